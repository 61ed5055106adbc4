"""Seals are lifted off a page; the print below them and other red print stay."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from contract_archive.demo.seal import RED, stamped
from contract_archive.demo.typeface import Face, font
from contract_archive.tools.scan.seals import without_seals

DPI = 171
PRINT = "甲方（盖章）：东篱样例机电有限公司"


def page(*, red_text: str = "") -> Image.Image:
    sheet = Image.new("RGB", (1200, 700), (244, 243, 238))
    pen = ImageDraw.Draw(sheet)
    pen.text((120, 330), PRINT, (26, 26, 26), font(Face.SERIF, 32))
    if red_text:
        pen.text((120, 40), red_text, RED, font(Face.SERIF, 48))
    return sheet


def sealed(sheet: Image.Image, x: int, y: int) -> Image.Image:
    mask = stamped("示例之章有限公司", "合同专用章", round(1.6 * DPI), Random(3))
    ink = Image.new("RGB", sheet.size, (255, 255, 255))
    ink.paste(RED, (x, y), mask)
    return ImageChops.multiply(sheet, ink)


def lifted(sheet: Image.Image) -> np.ndarray:
    return without_seals(np.asarray(sheet)[:, :, ::-1].copy(), DPI)


def dark(pixels: np.ndarray) -> np.ndarray:
    return pixels.max(axis=2) < 120


@pytest.mark.parametrize("x", [150, 380, 560])
def test_a_seal_over_a_line_is_lifted_and_the_line_stays(x: int) -> None:
    clean = np.asarray(page())
    found = lifted(sealed(page(), x, 210))

    assert (dark(found) == dark(clean)).mean() > 0.999
    red = found[:, :, 2].astype(int) - found[:, :, 0]
    assert (red > 35).sum() == 0


def test_red_print_in_a_line_is_text_and_stays() -> None:
    sheet = page(red_text="示例集团有限公司文件")
    assert (lifted(sheet) == np.asarray(sheet)[:, :, ::-1]).all()


def test_a_page_without_red_is_not_touched() -> None:
    pixels = np.asarray(page())[:, :, ::-1].copy()
    assert without_seals(pixels, DPI) is pixels
