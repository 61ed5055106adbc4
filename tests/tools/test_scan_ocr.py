"""The real engine on real images."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image

from contract_archive.records.scans import OcrMode, TextOrigin

pytestmark = pytest.mark.ocr

CHINESE = [
    "销售合同",
    "合同编号：XS-2024-0001",
    "甲方：华东机电有限公司",
    "乙方：北方仪表制造有限公司",
    "签订日期：2024年7月15日",
]


def layer_of(file: Path) -> tuple[str, str]:
    with pypdfium2.PdfDocument(file) as pdf:
        by_pdfium = "".join(page.get_textpage().get_text_range() for page in pdf)
    by_pypdf = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    return by_pdfium, by_pypdf


def test_chinese_is_read_and_found_in_the_rendition_by_every_reader(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    result = scan(make.write_image_pdf(tmp_path / "a.pdf", [make.draw_page(CHINESE)]))
    page = result.pages[0]
    assert "华东机电有限公司" in page.text and "2024年7月15日" in page.text
    assert page.origin is TextOrigin.OCR and page.dpi == 200
    assert page.confidence is not None and page.confidence > 0.9
    for text in layer_of(result.rendition):
        assert "华东机电有限公司" in text and "2024年7月15日" in text
    with pikepdf.open(result.rendition) as pdf:
        assert pdf.open_metadata().pdfa_status == "2B"
        fonts = {str(o.BaseFont) for o in pdf.objects if _is_font(o)}
    assert all("Occulta" in font for font in fonts)
    assert result.warnings == ()


def _is_font(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_set_upright_whichever_way_it_was_fed(
    scan: Any, make: Any, tmp_path: Path, turn: int
) -> None:
    page = make.draw_page([*CHINESE, *CHINESE]).rotate(turn, expand=True)
    page.save(tmp_path / "a.png", dpi=(200, 200))
    result = scan(tmp_path / "a.png")
    assert result.pages[0].text.startswith("销售合同\n合同编号")
    with pypdfium2.PdfDocument(result.rendition) as pdf:
        assert pdf[0].get_rotation() == turn  # Pillow turns to the left, /Rotate to the right
        assert pdf[0].get_size()[0] < pdf[0].get_size()[1]
        assert pdf[0].get_textpage().get_text_range().startswith("销售合同")


def test_a_level_figure_on_a_page_on_its_side_does_not_keep_it_there(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    page = make.draw_page([*CHINESE, *CHINESE]).rotate(90, expand=True)
    figure = make.draw_page(["2024"]).crop((100, 180, 500, 280))
    page.paste(figure, (1600, 1200))
    page.save(tmp_path / "a.png", dpi=(200, 200))
    assert "销售合同\n合同编号" in scan(tmp_path / "a.png").pages[0].text


def test_the_text_lies_where_it_is_seen(scan: Any, make: Any, tmp_path: Path) -> None:
    page = make.draw_page(["", "", "", "", "", "甲方违约责任如下"])
    page.save(tmp_path / "a.png", dpi=(200, 200))
    with pypdfium2.PdfDocument(scan(tmp_path / "a.png").rendition) as pdf:
        found = pdf[0].get_textpage().search("甲方违约责任如下").get_next()
        assert found is not None
        left, _bottom, _right, top = pdf[0].get_textpage().get_charbox(found[0], loose=True)
        height = pdf[0].get_size()[1]
    assert abs(left * 200 / 72 - 160) < 20
    assert abs((height - top) * 200 / 72 - 650) < 40


def test_of_a_mixed_pdf_only_the_scanned_page_is_read_by_ocr(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    text = make.write_text_pdf(tmp_path / "text.pdf", [["Purchase agreement"]])
    image = make.write_image_pdf(tmp_path / "image.pdf", [make.draw_page(CHINESE)])
    told = []
    result = scan(text, image, progress=told.append)
    assert [page.origin for page in result.pages] == [TextOrigin.EMBEDDED, TextOrigin.OCR]
    assert result.pages[0].text == "Purchase agreement"
    assert "北方仪表" in result.pages[1].text
    assert told[-1] == (1, 1)
    by_pdfium, by_pypdf = layer_of(result.rendition)
    assert "Purchase agreement" in by_pdfium and "北方仪表" in by_pdfium
    assert "北方仪表" in by_pypdf


def test_a_stamp_over_a_scan_does_not_keep_it_from_being_read(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    scanned = make.write_image_pdf(tmp_path / "scan.pdf", [make.draw_page(CHINESE)])
    stamp = make.write_text_pdf(tmp_path / "stamp.pdf", [["Received"]])
    with pikepdf.open(scanned) as pdf, pikepdf.open(stamp) as over:
        pdf.pages[0].add_overlay(over.pages[0])
        pdf.save(tmp_path / "both.pdf")
    result = scan(tmp_path / "both.pdf")
    assert "华东机电" in result.pages[0].text
    assert all("华东机电" in layer for layer in layer_of(result.rendition))


def test_a_signed_scan_is_read_and_its_bytes_are_kept(scan: Any, make: Any, tmp_path: Path) -> None:
    file = make.sign(make.write_image_pdf(tmp_path / "a.pdf", [make.draw_page(CHINESE)]))
    before = file.read_bytes()
    result = scan(file)
    assert result.keep_bytes and result.rendition is None
    assert "华东机电有限公司" in result.pages[0].text
    assert file.read_bytes() == before


def test_force_reads_pages_that_have_text(scan: Any, make: Any, tmp_path: Path) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [CHINESE])
    result = scan(file, mode=OcrMode.FORCE)
    assert result.pages[0].origin is TextOrigin.OCR
    assert all("华东机电有限公司" in layer for layer in layer_of(result.rendition))


def test_a_scanned_form_is_read(scan: Any, make: Any, tmp_path: Path) -> None:
    file = make.write_image_pdf(tmp_path / "a.pdf", [make.draw_page(CHINESE)])
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="name")
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)])
        pdf.save(file)
    result = scan(file)
    assert all("华东机电" in layer for layer in layer_of(result.rendition))


def test_a_coarse_blank_scan_is_warned_of(scan: Any, tmp_path: Path) -> None:
    Image.new("L", (800, 1100), "white").save(tmp_path / "a.png", dpi=(100, 100))
    result = scan(tmp_path / "a.png")
    assert result.pages[0].text == "" and result.pages[0].confidence is None
    assert result.warnings == ("page 1 was scanned below 200 dpi", "page 1 has no text")
