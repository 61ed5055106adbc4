"""Tables for people: columns that hold in Chinese, cut to the terminal, plain when piped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contract_archive.cli.render.text import cut, one_line, pad, width

_GAP = 2


class Column(NamedTuple):
    """A column: its heading, and how it may give way.

    ``least`` is the width to which it may be cut (0: never). ``right`` sets numbers flush right.
    """

    heading: str
    least: int = 0
    right: bool = False


def laid_out(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int | None
) -> list[list[str]]:
    """Return the heading and the rows as padded cells that fit ``room`` columns.

    Without ``room`` (output to a program) nothing is cut. Cells are made printable.
    """
    table = [[column.heading for column in columns], *([one_line(c) for c in row] for row in rows)]
    widths = [max(width(row[place]) for row in table) for place in range(len(columns))]
    if room is not None:
        widths = _narrowed(columns, widths, room - _GAP * (len(columns) - 1))
    return [
        [_cell(text, size, column) for text, size, column in zip(row, widths, columns, strict=True)]
        for row in table
    ]


def _cell(text: str, size: int, column: Column) -> str:
    return pad(cut(text, size), size, right=column.right)


def _narrowed(columns: Sequence[Column], widths: list[int], room: int) -> list[int]:
    """Take from the widest column that may give way, a column at a time, until all fit."""
    narrowed = list(widths)
    while sum(narrowed) > room:
        giving = [
            place
            for place, column in enumerate(columns)
            if column.least and narrowed[place] > column.least
        ]
        if not giving:
            break
        narrowed[max(giving, key=lambda place: narrowed[place])] -= 1
    return narrowed


def line(cells: Sequence[str]) -> str:
    """Join the cells of one row."""
    return (" " * _GAP).join(cells).rstrip()


def lines(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int | None) -> list[str]:
    """Return a table's lines, the heading first."""
    return [line(cells) for cells in laid_out(columns, rows, room)]
