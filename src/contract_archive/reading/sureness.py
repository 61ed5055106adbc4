"""How far a value is to be trusted that stands on characters OCR is not sure of.

What the engine says of a character is nearly the share of such characters that are right, on good
scans and on bad ones; so a value is right with its rule's confidence times that of its characters.
A value that stands elsewhere too, or in words beside the figures, gets its confidence from there.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from contract_archive.reading.document import Document, fold_line
from contract_archive.records.readings import Value

Doubtful = Sequence[tuple[int, float]]
"""Characters of a page's text: the place of each, and how sure OCR is of it (0 to 1)."""

_UNLIKE = frozenset("〇○")
"""Numerals that look like no other: a slip here makes no other day or sum."""


class Trust(NamedTuple):
    """A document's text, and its doubtful characters in their order."""

    text: str
    places: tuple[int, ...]
    sureness: tuple[float, ...]
    known: frozenset[str]

    def chance_of(self, value: Value, span: tuple[int, int]) -> float:
        """Return the chance that OCR read right what a value was taken from: a span of the text.

        Words that stand elsewhere too are as sure as where they were read best.
        """
        if isinstance(value, bool):
            return 1.0  # a whole clause says so, not one character
        if isinstance(value, tuple):
            return min((self.chance_of(each, span) for each in value), default=1.0)
        if not isinstance(value, str):
            return self._chance(span, _is_figure)
        if value in self.known:
            return 1.0  # no slip turns another name into one of ours
        elsewhere = [(at, at + len(value)) for at in _places_of(value, self.text)]
        return max(self._chance(each, value.__contains__) for each in (span, *elsewhere))

    def _chance(self, span: tuple[int, int], matters: Callable[[str], bool]) -> float:
        first, last = (bisect_left(self.places, at) for at in span)
        chance = 1.0
        for at, sureness in zip(self.places[first:last], self.sureness[first:last], strict=True):
            if matters(self.text[at]):
                chance *= sureness
        return chance


def trust_in(document: Document, unsure: Sequence[Doubtful], known: Iterable[str] = ()) -> Trust:
    """Return what to trust of a document, from the doubtful characters of each of its pages.

    ``known`` are names that are known to be right as they stand.
    """
    found: list[tuple[int, float]] = []
    first = 0
    for page, doubtful in zip(document.pages, unsure, strict=True):
        lines = page.replace("\f", "\n").split("\n")
        begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
        for at, sureness in doubtful:
            row = bisect_right(begins, at) - 1
            column = len(fold_line(lines[row][: at - begins[row] + 1])) - 1
            found.append((document.start_of(first + row) + max(column, 0), sureness))
        first += len(lines)
    found.sort()
    places, sureness_of = zip(*found, strict=True) if found else ((), ())
    return Trust(document.text, places, sureness_of, frozenset(known))


def _places_of(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _is_figure(letter: str) -> bool:
    """Whether a day or a sum would be another if this character were."""
    return letter in ".," or (
        letter not in _UNLIKE and unicodedata.numeric(letter, None) is not None
    )
