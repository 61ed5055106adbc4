"""The pieces that the pages of a specimen are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Running text; ``size`` in points (0: as the body), ``indent`` and ``after`` in ems."""

    text: str
    align: str = "left"
    size: float = 0
    bold: bool = False
    indent: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a row; its text may have several lines.

    ``seal`` is the name on a seal over it, ``hand`` says that the last line is filled in by hand.
    """

    text: str
    right: bool = False
    seal: str = ""
    hand: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other; ``widths`` are shares of the line."""

    cells: tuple[Cell, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows below each other, ruled or not; a row is never broken over two pages."""

    rows: tuple[Row, ...]
    boxed: bool = True


@dataclass(frozen=True, slots=True)
class Break:
    """A new page begins."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty lines."""

    lines: float


Block = Text | Grid | Break | Space


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands outside the text: header, footer (``{page}``, ``{pages}``), a fax line on top of
    every page, and the lines of a stamp on the first page."""

    head: str = ""
    foot: str = ""
    fax: str = ""
    stamp: tuple[str, ...] = ()


def row(*texts: str, widths: tuple[float, ...] = (), right: tuple[int, ...] = ()) -> Row:
    """Return a row of plain cells, of one width if none is given."""
    cells = tuple(Cell(text, n in right) for n, text in enumerate(texts))
    return Row(cells, widths or (1.0,) * len(cells))
