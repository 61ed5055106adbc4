"""The pages of a document as the finders search them: one folded text that knows its origins.

Folding makes one spelling of what means the same: one width (NFKC), no space within Chinese, one
kind of space elsewhere. Lines end with ``\\n``, pages with ``\\f``; a finder is a regular
expression over :attr:`Document.text`, and the span it found leads back to page and snippet.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from itertools import accumulate
from typing import Any, TypeVar

from contract_archive.reading.script import simplify
from contract_archive.records.readings import Candidate, Value

SNIPPET = 80
"""The most characters of a snippet."""

_LONG = 2000

_CHINESE = "\u2e80-\u9fff\uf900-\ufaff"
_GAP = re.compile(rf"(?<=[{_CHINESE}]) +(?=[{_CHINESE}])")
_SPACE = re.compile(r"[^\S\n]+")
_IS_CHINESE = re.compile(f"[{_CHINESE}]+")
_LATIN = re.compile("[A-Za-z]+")
# The end of a line within a Chinese sentence: nothing that ends one stands before it. What must
# stand before is asked behind the end, so that the search can leap from one end to the next.
# No line begins with a comma or full stop but one that goes on.
_WRAP = re.compile(
    rf"\n(?:(?<=[{_CHINESE},(\"“]\n)(?<!。\n)(?=[{_CHINESE}0-9(\"”“《¥])"
    r"|(?<=[0-9)]\n)(?=[年月日元万亿个%天的之起止])|(?=[,;。、)]))"
)
_CHINESE_SHARE = 0.1
_LATIN_SHARE = 0.4


class Flow:
    """A text without the ends of lines that break sentences, which knows where they were."""

    def __init__(self, text: str) -> None:
        pieces = _WRAP.split(text)
        self.text = "".join(pieces)
        self._breaks = list(accumulate(map(len, pieces[:-1])))
        self._joined = frozenset(self._breaks)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the document's text that a span of this text stands for."""
        return self._back(start), max(self._back(start), self._back(end - 1) + 1)

    def begins_line(self, at: int) -> bool:
        """Tell whether the character at ``at`` is the first of its line on the page."""
        return at == 0 or at in self._joined or self.text[at - 1] in "\n\f"

    def line_start(self, first: int, end: int) -> int:
        """Return where the line of the page begins that ends at ``end``, or ``first`` behind it."""
        text, number = self.text, bisect_right(self._breaks, end - 1)
        joined = self._breaks[number - 1] if number else 0
        ends = (text.rfind("\n", first, end - 1), text.rfind("\f", first, end - 1))
        return max(first, joined, *(at + 1 for at in ends))

    def _back(self, at: int) -> int:
        return at + bisect_right(self._breaks, at)


