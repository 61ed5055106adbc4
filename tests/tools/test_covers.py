"""Cover sheets are read back from a scan of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from contract_archive.records.labels import Label, read_label
from contract_archive.tools.covers import Cover, draw

NUMBERS = ["XS-2024-0001", "SS/X-1102-002", "浙建合字〔2024〕第015号", ""]


def scanned(sheet: bytes, folder: Path, noise: float = 30, dpi: int = 200) -> Image.Image:
    """A bad scan: grey, noisy, two degrees askew."""
    path = folder / "cover.pdf"
    path.write_bytes(sheet)
    with pypdfium2.PdfDocument(path) as document:
        picture = document[0].render(scale=dpi / 72).to_pil().convert("L")
    picture = picture.rotate(2, Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(7).normal(-20, noise, (picture.height, picture.width))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_bad_scan_of_a_sheet_still_says_its_number(number: str, tmp_path: Path) -> None:
    sheet = draw([Cover(Label("HT", number), "封面")])
    found = {read_label(each.text) for each in zxingcpp.read_barcodes(scanned(sheet, tmp_path))}
    assert found == {Label("HT", number)}


def test_a_sheet_says_its_number_in_bars_too(tmp_path: Path) -> None:
    sheet = draw([Cover(Label("HT", "XS-2024-0001"), "封面")])
    found = zxingcpp.read_barcodes(
        scanned(sheet, tmp_path, noise=15), zxingcpp.BarcodeFormat.Code128
    )
    assert [each.text for each in found] == ["carchive:HT:XS-2024-0001"]


def test_sheets_come_one_to_a_page_and_long_facts_stay_on_it(tmp_path: Path) -> None:
    facts = (("客户", "极长名称" * 40), ("名称", "买卖合同" * 30))
    path = tmp_path / "covers.pdf"
    path.write_bytes(draw([Cover(Label("HT", number), "封面", facts) for number in NUMBERS]))
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert len(texts) == len(NUMBERS)
    assert all("极长名称" in text and "carchive:HT:" in text.replace("\r\n", "") for text in texts)
