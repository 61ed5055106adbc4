"""What pages say of how many they are: 第 3 页 共 12 页, 共 12 页, Page 3 of 12."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_EDGE = 3
"""Lines at the head and the foot of a page where it is counted; elsewhere another paper's pages
may be spoken of."""

_PAIR = re.compile(
    r"第(?P<a>\d{1,4})页[,、/;(-]*共(?P<b>\d{1,4})页"
    r"|共(?P<d>\d{1,4})页[,、/;(-]*第(?P<c>\d{1,4})页"
    r"|(?<![a-z])page(?P<e>\d{1,4})of(?P<f>\d{1,4})(?!\d)"
)
_TOTAL = re.compile(r"共(\d{1,4})页")


class PageMark(NamedTuple):
    """What one page says: which one it is (None: it does not say) of how many."""

    page: int | None
    total: int


class Counted(NamedTuple):
    """A document whose pages agree on how many they are. ``pages`` are those that say which they
    are, ``silent`` is how many pages say nothing."""

    total: int
    pages: frozenset[int]
    silent: int


def counted(pages: Sequence[str], *, sure: bool) -> Counted | None:
    """Return what the pages of a document say of their count; None where they do not say it
    clearly: on most pages, and on two at least, unless the text is ``sure`` (no OCR's)."""
    marks = [_marks(page) for page in pages]
    said = [each for each in marks if each]
    totals = {mark.total for each in said for mark in each}
    if len(totals) != 1 or 2 * len(said) < len(pages):
        return None
    (total,) = totals
    named = [mark.page for each in said for mark in each if mark.page is not None]
    if len(said) < 2 and not (sure and named):
        return None
    if not _is_one_count(named, total) or (not named and any(len(each) > 1 for each in said)):
        return None
    silent = len(pages) - (sum(any(m.page for m in each) for each in said) if named else len(said))
    return Counted(total, frozenset(named), silent)


def _is_one_count(named: list[int], total: int) -> bool:
    """Whether these are pages of one document, each once. A few from the midst of a large one are
    an excerpt."""
    if not named:
        return True
    once = len(set(named)) == len(named) and max(named) <= total and min(named) >= 1
    return once and (min(named) == 1 or 2 * len(named) >= total)


def _marks(page: str) -> tuple[PageMark, ...]:
    lines = [line for line in page.splitlines() if line.strip()]
    edge = lines if len(lines) <= 2 * _EDGE else [*lines[:_EDGE], *lines[-_EDGE:]]
    text = "\n".join(_plain(line) for line in edge)
    pairs = [found.groupdict() for found in _PAIR.finditer(text)]
    if pairs:
        return tuple(
            PageMark(
                int(each["a"] or each["c"] or each["e"]), int(each["b"] or each["d"] or each["f"])
            )
            for each in pairs
        )
    return tuple(PageMark(None, int(total)) for total in _TOTAL.findall(text))


def _plain(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", line).casefold().split())
