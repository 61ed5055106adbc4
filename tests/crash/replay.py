"""Replays a recording of the archive's work: every crash is recovered from and looked over.

As a program, ``python -m crash.replay SCRATCH WORK [--recovery-only]``, it records, crashes and
checks whatever ``contract_archive`` is on its path, stops at the first fault and prints it: so
mutants are tried. WORK is ``ingest``, ``revise`` or ``review``.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

from crash.checks import Promises, faults_after_crash, faults_after_founding, sources_in
from crash.disk import Disk
from crash.operations import Acknowledge, Recording, Tree, write_tree
from crash.recorder import record
from crash.splicing import splice
from crash.states import Crash, crashes
from crash.workloads.filing import (
    ARCHIVE,
    INBOX,
    RECOVERED,
    REINDEX,
    file_plainly,
    found_archive,
    small_pdf,
)

WORKLOADS = Path(__file__).parent / "workloads"
SEED = 20240715
SHARDS = os.cpu_count() or 1
_FAST = Path("/dev/shm")


Judge = Callable[[Path, tuple[str, ...]], list[str]]
"""Given a world as a crash left it and what was acknowledged, returns what is wrong with it."""


class Work(NamedTuple):
    """A recording, and between which moments of it crashes are of interest (None: to its end)."""

    recording: Recording
    since: int = 0
    until: int | None = None

    def to_recovery(self) -> Work:
        """Return this without what was done after the archive was recovered."""
        operations = self.recording.operations
        told = (k for k, each in enumerate(operations) if each == Acknowledge(RECOVERED))
        return self._replace(until=next(told, None))


@dataclass(frozen=True, slots=True)
class Finding:
    """A crash that the archive did not survive whole."""

    crash: str
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((*self.faults, self.crash))


@dataclass(frozen=True, slots=True)
class Survey:
    """How many crashes were looked at, and what was found."""

    count: int = 0
    findings: tuple[Finding, ...] = ()


def make_small_world(world: Path) -> None:
    """Make a world with an archive of one contract, and nothing in the inbox."""
    (world / INBOX).mkdir(parents=True)
    first = world / INBOX / "old.pdf"
    first.write_bytes(small_pdf("old"))
    with found_archive(world / ARCHIVE) as archive:
        file_plainly(archive, first, move=True)


def make_world(world: Path) -> None:
    """Make a world with an archive of one contract, and three scans in the inbox."""
    make_small_world(world)
    for name in ("one", "three", "two"):
        (world / INBOX / f"{name}.pdf").write_bytes(small_pdf(name))


def record_work(script: str, worlds: list[Path], scratch: Path) -> list[Recording]:
    """Record one of the workloads on its worlds."""
    arguments = [sys.executable, "-B", str(WORKLOADS / script), *map(str, worlds)]
    return record(arguments, worlds, scratch, workload_environment())


def workload_environment() -> dict[str, str]:
    """Return the environment in which a workload finds this package."""
    tests = str(WORKLOADS.parent.parent)
    path = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), tests)))
    return {**os.environ, "PYTHONPATH": path}


def record_ingest(folder: Path) -> Recording:
    """Record the ingest of three scans and a number made void."""
    make_world(folder / "world")
    return record_work("ingest.py", [folder / "world"], folder / "scratch-ingest")[0]


def record_revising(folder: Path) -> Recording:
    """Record three changes of a contract: files replaced, the folder moved, both with an item."""
    make_small_world(folder / "revised")
    return record_work("revise.py", [folder / "revised"], folder / "scratch-revise")[0]


def record_reviewing(folder: Path) -> Recording:
    """Record two scans that are queued for review: one is amended and accepted, one rejected."""
    world = folder / "reviewed"
    make_small_world(world)
    for name in ("one", "two"):
        (world / INBOX / f"{name}.pdf").write_bytes(small_pdf(name))
    return record_work("review.py", [world], folder / "scratch-review")[0]


def record_expiring(folder: Path) -> Recording:
    """Record a contract that is corrected, closed, opened again and corrected once more."""
    make_small_world(folder / "expired")
    return record_work("expire.py", [folder / "expired"], folder / "scratch-expire")[0]


def record_founding(folder: Path) -> Recording:
    """Record the founding of an archive in an empty world."""
    (folder / "fresh").mkdir()
    return record_work("found.py", [folder / "fresh"], folder / "scratch-found")[0]


def record_recoveries(done: Recording, folder: Path) -> list[Work]:
    """Record the recovery from crashes of a recording, each of another kind.

    Some of them began on the disk that a power cut left, some on what a killed process had not
    synced: there the cut may come after the recovery. In one the catalog is gone, and in one it is
    built anew.
    """
    cut = _kinds(crashes(done, SEED, 6))
    cut += [_without_catalog(cut[-1]), cut[-1]]
    killed = _kinds(reversed(list(_killings(done))))  # the first of each: the least was synced
    starts = [*cut, *killed]
    worlds = [folder / f"crashed-{count}" for count in range(len(starts))]
    worlds[len(cut) - 1] = folder / f"crashed-{REINDEX}"
    for world, start in zip(worlds, starts, strict=True):
        write_tree(start.tree, world)
    after = record_work("recover.py", worlds, folder / "scratch-recover")
    return [
        *(Work(after[k].promising(start.acknowledged)) for k, start in enumerate(cut)),
        *(
            Work(splice(done, start.moment, after[k]), start.moment)
            for k, start in enumerate(killed, len(cut))
        ),
    ]


def _killings(recording: Recording) -> Iterator[Crash]:
    """Yield what the next program sees when this one is killed after each operation."""
    disk = Disk(recording)
    for moment in range(len(recording.operations) + 1):
        yield Crash(moment, (), disk.everything(), tuple(disk.acknowledged))
        if moment < len(recording.operations):
            disk.step()


def _without_catalog(crash: Crash) -> Crash:
    tree = {path: data for path, data in crash.tree.items() if "catalog" not in path}
    return replace(crash, tree=tree)


def _kinds(found: Iterable[Crash]) -> list[Crash]:
    """Keep one crash of each kind, the last."""
    return list({_kind(crash.tree): crash for crash in found}.values())


def _kind(tree: Tree) -> tuple[object, ...]:
    """Two crashes are of a kind when recovery has the same to do.

    That is: settle an intent or drop half of one, clear a staging, log what was published, mend
    the ledger's end, bring the catalog along, roll its journal back.
    """
    house = f"{ARCHIVE}/.carchive/"
    names = [path.removeprefix(house) for path in tree if path.startswith(house)]
    staged = sum(name.startswith("staging/") for name in names)
    records = sum(f.endswith("/contract.yaml") and not f.startswith(house) for f in tree)
    lines = [
        line
        for path, data in sorted(tree.items())
        if path.startswith(f"{house}ledger/")
        for line in (data or b"").splitlines(keepends=True)
    ]
    left = _left_of_revision(tree, house, b"".join(lines))
    if left:
        return left
    return (
        tuple(sorted(name.rpartition(".")[2] for name in names if name.startswith("intents/"))),
        staged > 0,
        records - sum(b'"ingest"' in line for line in lines),
        lines[-1][-2:] == b"}\n",
        bool(lines) and b'"void-number"' in lines[-1],
        bool((tree.get(f"{house}catalog.sqlite-journal") or b"").strip(b"\0")),
    )


def _left_of_revision(tree: Tree, house: str, ledger: bytes) -> tuple[object, ...]:
    """What is to be done of a revision: is its record or another file still staged, has its folder
    gone where it goes, has the ledger got it. Nothing where there is none."""
    for path, data in tree.items():
        if not path.startswith(f"{house}intents/") or not path.endswith(".json"):
            continue
        intent = json.loads(data or b"{}")
        if intent.get("revision"):
            staged = {
                name.endswith(".yaml")
                for name, held in tree.items()
                if name.startswith(f"{ARCHIVE}/{intent['staged']}/") and held
            }
            there = f"{ARCHIVE}/{intent['place']}" in tree
            moves = intent["place"] != intent["revision"]["came_from"]
            logged = intent["act_id"].encode() in ledger
            return *sorted(staged), moves, there, logged, bool(intent["clears"])
    return ()


def judge_of(done: Recording) -> Judge:
    """Return what looks over the crashes of some work and of the recoveries after it."""
    return partial(_faults_of_work, sources=sources_in(done.before))


def _faults_of_work(
    world: Path, acknowledged: tuple[str, ...], sources: Mapping[str, str]
) -> list[str]:
    return faults_after_crash(world, Promises.read(acknowledged), sources)


def faults_of_founding(world: Path, acknowledged: tuple[str, ...]) -> list[str]:
    """Look over a crash of the founding of an archive."""
    return faults_after_founding(world, bool(acknowledged))


def survey(
    work: Work, judge: Judge, *, each: int, most: int = 0, first_only: bool = False
) -> Survey:
    """Let ``judge`` look over the crashes of a recording, shared out among processes.

    At every moment there are ``each`` beside the least and the most that can be left; ``most`` of
    all these (0: all), evenly over the time, are checked. ``first_only`` stops at the first fault.
    """
    found = list(crashes(work.recording, SEED, each, work.since, work.until))
    count = len(found)
    kept = min(most or count, count)
    chosen = [found[k * count // kept] for k in range(kept)]
    if first_only:
        Random(SEED).shuffle(chosen)  # a fault shows sooner so
        return _survey(chosen, judge, first_only)
    shares = [chosen[k::SHARDS] for k in range(SHARDS)]
    with ProcessPoolExecutor(SHARDS, mp_context=get_context("fork")) as pool:
        parts = list(pool.map(partial(_survey, judge=judge), shares))
    findings = tuple(finding for part in parts for finding in part.findings)
    return Survey(sum(part.count for part in parts), findings)


def _survey(found: list[Crash], judge: Judge, first_only: bool = False) -> Survey:
    findings: list[Finding] = []
    for count, crash in enumerate(found, 1):
        faults = check(crash, judge)
        if faults:
            findings.append(Finding(str(crash), tuple(faults)))
            if first_only:
                return Survey(count, tuple(findings))
    return Survey(len(found), tuple(findings))


def check(crash: Crash, judge: Judge) -> list[str]:
    """Put what a crash left on a disk and return what is wrong with it."""
    base = _FAST if _FAST.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=base))
    try:
        write_tree(crash.tree, folder / "world")
        return judge(folder / "world", crash.acknowledged)
    finally:
        shutil.rmtree(folder)


RECORDINGS: Mapping[str, Callable[[Path], Recording]] = {
    "ingest": record_ingest,
    "revise": record_revising,
    "review": record_reviewing,
    "expire": record_expiring,
}


def first_fault(folder: Path, name: str, *, recovery_only: bool = False) -> Finding | None:
    """Record, crash and check some work and its recoveries until something is wrong.

    ``recovery_only`` passes over the crashes of the work itself.
    """
    done = RECORDINGS[name](folder)
    judge = judge_of(done)
    for work, most in _tries(done, folder, recovery_only):
        found = survey(work, judge, each=8, most=most, first_only=True)
        if found.findings:
            return found.findings[0]
    return None


def _tries(done: Recording, folder: Path, recovery_only: bool) -> Iterator[tuple[Work, int]]:
    if not recovery_only:
        yield Work(done), 600
    recoveries = record_recoveries(done, folder)
    yield from ((work.to_recovery(), 40) for work in recoveries)
    yield from ((work, 40) for work in recoveries)


if __name__ == "__main__":
    scratch, asked, *options = sys.argv[1:]
    fault = first_fault(Path(scratch), asked, recovery_only="--recovery-only" in options)
    print(fault or "no fault found")
    sys.exit(1 if fault else 0)
