"""A list as rows of cells, whatever file it was in."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple, TypeAlias

MOST_ROWS = 200_000
MOST_COLUMNS = 100

Cell: TypeAlias = str | int | float | Decimal | date | datetime | time | bool | None
"""What stands in a cell; None where it is empty."""


class Row(NamedTuple):
    """One row: its number in the file, from 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(NamedTuple):
    """One table. ``name`` is empty where the file has just one; ``lines`` tells that rows are lines
    of a text, not of a sheet with lettered columns. ``since_1904`` says from when day numbers
    count."""

    name: str
    rows: tuple[Row, ...]
    lines: bool = False
    since_1904: bool = False


def is_blank(cell: Cell) -> bool:
    """Tell whether nothing can be seen in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: Cell) -> str:
    """Return a cell as text, on one line; a whole number without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    return " ".join(str(cell).split())


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0: A, B … Z, AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
