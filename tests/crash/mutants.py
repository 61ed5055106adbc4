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
    """A wrong order: its name, the file below the package, the text there and what replaces it."""

    name: str
    file: str
    right: str
    wrong: str

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
        only = ["--recovery-only"] if self.name.startswith("recovery") else []
        paths = os.pathsep.join((str(source), str(TESTS)))
        done = subprocess.run(
            [sys.executable, "-B", "-m", "crash.replay", str(folder / "worlds"), *only],
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
        "        contract, place = drafts.file(archive, record, draft, _details(draft))\n",
        "        _removed(prepared)\n"
        "        contract, place = drafts.file(archive, record, draft, _details(draft))\n",
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
)
