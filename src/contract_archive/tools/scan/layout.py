"""From the pieces that an engine found on a page to lines in reading order (pure)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from statistics import median
from typing import NamedTuple

from contract_archive.records.scans import Unsure

Point = tuple[float, float]

_SAME_ROW = 0.5  # of the lower height: nearer levels are one visual line
_CLEARLY_WIDE = 3.0
_SURE = 0.98  # an engine this sure of a character is hardly ever wrong


class Piece(NamedTuple):
    """A run of text: its corners in pixels (top left, top right, bottom right, bottom left).

    ``score`` says how sure the engine is of the whole, ``scores`` how sure of each character;
    empty where it does not tell.
    """

    text: str
    score: float
    corners: tuple[Point, Point, Point, Point]
    scores: tuple[float, ...] = ()

    @property
    def width(self) -> float:
        """Length of the upper edge."""
        (x0, y0), (x1, y1) = self.corners[0], self.corners[1]
        return hypot(x1 - x0, y1 - y0)

    @property
    def height(self) -> float:
        """Length of the left edge."""
        (x0, y0), (x1, y1) = self.corners[0], self.corners[3]
        return hypot(x1 - x0, y1 - y0)

    @property
    def left(self) -> float:
        """The leftmost corner."""
        return min(x for x, _ in self.corners)

    @property
    def middle(self) -> Point:
        """The centre."""
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    @property
    def slope(self) -> float:
        """How far the lower edge falls on its way to the right."""
        (x0, y0), (x1, y1) = self.corners[3], self.corners[2]
        return (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0

    def scaled(self, across: float, down: float) -> Piece:
        """Return the piece in an image that is so many times as wide and high."""
        a, b, c, d = ((x * across, y * down) for x, y in self.corners)
        return self._replace(corners=(a, b, c, d))


class _Row(NamedTuple):
    level: float
    height: float
    pieces: list[Piece]


def in_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces as visual lines from top to bottom, each from left to right.

    A page that lies askew is levelled first: over its width a line of a scan tilted by one degree
    climbs more than its own height.
    """
    slope = _slope_of_page(pieces)
    levels = [(piece.middle[1] - slope * piece.middle[0], piece) for piece in pieces]
    rows: list[_Row] = []
    for level, piece in sorted(levels, key=lambda pair: pair[0]):
        height = min(piece.height, piece.width)
        row = rows[-1] if rows else None
        if row and abs(level - row.level) < _SAME_ROW * min(height, row.height):
            row.pieces.append(piece)
        else:
            rows.append(_Row(level, height, [piece]))
    return [sorted(row.pieces, key=lambda piece: piece.left) for row in rows]


def _slope_of_page(pieces: Sequence[Piece]) -> float:
    wide = [piece for piece in pieces if piece.width > _CLEARLY_WIDE * piece.height]
    widest = sorted(wide, key=lambda piece: piece.width)[len(wide) // 2 :]
    return median([piece.slope for piece in widest]) if widest else 0.0


def text_of(pieces: Sequence[Piece]) -> tuple[str, tuple[Unsure, ...]]:
    """Return the page's text: a visual line a line, its pieces separated by a space.

    Beside it stand the characters that the engine is not sure of.
    """
    text = ""
    unsure: list[Unsure] = []
    for row in in_rows(pieces):
        between = "\n" if text else ""
        for piece in row:
            letters = clean_text(piece.text)
            if not letters:
                continue
            text += between
            unsure.extend(_unsure(letters, piece, len(text)))
            text += letters
            between = " "
    return text, tuple(unsure)


def _unsure(letters: str, piece: Piece, start: int) -> Iterator[Unsure]:
    told = piece.scores if len(piece.scores) == len(letters) else (piece.score,) * len(letters)
    for at, (letter, score) in enumerate(zip(letters, told, strict=True), start):
        if score < _SURE and not letter.isspace():
            yield Unsure(at, round(score, 3))


def confidence_of(pieces: Iterable[Piece]) -> float | None:
    """Return the mean score, weighted by length; None where nothing was read."""
    weighed = [(piece.score, len(piece.text)) for piece in pieces]
    total = sum(weight for _, weight in weighed)
    if not total:
        return None
    return round(sum(score * weight for score, weight in weighed) / total, 4)


def clean_text(text: str) -> str:
    """Return ``text`` as we keep it: NFC, newlines only, no control characters, no outer blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cleaned = (_clean_line(line) for line in lines)
    return unicodedata.normalize("NFC", "\n".join(cleaned)).strip()


def _clean_line(line: str) -> str:
    if line.isprintable():
        return line.rstrip()
    line = line.replace("\t", " ")
    kept = (c for c in line if unicodedata.category(c) not in _NEVER_KEPT and c not in "\ufffe")
    return "".join(kept).rstrip()


_NEVER_KEPT = {"Cc", "Cs", "Cn", "Zl", "Zp"}
