"""A stack that was scanned in one go falls into its contracts at the cover sheets."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from contract_archive.errors import InputError
from contract_archive.records.labels import Label
from contract_archive.records.scans import TextOrigin
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.covers import Cover, draw
from contract_archive.tools.scan import ScanDesk, ScanRequest

DPI = 200


def cover(folder: Path, number: str = "") -> Image.Image:
    """A cover sheet as it comes out of the scanner, upside down as often as not."""
    path = folder / "cover.pdf"
    path.write_bytes(draw([Cover(Label("HT", number), "封面")]))
    with pypdfium2.PdfDocument(path) as document:
        return document[0].render(scale=DPI / 72).to_pil().convert("L").rotate(180)


@pytest.fixture
def desk():
    with ScanDesk(OcrSettings(), 1) as one:
        yield one


def sheet(word: str) -> Image.Image:
    from PIL import ImageDraw

    page = Image.new("L", (1654, 2339), "white")
    ImageDraw.Draw(page).text((200, 200), word, fill="black", font_size=60)
    return page


def stack(path: Path, pages: list[Image.Image]) -> Path:
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=DPI)
    return path


def shape(parts):
    return [(part.first, part.last, part.label) for part in parts]


def test_a_stack_is_parted_at_each_sheet_and_no_page_is_lost(desk, tmp_path):
    pages = [sheet("stray"), cover(tmp_path), sheet("A1"), sheet("A2"), cover(tmp_path, "XS-7"),
             cover(tmp_path, "XS-8"), sheet("B1")]  # fmt: skip
    file, work = stack(tmp_path / "stack.pdf", pages), tmp_path / "work"
    work.mkdir()

    parts = desk.split(file, work)

    assert shape(parts) == [(1, 1, ""), (3, 4, "carchive:HT:"), (7, 7, "carchive:HT:XS-8")]
    counted = []
    for part in parts:
        with pypdfium2.PdfDocument(work / part.name) as document:
            counted.append(len(document))
    assert counted == [1, 2, 1]
    assert sorted(path.name for path in work.iterdir()) == [part.name for part in parts]


def test_a_file_without_sheets_has_no_parts(desk, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    file = stack(tmp_path / "stack.tif", [sheet("A1"), sheet("A2")])
    assert desk.split(file, work) == []


def test_what_no_scanner_made_is_left_whole(desk, make, tmp_path):
    work, file = tmp_path / "work", tmp_path / "stack.pdf"
    work.mkdir()
    make.sign(stack(file, [cover(tmp_path), sheet("A1")]))
    assert desk.split(file, work) == []
    file.write_bytes(b"%PDF-1.7 and then nothing")
    assert desk.split(file, work) == []


def test_an_empty_stack_is_refused(desk, tmp_path):
    work, file = tmp_path / "work", tmp_path / "stack.pdf"
    work.mkdir()
    file.touch()
    with pytest.raises(InputError):
        desk.split(file, work)


@pytest.mark.ocr
def test_a_cover_sheet_is_no_page_of_the_document(desk, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    file = stack(tmp_path / "scan.pdf", [cover(tmp_path, "XS-2024-0001"), sheet("AGREEMENT")])

    scan = desk.scan(ScanRequest((file,), work))

    assert [page.origin for page in scan.pages] == [TextOrigin.COVER, TextOrigin.OCR]
    assert scan.pages[0].labels == ("carchive:HT:XS-2024-0001",)
    assert scan.own_texts == ["AGREEMENT"]
    assert scan.first_own_page == 2
