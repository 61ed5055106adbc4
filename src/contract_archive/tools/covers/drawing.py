"""Draw cover sheets: a QR code that survives a bad scan, and the same in words for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contract_archive.locale import _
from contract_archive.records.labels import Label
from contract_archive.tools.covers.pages import code_picture, new_document

if TYPE_CHECKING:
    from fpdf import FPDF

_MARGIN = 20.0  # all measures in millimetres on A4
_WIDTH = 170.0
_QR = 60.0
_BAR_HEIGHT = 16.0
_BAR_MODULE = 0.5  # four pixels at 200 dpi
_LONGEST_BAR = 40  # characters; a longer code would be too fine for a scan


@dataclass(frozen=True, slots=True)
class Cover:
    """One sheet. ``facts`` are (label, value) lines, as people read them."""

    label: Label
    heading: str
    facts: tuple[tuple[str, str], ...] = ()


def draw(covers: Sequence[Cover]) -> bytes:
    """Return a PDF with one A4 page for each of ``covers``."""
    pdf = new_document(_("Cover sheets"))
    for cover in covers:
        pdf.add_page()
        _draw_sheet(pdf, cover)
    return bytes(pdf.output())


def _draw_sheet(pdf: FPDF, cover: Cover) -> None:
    pdf.set_line_width(0.6)
    pdf.rect(_MARGIN - 6, _MARGIN - 6, _WIDTH + 12, 297 - 2 * (_MARGIN - 6))
    pdf.set_xy(_MARGIN, _MARGIN)
    _write(pdf, cover.heading, 26, "C")
    if cover.label.number:
        _write(pdf, cover.label.number, 30, "C")
    pdf.image(code_picture(cover.label.payload), (210 - _QR) / 2, pdf.get_y() + 6, _QR, _QR)
    pdf.set_y(pdf.get_y() + _QR + 12)
    _draw_bar(pdf, cover.label)
    for name, value in cover.facts:
        _write(pdf, f"{name}  {value}", 13, "L")
    pdf.set_y(max(pdf.get_y() + 6, 240))
    _write(pdf, _advice(cover), 11, "C")
    pdf.set_y(pdf.get_y() + 2)
    _write(pdf, cover.label.payload, 8, "C")


def _advice(cover: Cover) -> str:
    if cover.label.number:
        return _("Lay this sheet on top of the pages that belong to this number, then scan them.")
    return _("Lay this sheet on top of each contract, then scan the stack with `--split`.")


def _write(pdf: FPDF, text: str, size: float, align: str) -> None:
    """Write a paragraph in the width of the sheet, a long number broken where it must be."""
    from fpdf.enums import WrapMode

    pdf.set_font("text", size=size)
    pdf.set_x(_MARGIN)
    pdf.multi_cell(_WIDTH, size * 0.55, text, align=align, wrapmode=WrapMode.CHAR, new_x="LMARGIN")
    pdf.set_y(pdf.get_y() + size * 0.12)


def _draw_bar(pdf: FPDF, label: Label) -> None:
    """Draw the same payload as Code 128, where it has only characters that the code knows."""
    if not label.payload.isascii() or len(label.payload) > _LONGEST_BAR:
        return
    width = min(_WIDTH, _BAR_MODULE * (11 * len(label.payload) + 55))
    picture = code_picture(label.payload, "Code128", 4)
    pdf.image(picture, (210 - width) / 2, pdf.get_y(), width, _BAR_HEIGHT)
    pdf.set_y(pdf.get_y() + _BAR_HEIGHT + 8)
