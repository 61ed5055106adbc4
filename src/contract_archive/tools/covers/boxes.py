"""Draw the papers of a box: the strip for its spine, and the list of what is in it (卷内目录)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contract_archive.locale import _
from contract_archive.records.labels import BoxLabel
from contract_archive.tools.covers.pages import (
    code_picture,
    fitted,
    height_of,
    new_document,
    size_that_fits,
    write_lines,
)

if TYPE_CHECKING:
    from fpdf import FPDF

_MARGIN, _WIDTH = 18.0, 174.0  # millimetres on A4
_FLOOR = 297.0 - 22.0
_SPINE_WIDE, _SPINE_HIGH, _SPINE_TOP = 36.0, 250.0, 22.0
_SMALL = 9.0
_WIDTHS = (10.0, 38.0, 48.0, 37.0, 18.0, 12.0, 11.0)  # of the columns


@dataclass(frozen=True, slots=True)
class Content:
    """A line of the list: one contract in the box. ``signed`` is a day in eight digits."""

    number: str
    title: str
    customer: str
    signed: str
    pages: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its label, what the archive is called, and what is in it, in order."""

    label: BoxLabel
    archive: str
    contents: tuple[Content, ...]


def draw_boxes(boxes: Sequence[Box]) -> bytes:
    """Return a PDF: for each box a sheet with its spine to cut out, then the list of its contents,
    where there are any."""
    pdf = new_document(_("Box labels"))
    for box in boxes:
        pdf.add_page()
        _draw_spine(pdf, box)
        if box.contents:
            _draw_list(pdf, box)
    return bytes(pdf.output())


def _draw_spine(pdf: FPDF, box: Box) -> None:
    left, inner = _MARGIN, _SPINE_WIDE - 6
    pdf.set_line_width(0.2)
    pdf.set_dash_pattern(dash=2, gap=1.5)
    pdf.rect(left, _SPINE_TOP, _SPINE_WIDE, _SPINE_HIGH)
    pdf.set_dash_pattern()
    at = left + 3
    lines = fitted(pdf, box.archive, inner, 11, 5)
    below = write_lines(pdf, lines, (at, _SPINE_TOP + 6), inner, 11, "C") + 6
    below = _draw_mark(pdf, box.label.shelf_mark, (at, below), inner)
    below = max(below + 6, _SPINE_TOP + 110)
    for text in _told(box):
        lines = fitted(pdf, text, inner, 9, 3)
        below = write_lines(pdf, lines, (at, below), inner, 9, "C") + 1.5
    size = 30.0
    pdf.image(code_picture(box.label.payload), at, _SPINE_TOP + _SPINE_HIGH - size - 5, size, size)
    beside = left + _SPINE_WIDE + 8
    advice = _("Cut along the dashes and put the strip on the spine of the box.")
    write_lines(pdf, fitted(pdf, advice, 110, 10, 3), (beside, _SPINE_TOP + 4), 110, 10)
    write_lines(pdf, [box.label.payload], (beside, _SPINE_TOP + 14), 110, 8)


def _draw_mark(pdf: FPDF, mark: str, at: tuple[float, float], width: float) -> float:
    """Write each part of the shelf mark on a line of its own, the last the largest."""
    *above, last = mark.split("/")
    left, below = at
    for part in above:
        size = size_that_fits(pdf, part, width, 18, 9)
        below = write_lines(pdf, fitted(pdf, part, width, size, 2), (left, below), width, size, "C")
    size = size_that_fits(pdf, last, width, 30, 10)
    return write_lines(pdf, fitted(pdf, last, width, size, 2), (left, below + 2), width, size, "C")


def _told(box: Box) -> list[str]:
    """What the spine says of the contents: years, first and last number, how many."""
    if not box.contents:
        return []
    years = sorted({each.signed[:4] for each in box.contents if each.signed})
    numbers = [each.number for each in box.contents]
    told = [" – ".join(dict.fromkeys((years[0], years[-1])))] if years else []
    told += [numbers[0]] if len(numbers) == 1 else [numbers[0], _("to"), numbers[-1]]
    return [*told, _("{count} in all").format(count=len(numbers))]


def _draw_list(pdf: FPDF, box: Box) -> None:
    top = _begin_page(pdf, box)
    pages = 1
    for at, each in enumerate(box.contents, 1):
        signed = each.signed or "—"
        cells = (
            str(at),
            each.number,
            each.title,
            each.customer,
            signed,
            str(each.pages),
            each.note,
        )
        wrapped = [
            fitted(pdf, text, width - 2, _SMALL, 4)
            for text, width in zip(cells, _WIDTHS, strict=True)
        ]
        high = max(map(len, wrapped)) * height_of(_SMALL) + 2
        if top + high > _FLOOR:
            _number_page(pdf, pages)
            pages += 1
            top = _begin_page(pdf, box)
        _draw_row(pdf, wrapped, top, high)
        top += high
    _number_page(pdf, pages)


def _begin_page(pdf: FPDF, box: Box) -> float:
    """Begin a page of the list with its head. Returns where the first line goes."""
    pdf.add_page()
    below = write_lines(pdf, [_("Contents of the box")], (_MARGIN, 18), _WIDTH, 18, "C") + 3
    said = _("{archive} · shelf mark {mark} · {count} in all").format(
        archive=box.archive, mark=box.label.shelf_mark, count=len(box.contents)
    )
    below = write_lines(pdf, fitted(pdf, said, _WIDTH, 10, 2), (_MARGIN, below), _WIDTH, 10) + 2
    heads = (_("No."), _("Number"), _("Title"), _("Customer"), _("Signed"), _("Pages"), _("Note"))
    wrapped = [
        fitted(pdf, text, width - 2, _SMALL, 2) for text, width in zip(heads, _WIDTHS, strict=True)
    ]
    high = max(map(len, wrapped)) * height_of(_SMALL) + 2
    pdf.set_fill_color(238, 238, 238)
    pdf.rect(_MARGIN, below, _WIDTH, high, style="F")
    _draw_row(pdf, wrapped, below, high)
    return below + high


def _draw_row(pdf: FPDF, cells: Sequence[list[str]], top: float, high: float) -> None:
    pdf.set_line_width(0.2)
    left = _MARGIN
    for lines, width in zip(cells, _WIDTHS, strict=True):
        pdf.rect(left, top, width, high)
        write_lines(pdf, lines, (left + 1, top + 1), width - 2, _SMALL)
        left += width


def _number_page(pdf: FPDF, page: int) -> None:
    write_lines(pdf, [f"— {page} —"], (_MARGIN, 297 - 16), _WIDTH, _SMALL, "C")
