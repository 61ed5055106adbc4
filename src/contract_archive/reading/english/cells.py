"""Columns of a line: cells between bars, tabs or wide gaps, each read as a line of its own.

Order forms, heads of letters and signatures stand in columns; what is beside a cell is not what
comes after it. A label and its value in neighbouring cells read as ``Label: value``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.document import fold_line

_BAR = re.compile(r"\s*[|¦]\s*")
_GAP = re.compile(r"\s*\t\s*|\s{3,}")
_RULE = re.compile(r"[-=:+_ ]*")
_ENUMERATION = re.compile(r"[(\[]?[\w.]{1,5}[.)\]]|[•*o-]")
_LABEL = re.compile(
    r"(?!.*:$)(?:[\w.'/()-]+ ){0,4}(?:no|number|ref|reference|date|law|term|period|price|value|"
    r"amount|fees?|total|parties|party|supplier|customer|vendor|buyer|seller|client|contractor|"
    r"provider|from|to|expiry|expires|commencement|start|end|until|signed)\.?",
    re.IGNORECASE,
)
_LONGEST_LABEL = 60


def cells(line: str, raw: str) -> Iterator[tuple[int, str]]:
    """Yield the cells of a line with the place of each in it, labels joined to their values.

    ``raw`` is the line as it was read, with the spaces that set its columns apart.
    """
    if not (_BAR.search(line) or _GAP.search(raw.strip())):
        yield 0, line
        return
    barred = _BAR.search(line) is not None
    placed = list(_placed(line, _BAR.split(line) if barred else _columns(raw)))
    if len(placed) % 2 == 0 and all(_is_label(cell, barred) for _, cell in placed[::2]):
        for (at, label), (_, value) in zip(placed[::2], placed[1::2], strict=True):
            yield at, f"{label.rstrip(' :')}: {value}"
        return
    yield from placed or [(0, line)]


def _is_label(cell: str, barred: bool) -> bool:
    if barred:
        return len(cell) <= _LONGEST_LABEL
    return _LABEL.fullmatch(cell) is not None


def _columns(raw: str) -> Iterator[str]:
    """Yield the columns of a line; a numeral of a list stays with what it counts."""
    kept = ""
    for column in _GAP.split(raw.strip()):
        kept = f"{kept} {fold_line(column)}".strip()
        if not _ENUMERATION.fullmatch(kept):
            yield kept
            kept = ""
    if kept:
        yield kept


def _placed(line: str, columns: Iterator[str] | list[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for column in columns:
        if not column or (_RULE.fullmatch(column) and "_" not in column):
            continue
        found = line.find(column, at)
        at = found if found >= 0 else at
        yield at, column
        at += len(column)
