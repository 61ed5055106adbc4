"""Labels and box papers are read back from what is printed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from contract_archive.records.labels import BoxLabel, Label, read_box_label, read_label
from contract_archive.tools.covers import (
    PER_SHEET,
    Box,
    Content,
    Sticker,
    draw_boxes,
    draw_stickers,
)
from contract_archive.tools.scan.codes import codes_in, codes_on

LONG = ("极长名称" * 30, "关于共同开发新一代智能制造生产线控制系统的保密协议", "2024-07-10", "档案")


def pages(sheets: bytes, folder: Path, dpi: int = 150) -> list[tuple[str, Image.Image]]:
    path = folder / "sheets.pdf"
    path.write_bytes(sheets)
    with pypdfium2.PdfDocument(path) as document:
        return [
            (page.get_textpage().get_text_bounded(), page.render(scale=dpi / 72).to_pil())
            for page in document
        ]


def codes(picture: Image.Image) -> list[str]:
    return [each.text for each in zxingcpp.read_barcodes(picture)]


def test_a_sheet_has_twenty_four_labels_and_every_code_is_read(tmp_path: Path) -> None:
    labels = [Label("HT", f"XS-2024-{at:04}") for at in range(PER_SHEET + 3)]
    first, second = pages(draw_stickers([Sticker(each, LONG) for each in labels]), tmp_path)
    assert {read_label(text) for text in codes(first[1])} == set(labels[:PER_SHEET])
    assert {read_label(text) for text in codes(second[1])} == set(labels[PER_SHEET:])
    assert all(each.number in first[0] for each in labels[:PER_SHEET])


@pytest.mark.parametrize("skip", [1, 5, 23])
def test_places_used_already_stay_empty(skip: int, tmp_path: Path) -> None:
    found = pages(draw_stickers([Sticker(Label("HT", "XS-2024-0001"))] * 2, skip), tmp_path)
    assert len(found) == (2 if skip == PER_SHEET - 1 else 1)
    width, height = found[0][1].size
    corners = [each.position.top_left for each in zxingcpp.read_barcodes(found[0][1])]
    places = sorted((int(at.y * 8 / height), int(at.x * 3 / width)) for at in corners)
    assert places[0] == divmod(skip, 3)


def test_a_label_stays_within_its_place_however_long_its_words_are(tmp_path: Path) -> None:
    number = "SS/X-1102-002-VERY-LONG-NUMBER-" * 3
    path = tmp_path / "labels.pdf"
    path.write_bytes(draw_stickers([Sticker(Label("HT", number), LONG)] * 4))
    with pypdfium2.PdfDocument(path) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    points = 72 / 25.4
    high = 37 * points
    top = 297 * points - 0.5 * points
    for left, bottom, right, upper in boxes:
        if right - left < 0.1:
            continue  # a line's end
        row, column = int((top - upper) / high), int(left / (70 * points))
        assert bottom >= top - (row + 1) * high
        assert right <= (column + 1) * 70 * points


def test_a_box_has_its_spine_and_the_list_of_its_contents(tmp_path: Path) -> None:
    label = BoxLabel("HT", "A室/3柜/2层/盒12")
    contents = tuple(
        Content(f"XS-2024-{at:04}", "买卖合同" * 8, "华东机电有限公司", "20240710", 3)
        for at in range(1, 61)
    )
    spine, *lists = pages(draw_boxes([Box(label, "示例档案", contents)]), tmp_path)
    assert [read_box_label(text) for text in codes(spine[1])] == [label]
    assert "盒12" in spine[0]
    assert "XS-2024-0060" in spine[0]
    assert len(lists) > 1
    listed = "".join(text for text, _picture in lists)
    assert all(each.number in listed for each in contents)


def test_an_empty_box_has_only_its_spine(tmp_path: Path) -> None:
    label = BoxLabel("HT", "B室/" + "很长的位置" * 15)
    found = pages(draw_boxes([Box(label, "示例档案" * 20, ())]), tmp_path)
    assert [read_box_label(text) for _text, page in found for text in codes(page)] == [label]


def test_a_page_that_bears_a_label_is_no_cover_sheet(tmp_path: Path) -> None:
    sheets = draw_stickers([Sticker(Label("HT", "XS-2024-0001"), LONG)])
    text, picture = pages(sheets, tmp_path, dpi=300)[0]
    seen = codes_on(np.asarray(picture.convert("RGB")), 300)
    assert (seen.labels, seen.cover) == (("carchive:HT:XS-2024-0001",), False)
    assert not codes_in(text).cover
