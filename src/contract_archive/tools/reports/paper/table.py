"""Tables of three rules: heavy above and below, a fine line under the head, hairlines between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from contract_archive.tools.reports.paper.sheet import FLOOR, LEFT, WIDTH, Sheets, Type

_PAD = 1.6  # millimetres left and right of a cell's text
_AIR = 1.1  # above and below
_SHADE = 244
_HIGHEST = 150.0  # a row higher than this need not stand on one page
CELL = Type(9)
HEAD = Type(9, bold=True, face="sans")
GROUP = Type(9, bold=True, face="sans")


class Text(NamedTuple):
    """A paragraph in a cell."""

    text: str
    type: Type = CELL


Cell = Sequence[Text]


class Column(NamedTuple):
    """A column: its head, its width in millimetres, and ``L``, ``C`` or ``R``."""

    head: str
    width: float
    align: str = "L"


class Row(NamedTuple):
    """A row of cells. ``spans``: its one cell goes across, and stays with the row below."""

    cells: tuple[Cell, ...]
    spans: bool = False


class _Line(NamedTuple):
    text: str
    type: Type


def cell(text: str, type_: Type = CELL) -> Cell:
    """Return a cell of one paragraph."""
    return (Text(text, type_),)


def columns(*told: tuple[str, float, str]) -> tuple[Column, ...]:
    """Return columns (head, share, align) over the whole width; one share of 0 takes the rest."""
    rest = WIDTH - sum(width for _head, width, _align in told)
    return tuple(Column(head, width or rest, align) for head, width, align in told)


class Table:
    """A table that runs over pages, its head and its group's row on each.

    Call ``add`` for each row, then ``end``.
    """

    def __init__(self, sheets: Sheets, heads: Sequence[Column], *, headed: bool = True) -> None:
        self.sheets = sheets
        self.heads = heads
        self.headed = headed
        self._group: Row | None = None
        self._held = False
        self._begin()

    def add(self, row: Row) -> None:
        """Draw a row; one that is higher than a page goes on over the next.

        A row that spans is held back, and drawn on the same page as the row that follows it.
        """
        if row.spans:
            self._group, self._held = row, True
            return
        widths = [each.width for each in self.heads]
        cells = [self._lines(each, width) for each, width in zip(row.cells, widths, strict=True)]
        height = min(max(map(_height, cells)) + 2 * _AIR, _HIGHEST)
        if self.sheets.get_y() + height + self._height_held() > FLOOR:
            self._turn()
        elif self._held:
            self._draw_group()
        self._held = False
        while any(cells):
            now, cells = self._fitting(cells)
            self._draw(row, now, widths)
            if any(cells):
                self._turn()

    def end(self, after: float = 4) -> None:
        """Close the table with its lower rule."""
        self.sheets.rule(self.sheets.get_y(), 0.4)
        self.sheets.set_y(self.sheets.get_y() + after)

    def _begin(self) -> None:
        self.sheets.rule(self.sheets.get_y(), 0.4)
        if self.headed:
            cells = [self._lines(cell(each.head, HEAD), each.width) for each in self.heads]
            self._draw(Row(()), cells, [each.width for each in self.heads])
            self.sheets.rule(self.sheets.get_y(), 0.2)

    def _turn(self) -> None:
        """Go on over the page, the head and the group's row at its top."""
        self.end()
        self.sheets.add_page()
        self._begin()
        self._draw_group()

    def _draw_group(self) -> None:
        if self._group is not None:
            self._draw(self._group, [self._lines(self._group.cells[0], WIDTH)], [WIDTH])

    def _height_held(self) -> float:
        if self._group is None or not self._held:
            return 0.0
        return _height(self._lines(self._group.cells[0], WIDTH)) + 2 * _AIR

    def _lines(self, told: Cell, width: float) -> list[_Line]:
        return [
            _Line(line, each.type)
            for each in told
            for line in self.sheets.lines(each.text, each.type, width - 2 * _PAD)
        ]

    def _fitting(self, cells: list[list[_Line]]) -> tuple[list[list[_Line]], list[list[_Line]]]:
        """Split cells into what fits on this page and the rest; at least a line fits."""
        room = FLOOR - self.sheets.get_y() - 2 * _AIR
        counts = [_count(lines, room) for lines in cells]
        pairs = list(zip(cells, counts, strict=True))
        return [lines[:many] for lines, many in pairs], [lines[many:] for lines, many in pairs]

    def _draw(self, row: Row, cells: Sequence[list[_Line]], widths: Sequence[float]) -> None:
        sheets, top = self.sheets, self.sheets.get_y()
        bottom = top + max(map(_height, cells)) + 2 * _AIR
        if row.spans:
            sheets.set_fill_color(_SHADE)
            sheets.rect(LEFT, top + 0.1, WIDTH, bottom - top - 0.1, style="F")
        x = LEFT
        aligns = ["L"] if row.spans else [each.align for each in self.heads]
        for lines, width, align in zip(cells, widths, aligns, strict=True):
            self._write(lines, x, width, align, top + _AIR)
            x += width
        sheets.set_y(bottom)
        sheets.rule(bottom, 0.1, 190)

    def _write(self, lines: list[_Line], x: float, width: float, align: str, y: float) -> None:
        share = {"L": 0.0, "C": 0.5, "R": 1.0}[align]
        for line in lines:
            spare = width - 2 * _PAD - self.sheets.width_of(line.text, line.type) if share else 0.0
            self.sheets.write_at(x + _PAD + spare * share, y, line.text, line.type)
            y += line.type.height


def _height(lines: Iterable[_Line]) -> float:
    return sum(line.type.height for line in lines)


def _count(lines: Sequence[_Line], room: float) -> int:
    """Return how many lines fit into ``room``: all, or as many as can, and one at least."""
    used = 0.0
    for count, line in enumerate(lines):
        used += line.type.height
        if used > room + 0.01:
            return max(count, 1)
    return len(lines)
