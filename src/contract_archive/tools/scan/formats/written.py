"""A document that is text already, and the pages that its text makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from contract_archive.records.scans import Signature
from contract_archive.tools.scan.layout import clean_text
from contract_archive.tools.scan.limits import MOST_CHARACTERS, MOST_PAGES
from contract_archive.tools.scan.refusals import Noticed, Refusal, RefusedFileError, Remark

BREAK = "\f"
"""In a line handed to :class:`Pages`: here the writer began a new page."""

FLOW_BREAK = "\v"
"""Here the program that saved the document last had come to the end of a page."""


class Written(NamedTuple):
    """What a text document holds: no pages where nothing could be read.

    ``pictures`` are those of pages that are nothing else, by index: a scan put into a document.
    """

    pages: tuple[str, ...]
    signatures: tuple[Signature, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    pictures: Mapping[int, bytes] = MappingProxyType({})


def beyond_repair(reason: str) -> Written:
    """Return what a document comes to that is filed for its bytes alone."""
    return Written((), noticed=(Noticed(Remark.UNREADABLE, reason),))


def in_pages(text: str) -> tuple[str, ...]:
    """Return a text of lines as one page, or as several where it is longer than is kept."""
    pages = Pages()
    pages.write(text.replace(BREAK, "\n").replace(FLOW_BREAK, "\n"))
    return pages.finish()


def clean_line(line: str) -> str:
    """Return one line as it is kept: cells stay divided by tabs."""
    return "\t".join(clean_text(cell) for cell in line.split("\t")).rstrip()


class Pages:
    """Puts lines into pages. Blank lines are left out, and no page grows beyond what is kept."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._size = 0
        self._turned = True  # by its writer, and nothing written since

    def write(self, text: str) -> None:
        """Add lines, in which the break characters turn the page."""
        for line in text.split("\n"):
            self._write_line(line)

    def head(self, text: str) -> None:
        """Add lines that stand above a page's own: a break may still follow at its beginning."""
        turned = self._turned
        self.write(text)
        self._turned = turned

    def note(self, text: str) -> None:
        """Add lines at the foot of the page at hand."""
        self._notes += [line for line in map(clean_line, text.split("\n")) if line]

    def turn(self) -> None:
        """Begin a new page, though the one at hand be empty."""
        if len(self._done) >= MOST_PAGES:
            raise RefusedFileError(Refusal.TOO_MANY_PAGES, detail=f"> {MOST_PAGES}")
        self._done.append("\n".join((*self._lines, *self._notes)))
        self._lines, self._notes, self._size = [], [], 0
        self._turned = True

    def turn_with_flow(self) -> None:
        """Begin a new page unless the writer's own break has just done so."""
        if not self._turned:
            self.turn()

    def finish(self) -> tuple[str, ...]:
        """Return the texts of all pages; a last one without any text is none."""
        if self._lines or self._notes or not self._done:
            self.turn()
        return tuple(self._done)

    def _write_line(self, line: str) -> None:
        for piece, sign in _split_at_breaks(line):
            for part in _in_portions(clean_line(piece)):
                if self._size + len(part) > MOST_CHARACTERS:
                    self.turn()
                self._lines.append(part)
                self._size += len(part) + 1
                self._turned = False
            if sign == BREAK:
                self.turn()
            elif sign == FLOW_BREAK:
                self.turn_with_flow()


def _split_at_breaks(line: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a line, each with the break that ends it."""
    start = 0
    for at, sign in enumerate(line):
        if sign in (BREAK, FLOW_BREAK):
            yield line[start:at], sign
            start = at + 1
    yield line[start:], ""


def _in_portions(line: str) -> Iterable[str]:
    return (line[at : at + MOST_CHARACTERS] for at in range(0, len(line), MOST_CHARACTERS))
