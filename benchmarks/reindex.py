"""How fast `carchive reindex` is: contracts a second, with one process and with two.

    python benchmarks/reindex.py                    # 5,000 contracts of 1,500 characters
    python benchmarks/reindex.py --contracts 1000 --folder /dev/shm/archives

The archive is filled through the write protocol and kept in ``--folder`` for the next run. Rounds
with one and with two processes alternate; medians. Beside them: reading the records and texts
alone, and the catalog alone, which together are what a rebuild has to do.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from contract_archive.actions.found import found
from contract_archive.archive import Archive
from contract_archive.holdings.catalog import Catalog
from contract_archive.records.contracts import Contract
from contract_archive.records.entries import Act
from synthetic import Made, Maker, shelf

CHARACTERS = 1_500


def main() -> None:
    options = _options()
    root: Path = shelf(options.folder) / f"reindex-{options.contracts}"
    if not (root / "made").exists():
        _fill(root, options.contracts)
    with Archive.open(root) as archive:
        grown = list(archive.catalog.dump())
        work: dict[str, Callable[[], object]] = {
            "reading alone": lambda: _read(archive),
            "the catalog alone": lambda: _catalog(archive),
            "reindex, one process": lambda: archive.reindex(1),
            "reindex, two processes": lambda: archive.reindex(2),
        }
        _report(work, options.contracts, options.rounds)
        rebuilt = list(archive.catalog.dump())
    print(f"\n{os.cpu_count()} cores; the rebuilt catalog is the same: {rebuilt == grown}")
    if rebuilt != grown:
        sys.exit(1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--contracts", type=int, default=5_000)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/.archives"))
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _fill(root: Path, count: int) -> None:
    shutil.rmtree(root, ignore_errors=True)
    syncing, os.fsync = os.fsync, lambda _handle: None  # this part is not measured
    try:
        with found(root, language="zh", company="东方示例有限公司") as archive:
            for made in Maker(customers=count // 20 + 1).make(count, CHARACTERS):
                _file(archive, made)
    finally:
        os.fsync = syncing
    (root / "made").touch()


def _file(archive: Archive, made: Made) -> None:
    number = made.contract.number
    staging = archive.vault.stage()
    staging.put(number.encode(), "master/scan.pdf")
    staging.put(b"%PDF", f"{number}.pdf")
    staging.put(made.text.encode(), f"{number}.txt")
    with archive.recording(Act.INGEST) as record:
        record.publish(staging, made.contract, str(Path(made.place).parent), {})
    staging.discard()


def _read(archive: Archive) -> list[tuple[Contract, str, str]]:
    contracts = ((archive.vault.read(place), place) for place in archive.vault.places())
    return [(each, place, archive.vault.text(place, each)) for each, place in contracts]


def _catalog(archive: Archive) -> None:
    rows = _read(archive)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with Catalog.build(Path(folder) / "catalog") as catalog:
            for row in rows:
                catalog.record(*row)
        _catalog_times.append(time.perf_counter() - begun)


_catalog_times: list[float] = []


def _report(work: dict[str, Callable[[], object]], count: int, rounds: int) -> None:
    times: dict[str, list[float]] = {name: [] for name in work}
    for _round in range(rounds):
        for name, run in work.items():
            begun = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - begun)
    times["the catalog alone"] = _catalog_times
    base = statistics.median(times["reindex, one process"])
    for name, each in times.items():
        median = statistics.median(each)
        print(f"{name:24} {count / median:8,.0f} a second {base / median:6.2f} x")


if __name__ == "__main__":
    main()
