"""A page scanned askew lies straight in the rendition, and its text on the print."""

from __future__ import annotations

from math import atan2, degrees
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps

from contract_archive.tools.scan.skew import skew_of, straightened
from contract_archive.tools.scan.straightening import can_be_straightened, straighten

LINES = [
    "设备采购合同",
    "合同编号：XS-2024-0001",
    "甲方：华东机电有限公司",
    "乙方：北方仪表制造有限公司",
    "第一条 甲方向乙方购买液压泵三十台，单价壹仟元整。",
    "第二条 交货地点为甲方仓库，交货期限为签订后三十日。",
    "第三条 货到验收合格后三十日内付清全部货款。",
    "签订日期：2024年7月15日",
]
RULE = 1500  # the row of a long rule, in pixels of the straight page


def page_with_rule(make: Any) -> Image.Image:
    page: Image.Image = make.draw_page(LINES)
    ImageDraw.Draw(page).line((200, RULE, 1450, RULE), fill=0, width=6)
    return page


def clockwise(page: Image.Image, angle: float) -> Image.Image:
    return page.rotate(-angle, Image.Resampling.BICUBIC, fillcolor="white")


def drawn(file: Path, scale: float = 2.0) -> NDArray[np.uint8]:
    with pypdfium2.PdfDocument(file) as pdf:
        return np.asarray(pdf[0].render(scale=scale).to_pil().convert("L"))


def slope_of_rule(picture: NDArray[np.uint8]) -> float:
    """Degrees by which the rule falls to the right: its lowest ink in two columns far apart."""
    height, width = picture.shape
    columns = [round(width * share) for share in (0.2, 0.8)]
    rows = [np.nonzero(picture[: round(height * 0.85), x] < 128)[0][-1] for x in columns]
    return degrees(atan2(float(rows[1] - rows[0]), columns[1] - columns[0]))


def pixels(page: Image.Image) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.asarray(page.convert("RGB"))[:, :, ::-1])


def images_in(file: Path) -> list[bytes]:
    with pikepdf.open(file) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        return [o.read_raw_bytes() for o in found if o.get("/Subtype") == "/Image"]


@pytest.mark.ocr
@pytest.mark.parametrize("angle", [-6.0, -0.5, 1.2, 8.5])
def test_a_page_askew_lies_straight_in_the_rendition(
    angle: float, scan: Any, make: Any, tmp_path: Path
) -> None:
    master = make.write_image_pdf(tmp_path / "a.pdf", [clockwise(page_with_rule(make), angle)])
    before = master.read_bytes()
    assert abs(slope_of_rule(drawn(master)) - angle) < 0.2

    result = scan(master)

    assert abs(slope_of_rule(drawn(result.rendition))) < 0.3
    assert images_in(result.rendition) == images_in(master)
    assert master.read_bytes() == before
    assert "华东机电有限公司" in result.pages[0].text


@pytest.mark.ocr
@pytest.mark.parametrize("fed", [0, 90, 180])
def test_its_text_lies_on_the_print_whichever_way_it_was_fed(
    fed: int, scan: Any, make: Any, tmp_path: Path
) -> None:
    page = clockwise(page_with_rule(make), 4).rotate(fed, expand=True)
    rendition = scan(make.write_image_pdf(tmp_path / "a.pdf", [page])).rendition

    assert abs(slope_of_rule(drawn(rendition))) < 0.3
    with pypdfium2.PdfDocument(rendition) as pdf:
        pdf[0].set_rotation(0)
        textpage = pdf[0].get_textpage()
        found = textpage.search("北方仪表制造有限公司").get_next()
        assert found is not None
        boxes = [textpage.get_charbox(found[0] + n) for n in range(found[1])]
        height = pdf[0].get_size()[1]
        picture = np.asarray(pdf[0].render(scale=2).to_pil().convert("L"))
    left, bottom = min(b[0] for b in boxes) * 2, (height - min(b[1] for b in boxes)) * 2
    right, top = max(b[2] for b in boxes) * 2, (height - max(b[3] for b in boxes)) * 2
    print_there = picture[round(top) - 4 : round(bottom) + 4, round(left) - 4 : round(right) + 4]
    around = picture[round(top) - 16 : round(bottom) + 16, round(left) - 4 : round(right) + 4]
    if fed in (90, 270):
        around = picture[round(top) - 4 : round(bottom) + 4, round(left) - 16 : round(right) + 16]
    ink, more = (int((part < 128).sum()) for part in (print_there, around))
    assert ink > 1500
    assert ink > 0.97 * more


