"""The sentences of a Chinese document, each with what it is said under."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.chinese.others import others_in
from contract_archive.reading.document import Document, Flow, once

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
    text, others = document.flow.text, others_in(document)
    for start, end, heading in _every(document):
        if about.search(text, start, end) or (heading and about.search(heading)):
            spoken = tuple(others.within(start, end))
            yield Sentence(text[start:end], start, heading, spoken)


@once
def _every(document: Document) -> list[tuple[int, int, str]]:
    """Return where each sentence of the flow begins and ends, and its heading."""
    text, found, heading = document.flow.text, [], ""
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        found.append((start, end, heading))
        heads = text[end - 1] not in "。;" and text[end : end + 1] == "\n"
        heading = _last_line(document.flow, start, end) if heads else ""
    return found


def _last_line(flow: Flow, start: int, end: int) -> str:
    """Return a line of the page that ends a sentence, where it is short enough for a heading."""
    if end - start <= _HEADING:
        return flow.text[start:end]
    first = end - _HEADING - 1
    at = flow.line_start(first, end)
    return flow.text[at:end] if at > first else ""


def place(flow: Flow, sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of the document's text for a span of the sentence's words."""
    return flow.span(sentence.start + span[0], sentence.start + span[1])


def last_match(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return the last match of ``pattern`` in ``words``: what stands nearest to what follows."""
    found = None
    for match in pattern.finditer(words):
        found = match
    return found
