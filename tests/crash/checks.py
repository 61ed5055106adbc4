"""What must be true of an archive after any crash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from contract_archive.errors import ArchiveError, ConflictError
from crash.operations import Tree
from crash.shelves import Shelves, read_shelves
from crash.workloads.filing import (
    ARCHIVE,
    INBOX,
    file_plainly,
    found_archive,
    open_archive,
    small_pdf,
)


@dataclass(frozen=True, slots=True)
class Promises:
    """What a program had acknowledged: numbers with the master's SHA-256, void numbers."""

    filed: Mapping[str, str] = field(default_factory=dict)
    void: frozenset[str] = frozenset()

    @classmethod
    def read(cls, lines: Iterable[str]) -> Promises:
        """Read the lines that ``acknowledge`` wrote."""
        told = [json.loads(line) for line in lines]
        filed = {each["filed"]: each["master"] for each in told if "filed" in each}
        return cls(filed, frozenset(each["void"] for each in told if "void" in each))


def sources_in(before: Tree) -> dict[str, str]:
    """Return the scans that lay in the inbox before anything was done: path to SHA-256."""
    return {
        path: hashlib.sha256(data).hexdigest()
        for path, data in before.items()
        if path.startswith(f"{INBOX}/") and data is not None
    }


def faults_after_crash(
    world: Path, promises: Promises, sources: Mapping[str, str], *, rebuild: bool = True
) -> list[str]:
    """Recover the archive in ``world``, file one more contract, and return what is wrong then.

    ``rebuild`` compares the catalog with one built anew, too.
    """
    root = world / ARCHIVE
    try:
        with open_archive(root) as archive:
            known = {number: archive.catalog.number_state(number) for number in promises.filed}
            faults = [
                f"not in the catalog: {number}" for number, state in known.items() if not state
            ]
            source = world / "further.pdf"
            source.write_bytes(small_pdf("further"))
            answer = file_plainly(archive, source)
            if answer.error is not None:
                raise answer.error
            if rebuild:
                faults += _faults_of_catalog(root, list(archive.catalog.dump()))
    except (ArchiveError, OSError) as fault:
        return [f"cannot go on: {type(fault).__name__}: {fault}"]
    shelves = read_shelves(root)
    faults += shelves.faults
    faults += _broken_promises(shelves, promises)
    faults += _lost_sources(world, shelves, sources)
    if answer.number not in shelves.masters:
        faults.append(f"the further contract {answer.number} is not there")
    return faults


def faults_after_founding(world: Path, told: bool) -> list[str]:
    """Return what is wrong with an archive that was being founded when the power went.

    ``told``: its founding had been acknowledged. Else whoever founds it again must get it whole.
    """
    if not told:
        try:
            found_archive(world / ARCHIVE).close()
        except ConflictError:
            pass  # it stands
        except (ArchiveError, OSError) as fault:
            return [f"cannot be founded again: {type(fault).__name__}: {fault}"]
    return faults_after_crash(world, Promises(), {})


def _faults_of_catalog(root: Path, dump: list[str]) -> list[str]:
    with open_archive(root) as archive:
        archive.reindex(1)
        rebuilt = list(archive.catalog.dump())
    if dump == rebuilt:
        return []
    return [f"catalog: {sorted(set(dump) ^ set(rebuilt))[:4]} differ from a rebuilt one"]


def _broken_promises(shelves: Shelves, promises: Promises) -> list[str]:
    gone = [
        number
        for number, master in promises.filed.items()
        if master not in shelves.masters.get(number, ())
    ]
    faults = [f"acknowledged and lost: {number}" for number in gone]
    return faults + [f"void, and forgotten: {each}" for each in promises.void - shelves.void]


def _lost_sources(world: Path, shelves: Shelves, sources: Mapping[str, str]) -> list[str]:
    """A scan is in the inbox, or in the archive; never nowhere."""
    archived = set().union(*shelves.masters.values())
    faults = []
    for path, digest in sources.items():
        file = world / path
        there = file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == digest
        if not there and digest not in archived:
            faults.append(f"neither in the inbox nor archived: {path}")
    return faults
