"""Tables for people: columns that hold in Chinese, cut to the terminal, plain when piped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contract_archive.cli.render.text import cut, one_line, pad, width

_GAP = 2
_PADDED = 64  # columns; a longer cell runs over, so that one name does not stretch all lines


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

    Without ``room`` (output to a program) nothing is cut: a very long cell shifts what follows it
    in its own row. Cells are made printable.
    """
    table = [[column.heading for column in columns], *([one_line(c) for c in row] for row in rows)]
    if room is None:
        widths = [max(size for size in sizes if size <= _PADDED) for sizes in _sizes(table)]
    else:
        widths = [max(sizes) for sizes in _sizes(table)]
        widths = _narrowed(columns, widths, room - _GAP * (len(columns) - 1))
        table = [[cut(text, size) for text, size in zip(row, widths, strict=True)] for row in table]
    return [
        [
            pad(text, size, right=column.right)
            for text, size, column in zip(row, widths, columns, strict=True)
        ]
        for row in table
    ]


def _sizes(table: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return the widths of the cells, column by column."""
    return [[width(cell) for cell in column] for column in zip(*table, strict=True)]


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
