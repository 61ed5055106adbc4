"""The dates of a Chinese page, and what the words beside one make of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TypeAlias

from contract_archive.reading.chinese.beside import is_other, of_a_machine, of_an_office
from contract_archive.reading.document import Document, once
from contract_archive.reading.english.values.dates import find_dates
from contract_archive.reading.values.dates import DateForm, FoundDate, dates
from contract_archive.records.readings import Candidate

EARLIER = "zh.signing.block.earlier"
"""The rule of a signature's date that is not the last one."""
EARLIER_SURE = 0.4

# 筌 is what scanners make of 签.
VERB = "[签筌](?:订|定|约|署|立|字盖章|字或盖章|字|章)|订立|缔结|缔约|立约|盖章"
REACH = 200
"""How far from a label or date, in characters, its words are looked for on its line."""
_SIGNED_AT = re.compile(rf"(?:{VERB})(?:日期|时间)[\s:]*$")
_TO = re.compile(r"\s?(?:至|到(?!货)|止)| ?(?:起|-|—|~|–)")
_CLOCK = re.compile(r"^\s?\d{1,2}:\d{2}(?::\d{2})?")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?<![0-9./])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?:19|20)\d\d(?![0-9])"
)
_MONTHS = 12
_UNAMBIGUOUS = 0.95
# The day until which something is to be done, or from which something runs: no day of signing.
_DEADLINE = re.compile(r" ?(?:(?:之|以)?(?:前(?![往台])|内)|(?:之|以)后|起(?!草)|后(?!,?签))")

Find: TypeAlias = "tuple[int, Candidate]"
"""Where a date stands in the text, and the candidate that it makes."""


@once
def every_date(document: Document) -> list[FoundDate]:
    """Return the dates of a document's text, in its order."""
    return dates_in(document.text)


def dates_in(text: str) -> list[FoundDate]:
    """Return the dates of a text in which English may stand beside Chinese, in its order."""
    chinese = list(dates(text, compact=True))
    taken = [each.span for each in chinese]
    numeric = list(_DAY_FIRST.finditer(text))
    least = _UNAMBIGUOUS if not _is_day_first(numeric) else 0.0
    english = (
        FoundDate((each.start, each.end), each.value, DateForm.WRITTEN)
        for each in (find_dates(text) if numeric or _MONTH.search(text) else ())
        if each.sure > (least if _DAY_FIRST.match(text, each.start) else _UNAMBIGUOUS)
        and not within(each.start, taken)
    )
    return sorted((*chinese, *english))


def _is_day_first(found: list[re.Match[str]]) -> bool:
    """Tell whether 12.06.2025 is of June, as 17.06.2025 beside it shows."""
    firsts = any(int(each["day"]) > _MONTHS for each in found)
    return firsts and not any(int(each["month"]) > _MONTHS for each in found)


def within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a place is in one of the spans, which are in order and do not overlap."""
    number = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return number >= 0 and at < spans[number][1]


def of_a_period(text: str, found: FoundDate) -> bool:
    """Tell whether a date is the first or last day of a period: 2024年1月1日至…"""
    start, end = found.span
    return bool(_TO.match(text, end) or _TO.match(text, start - 1))


def find(document: Document, found: FoundDate, sure: float, rule: str) -> Find:
    """Return a date as a candidate; one that had to be repaired is less sure."""
    confidence = min(sure, 0.85) if found.repaired else sure
    return found.span[0], document.candidate(found.value, found.span, confidence, rule)


def next_date(every: list[FoundDate], at: int) -> FoundDate | None:
    """Return the first of the dates that begins at a place or behind it."""
    number = bisect_left(every, ((at, 0),))
    return every[number] if number < len(every) else None


def words_before(document: Document, found: FoundDate) -> str:
    """Return what stands on the line before a date, behind the date before it if there is one."""
    start = document.start_of(document.line_at(found.span[0]))
    start = max(start, found.span[0] - REACH)
    every = every_date(document)
    number = bisect_left(every, (found.span,)) - 1
    if number >= 0 and every[number].span[0] >= start:
        start = min(every[number].span[1], found.span[0])
    return _CLOCK.sub("", document.text[start : found.span[0]])


def has_other_sense(document: Document, found: FoundDate) -> bool:
    """Tell whether a date is the one of something else, or the stamp of a machine."""
    line = document.line_at(found.span[0])
    before = words_before(document, found)
    if not before.strip() and line and document.start_of(line) == found.span[0]:
        above = document.lines[line - 1]
        before = above if _label_only(above) else ""
    if _SIGNED_AT.search(before):
        return False  # an electronic signature has its hour too
    rest = re.split("[\n\f]", document.text[found.span[1] : found.span[1] + 32])[0]
    return (
        is_other(before)
        or _DEADLINE.match(rest) is not None
        or of_an_office(before, rest)
        or of_a_machine(before, rest, _around(document, line))
    )


def _around(document: Document, line: int) -> str:
    return " ".join(each[:REACH] for each in document.lines[max(0, line - 1) : line + 2])


def _label_only(line: str) -> bool:
    return len(line) < 20 and line.rstrip().endswith((":", "日期", "时间"))
