"""Numbers of a contract that no label introduces.

They stand in a line of their own above or below the title, behind the title, before a label in
brackets, or in the head or foot of every page. Forms carry codes in the same places and offices
file numbers, so that only a label behind makes one sure enough to be taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.chinese.titles import title_in
from contract_archive.reading.chinese.traditional import plain
from contract_archive.reading.document import Document

_HAN = "\u4e00-\u9fff"
_YEAR = r"[(〔\[](?:19|20)\d\d[)〕\]]年?"
_YEAR_AND_WORD = re.compile(
    rf"\(?(?P<value>{_YEAR} ?[{_HAN}A-Za-z]{{1,8}}字? ?第? ?[A-Z]?\d{{1,6}} ?号"
    rf"|(?:[{_HAN}]{{1,8}}"
    rf"|[A-Z][A-Z0-9\-]{{0,11}})字? ?{_YEAR}(?:[{_HAN}]{{0,4}}字)? ?第? ?[A-Z]?\d{{1,6}} ?号"
    rf"|[{_HAN}]{{1,8}}字 ?(?:{_YEAR})? ?第? ?\(?[A-Z0-9\-]{{2,16}}\)? ?号)\)?"
)
_BARE = re.compile(
    r"(?:N[oO]\.?:? ?)?(?P<value>(?=(?:[^\n]*\d){4})(?=[^\n]*[A-Z\-])[A-Z0-9][A-Z0-9\-/.()]{5,29})"
)
_LABEL_BEHIND = re.compile(
    r"\(?(?P<value>[A-Z0-9][A-Z0-9\-/.]{4,29}) ?"
    r"(?:\((?:合同|协议)(?:编号|号)\)|(?:合同|协议)编号\)?)"
)
_NEVER = re.compile(
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|[GS]F-|(?:GB|ISO|QR|QP|FM|DB)[-/\d]|0\d{2,3}-\d{7,8}"
)
_TOP = 5  # lines with text at the head of page 1
_EDGE = 2  # lines at the head and foot of a page
_LABELLED, _OFFICIAL = 0.93, 0.88
_ALONE, _EVERYWHERE = 0.82, 0.85


class Bare(NamedTuple):
    """A number without a label, in the order in which a document makes a candidate of it."""

    value: str
    span: tuple[int, int]
    confidence: float
    rule: str


def bare_numbers(document: Document) -> Iterator[Bare]:
    """Yield what can be the contract's number by its place alone, as it stands on the page."""
    pages = _pages(document)
    for line in pages[0][:_TOP] if pages else ():
        yield from _at_top(document, line)
    if len(pages) > 1:
        yield from _on_every_page(document, pages)


def _pages(document: Document) -> list[list[int]]:
    """Return the indexes of the lines with text, page by page."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(document.lines):
        if line:
            pages.setdefault(document.page_at(document.start_of(at)), []).append(at)
    return list(pages.values())


def _at_top(document: Document, line: int) -> Iterator[Bare]:
    words = plain(document.lines[line])
    for pattern, sure, rule in (
        (_LABEL_BEHIND, _LABELLED, "number-label-behind"),
        (_YEAR_AND_WORD, _OFFICIAL, "number-year-and-word"),
        (_BARE, _ALONE, "number-alone"),
    ):
        found = pattern.fullmatch(words, _behind_title(words), _before_title(words))
        if found and not _NEVER.match(found["value"]):
            yield _bare(document, line, found, sure, rule)
            return


def _behind_title(words: str) -> int:
    """Return where a line goes on behind a title and a space; 0 where it has none."""
    title, space, _ = words.partition(" ")
    return len(title) + 1 if space and title_in(title) else 0


def _before_title(words: str) -> int:
    """Return where what stands before a space and a title ends; the line's end without one."""
    head, space, title = words.partition(" ")
    return len(head) if space and re.search("[0-9]", head) and title_in(title) else len(words)


def _on_every_page(document: Document, pages: list[list[int]]) -> Iterator[Bare]:
    edges = [{*page[:_EDGE], *page[-_EDGE:]} for page in pages]
    texts = [{document.lines[line] for line in page} for page in edges]
    for line in sorted(edges[0]):
        words = document.lines[line]
        found = _BARE.fullmatch(plain(words)) or _YEAR_AND_WORD.fullmatch(plain(words))
        if found and not _NEVER.match(found["value"]) and all(words in each for each in texts):
            yield _bare(document, line, found, _EVERYWHERE, "number-running")


def _bare(document: Document, line: int, found: re.Match[str], sure: float, rule: str) -> Bare:
    start = document.start_of(line)
    begin, end = found.span("value")
    return Bare(document.lines[line][begin:end], (start + begin, start + end), sure, rule)
