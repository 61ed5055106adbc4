"""Fixtures, named for the state they give."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from contract_archive import locale
from contract_archive.actions.found import found
from contract_archive.archive import Archive
from contract_archive.records.contracts import Contract, Item, ItemKind, Terms
from contract_archive.records.entries import Act, Actor
from contract_archive.rules import filing

ACTOR = Actor("档案员", "archivist", "archive-room")
START = datetime(2024, 7, 15, 8, 0, tzinfo=UTC)


class Clock:
    """A clock that tests set; every look moves it on by a second."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(autouse=True)
def _english() -> None:
    locale.use("en")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fresh_archive(tmp_path: Path, clock: Clock) -> Iterator[Archive]:
    """An archive just founded, with the default rules and nothing in it."""
    archive = found(
        tmp_path / "archive", language="zh", company="东方示例有限公司", actor=ACTOR, clock=clock
    )
    yield archive
    archive.close()


@pytest.fixture
def fresh_archive_in_memory(clock: Clock) -> Iterator[Archive]:
    """The same on a disk of memory where there is one: for thousands of contracts, whose syncs
    would take longer than all else."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        archive = found(
            Path(folder) / "archive", language="zh", company="东方示例有限公司", clock=clock
        )
        yield archive
        archive.close()


File = Callable[..., str]


@pytest.fixture
def file_contract() -> File:
    """File a contract with a given text straight through the write protocol; returns its number.

    For tests that need contracts, not scans.
    """

    def file(
        archive: Archive,
        text: str = "销售合同",
        customer: str = "华东机电有限公司",
        signed_on: date = date(2024, 7, 10),
        series: str = "XS",
        **terms: object,
    ) -> str:
        staging = archive.vault.stage()
        master = staging.put(text.encode() + str(archive.clock()).encode(), "master/scan.jpg")
        found_series = archive.settings.series_named(series)
        with archive.recording(Act.INGEST) as record:
            number, draw = record.draw(found_series, signed_on)
            page = staging.put(text.encode(), f"{filing.safe_name(number)}.txt")
            pages = text.count("\f") + 1
            item = Item(number, ItemKind.MAIN, ("scan.jpg",), (master,), None, page, pages)
            contract = Contract(
                number=number,
                terms=Terms(series, customer, signed_on=signed_on, **terms),  # type: ignore[arg-type]
                filing_year=signed_on.year,
                archived_at=archive.clock(),
                archived_by="档案员",
                items=(item,),
                draw=draw,
            )
            place = filing.place(
                archive.settings.folder, contract.terms, found_series, contract.filing_year
            )
            record.publish(staging, contract, place, {})
        staging.discard()
        return number

    return file


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Make a born-digital PDF with one line of English text a page."""

    def make(name: str, *pages: str) -> Path:
        from fpdf import FPDF

        pdf = FPDF()
        for text in pages or ("Sales Contract",):
            pdf.add_page()
            pdf.set_font("Helvetica", size=14)
            pdf.cell(text=text)
        path = tmp_path / "incoming" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        pdf.output(str(path))
        return path

    return make


@pytest.fixture
def make_chinese_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Make a born-digital PDF in Chinese; each page is given as its lines."""

    def make(name: str, *pages: str) -> Path:
        import fpdf
        import pylopdf_fonts_zh_cn

        pdf = fpdf.FPDF()
        pdf.add_font("sans", fname=str(pylopdf_fonts_zh_cn.sans_path()))
        for text in pages:
            pdf.add_page()
            pdf.set_font("sans", size=12)
            for line in text.splitlines():
                pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
        path = tmp_path / "incoming" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        pdf.output(str(path))
        return path

    return make
