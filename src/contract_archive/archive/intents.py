"""Intents: what a writer is about to publish, written down before it does.

An intent is one JSON file. It names the staged folder, the place it shall have, the fixity of its
record, and the ledger line it shall get. Whoever comes after a crash reads it and finishes or
takes back. The intent of a publication can be taken back until its folder is in place; that of a
revision is itself the commit point.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive import disk
from contract_archive.errors import DamagedError
from contract_archive.holdings.vault import HOUSE, RECORD_NAME
from contract_archive.locale import _
from contract_archive.records.entries import Actor
from contract_archive.records.files import Fixity, StoredFile

if TYPE_CHECKING:  # no search needs it
    from contract_archive.archive.holdings import Holdings
    from contract_archive.holdings.vault.revision import Revision
    from contract_archive.holdings.vault.staging import Staging


class Intent(NamedTuple):
    """One publication or revision to be.

    ``sequence`` is the number that its ledger entry will bear, ``record`` the fixity that the file
    ``record_name`` of its folder will have. ``revision`` says what changes in a folder that stands
    already; None: a new one is published. ``clears`` is the place of a folder that is done with
    once the act is on record.
    """

    act_id: str
    act: str
    number: str
    place: str
    staged: str
    record: Fixity
    sequence: int
    at: datetime
    actor: Actor
    details: dict[str, Any]
    record_name: str = RECORD_NAME
    revision: Revision | None = None
    clears: str = ""

    @property
    def record_file(self) -> StoredFile:
        """The record as a file of its folder."""
        return StoredFile(self.record_name, self.record)

    @property
    def name(self) -> str:
        """What a person calls it: the contract's number, else the folder."""
        return self.number or self.place


def intent_of(
    archive: Holdings,
    act: str,
    staging: Staging,
    place: str,
    record: Fixity,
    details: dict[str, Any],
) -> Intent:
    """Return the intent of giving what is staged its place, by whoever acts on an archive now."""
    import secrets  # no search needs it

    return Intent(
        act_id=secrets.token_hex(8),
        act=act,
        number="",
        place=place,
        staged=f"{HOUSE}/staging/{staging.name}/{staging.folder.name}",
        record=record,
        sequence=archive.ledger.head().sequence + 1,
        at=archive.clock(),
        actor=archive.actor,
        details=details,
    )


class Intents:
    """The folder of intents. Touch it only under the archive's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def any(self) -> bool:
        """Tell, without the lock, whether somebody was or is in the midst of writing."""
        return any(True for _each in self.folder.iterdir())

    def write(self, intent: Intent) -> None:
        """Write an intent down, safe on disk when this returns."""
        fields = {
            **intent._asdict(),
            "at": intent.at.isoformat(),
            "record": intent.record._asdict(),
            "actor": intent.actor._asdict(),
            "revision": _from_revision(intent.revision),
        }
        disk.write_whole(self._path(intent.act_id), json.dumps(fields, ensure_ascii=False).encode())

    def remove(self, intent: Intent) -> None:
        """Forget an intent. Where this is lost, recovery sees that the act was done."""
        self._path(intent.act_id).unlink(missing_ok=True)

    def retract(self, intent: Intent) -> None:
        """Take an intent back so that it never comes again."""
        self.remove(intent)
        disk.sync_folder(self.folder)

    def make_safe(self) -> None:
        """Make safe what a killed process wrote and may not have synced."""
        disk.sync_folder(self.folder)

    def pending(self) -> Iterator[Intent]:
        """Yield the intents that crashes left; half-written ones are removed (nothing was done).

        Raises DamagedError where a whole one cannot be read: it may be of a change that is decided.
        """
        for path in sorted(self.folder.iterdir()):
            if path.suffix != ".json":
                path.unlink()
                continue
            intent = _read(path)
            if intent is None:
                raise DamagedError(
                    _("{file}: what an unfinished act was about cannot be read").format(file=path),
                    _("Restore it from a backup, or move it away and rebuild with reindex."),
                )
            yield intent

    def _path(self, act_id: str) -> Path:
        return self.folder / f"{act_id}.json"


def _read(path: Path) -> Intent | None:
    try:
        fields = json.loads(path.read_bytes())
        return Intent(
            **{
                **fields,
                "record": Fixity(**fields["record"]),
                "at": datetime.fromisoformat(fields["at"]),
                "actor": Actor(**fields["actor"]),
                "revision": _to_revision(fields.get("revision")),
            }
        )
    except (ValueError, KeyError, TypeError):
        return None


def _from_revision(revision: Revision | None) -> dict[str, Any] | None:
    if revision is None:
        return None
    return {**revision._asdict(), "files": [_from_file(each) for each in revision.files]}


def _to_revision(fields: Any) -> Revision | None:
    if fields is None:
        return None
    from contract_archive.holdings.vault.revision import Revision

    files = tuple(
        StoredFile(each["path"], Fixity(each["sha256"], each["size"])) for each in fields["files"]
    )
    return Revision(fields["came_from"], files, tuple(fields["drops"]))


def _from_file(file: StoredFile) -> dict[str, Any]:
    return {"path": file.path, **file.fixity._asdict()}
