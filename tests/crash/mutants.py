"""Wrong orders, planted in a copy of the code: the replay must catch each of them.

A mutant is a change of text in one file. Where the text is not found exactly once, the code has
moved on and the mutant must follow: that is an error, not a pass.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
SOURCE = TESTS.parent / "src"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong order: its name, the file below the package, the text there and what replaces it,
    and the work in which it shows."""

    name: str
    file: str
    right: str
    wrong: str
    work: str = "ingest"

    def plant(self, folder: Path) -> Path:
        """Copy the source below ``folder`` with the wrong order in it; return where it is."""
        copy = folder / "src"
        shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        path = copy / "contract_archive" / self.file
        text = path.read_text("utf-8")
        if text.count(self.right) != 1:
            raise ValueError(f"{self.name}: {self.file} has not once: {self.right!r}")
        path.write_text(text.replace(self.right, self.wrong), "utf-8")
        return copy

    def is_caught(self, folder: Path) -> tuple[bool, str]:
        """Replay the mutant; return whether a fault was found, and what was said."""
        source = self.plant(folder)
        only = ["--recovery-only"] if "recovery" in self.name else []
        paths = os.pathsep.join((str(source), str(TESTS)))
        done = subprocess.run(
            [sys.executable, "-B", "-m", "crash.replay", str(folder / "worlds"), self.work, *only],
            env={**os.environ, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode == 1 and not done.stderr, done.stdout + done.stderr


_PROTOCOL = "archive/protocol.py"
_COMMITTING = "archive/committing.py"
_REPLAY = "archive/replay.py"
_VAULT = "holdings/vault/__init__.py"
_STAGING = "holdings/vault/staging.py"
_REVISION = "holdings/vault/revision.py"
_LEDGER = "holdings/ledger.py"
_ENGINE = "holdings/catalog/engine.py"

MUTANTS = (
    Mutant(
        "the master is not synced",
        "disk.py",
        "write_all(handle, chunk)\n        os.fsync(handle)\n",
        "write_all(handle, chunk)\n",
    ),
    Mutant(
        "the rendition is not synced",
        _STAGING,
        "disk.fixity_made_safe(target)",
        "disk.fixity_of_file(target)",
    ),
    Mutant(
        "contract.yaml is not synced",
        _STAGING,
        "fixity = disk.write_new(self.folder / name, data)",
        "(self.folder / name).write_bytes(data)\n        fixity = disk.fixity_of(data)",
    ),
    Mutant(
        "the staged folder is not synced",
        _STAGING,
        "            disk.sync_folder(Path(path))\n        return fixity",
        "            pass\n        return fixity",
    ),
    Mutant(
        "no intent is written",
        _COMMITTING,
        "    archive.intents.write(intent)\n    try:\n        archive.vault.publish(",
        "    try:\n        archive.vault.publish(",
    ),
    Mutant(
        "the intent's name is not synced",
        "disk.py",
        "temporary.replace(path)\n    sync_folder(path.parent)",
        "temporary.replace(path)",
    ),
    Mutant(
        "the intent's bytes are not synced",
        "disk.py",
        "write_new(temporary, data)",
        "temporary.write_bytes(data)",
    ),
    Mutant(
        "new folders above a contract are not synced",
        "disk.py",
        "        sync_folder(parent)\n",
        "",
    ),
    Mutant(
        "the published name is not synced",
        _VAULT,
        "        disk.sync_folder(target.parent)\n",
        "",
    ),
    Mutant(
        "a contract is copied to its place instead of renamed",
        _VAULT,
        "staged.rename(target)",
        "__import__('shutil').copytree(\n"
        "            staged,\n"
        "            target,\n"
        "            copy_function=lambda a, b: Path(b).write_bytes(Path(a).read_bytes()),\n"
        "        )",
    ),
    Mutant(
        "logged before it is published",
        _COMMITTING,
        "        archive.vault.publish(staging.folder, intent.place)\n",
        "        _complete(archive, intent)\n"
        "        archive.vault.publish(staging.folder, intent.place)\n"
        "        return\n",
    ),
    Mutant(
        "the ledger's line is not synced",
        _LEDGER,
        "                os.fsync(handle)\n            except OSError:",
        "            except OSError:",
    ),
    Mutant(
        "the name of a new month's file is not synced",
        _LEDGER,
        "disk.sync_folder(self.folder)\n            self._safe.add(path)",
        "self._safe.add(path)",
    ),
    Mutant(
        "the intent is removed before the ledger has the act",
        _COMMITTING,
        "    return archive.ledger.append(\n        at=intent.at,",
        "    archive.intents.remove(intent)\n"
        "    return archive.ledger.append(\n        at=intent.at,",
    ),
    Mutant(
        "the source is deleted before the contract is safe",
        "actions/ingest/accessions.py",
        "        contract, place, told = filing.file(archive, record, draft)\n",
        "        _removed(prepared)\n"
        "        contract, place, told = filing.file(archive, record, draft)\n",
    ),
    Mutant(
        "the catalog does not sync",
        _ENGINE,
        'synchronous=EXTRA;"',
        'synchronous=OFF;"',
    ),
    Mutant(
        "the catalog keeps its journal in memory",
        _ENGINE,
        "journal_mode=TRUNCATE",
        "journal_mode=MEMORY",
    ),
    Mutant(
        "recovery does not mend the ledger",
        _PROTOCOL,
        "torn = archive.ledger.mend(acknowledged)",
        "torn = None",
    ),
    Mutant(
        "recovery takes back what was published",
        _COMMITTING,
        "return archive.vault.has(intent.place, intent.record, intent.record_name)",
        "return False",
    ),
    Mutant(
        "recovery does not bring the catalog along",
        _PROTOCOL,
        "        catch_up(archive)\n",
        "        pass\n",
    ),
    Mutant(
        "recovery leaves stagings lying about",
        _PROTOCOL,
        "    archive.vault.clear_stagings()\n",
        "",
    ),
    Mutant(
        "recovery builds on a ledger that is not synced",
        _LEDGER,
        "        for path in self._files()[-1:]:\n",
        "        for path in ():\n",
    ),
    Mutant(
        "recovery looks for an act at its own sequence only",
        _COMMITTING,
        "archive.ledger.entries(after=intent.sequence - 1)",
        "filter(None, [archive.ledger.at(intent.sequence)])",
    ),
    Mutant(
        "recovery does not sync the name of what was published",
        _COMMITTING,
        "        disk.sync_folder((archive.root / intent.place).parent)\n",
        "        pass\n",
    ),
    Mutant(
        "a revision begins before its intent is safe",
        _COMMITTING,
        "    staging.anchor()\n",
        "    staging.anchor()\n"
        "    archive.vault.revise(intent.staged, revision, intent.place, intent.record_file)\n",
        "revise",
    ),
    Mutant(
        "what is staged for a revision hangs on a name that is not synced",
        _COMMITTING,
        "    staging.anchor()\n",
        "",
        "revise",
    ),
    Mutant(
        "the names that a revision puts in place are not synced",
        _REVISION,
        "    for each in touched:\n        disk.sync_folder(each)\n",
        "",
        "revise",
    ),
    Mutant(
        "the new place of a revised folder is not synced",
        _REVISION,
        "        source.rename(target)\n    disk.sync_folder(target.parent)\n",
        "        source.rename(target)\n",
        "revise",
    ),
    Mutant(
        "the ledger has a revision before the tree",
        _COMMITTING,
        "        archive.vault.revise(intent.staged, revision, intent.place, intent.record_file)\n"
        "        _complete(archive, intent)\n",
        "        _log(archive, intent)\n"
        "        archive.vault.revise(intent.staged, revision, intent.place, intent.record_file)\n"
        "        apply(archive, archive.ledger.at(intent.sequence))\n"
        "        close(archive, intent, on_record=True)\n",
        "revise",
    ),
    Mutant(
        "recovery does not carry out a revision",
        _COMMITTING,
        "        archive.vault.revise(intent.staged, intent.revision, intent.place, "
        "intent.record_file)\n",
        "        pass\n",
        "revise",
    ),
    Mutant(
        "recovery clears away what a revision has staged",
        _PROTOCOL,
        "    on_record = [",
        "    archive.vault.clear_stagings()\n    on_record = [",
        "revise",
    ),
    Mutant(
        "recovery carries out a revision whose intent is not synced",
        _PROTOCOL,
        "        archive.intents.make_safe()\n",
        "",
        "revise",
    ),
    Mutant(
        "recovery does not sync a place that was taken before the crash",
        _REVISION,
        "        source.rename(target)\n    disk.sync_folder(target.parent)\n",
        "        source.rename(target)\n        disk.sync_folder(target.parent)\n",
        "revise",
    ),
    Mutant(
        "a document is told to wait before its folder's name is synced",
        _VAULT,
        "        disk.sync_folder(target.parent)\n        disk.sync_folder(staged.parent)\n",
        "",
        "review",
    ),
    Mutant(
        "a document leaves the queue before its contract is published",
        _COMMITTING,
        "    archive.intents.write(intent)\n    try:\n        archive.vault.publish(",
        "    archive.intents.write(intent)\n"
        "    if intent.clears:\n"
        "        archive.vault.sweep(intent.clears)\n"
        "    try:\n        archive.vault.publish(",
        "review",
    ),
    Mutant(
        "the intent of an acceptance is removed before the document has left the queue",
        _COMMITTING,
        "    if on_record and intent.clears:\n"
        "        archive.vault.sweep(intent.clears)\n"
        "    archive.intents.remove(intent)\n",
        "    archive.intents.retract(intent)\n"
        "    if on_record and intent.clears:\n"
        "        archive.vault.sweep(intent.clears)\n",
        "review",
    ),
    Mutant(
        "a document that left the queue is not synced away",
        _VAULT,
        "        disk.sync_folder(swept.parent)\n        disk.sync_folder(folder.parent)\n",
        "",
        "review",
    ),
    Mutant(
        "recovery does not sweep what was accepted",
        _PROTOCOL,
        "committing.close(archive, intent, on_record=done)",
        "committing.close(archive, intent, on_record=False)",
        "review",
    ),
    Mutant(
        "an amended document is written in place",
        "archive/reviewing.py",
        "        committing.revise(archive, staging, intent, revision)\n",
        "        data = (staging.folder / INTAKE_NAME).read_bytes()\n"
        "        (archive.root / before / INTAKE_NAME).write_bytes(data)\n"
        "        committing.revise(archive, staging, intent, revision)\n",
        "review",
    ),
)
