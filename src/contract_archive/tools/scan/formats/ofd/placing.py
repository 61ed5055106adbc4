"""Where the text of an OFD page stands: from text objects to pieces with corners, in millimetres.

A text object gives its letters one by one: a start, and from each to the next a step. Letters that
follow each other on one level, or one below the other, are a piece; a longer step begins another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import hypot, isfinite
from typing import NamedTuple

from contract_archive.tools.scan.formats.markup import (
    Element,
    all_in,
    children_of,
    name_of,
    value_of,
)
from contract_archive.tools.scan.layout import Piece, Point, clean_text, in_rows

_SAME_LEVEL = 0.3  # of the size of letters
_NEXT_LETTER = 1.9  # of the size: a longer step is a gap
_ABOVE, _BELOW = 0.85, 0.15  # of the size: where a letter reaches from its line
_USUAL_SIZE = 3.0
_NARROW = 0.5
_BESIDE = 0.5  # millimetres: nearer, the same text was drawn twice to look bold
_COMPARED = 8
_SLANT = 0.1  # of its run: more is no crooked scan
_LEAST_PAGE_SIDE = 70.0  # millimetres: an ID card is smaller, A6 is not
_DEEPEST = 5  # groups within groups
_MOST_GROUPS = 20_000  # on one page
_NO_GAP, _NO_GAP_IN_WORDS = 0.3, 0.12  # of the size: less is no space


class _Letter(NamedTuple):
    sign: str
    x: float
    y: float


class _Frame(NamedTuple):
    """From the coordinates of an object to those of its page."""

    across: tuple[float, float]
    down: tuple[float, float]
    origin: Point

    def at(self, x: float, y: float) -> Point:
        across, down = self.along(x, y)
        return across + self.origin[0], down + self.origin[1]

    @property
    def is_askew(self) -> bool:
        """Whether text in it stands at a slant, as watermarks do and no word of a document."""
        right, down = map(abs, self.across)
        return min(right, down) > _SLANT * max(right, down)

    def along(self, x: float, y: float) -> Point:
        return (
            self.across[0] * x + self.down[0] * y,
            self.across[1] * x + self.down[1] * y,
        )

    def holding(self, object_: Element) -> _Frame:
        """Return the frame of an object that stands in this one."""
        matrix = _numbers(value_of(object_, "CTM"))
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        x, y = _corner_of(object_)
        return _Frame(self.along(a, b), self.along(c, d), self.at(x + e, y + f))


_PAGE = _Frame((1.0, 0.0), (0.0, 1.0), (0.0, 0.0))


class Placing:
    """Finds the text on one page; ``groups`` are what its composite objects may show, by id."""

    def __init__(self, groups: Mapping[str, Element]) -> None:
        self._groups = groups
        self._left = _MOST_GROUPS

    def pieces_in(self, root: Element, within: Element | None = None) -> Iterator[Piece]:
        """Yield the pieces of text below ``root``, from the corner of ``within``'s boundary."""
        frame = _PAGE.holding(within) if within is not None else _PAGE
        return self._pieces_in(root, frame, 0)

    def _pieces_in(self, root: Element, frame: _Frame, depth: int) -> Iterator[Piece]:
        for each in root.iter():
            name = name_of(each)
            if name == "TextObject" and value_of(each, "Visible", "true").lower() != "false":
                yield from _pieces_of(each, frame)
            elif name == "CompositeObject" and depth < _DEEPEST and self._left > 0:
                self._left -= 1
                group = self._groups.get(value_of(each, "ResourceID"))
                if group is not None:
                    yield from self._pieces_in(group, frame.holding(each), depth + 1)