@pytest.mark.ocr
def test_a_straight_page_is_left_as_it_is(scan: Any, make: Any, tmp_path: Path) -> None:
    master = make.write_image_pdf(tmp_path / "a.pdf", [clockwise(page_with_rule(make), 0.1)])
    result = scan(master)
    assert images_in(result.rendition) == images_in(master)
    assert (drawn(result.rendition) == drawn(master)).all()


@pytest.mark.parametrize("angle", [-9.5, -3.0, -0.4, 0.4, 1.0, 7.0])
@pytest.mark.parametrize("fed", [0, 90, 180, 270])
def test_the_skew_is_measured_to_a_tenth_of_a_degree(make: Any, angle: float, fed: int) -> None:
    page = clockwise(page_with_rule(make), angle).rotate(fed, expand=True)
    assert abs(skew_of(pixels(page), 200) - angle) < 0.1


def test_a_picture_set_straight_has_no_skew_left(make: Any) -> None:
    askew = pixels(clockwise(page_with_rule(make), 5))
    straight = straightened(askew, skew_of(askew, 200))
    assert straight.shape == askew.shape
    assert skew_of(straight, 200) == 0


def test_what_is_not_surely_askew_has_no_skew(make: Any) -> None:
    white = Image.new("L", (1654, 2339), 245)
    assert skew_of(pixels(white), 200) == 0
    assert skew_of(pixels(clockwise(page_with_rule(make), 0.2)), 200) == 0
    assert skew_of(pixels(clockwise(page_with_rule(make), 14)), 200) == 0
    noise = np.random.default_rng(1).normal(200, 30, (2339, 1654, 3)).clip(0, 255)
    assert skew_of(noise.astype(np.uint8), 200) == 0


def test_a_note_across_a_straight_page_is_not_its_skew(make: Any) -> None:
    note = clockwise(make.draw_page([""] * 17 + ["已审核 财务专用 同意付款"]), 6)
    both = np.minimum(pixels(page_with_rule(make)), pixels(note))
    assert skew_of(both, 200) == 0


def test_print_that_would_fall_off_the_page_keeps_it_as_it_is(make: Any) -> None:
    askew = clockwise(ImageOps.expand(make.draw_page(LINES[4:]), 600, "white"), 9.5)
    left, top, _, _ = ImageOps.invert(askew).getbbox() or (0, 0, 0, 0)
    cropped = askew.crop((left - 60, top - 80, left - 60 + 1654, top - 80 + 2339))
    assert skew_of(pixels(askew), 200) != 0
    assert skew_of(pixels(cropped), 200) == 0


def test_pages_with_form_fields_or_loose_drawing_are_not_turned(make: Any, tmp_path: Path) -> None:
    file = make.write_image_pdf(tmp_path / "a.pdf", [make.draw_page(LINES)] * 3)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.pages[1].contents_add(b"\nQ", prepend=False)
        pdf.save(file)
    assert can_be_straightened(file, range(3)) == {2}
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert can_be_straightened(tmp_path / "no.pdf", [0]) == set()


def test_a_page_is_turned_about_the_middle_of_what_is_seen(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 400))
        page = pdf.pages[0]
        page.obj.CropBox = pikepdf.Array([100, 100, 200, 300])
        page.obj.Contents = pdf.make_stream(b"q 1 0 0 1 0 0 cm 145 195 10 10 re f Q")
        pdf.save(tmp_path / "a.pdf")
    straighten(tmp_path / "a.pdf", tmp_path / "b.pdf", {0: 9.0})
    rows, columns = np.nonzero(drawn(tmp_path / "b.pdf") < 128)
    assert abs(rows.mean() - 200) < 1
    assert abs(columns.mean() - 100) < 1
