"""The document as running text: lines joined, page headers and footers left out.

Contracts are read by the sentence, and sentences run over lines and pages. ``Prose.text`` has
single spaces, straight quotes and plain hyphens; a span of it leads back to the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from contract_archive.reading.document import Document
from contract_archive.reading.english.cells import cells
from contract_archive.reading.english.values.dates import (
    DateOrder,
    FoundDate,
    date_order,
    find_dates,
)
from contract_archive.records.readings import Candidate, Value

Find: TypeAlias = "tuple[str, Candidate]"
"""A field and a value that it may have."""

_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("’‘‛ʼ`´", "'"),
     **dict.fromkeys("–—‐‑‒―−\xad", "-"), "•": " ", "·": " ", "\t": " "}
)  # fmt: skip
_BARE = {at: sign for at, sign in _PLAIN.items() if sign != " "}  # tabs set columns apart
_EDGE = 3  # so many lines at the head and foot of a page may be its header and footer
_OFTEN = 3  # a line that stands at the edge of so many pages is a header or footer
_SHORT = 160
_PAGE_NUMBER = re.compile(
    r"[- ]*(?:page )?(?:\d{1,3}|[ivxl]{1,5})(?: ?(?:of|/) ?\d{1,3})?[- ]*", re.I
)
_SIGNED = re.compile(r"(?:date|dated|signed|by|name|title)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[-/.]\d\d\b")
_DATE_REACH = 45  # a date is not longer
_DIGITS = re.compile(r"\d+")
SENTENCE_END = re.compile(
    r"\."
    r"(?<![A-Z]\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bCo\.)"
    r"(?<!\bRd\.)(?<!\bJr\.)(?<!\bSr\.)(?<!\bInc\.)(?<!\bLtd\.)(?<!\bMrs\.)(?<!\bAve\.)"
    r"(?<!\bSte\.)(?<!\bHwy\.)(?<!\bPty\.)(?<!\bPte\.)(?<!\bCorp\.)(?<!\bDept\.)"
    r"(?<!\bBlvd\.)(?<!\bSec\.)(?<!\bArt\.)(?<!\b[ap]\.m\.)(?<!M/s\.)(?<!\bSdn\.)"
    r"(?<!\bStr\.)(?<!\bTel\.)"
    r"[\")']* (?=[\"(\[]?[A-Z0-9])"
)
"""Where a sentence ends (abbreviations of the trade do not end one)."""


class Prose:
    """The running text of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        lines = [line.translate(_PLAIN).strip() for line in document.lines]
        # The place of each piece: in the prose, its line of the document, and where in that line.
        self._begins, self._lines, self._columns = [], [], []
        pieces: list[str] = []
        at = 0
        left_out = _page_furniture(document, lines)
        for number, line in enumerate(lines):
            if not line or number in left_out:
                continue
            for column, cell in cells(line, document.raw_line(number).translate(_BARE)):
                self._lines.append(number)
                self._columns.append(column)
                self._begins.append(at)
                glue = "" if _is_broken_word(line) else " "
                pieces.append(cell + glue)
                at += len(cell) + len(glue)
        self.text = "".join(pieces)

    @cached_property
    def date_order(self) -> DateOrder:
        """How this document writes numeric dates."""
        return date_order(self.text)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """Every date of the text with its year in figures, in its order."""
        found: dict[int, FoundDate] = {}
        for begin, end in _windows(self.text):
            for each in find_dates(self.text[begin:end], self.date_order):
                at = begin + each.start
                found.setdefault(at, each._replace(start=at, end=begin + each.end))
        return tuple(found.values())

    @property
    def line_starts(self) -> list[int]:
        """Where each line that was kept begins in the text."""
        return self._begins

    def line_from(self, at: int) -> tuple[int, int]:
        """Return the span of the line that holds the character at ``at``."""
        index = max(0, bisect_right(self._begins, at) - 1)
        end = self._begins[index + 1] if index + 1 < len(self._begins) else len(self.text)
        return self._begins[index], end

    def sentence(self, at: int, before: int = 400, after: int = 700) -> tuple[int, int]:
        """Return the span of the sentence around ``at``, at most so much to each side."""
        floor, ceiling = max(0, at - before), min(len(self.text), at + after)
        start = floor
        for end in SENTENCE_END.finditer(self.text, floor, at):
            start = end.end()
        stop = SENTENCE_END.search(self.text, at, ceiling)
        return start, stop.start() + 1 if stop else ceiling

    def candidate(
        self, value: Value, span: tuple[int, int], confidence: float, rule: str
    ) -> Candidate:
        """Return ``value`` with the evidence of a span of the prose."""
        return self.document.candidate(value, self.in_document(span), confidence, rule)

    def in_document(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return where a span of the prose stands in the document's text."""
        start, end = (self._in_document(at) for at in (span[0], max(span[0], span[1] - 1)))
        return start, max(start, end) + 1

    def _in_document(self, at: int) -> int:
        if not self._begins:
            return 0
        index = max(0, bisect_right(self._begins, at) - 1)
        number = self._lines[index]
        line = self.document.lines[number]
        lead = len(line) - len(line.translate(_PLAIN).lstrip())
        column = self._columns[index]
        inside = min(at - self._begins[index] + column + lead, max(0, len(line) - 1))
        return self.document.start_of(number) + inside


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that may hold dates: around years, each stretch once."""
    begin, end = 0, 0
    for year in _YEAR.finditer(text):
        if year.start() - _DATE_REACH > end:
            yield begin, end
            begin = year.start() - _DATE_REACH
        end = year.end() + _DATE_REACH
    yield begin, min(end, len(text))


def _is_broken_word(line: str) -> bool:
    return len(line) > 1 and line[-1] == "-" and line[-2].isalpha()


def _page_furniture(document: Document, lines: list[str]) -> set[int]:
    """Return the lines that are headers, footers and page numbers.

    The head of page 1 is kept: there a running title is the title.
    """
    edges = dict(_edge_lines(document, lines))
    often = Counter(_key(lines[number]) for number in edges)
    gone = {number for number in edges if _PAGE_NUMBER.fullmatch(lines[number])}
    for number, line in enumerate(lines):
        repeated = len(line) <= _SHORT and often[_key(line)] >= _OFTEN
        if repeated and not edges.get(number, False) and not _SIGNED.match(line):
            gone.add(number)
    return gone


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _edge_lines(document: Document, lines: list[str]) -> list[tuple[int, bool]]:
    """Return the lines at the edges of pages, and whether each stands at the head of page 1."""
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line:
            pages.setdefault(document.page_at(document.start_of(number)), []).append(number)
    edges: dict[int, bool] = {}
    for page, numbers in pages.items():
        for number in numbers[-_EDGE:]:
            edges[number] = False
        for number in numbers[:_EDGE]:
            edges[number] = page == 1
    return list(edges.items())