def once_each(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, the same text in the same place but once."""
    seen: dict[str, list[Point]] = {}
    for piece in pieces:
        x, y = piece.corners[0]
        places = seen.setdefault(piece.text, [])
        if not any(hypot(x - px, y - py) < _BESIDE for px, py in places[-_COMPARED:]):
            places.append((x, y))
            yield piece


def picture_on(root: Element) -> str:
    """Return the resource of the largest picture on a page that may be a page's own picture."""
    images = all_in(root, "ImageObject")
    sizes = ((_area_of(image), value_of(image, "ResourceID")) for image in images)
    area, resource = max(sizes, default=(0.0, ""))
    return resource if area else ""


def _area_of(image: Element) -> float:
    box = _numbers(value_of(image, "Boundary"))
    wide, high = box[2:4] if len(box) == 4 else (0.0, 0.0)
    return wide * high if min(wide, high) >= _LEAST_PAGE_SIDE else 0.0


def text_on(pieces: Iterable[Piece]) -> str:
    """Return the lines of a page; pieces that touch are one word, or part of one number."""
    lines = ("".join(_joined(row)) for row in in_rows(list(once_each(pieces))))
    return clean_text("\n".join(lines))


def _joined(row: Sequence[Piece]) -> Iterator[str]:
    last: Piece | None = None
    for piece in row:
        if last is not None and not _touch(last, piece):
            yield " "
        yield piece.text
        last = piece


def _touch(left: Piece, right: Piece) -> bool:
    size = min(left.height, right.height)
    gap = right.left - max(x for x, _y in left.corners)
    words = left.text[-1].isalpha() and right.text[0].isalpha() and right.text[0].isascii()
    return abs(gap) < (_NO_GAP_IN_WORDS if words else _NO_GAP) * size


def _pieces_of(text: Element, outer: _Frame) -> Iterator[Piece]:
    size = (_numbers(value_of(text, "Size")) or [_USUAL_SIZE])[0] or _USUAL_SIZE
    frame = outer.holding(text)
    if frame.is_askew:
        return
    downward = value_of(text, "ReadDirection", "0") in ("90", "270")
    start = (0.0, 0.0)
    for code in children_of(text, "TextCode"):
        start = (_first(code, "X", start[0]), _first(code, "Y", start[1]))
        letters = list(_letters(code, start, size, downward=downward))
        for run in _runs(letters, size):
            piece = _piece(run, size, frame)
            if piece.text:
                yield piece


def _letters(code: Element, start: Point, size: float, *, downward: bool) -> Iterator[_Letter]:
    """Yield the letters of a run with their places."""
    signs = (code.text or "").strip("\r\n")
    right = _steps(value_of(code, "DeltaX"), len(signs))
    down = _steps(value_of(code, "DeltaY"), len(signs))
    x, y = start
    for at, sign in enumerate(signs):
        yield _Letter(sign, x, y)
        usual = 0.0 if right or down else _width(sign, size)
        x += right[at] if right else (0.0 if downward else usual)
        y += down[at] if down else (usual if downward else 0.0)


def _runs(letters: list[_Letter], size: float) -> Iterator[list[_Letter]]:
    """Divide letters where the next is not beside, nor below, the last."""
    run: list[_Letter] = []
    upright = True
    for letter in letters:
        if run:
            right, down = letter.x - run[-1].x, letter.y - run[-1].y
            beside = abs(down) < _SAME_LEVEL * size and 0 <= right < _NEXT_LETTER * size
            below = abs(right) < _SAME_LEVEL * size and 0 < down < _NEXT_LETTER * size
            if not (beside and (upright or len(run) == 1)) and not (
                below and (not upright or len(run) == 1)
            ):
                yield run
                run = []
            else:
                upright = beside
        run.append(letter)
    if run:
        yield run


def _piece(run: list[_Letter], size: float, frame: _Frame) -> Piece:
    first, last = run[0], run[-1]
    left, right = first.x, last.x + _width(last.sign, size)
    top, bottom = first.y - _ABOVE * size, last.y + _BELOW * size
    corners = (
        frame.at(left, top),
        frame.at(right, top),
        frame.at(right, bottom),
        frame.at(left, bottom),
    )
    return Piece("".join(letter.sign for letter in run).strip(), 1.0, corners)


def _corner_of(element: Element) -> Point:
    box = _numbers(value_of(element, "Boundary"))
    return (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)


def _steps(said: str, count: int) -> list[float]:
    """Return ``count`` steps from a list in which ``g n s`` is ``n`` times ``s``.

    A list that is too short goes on with its last step; none at all is empty.
    """
    steps: list[float] = []
    words = iter(said.split())
    for word in words:
        times = 1
        if word == "g":
            times = int((_numbers(next(words, "")) or [0.0])[0])
            word = next(words, "")
        steps += _numbers(word) * max(0, min(times, count - len(steps)))
        if len(steps) >= count:
            break
    return (steps + steps[-1:] * (count - len(steps)))[:count]


def _first(code: Element, name: str, otherwise: float) -> float:
    return (_numbers(value_of(code, name)) or [otherwise])[0]


def _numbers(said: str) -> list[float]:
    """Return the numbers in a list; none at all where one is no number."""
    try:
        numbers = [float(word) for word in said.replace(",", " ").split()]
    except ValueError:
        return []
    return numbers if all(map(isfinite, numbers)) else []


def _width(sign: str, size: float) -> float:
    return size if unicodedata.east_asian_width(sign) in ("W", "F", "A") else _NARROW * size
