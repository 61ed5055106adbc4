"""Where the page had a space that folding dropped: between columns, or inside a spaced heading.

A gap permits a boundary and never proves one: ``甲 方`` is one word, ``A公司 乙方`` are two cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from contract_archive.reading.document import Document, once

_SPACED_OUT = 4  # pieces of one character in a row are letters of a spaced word


class Gaps:
    """The offsets in ``document.text`` before which a space was dropped."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        found = document.dropped()
        self._at = found
        self._known = frozenset(found)

    def __contains__(self, at: object) -> bool:
        return at in self._known

    def within(self, start: int, end: int) -> list[int]:
        """Return the gaps strictly between two offsets."""
        return self._at[bisect_left(self._at, start + 1) : bisect_left(self._at, end)]

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans between spaces, dropped ones too, of a stretch within one line.

        A spaced-out word counts as one piece.
        """
        cuts = [start, *self.within(start, end), end]
        spans: list[tuple[int, int]] = []
        for a, b in pairwise(cuts):
            spans += [
                (a + each.start(), a + each.end()) for each in _WORD.finditer(self._text[a:b])
            ]
        letters = sum(b - a == 1 for a, b in spans)
        return [(start, end)] if letters >= _SPACED_OUT and letters * 2 > len(spans) else spans


_WORD = re.compile(r"\S+")


@once
def gaps_of(document: Document) -> Gaps:
    """Return the gaps of a document."""
    return Gaps(document)
