"""The sentences of a Chinese document, each with what it is said under."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.chinese.others import others_in
from contract_archive.reading.document import Document, Flow

_SENTENCE = re.compile(r"[^。;\n\f]+[。;]?")
_HEADING = 24
"""A line without full stop that is not longer than this may be the heading of the next."""


class Sentence(NamedTuple):
    """A sentence: its words, where it stands in the flow, and the short line above it if any.

    ``others`` are the spans of its words that speak of another contract.
    """

    words: str
    start: int
    heading: str
    others: tuple[tuple[int, int], ...] = ()

    def of_another(self, at: int) -> bool:
        """Tell whether what stands at ``at`` of the words is said of another contract."""
        number = bisect_right(self.others, (at, len(self.words))) - 1
        return number >= 0 and at < self.others[number][1]


def sentences(document: Document, about: re.Pattern[str]) -> Iterator[Sentence]:
    """Yield the sentences of the flow that ``about`` finds something in, headings included."""
    text = document.flow.text
    others = others_in(document)
    heading, done = "", -1
    for match in _SENTENCE.finditer(text):
        words = match[0]
        if about.search(words) or (heading and about.search(heading)):
            spoken = tuple(others.within(*match.span()))
            yield Sentence(words, match.start(), heading, spoken)
        done = match.end()
        ended = words.endswith(("。", ";"))
        heads = not ended and text[done : done + 1] == "\n"
        heading = _last_line(document.flow, match.start(), done) if heads else ""


def _last_line(flow: Flow, start: int, end: int) -> str:
    """Return a line of the page that ends a sentence, where it is short enough for a heading."""
    if end - start <= _HEADING:
        return flow.text[start:end]
    lines = (at for at in range(end - 1, end - _HEADING - 1, -1) if flow.begins_line(at))
    return flow.text[next(lines, end) : end]


def place(flow: Flow, sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of the document's text for a span of the sentence's words."""
    return flow.span(sentence.start + span[0], sentence.start + span[1])


def last_match(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return the last match of ``pattern`` in ``words``: what stands nearest to what follows."""
    found = None
    for match in pattern.finditer(words):
        found = match
    return found
