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
    """What a program had acknowledged: numbers with the master's SHA-256, void numbers, and how
    often a contract was revised (its note counts it); of documents in review, by id, the same and
    which are rejected; of other acts, the number and the act."""

    filed: Mapping[str, str] = field(default_factory=dict)
    void: frozenset[str] = frozenset()
    revised: Mapping[str, int] = field(default_factory=dict)
    queued: Mapping[str, str] = field(default_factory=dict)
    amended: Mapping[str, int] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    done: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def read(cls, lines: Iterable[str]) -> Promises:
        """Read the lines that ``acknowledge`` wrote."""
        told = [json.loads(line) for line in lines]
        filed = {each["filed"]: each["master"] for each in told if "filed" in each}
        void = frozenset(each["void"] for each in told if "void" in each)
        revised = {each["revised"]: int(each["times"]) for each in told if "revised" in each}
        queued = {each["queued"]: each["master"] for each in told if "queued" in each}
        amended = {each["amended"]: int(each["times"]) for each in told if "amended" in each}
        rejected = frozenset(each["rejected"] for each in told if "rejected" in each)
        done = frozenset((each["number"], each["done"]) for each in told if "done" in each)
        return cls(filed, void, revised, queued, amended, rejected, done)


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
    faults += _broken_promises_of_review(shelves, promises)
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
    faults += [f"void, and forgotten: {each}" for each in promises.void - shelves.void]
    acts = {(each["number"], each["act"]) for each in shelves.entries}
    faults += [f"acknowledged and forgotten: {each}" for each in promises.done - acts]
    notes = {each["number"]: int(each.get("note", 0)) for each in shelves.contracts.values()}
    return faults + [
        f"a change acknowledged and lost: {number} is at {notes.get(number)}, not {times}"
        for number, times in promises.revised.items()
        if notes.get(number, 0) < times
    ]


def _broken_promises_of_review(shelves: Shelves, promises: Promises) -> list[str]:
    archived = set().union(*shelves.masters.values())
    faults = [
        f"queued and lost: {review}"
        for review, master in promises.queued.items()
        if master not in shelves.queued.get(review, archived)
    ]
    acts = {review: entry["act"] for review, entry in shelves.reviewed.items()}
    notes = {str(each["id"]): each["claims"].get("note") for each in shelves.pending.values()}
    faults += [
        f"amended and lost: {review}"
        for review, times in promises.amended.items()
        if notes.get(review, str(times)) != str(times)
    ]
    return faults + [
        f"rejected, and forgotten: {review}"
        for review in promises.rejected
        if acts.get(review) != "reject-review"
    ]


def _lost_sources(world: Path, shelves: Shelves, sources: Mapping[str, str]) -> list[str]:
    """A scan is in the inbox, or in the archive; never nowhere."""
    archived = set().union(*shelves.masters.values(), *shelves.queued.values())
    faults = []
    for path, digest in sources.items():
        file = world / path
        there = file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == digest
        if not there and digest not in archived:
            faults.append(f"neither in the inbox nor archived: {path}")
    return faults
