"""How fast `carchive audit` reads every byte, beside `sha256sum` over the same files.

    python benchmarks/audit.py                            # 10,000 contracts of 300 KB: 3 GB
    python benchmarks/audit.py --contracts 2000 --quick 20000

In one run, each with as many processes: `sha256sum` over every file through xargs; the audit with
the checks that read bytes alone; the whole audit; the whole audit again, of which nothing has
changed; the audit without bytes (``--quick``); then that over another archive of ``--quick``
contracts with tiny files, with the largest memory of its processes at 10 %, 50 % and 100 %.
Archives are kept in ``--folder`` for the next run. All files lie in the system's cache when they
are read: what is measured is the work, not the disk. ``--rounds`` of the first two alternate.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from contract_archive.actions.audit import audit
from contract_archive.actions.found import found
from contract_archive.archive import Archive
from contract_archive.archive.acts import details_of
from contract_archive.disk import fixity_of
from contract_archive.holdings.vault import record
from contract_archive.records.audits import Audit, AuditRequest
from contract_archive.records.contracts import Contract
from contract_archive.records.entries import Act
from contract_archive.records.files import StoredFile
from synthetic import Made, Maker, shelf

_DAY = date(2024, 7, 10)
BYTES = ("file-changed", "file-missing", "file-unreadable")
LARGE, TINY = (240_000, 60_000, 1_500), (300, 200, 60)  # master, rendition; characters of text


def main() -> None:
    options = _options()
    folder = shelf(options.folder)
    large = _archive(folder / f"audit-{options.contracts}", options.contracts, LARGE)
    if options.contracts:
        _bytes(large, options.jobs, options.rounds)
        if not options.bytes_alone:
            _whole(large, options.jobs)
    if options.quick:
        tiny = _archive(folder / f"audit-tiny-{options.quick}", options.quick, TINY)
        print(f"\n--quick over {options.quick:,} contracts with tiny files:")
        memory = Memory()
        seconds, done = _audit(tiny, AuditRequest(quick=True, jobs=options.jobs), memory)
        _line("audit --quick", seconds, done)
        for share, megabytes in memory.seen.items():
            print(f"  memory at {share:4.0%}: {megabytes} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--contracts", type=int, default=10_000)
    parser.add_argument("--quick", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/.archives"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bytes-alone", action="store_true", help="leave the whole audits out")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def _bytes(root: Path, jobs: int, rounds: int) -> None:
    only = AuditRequest(only=BYTES, jobs=jobs)
    plain, own = [], []
    for _round in range(rounds):
        plain.append(_sha256sum(root, jobs))
        seconds, done = _audit(root, only)
        own.append(seconds)
    size = done.verified.bytes
    print(
        f"{done.verified.contracts:,} contracts, {done.verified.files:,} files, "
        f"{size / 1e9:.2f} GB, {jobs} processes, medians of {rounds} rounds:"
    )
    for name, seconds in (("sha256sum", plain), ("audit, bytes alone", own)):
        median = statistics.median(seconds)
        print(f"  {name:22}{median:8.2f} s {size / median / 1e6:8,.0f} MB/s")
    share = statistics.median(plain) / statistics.median(own)
    print(f"  the audit runs at {share:.0%} of sha256sum")


def _whole(root: Path, jobs: int) -> None:
    for name, request in (
        ("whole audit", AuditRequest(jobs=jobs)),
        ("whole audit, again", AuditRequest(jobs=jobs)),
        ("audit --quick", AuditRequest(quick=True, jobs=jobs)),
    ):
        _line(name, *_audit(root, request))


def _sha256sum(root: Path, jobs: int) -> float:
    begun = time.perf_counter()
    subprocess.run(
        f"find . -path ./.carchive -prune -o -type f -print0 | xargs -0 -P {jobs} -n 64 sha256sum",
        shell=True,
        cwd=root,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


def _audit(
    root: Path, request: AuditRequest, progress: Callable[[int, int, int], None] | None = None
) -> tuple[float, Audit]:
    with Archive.open(root) as archive:
        begun = time.perf_counter()
        done = audit(archive, request, progress).audit
        return time.perf_counter() - begun, done


def _line(name: str, seconds: float, done: Audit) -> None:
    count = done.verified.contracts
    print(
        f"  {name:22}{seconds:8.2f} s {count / seconds:8,.0f} contracts a second, "
        f"{len(done.findings)} findings"
    )


class Memory:
    """Notes the largest memory of this process and its children as an audit goes on."""

    def __init__(self) -> None:
        self.seen: dict[float, str] = {}

    def __call__(self, done: int, total: int, _read: int) -> None:
        for share in (0.1, 0.5, 1.0):
            if share not in self.seen and done >= share * total:
                children = _children()
                peaks = [_peak(os.getpid()), *(_peak(each) for each in children)]
                self.seen[share] = " + ".join(f"{each:.0f}" for each in peaks)


def _children() -> list[int]:
    told = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    return [int(each) for each in told.split()]


def _peak(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(each.split()[1]) / 1024 for each in lines if each.startswith("VmHWM"))


def _archive(root: Path, count: int, sizes: tuple[int, int, int]) -> Path:
    if not count or root.with_suffix(".made").exists():
        return root
    print(f"making {root} …", file=sys.stderr)
    shutil.rmtree(root, ignore_errors=True)
    syncing, os.fsync = os.fsync, lambda _handle: None  # this part is not measured
    try:
        with found(root, language="zh", company="东方示例有限公司") as archive:
            dice = random.Random(7)
            for made in Maker(customers=count // 20 + 1).make(count, sizes[2]):
                _file(archive, made, sizes, dice)
            archive.reindex()
    finally:
        os.fsync = syncing
    root.with_suffix(".made").touch()
    return root


def _file(archive: Archive, made: Made, sizes: tuple[int, int, int], dice: random.Random) -> None:
    """Put a contract into the tree and the ledger as the archive would, without its care."""
    folder = archive.root / made.place
    (folder / "master").mkdir(parents=True)
    item = made.contract.items[0]
    files = {
        item.masters[0].path: dice.randbytes(sizes[0]),
        item.rendition.path: dice.randbytes(sizes[1]),
        item.text.path: made.text.encode(),
    }
    stored = [StoredFile(path, fixity_of(data)) for path, data in files.items()]
    item = replace(item, masters=(stored[0],), rendition=stored[1], text=stored[2])
    signed_on = made.contract.terms.signed_on or _DAY
    archived_at = datetime.combine(signed_on + timedelta(3), time_of_day(9), UTC)
    contract: Contract = replace(made.contract, items=(item,), archived_at=archived_at)
    files["contract.yaml"] = record.dump(contract)
    for path, data in files.items():
        (folder / path).write_bytes(data)
    archive.ledger.append(
        at=archived_at,
        actor=archive.actor,
        act=Act.INGEST,
        act_id="made",
        number=contract.number,
        details=details_of(contract, place=made.place, record=fixity_of(files["contract.yaml"])),
    )


if __name__ == "__main__":
    main()
