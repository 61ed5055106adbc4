"""Draw sheets of labels: three by eight on A4, 70 by 37 mm each, as label paper is sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contract_archive.locale import _
from contract_archive.records.labels import Label
from contract_archive.tools.covers.pages import (
    code_picture,
    fitted,
    new_document,
    size_that_fits,
    write_lines,
)

if TYPE_CHECKING:
    from fpdf import FPDF

PER_SHEET = 24
_ACROSS = 3
_WIDE, _HIGH, _TOP = 70.0, 37.0, 0.5  # millimetres
_INSET = 4.5  # printers leave the edge of the paper white
_QR = 27.0
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Sticker:
    """One label: what its code says, and lines about the contract, the first being the largest."""

    label: Label
    lines: tuple[str, ...] = ()


def draw_stickers(stickers: Sequence[Sticker], skip: int = 0) -> bytes:
    """Return a PDF with the labels row by row; ``skip`` places of the first sheet stay empty, for
    one that was used in part."""
    pdf = new_document(_("Labels"))
    for at, sticker in enumerate(stickers, skip):
        if at == skip or at % PER_SHEET == 0:
            pdf.add_page()
        row, column = divmod(at % PER_SHEET, _ACROSS)
        _draw(pdf, sticker, column * _WIDE, _TOP + row * _HIGH)
    return bytes(pdf.output())


def _draw(pdf: FPDF, sticker: Sticker, left: float, top: float) -> None:
    room = _HIGH - 2 * _INSET
    picture = code_picture(sticker.label.payload)
    pdf.image(picture, left + _INSET, top + (_HIGH - _QR) / 2, _QR, _QR)
    at = left + _INSET + _QR + _GAP
    width = _WIDE - 2 * _INSET - _QR - _GAP
    size = size_that_fits(pdf, sticker.label.number, width, 11, 7)
    heading = fitted(pdf, sticker.label.number, width, size, 3)
    below = write_lines(pdf, heading, (at, top + _INSET), width, size) + 0.8
    left_over = room - (below - top - _INSET)
    for line in sticker.lines:
        most = min(2, int(left_over / 2.75))
        if line and most > 0:
            told = fitted(pdf, line, width, 6, most)
            below = write_lines(pdf, told, (at, below), width, 6)
            left_over -= 2.76 * len(told)
