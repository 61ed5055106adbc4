"""How fast files are taken in, beside what it is measured against.

    python benchmarks/ingest.py                         # all parts
    python benchmarks/ingest.py --part scanned --pages 20
    python benchmarks/ingest.py --part memory --many 10000

born     born-digital PDFs a second through the whole of ``ingest`` (copy, read, number, publish,
         ledger, catalog, each synced), beside a plain copy with fsync of file and folder
scanned  pages a minute through the scan desk, beside the bare OCR engine on the same pages: what
         share of our time is the engine's own; and with one and two children
memory   resident memory of a child over many files

Every input is drawn here. Bare engine and desk take turns, so that whatever else the machine does
falls on both alike.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from contract_archive.actions.found import found
from contract_archive.actions.ingest import ingest
from contract_archive.demo.drawing import draw_each
from contract_archive.records.entries import Actor
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import ScanDesk, ScanRequest

_LINE = "The seller delivers the goods named in the annex; the buyer pays within thirty days."


class Scanned(NamedTuple):
    """One scanned document and its pages as the bare engine takes them."""

    files: tuple[Path, ...]
    pictures: list[Any]


def main() -> None:
    options = _options()
    parts = {"born": _born, "scanned": _scanned, "memory": _memory}
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for name in [options.part] if options.part else parts:
            (Path(folder) / name).mkdir()
            parts[name](options, Path(folder) / name)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", choices=("born", "scanned", "memory"))
    parser.add_argument("--files", type=int, default=300, help="born-digital files (300)")
    parser.add_argument("--pages", type=int, default=12, help="scanned pages (12)")
    parser.add_argument("--many", type=int, default=2000, help="files of the memory part (2000)")
    parser.add_argument("--folder", type=Path, help="work here (on the disk to be measured)")
    return parser.parse_args()


def _born(options: argparse.Namespace, folder: Path) -> None:
    files = list(_born_files(folder, options.files))
    size = sum(file.stat().st_size for file in files) // len(files)
    print(f"\n## Born-digital: {len(files)} PDFs of 2 pages, {size:,} bytes each\n")
    print("| what | files/s | beside the copy |\n|---|---:|---:|")
    copied = _seconds(lambda: _copy(files, folder / "copies"))
    _row("copy with fsync", len(files) / copied, 1.0)
    for jobs in (1, 2):
        taken = _seconds(lambda jobs=jobs: _take_in(files, folder / f"archive-{jobs}", jobs))
        _row(f"ingest, {jobs} at a time", len(files) / taken, copied / taken)


def _row(name: str, rate: float, share: float) -> None:
    print(f"| {name} | {rate:.1f} | {share:.2f} |", flush=True)


def _born_files(folder: Path, count: int) -> Iterator[Path]:
    """One PDF, many times, each with another comment at its end: no two have the same bytes."""
    import fpdf

    pdf = fpdf.FPDF()
    for _ in range(2):
        pdf.add_page()
        pdf.set_font("Helvetica", size=11)
        for line in range(40):
            pdf.cell(text=f"{line + 1}. {_LINE}", new_x="LMARGIN", new_y="NEXT")
    data = bytes(pdf.output())
    for number in range(count):
        file = folder / f"contract-{number:06}.pdf"
        file.write_bytes(data + b"%% %d\n" % number)
        yield file


def _copy(files: list[Path], target: Path) -> None:
    target.mkdir()
    for file in files:
        shutil.copyfile(file, target / file.name)
        for path in (target / file.name, target):
            descriptor = os.open(path, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)


def _take_in(files: list[Path], root: Path, jobs: int) -> None:
    actor = Actor("benchmark", "benchmark", "benchmark")
    archive = found(root, language="en", company="Benchmark Ltd", actor=actor)
    intakes = [
        Intake((file,), series="XS", customer=f"Customer {at % 50}", signed_on=date(2024, 7, 15))
        for at, file in enumerate(files)
    ]
    for answer in ingest(archive, intakes, jobs=jobs):
        if answer.outcome is not Outcome.FILED:
            raise SystemExit(f"{answer.file}: {answer.error}")
    archive.close()


def _scanned(options: argparse.Namespace, folder: Path) -> None:
    documents = list(_scans(folder / "drawn", options.pages))
    pages = sum(len(document.pictures) for document in documents)
    cores = len(os.sched_getaffinity(0))
    print(f"\n## Scanned: {pages} pages in {len(documents)} documents, {cores} cores\n")
    print("| what | pages/min | engine's share |\n|---|---:|---:|")
    bare, ours = _side_by_side(documents, folder)
    _row("bare engine", pages / bare * 60, 1.0)
    _row("scan desk, 1 child", pages / ours * 60, bare / ours)
    both = _two_at_a_time(documents, folder)
    _row("scan desk, 2 children", pages / both * 60, bare / both)


def _scans(folder: Path, pages: int) -> Iterator[Scanned]:
    folder.mkdir()
    drawn = 0
    for contract in draw_each(folder):
        if contract.dpi is None:
            continue
        pictures = [picture for file in contract.files for picture in _pictures(file)]
        yield Scanned(contract.files, pictures)
        drawn += len(pictures)
        if drawn >= pages:
            return


def _pictures(file: Path) -> Iterator[Any]:
    """The pages of a scan at the resolution they were scanned at, as arrays of BGR."""
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageSequence

    if file.suffix == ".pdf":
        with pypdfium2.PdfDocument(file) as pdf:
            for page in pdf:
                yield page.render(scale=200 / 72, rev_byteorder=False).to_numpy()[:, :, :3].copy()
        return
    with Image.open(file) as image:
        for frame in ImageSequence.Iterator(image):
            yield np.asarray(frame.convert("RGB"))[:, :, ::-1].copy()


def _side_by_side(documents: list[Scanned], folder: Path) -> tuple[float, float]:
    """Seconds of the bare engine and of the desk, both warm, over the same pages in turns."""
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "critical"})
    engine(documents[0].pictures[0])
    bare = ours = 0.0
    with ScanDesk(OcrSettings(), 1) as desk:
        _read(desk, documents[0], folder / "warm")
        for number, document in enumerate(documents):
            bare += _seconds(lambda d=document: [engine(picture) for picture in d.pictures])
            work = folder / f"work-{number}"
            ours += _seconds(lambda d=document, w=work: _read(desk, d, w))
    return bare, ours


def _two_at_a_time(documents: list[Scanned], folder: Path) -> float:
    with ScanDesk(OcrSettings(), 2) as desk, ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda n: _read(desk, documents[0], folder / f"warm-{n}"), range(2)))
        works = [folder / f"both-{number}" for number in range(len(documents))]
        return _seconds(lambda: list(pool.map(lambda d, w: _read(desk, d, w), documents, works)))


def _read(desk: ScanDesk, document: Scanned, work: Path) -> None:
    work.mkdir()
    desk.scan(ScanRequest(document.files, work))


def _memory(options: argparse.Namespace, folder: Path) -> None:
    print(f"\n## Memory over {options.many:,} born-digital files, one child\n")
    print("| files | child, MiB | parent, MiB | files/s |\n|---:|---:|---:|---:|")
    step = max(options.many // 10, 1)
    work = folder / "work"
    work.mkdir()
    start = time.perf_counter()
    with ScanDesk(OcrSettings(), 1) as desk:
        for number, file in enumerate(_born_files(folder, options.many), 1):
            desk.scan(ScanRequest((file,), work))
            file.unlink()
            if number % step == 0 and desk.pids:
                rate = number / (time.perf_counter() - start)
                child, parent = _resident(desk.pids[0]), _resident(os.getpid())
                print(f"| {number:,} | {child} | {parent} | {rate:.0f} |", flush=True)


def _resident(pid: int) -> int:
    """Resident memory of a process in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // (1 << 20)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
