"""What needs no OCR: text that is there, kinds told from content, passwords, signatures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from contract_archive.errors import InputError
from contract_archive.records.scans import OcrMode, TextOrigin
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import Inspection, ScanDesk, ScanRequest, inspect

CHINESE = ["销售合同", "合同编号：XS-2024-0001", "甲方：华东机电有限公司"]


def pages_of(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def test_a_born_digital_pdf_keeps_its_text_and_its_bytes(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [CHINESE, ["Second page", "of the contract"]])
    result = scan(file)
    assert [page.text for page in result.pages] == [
        "\n".join(CHINESE),
        "Second page\nof the contract",
    ]
    assert {page.origin for page in result.pages} == {TextOrigin.EMBEDDED}
    assert result.rendition == tmp_path / "work" / "rendition.pdf"
    assert result.rendition.read_bytes() == file.read_bytes()
    assert result.warnings == () and not result.keep_bytes


def test_only_the_rendition_stays_in_the_work_folder(scan: Any, make: Any, tmp_path: Path) -> None:
    scan(make.lock(make.write_text_pdf(tmp_path / "a.pdf", [CHINESE]), "geheim"), password="geheim")
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["rendition.pdf"]


def test_a_blank_page_keeps_its_number(scan: Any, make: Any, tmp_path: Path) -> None:
    result = scan(make.write_text_pdf(tmp_path / "a.pdf", [["one"], [], ["three"]]))
    assert [(p.number, p.text, p.origin) for p in result.pages] == [
        (1, "one", TextOrigin.EMBEDDED),
        (2, "", TextOrigin.NONE),
        (3, "three", TextOrigin.EMBEDDED),
    ]
    assert result.warnings == ("page 2 has no text",)


def test_the_kind_is_told_from_the_content_and_a_wrong_suffix_warned_of(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    file = make.write_text_pdf(tmp_path / "a.jpg", [CHINESE])
    result = scan(file)
    assert result.pages[0].text == "\n".join(CHINESE)
    assert result.warnings == ("the name ends in .jpg, but the file is a PDF",)


def test_a_signed_pdf_is_kept_byte_for_byte(scan: Any, make: Any, tmp_path: Path) -> None:
    file = make.sign(make.write_text_pdf(tmp_path / "a.pdf", [CHINESE]))
    before = file.read_bytes()
    result = scan(file)
    assert result.keep_bytes and result.rendition is None
    assert result.pages[0].text == "\n".join(CHINESE)
    assert file.read_bytes() == before


def test_the_right_password_gives_a_rendition_that_needs_none(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    file = make.lock(make.write_text_pdf(tmp_path / "a.pdf", [CHINESE]), "开门")
    before = file.read_bytes()
    result = scan(file, password="开门")
    assert result.pages[0].text == "\n".join(CHINESE)
    with pypdfium2.PdfDocument(result.rendition) as pdf:
        assert "华东机电有限公司" in pdf[0].get_textpage().get_text_range()
    assert file.read_bytes() == before


@pytest.mark.parametrize("password", [None, "wrong"])
def test_a_wrong_or_missing_password_is_refused_with_advice(
    scan: Any, make: Any, tmp_path: Path, password: str | None
) -> None:
    file = make.lock(make.write_text_pdf(tmp_path / "a.pdf", [CHINESE]), "right")
    with pytest.raises(InputError) as caught:
        scan(file, password=password)
    assert "--password" in caught.value.hint
    assert list((tmp_path / "work").iterdir()) == []


def test_a_password_does_not_show_in_the_request() -> None:
    request = ScanRequest((Path("a.pdf"),), Path("work"), password="geheim")
    assert "geheim" not in repr(request)


def test_every_page_of_a_tiff_becomes_a_page(scan: Any, make: Any, tmp_path: Path) -> None:
    first, *rest = (make.draw_page([str(n)], (400, 300)).convert("1") for n in range(3))
    first.save(tmp_path / "a.tif", save_all=True, append_images=rest, compression="group4")
    result = scan(tmp_path / "a.tif", mode=OcrMode.SKIP)
    assert [page.number for page in result.pages] == [1, 2, 3]
    assert pages_of(result.rendition) == 3


def test_images_are_joined_in_the_order_given(scan: Any, tmp_path: Path) -> None:
    files = []
    for number, width in enumerate((300, 500, 400)):
        files.append(tmp_path / f"{9 - number}.png")
        Image.new("L", (width, 600), "white").save(files[-1], dpi=(150, 150))
    result = scan(*files, mode=OcrMode.SKIP)
    with pikepdf.open(result.rendition) as pdf:
        widths = [round(float(page.mediabox[2]) / 72 * 150) for page in pdf.pages]
    assert widths == [300, 500, 400]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "CMYK", "I;16", "1", "L", "RGB"])
def test_images_of_every_mode_become_pages(scan: Any, tmp_path: Path, mode: str) -> None:
    suffix = "tif" if mode == "CMYK" else "png"
    file = tmp_path / f"a.{suffix}"
    Image.new(mode, (200, 300)).save(file)
    assert pages_of(scan(file, mode=OcrMode.SKIP).rendition) == 1


def test_a_photo_lying_on_its_side_is_set_upright(scan: Any, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it clockwise to see it
    Image.new("RGB", (300, 200)).save(tmp_path / "a.jpg", exif=exif, dpi=(150, 150))
    with pypdfium2.PdfDocument(scan(tmp_path / "a.jpg", mode=OcrMode.SKIP).rendition) as pdf:
        width, height = pdf[0].get_size()
    assert width < height


def test_inspect_tells_pages_and_what_ocr_would_read(
    desk: ScanDesk, make: Any, tmp_path: Path
) -> None:
    text = make.write_text_pdf(tmp_path / "a.pdf", [CHINESE])
    image = make.write_image_pdf(tmp_path / "b.pdf", [make.draw_page(CHINESE)] * 2)
    assert desk.inspect([text]) == Inspection("pdf", 1, 0)
    assert desk.inspect([image]) == Inspection("pdf", 2, 2)
    assert desk.inspect([image], mode=OcrMode.SKIP) == Inspection("pdf", 2, 0)
    assert desk.inspect([text], mode=OcrMode.FORCE) == Inspection("pdf", 1, 1)
    assert inspect(text) == Inspection("pdf", 1, 0)


def test_a_stamp_over_a_scanned_page_does_not_pass_for_its_text(
    desk: ScanDesk, make: Any, tmp_path: Path
) -> None:
    scanned = make.write_image_pdf(tmp_path / "scan.pdf", [make.draw_page(CHINESE)])
    stamp = make.write_text_pdf(tmp_path / "stamp.pdf", [["第 1 页 共 1 页"]])
    with pikepdf.open(scanned) as pdf, pikepdf.open(stamp) as over:
        pdf.pages[0].add_overlay(over.pages[0])
        pdf.save(tmp_path / "both.pdf")
    assert desk.inspect([tmp_path / "both.pdf"]).ocr_pages == 1


def test_one_child_serves_file_after_file(make: Any, tmp_path: Path) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [CHINESE])
    with ScanDesk(OcrSettings(), 1) as desk:
        assert desk.pids == ()
        seen = set()
        for number in range(3):
            (tmp_path / str(number)).mkdir()
            desk.scan(ScanRequest((file,), tmp_path / str(number)))
            seen.update(desk.pids)
        assert len(seen) == 1