class Document:
    """The texts of a document's pages, in order; ``first`` is the number of the first."""

    def __init__(self, pages: Sequence[str], first: int = 1) -> None:
        self.pages = tuple(pages)
        self.first = first
        self._raw: list[str] = []
        self._page_of: list[int] = []
        spaced: list[str] = []
        for number, page in enumerate(self.pages, first):
            whole = page.replace("\f", "\n")
            raw = whole.split("\n")
            self._raw += raw
            self._page_of += [number] * len(raw)
            spaced += _spaced(whole).split("\n")  # a page at once costs half of line by line
        self._spaced = [line.strip() for line in spaced]
        self.lines = tuple(_GAP.sub("", line) if " " in line else line for line in self._spaced)
        self._starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))[:-1]
        self.made: dict[Callable[[Document], Any], Any] = {}
        self.trust: Callable[[Value, tuple[int, int]], float] | None = None  # see reading.sureness

    @cached_property
    def text(self) -> str:
        """The folded text: ``\\n`` after each line, ``\\f`` after the last of each page."""
        ends = [
            "\f" if last else "\n"
            for last in (
                at + 1 == len(self._page_of) or self._page_of[at + 1] != page
                for at, page in enumerate(self._page_of)
            )
        ]
        return "".join(line + end for line, end in zip(self.lines, ends, strict=True))

    @cached_property
    def simplified(self) -> Document:
        """The document with the traditional characters of the trade as simplified ones.

        Every place is the same, and the snippets are those of the page.
        """
        text = simplify(self.text)
        if text == self.text:
            return self
        other = Document(())
        other.pages, other.lines = self.pages, tuple(re.split("[\n\f]", text)[:-1])
        other._spaced, other.trust = self._spaced, self.trust
        other._raw, other._page_of, other._starts = self._raw, self._page_of, self._starts
        return other

    @cached_property
    def flow(self) -> Flow:
        """The text with Chinese sentences that were broken over lines made whole again."""
        return Flow(self.text)

    @cached_property
    def is_chinese(self) -> bool:
        """True where Chinese is a language of the text: one with English beside it too."""
        return self._chinese > 0 and self._chinese >= _CHINESE_SHARE * self._letters

    @cached_property
    def is_english(self) -> bool:
        """True where a good part of the text is in Latin letters; both may hold, or neither."""
        return self._latin > 0 and self._latin >= _LATIN_SHARE * self._letters

    @property
    def _letters(self) -> int:
        return self._chinese + self._latin

    @cached_property
    def _chinese(self) -> int:
        return sum(map(len, _IS_CHINESE.findall(self.text)))

    @cached_property
    def _latin(self) -> int:
        return sum(map(len, _LATIN.findall(self.text)))

    @property
    def is_empty(self) -> bool:
        """True where no page has a letter or digit."""
        return not any(map(str.isalnum, self.text))

    def line_at(self, at: int) -> int:
        """Return the index of the line that holds the character at ``at`` of the text."""
        return bisect_right(self._starts, at) - 1

    def page_at(self, at: int) -> int:
        """Return the number of the page that holds the character at ``at`` of the text."""
        return self._page_of[self.line_at(at)]

    def raw_line(self, line: int) -> str:
        """Return a line as it was read, with the spaces that set its columns apart."""
        return self._raw[line]

    def dropped(self) -> list[int]:
        """Return the places of the text before which the page has a space that folding dropped."""
        found: list[int] = []
        for start, line in zip(self._starts, self._spaced, strict=True):
            gone = 0
            for gap in _GAP.finditer(line) if " " in line else ():
                found.append(start + gap.start() - gone)
                gone += gap.end() - gap.start()
        return found

    def start_of(self, line: int) -> int:
        """Return where a line begins in the text."""
        return self._starts[line]

    def snippet(self, start: int, end: int) -> str:
        """Return the text as it was read around a span, on one line, at most SNIPPET long."""
        first, last = self.line_at(start), self.line_at(max(start, end - 1))
        if self._starts[last] + len(self.lines[last]) - self._starts[first] > _LONG:
            words = self.text[max(0, start - SNIPPET) : end + SNIPPET]
            return " ".join(words.split())[:SNIPPET]  # hardly a line: a text without ends of lines
        words = " ".join(" ".join(self._raw[first : last + 1]).split())
        if len(words) <= SNIPPET:
            return words
        found = " ".join(unicodedata.normalize("NFKC", self.text[start:end]).split())
        at = unicodedata.normalize("NFKC", words).find(found)
        begin = max(0, min(at if at >= 0 else 0, len(words)) - (SNIPPET - min(len(found), 60)) // 2)
        piece = words[begin : begin + SNIPPET - 2].strip()
        return f"{'…' if begin else ''}{piece}{'…' if begin + SNIPPET - 2 < len(words) else ''}"

    def candidate(
        self, value: Value, span: tuple[int, int], confidence: float, rule: str
    ) -> Candidate:
        """Return ``value`` with the evidence of a span of the text.

        Where OCR is not sure of that text, the value is so much less sure too.
        """
        start, end = span
        if self.trust:
            confidence *= self.trust(value, span)
        return Candidate(value, self.page_at(start), self.snippet(start, end), confidence, rule)


_Made = TypeVar("_Made")


def once(make: Callable[[Document], _Made]) -> Callable[[Document], _Made]:
    """Let a function of a document work once for each; what it made lives as long as that."""

    @wraps(make)
    def made(document: Document) -> _Made:
        if make not in document.made:
            document.made[make] = make(document)
        return document.made[make]  # type: ignore[no-any-return]

    return made


def fold_line(line: str) -> str:
    """Return a line in one width, spaces between Chinese characters dropped, others single."""
    return _GAP.sub("", _spaced(line).strip())


def _spaced(text: str) -> str:
    """Return lines in one width with single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text))
