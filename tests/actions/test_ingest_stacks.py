"""Stacks are parted, labels tell where pages belong, and a stack goes only when all of it is in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from contract_archive.actions.covers import cover_sheets
from contract_archive.actions.ingest import ingest
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.records.modes import OcrMode

DPI = 150


def sheet(word: str) -> Image.Image:
    page = Image.new("L", (1240, 1754), "white")
    ImageDraw.Draw(page).text((150, 150), word, fill="black", font_size=48)
    return page


@pytest.fixture
def cover(fresh_archive, tmp_path):
    """Make a cover sheet of the archive as it comes out of the scanner."""

    def make(number: str = "") -> Image.Image:
        path = tmp_path / "cover.pdf"
        path.write_bytes(cover_sheets(fresh_archive, [number] if number else [], not number))
        with pypdfium2.PdfDocument(path) as document:
            return document[0].render(scale=DPI / 72).to_pil().convert("L")

    return make


def stack(path: Path, *pages: Image.Image) -> Path:
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=DPI)
    return path


def claims(*files: Path, **more) -> Intake:
    said = {"series": "XS", "customer": "华东机电", "signed_on": date(2024, 7, 10)}
    return Intake(tuple(files), **{**said, "ocr": OcrMode.SKIP, **more})


def test_each_document_of_a_stack_becomes_a_contract(fresh_archive, cover, tmp_path):
    file = stack(tmp_path / "pile.pdf", cover(), sheet("A1"), sheet("A2"), cover("XS-2024-0050"),
                 sheet("B1"))  # fmt: skip
    first, second = ingest(fresh_archive, [claims(file, move=True)], split=True)

    assert (first.outcome, first.file, first.pages) == (Outcome.FILED, "pile p2-3.pdf", 2)
    assert (second.number, second.pages) == ("XS-2024-0050", 1)
    assert first.number == "XS-2024-0001"
    (item,) = fresh_archive.vault.read(first.path).items
    assert item.received_as == ("pile p2-3.pdf",)
    assert not file.exists()


def test_a_stack_stays_where_it_was_unless_all_of_it_is_in(
    fresh_archive, cover, tmp_path, file_contract
):
    number = file_contract(fresh_archive)
    (record,) = fresh_archive.root.glob("2024/*/*/*/contract.yaml")
    sound = record.read_bytes()
    record.write_bytes(sound + b"# changed by hand\n")
    file = stack(tmp_path / "pile.pdf", cover(), sheet("A1"), cover(number), sheet("B1"))
    first, second = ingest(fresh_archive, [claims(file, move=True)], jobs=1, split=True)

    assert (first.outcome, second.outcome) == (Outcome.FILED, Outcome.FAILED)
    assert file.exists()
    assert any("not removed" in warning for warning in second.warnings)

    record.write_bytes(sound)
    first, second = ingest(fresh_archive, [claims(file, move=True)], jobs=1, split=True)
    assert (first.outcome, second.outcome) == (Outcome.DUPLICATE, Outcome.FILED)
    assert not file.exists()


def test_what_lies_behind_a_second_sheet_of_a_number_is_a_later_document(
    fresh_archive, cover, tmp_path
):
    twice = "XS-2024-0050"
    file = stack(tmp_path / "pile.pdf", cover(twice), sheet("A1"), cover(twice), sheet("B1"))
    planned = list(ingest(fresh_archive, [claims(file)], split=True, dry_run=True))
    filed = list(ingest(fresh_archive, [claims(file, move=True)], split=True))

    assert [each.outcome for each in planned] == [Outcome.PLANNED] * 2
    assert [each.outcome for each in filed] == [Outcome.FILED] * 2
    assert [(each.number, each.path) for each in planned] == [
        (each.number, each.path) for each in filed
    ]
    assert any("later document of XS-2024-0050" in each for each in planned[1].warnings)
    items = fresh_archive.vault.read(filed[0].path).items
    assert [item.number for item in items] == [twice, f"{twice}-F1"]
    assert not file.exists()


def test_a_second_sheet_waits_where_the_first_document_of_its_number_waits(
    fresh_archive, cover, tmp_path
):
    twice = "XS-2024-0050"
    file = stack(tmp_path / "pile.pdf", cover(twice), sheet("A1"), cover(twice), sheet("B1"))
    said = claims(file, customer="")
    for dry_run in (True, False):
        answers = list(ingest(fresh_archive, [said], split=True, dry_run=dry_run))
        assert [each.outcome for each in answers] == [Outcome.REVIEW] * 2
    assert fresh_archive.catalog.number_state(twice) is None


def test_a_second_sheet_does_not_take_the_number_of_a_document_that_failed(
    fresh_archive, cover, tmp_path, file_contract, make_pdf
):
    twice = "XS-2024-0050"
    file = stack(tmp_path / "pile.pdf", cover(), sheet("A1"))
    (blank,) = ingest(fresh_archive, [claims(file)], split=True)
    file = stack(tmp_path / "pile.pdf", cover(twice), sheet("A1"), cover(twice), sheet("B1"))

    first, second = ingest(fresh_archive, [claims(file)], split=True)

    assert (first.outcome, first.number) == (Outcome.DUPLICATE, blank.number)
    assert (second.outcome, fresh_archive.catalog.number_state(twice)) == (Outcome.FAILED, None)
    assert second.error is not None and "p2-2" in second.error.message


def test_what_is_no_stack_is_taken_in_as_it_is(fresh_archive, make_pdf):
    file = make_pdf("plain.pdf", "Sales contract")
    (answer,) = ingest(fresh_archive, [claims(file, move=True)], split=True)
    assert (answer.outcome, answer.file) == (Outcome.FILED, str(file))
    assert not file.exists()


def test_a_file_that_cannot_be_parted_does_not_stop_the_others(fresh_archive, make_pdf, tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    answers = ingest(fresh_archive, [claims(empty), claims(make_pdf("a.pdf"))], split=True)
    assert [each.outcome for each in answers] == [Outcome.FAILED, Outcome.FILED]


def test_a_cover_sheet_that_was_never_printed_is_one_too(fresh_archive, tmp_path, make_pdf):
    sheet = tmp_path / "cover.pdf"
    sheet.write_bytes(cover_sheets(fresh_archive, ["XS-2024-0060"]))
    files = (sheet, make_pdf("a.pdf", "Supply of pumps"))

    (answer,) = ingest(fresh_archive, [claims(*files, ocr=None)])

    assert answer.number == "XS-2024-0060", answer
    assert answer.pages == 2


@pytest.mark.ocr
def test_pages_behind_a_cover_sheet_belong_to_its_contract(
    fresh_archive, cover, tmp_path, make_pdf
):
    (filed,) = ingest(fresh_archive, [claims(make_pdf("a.pdf", "Supply of pumps"))])
    later = stack(tmp_path / "later.pdf", cover(filed.number), sheet("ADDENDUM No. 1"))

    (answer,) = ingest(fresh_archive, [Intake((later,))])

    assert (answer.outcome, answer.number) == (Outcome.FILED, filed.number), answer
    contract = fresh_archive.vault.read(filed.path)
    assert [item.number for item in contract.items] == [filed.number, f"{filed.number}-B1"]
    assert contract.terms.customer == "华东机电"


@pytest.mark.ocr
def test_a_label_of_another_archive_is_told_and_followed_by_nobody(fresh_archive, cover, tmp_path):
    file = stack(tmp_path / "scan.pdf", cover("XS-2024-0077"), sheet("SALES CONTRACT"))
    fresh_archive.settings = fresh_archive.settings._replace(fonds_code="BJ")

    (answer,) = ingest(fresh_archive, [claims(file, ocr=None)])

    assert answer.number == "XS-2024-0001"
    assert any("HT" in warning for warning in answer.warnings)
    assert answer.pages == 2  # the sheet is kept as page 1
