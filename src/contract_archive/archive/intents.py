"""Intents: what a writer is about to publish, written down before it does.

An intent is one JSON file. It names the staged folder, the place it shall have, the fixity of its
record, and the ledger line it shall get. Whoever comes after a crash reads it and finishes or
takes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from contract_archive import disk
from contract_archive.records.entries import Actor
from contract_archive.records.files import Fixity


class Intent(NamedTuple):
    """One publication to be. ``sequence`` is the number that its ledger entry will bear."""

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
        }
        disk.write_whole(self._path(intent.act_id), json.dumps(fields, ensure_ascii=False).encode())

    def remove(self, intent: Intent) -> None:
        """Forget an intent. Where this is lost, recovery sees that the act was done."""
        self._path(intent.act_id).unlink(missing_ok=True)

    def pending(self) -> Iterator[Intent]:
        """Yield the intents that crashes left; half-written ones are removed (nothing was done)."""
        for path in sorted(self.folder.iterdir()):
            intent = _read(path) if path.suffix == ".json" else None
            if intent is None:
                path.unlink()
            else:
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
            }
        )
    except (ValueError, KeyError, TypeError):
        return None
