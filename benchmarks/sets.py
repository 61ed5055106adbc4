"""The documents that readers are measured on, with their labels: drawn as text, drawn as files and
read by the scan desk, written earlier by ``benchmarks.corpus``, or English samples."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from contract_archive.records.scans import Unsure
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import ScanDesk, ScanRequest
from corpus.files import write_pdf, write_scan
from corpus.making import specimens
from corpus.noise import noisy


class Document(NamedTuple):
    """One document of a set: its pages as they were read, and its labels.

    ``unsure`` are the characters of each page that OCR is not sure of; empty where it did not read.
    """

    name: str
    pages: tuple[str, ...]
    label: Mapping[str, Any]
    unsure: tuple[tuple[Unsure, ...], ...] = ()


Told = tuple[str, tuple[Unsure, ...]]
"""The text of a page, and its doubtful characters."""


class Asked(NamedTuple):
    """Which specimens: how many, of which seed, of which kinds (none: all in turn)."""

    count: int
    seed: int
    kinds: tuple[str, ...] = ()


class Desk:
    """The scan desk, and where it keeps the pages of what it read before (None: nowhere)."""

    def __init__(self, jobs: int, keep: Path | None) -> None:
        self.jobs = jobs
        self._keep = keep
        self._desk = ScanDesk(OcrSettings(), jobs)

    def close(self) -> None:
        """End the children."""
        self._desk.close()

    def read(self, file: Path) -> tuple[Told, ...]:
        """Return what a file's pages say."""
        if self._keep is None:
            return self._scan(file)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        kept = self._keep / f"{digest}.pages.json"
        if not kept.exists():
            self._keep.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(self._scan(file), ensure_ascii=False), encoding="utf-8")
        return tuple(
            (text, tuple(Unsure(*each) for each in unsure))
            for text, unsure in json.loads(kept.read_text(encoding="utf-8"))
        )

    def _scan(self, file: Path) -> tuple[Told, ...]:
        with tempfile.TemporaryDirectory() as work:
            scan = self._desk.scan(ScanRequest((file,), Path(work)))
        return tuple((page.text, page.unsure) for page in scan.pages)


def texts(asked: Asked) -> Iterator[Document]:
    """Yield specimens as text: rows as a good reader of files has them."""
    for each in specimens(*asked):
        yield Document(each.name, each.texts, each.label)


def noisy_texts(asked: Asked) -> Iterator[Document]:
    """Yield specimens as text with the slips of OCR."""
    for each in specimens(*asked):
        dice = Random(f"{each.seed}/{each.name}/noise")
        yield Document(each.name, tuple(noisy(page, dice) for page in each.texts), each.label)


def files(asked: Asked, form: str, desk: Desk) -> Iterator[Document]:
    """Yield specimens drawn as ``pdf`` or ``scan`` and read by the desk."""
    write = {"pdf": write_pdf, "scan": write_scan}[form]
    with tempfile.TemporaryDirectory() as folder:
        drawn = [(write(each, Path(folder)), each.label) for each in specimens(*asked)]
        yield from _read(drawn, desk)


def written(folder: Path, desk: Desk) -> Iterator[Document]:
    """Yield the documents of a folder with ``labels.json``: texts as they are, others read."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    drawn = [(folder / name, label) for name, label in labels.items()]
    for path, label in drawn:
        if path.suffix == ".txt":
            yield Document(path.stem, tuple(path.read_text("utf-8").split("\f")), label)
    yield from _read([pair for pair in drawn if pair[0].suffix != ".txt"], desk)


def _read(drawn: list[tuple[Path, Mapping[str, Any]]], desk: Desk) -> Iterator[Document]:
    with ThreadPoolExecutor(desk.jobs) as pool:
        read = pool.map(desk.read, [path for path, _ in drawn])
        for (path, label), told in zip(drawn, read, strict=True):
            texts, unsure = zip(*told, strict=True)
            yield Document(path.stem, texts, label, unsure)
