"""Replays a recording of the archive's work: every crash is recovered from and looked over.

As a program, ``python -m crash.replay SCRATCH``, it records, crashes and checks whatever
``contract_archive`` is on its path, stops at the first fault and prints it: so mutants are tried.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from crash.checks import Promises, faults_after_crash, sources_in
from crash.disk import Disk
from crash.operations import Recording, write_tree
from crash.recorder import record
from crash.splicing import splice
from crash.states import Crash, crashes
from crash.workloads.filing import ARCHIVE, INBOX, file_plainly, found_archive, small_pdf

WORKLOADS = Path(__file__).parent / "workloads"
SEED = 20240715
SHARDS = os.cpu_count() or 1
_FAST = Path("/dev/shm")


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


def make_world(world: Path) -> None:
    """Make a world with an archive of one contract, and three scans in the inbox."""
    (world / INBOX).mkdir(parents=True)
    first = world / INBOX / "old.pdf"
    first.write_bytes(small_pdf("old"))
    with found_archive(world / ARCHIVE) as archive:
        file_plainly(archive, first, move=True)
    for name in ("one", "three", "two"):
        (world / INBOX / f"{name}.pdf").write_bytes(small_pdf(name))


def record_work(script: str, worlds: list[Path], scratch: Path) -> list[Recording]:
    """Record one of the workloads on its worlds."""
    arguments = [sys.executable, "-B", str(WORKLOADS / script), *map(str, worlds)]
    tests = str(WORKLOADS.parent.parent)
    path = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), tests)))
    return record(arguments, worlds, scratch, {**os.environ, "PYTHONPATH": path})


def record_ingest(folder: Path) -> Recording:
    """Record the ingest of three scans and a number made void."""
    make_world(folder / "world")
    return record_work("ingest.py", [folder / "world"], folder / "scratch-ingest")[0]


def record_recoveries(ingest: Recording, folder: Path) -> list[Recording]:
    """Record the recovery from crashes of an ingest, each of another kind.

    Half of them began on the disk that a power cut left, half on what a killed process had not
    synced: there the cut may come after the recovery.
    """
    cut, killed = _kinds(crashes(ingest, SEED, 2)), _kinds(_killings(ingest))
    starts = [*cut, *killed]
    worlds = [folder / f"crashed-{count}" for count in range(len(starts))]
    for world, start in zip(worlds, starts, strict=True):
        write_tree(start.tree, world)
    done = record_work("recover.py", worlds, folder / "scratch-recover")
    after_cut = [each.promising(start.acknowledged) for start, each in zip(cut, done, strict=False)]
    after_kill = [
        splice(ingest, start.moment, each)
        for start, each in zip(killed, done[len(cut) :], strict=True)
    ]
    return after_cut + after_kill


def _killings(recording: Recording) -> Iterator[Crash]:
    """Yield what the next program sees when this one is killed after each operation."""
    disk = Disk(recording)
    for moment in range(len(recording.operations) + 1):
        yield Crash(moment, (), disk.everything(), tuple(disk.acknowledged))
        if moment < len(recording.operations):
            disk.step()


def _kinds(found: Iterator[Crash]) -> list[Crash]:
    """Keep the first crash of each kind: what is left over, and how far the parts have got."""
    kept: dict[tuple[object, ...], Crash] = {}
    for crash in found:
        kept.setdefault(_kind(crash), crash)
    return list(kept.values())


def _kind(crash: Crash) -> tuple[object, ...]:
    """Two crashes are of a kind when recovery has the same to do."""
    house = f"{ARCHIVE}/.carchive/"
    names = [path.removeprefix(house) for path in crash.tree if path.startswith(house)]
    intents = [name.rpartition(".")[2] for name in names if name.startswith("intents/")]
    staged = sum(name.startswith("staging/") for name in names)
    records = sum(path.endswith("/contract.yaml") for path in crash.tree) - staged
    ledger = b"".join(
        data or b"" for path, data in crash.tree.items() if path.startswith(f"{house}ledger/")
    )
    journal = crash.tree.get(f"{house}catalog.sqlite-journal") or b""
    torn = not ledger.endswith(b"\n")
    return (
        tuple(sorted(intents)),
        staged > 0,
        records,
        ledger.count(b"\n"),
        torn,
        bool(journal.strip(b"\0")),
        len(crash.acknowledged),
    )


def survey(
    recording: Recording,
    sources: Mapping[str, str],
    *,
    subsets: int,
    seed: int = SEED,
    shards: int = SHARDS,
    first_only: bool = False,
) -> Survey:
    """Check every crash of a recording, shared out among ``shards`` processes."""
    job = partial(_survey_shard, recording, sources, subsets, seed, first_only, shards)
    if shards == 1:
        return job(0)
    with ProcessPoolExecutor(shards, mp_context=get_context("fork")) as pool:
        parts = list(pool.map(job, range(shards)))
    return add(parts)


def add(parts: list[Survey]) -> Survey:
    """Return several surveys as one."""
    findings = tuple(finding for part in parts for finding in part.findings)
    return Survey(sum(part.count for part in parts), findings)


def _survey_shard(
    recording: Recording,
    sources: Mapping[str, str],
    subsets: int,
    seed: int,
    first_only: bool,
    shards: int,
    shard: int,
) -> Survey:
    findings: list[Finding] = []
    count = 0
    for index, crash in enumerate(crashes(recording, seed, subsets)):
        if index % shards != shard:
            continue
        count += 1
        faults = check(crash, sources)
        if faults:
            findings.append(Finding(str(crash), tuple(faults)))
            if first_only:
                break
    return Survey(count, tuple(findings))


def check(crash: Crash, sources: Mapping[str, str]) -> list[str]:
    """Put what a crash left on a disk, recover, and return what is wrong."""
    base = _FAST if _FAST.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=base))
    try:
        write_tree(crash.tree, folder / "world")
        return faults_after_crash(folder / "world", Promises.read(crash.acknowledged), sources)
    finally:
        shutil.rmtree(folder)


def first_fault(folder: Path) -> Finding | None:
    """Record, crash and check an ingest and its recoveries until something is wrong."""
    ingest = record_ingest(folder)
    sources = sources_in(ingest.before)
    for recording in (ingest, *record_recoveries(ingest, folder)):
        found = survey(recording, sources, subsets=3, shards=1, first_only=True)
        if found.findings:
            return found.findings[0]
    return None


if __name__ == "__main__":
    fault = first_fault(Path(sys.argv[1]))
    print(fault or "no fault found")
    sys.exit(1 if fault else 0)
