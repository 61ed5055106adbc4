"""Dates as English contracts write them, and how sure each reading of one is.

Blanks (``April __, 2020``), redactions (``April [***], 2020``) and months without a day are no
dates. Numeric dates are read by the order the document gives away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from heapq import merge
from typing import NamedTuple

from contract_archive.reading.english.values.numerals import (
    ORDINAL_WORDS,
    WORDS,
    read_ordinal,
    read_words,
    words_of,
)

_MONTHS = words_of(
    "january february march april may june july august september october november december"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:1 ?9|2 ?0) ?\d ?\d(?!\d)"
_WORD_YEAR = rf"(?:two thousand|nineteen|twenty)(?:(?: and |[- ])(?:{WORDS}))?"
_GAP = r"[ _\[\]]{0,4}"  # fills written on a line or in brackets
_OF_YEAR = r"(?:in the year(?: of our lord)?|a\.? ?d\.?|of)?"
_ORDINAL_MARK = r"(?:st|nd|rd|th)"

_DATE = re.compile(
    rf"(?<![a-z])(?P<m1>{_MONTH})(?![a-z])\.?{_GAP}(?P<d1>[0-3] ?\d|\d){_GAP}{_ORDINAL_MARK}?{_GAP}"
    rf"[,.;]?{_GAP}(?:in the year |of )?(?P<y1>{_YEAR})"
    rf"|(?<![\d.,])(?P<d2>[0-3]?\d){_GAP}(?:{_ORDINAL_MARK}\b)?{_GAP}[-.]?{_GAP}"
    rf"(?:\((?:{ORDINAL_WORDS})\) )?(?:(?:calendar )?day,? )?(?:of )?(?:the month of )?{_GAP}"
    rf"(?P<m2>{_MONTH})(?![a-z])\.?{_GAP}[,.-]?{_GAP}{_OF_YEAR}{_GAP}"
    rf"(?P<y2>{_YEAR}|(?<=-)\d\d(?!\d)|{_WORD_YEAR})"
    rf"|\b(?P<o3>{ORDINAL_WORDS})(?: ?\(\d{{1,2}}{_ORDINAL_MARK}?\))? (?:calendar )?day,? of "
    rf"{_GAP}(?P<m3>{_MONTH})\b{_GAP},?{_GAP}{_OF_YEAR}{_GAP}(?P<y3>{_YEAR}|{_WORD_YEAR})"
    rf"|(?<![\d/.-])(?P<y4>(?:19|20)\d\d)(?P<s4>[-/.])(?P<m4>\d\d?)(?P=s4)(?P<d4>\d\d?)(?![\d/-])"
    rf"|(?<![\d/.-])(?P<a5>\d\d?)(?P<s5> ?[-/.] ?)(?P<b5>\d\d?)(?P=s5)"
    rf"(?P<y5>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d\d?)([-/.])(\d\d?)\2(?:19|20)?\d\d(?![\d/-]|\.\d)")
_BRITISH = re.compile(
    r"England|English law|Scotland|registered office|company number|VAT|GmbH|B\.V\.|Pty|Hong Kong|"
    r"Singapore|Ireland|\bIndia\b|Australia|\bplc\b|\bPLC\b|Limited\b"
)
_AMERICAN = re.compile(
    r"State of|United States|U\.S\.|Delaware|New York|California|Texas|Commonwealth of|"
    r"\b[Cc]ounty of\b|\bInc\.|\bLLC\b|\bCorp\.|\b[A-Z]{2} \d{5}\b|"
    r", (?:CA|NY|TX|FL|IL|MA|NJ|PA|WA|GA|NC|OH|VA|CO|AZ)\b"
)
_SCANNED = re.compile(
    r"(?<![\d.,])(?P<d1>[0-3]?\d)(?:st|nd|rd|th)? (?:day of )?(?P<m1>[A-Za-z01|]{4,10}),? "
    r"(?P<y1>(?:19|20)\d\d)(?!\d)"
    r"|\b(?P<m2>[A-Za-z01|]{4,10}) (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d)(?!\d)"
)
_MISREAD = 0.85  # offered, never taken
_SHORT_MONTHS = ("sept", "marc")
_CENTURY_TURN = 70  # two-digit years from 70 on are of the last century
_SURE, _PLAUSIBLE, _AMBIGUOUS = 1.0, 0.93, 0.6


class FoundDate(NamedTuple):
    """A date, where it stands, and how sure its reading is (1: it can only mean this day)."""

    value: date
    start: int
    end: int
    sure: float = _SURE


class DateOrder(NamedTuple):
    """How numeric dates are read: ``day_first``, and how sure that is."""

    day_first: bool
    sure: float


def date_order(text: str) -> DateOrder:
    """Return how ``text`` writes numeric dates, by dates that leave no choice, else by the law."""
    firsts, seconds = 0, 0
    for found in _NUMERIC.finditer(text):
        firsts += int(found[1]) > 12
        seconds += int(found[3]) > 12
    if bool(firsts) != bool(seconds):
        return DateOrder(firsts > 0, _PLAUSIBLE)
    american, british = len(_AMERICAN.findall(text)), len(_BRITISH.findall(text))
    if american > 3 * british:
        return DateOrder(False, 0.9)
    return DateOrder(british > american, _AMBIGUOUS)


def find_dates(text: str, order: DateOrder | None = None) -> Iterator[FoundDate]:
    """Yield the dates in ``text`` from left to right; impossible days are passed over."""
    whole = filter(None, (_dated(match, order) for match in _DATE.finditer(text)))
    yield from merge(whole, _damaged(text), key=lambda found: found.start)


def first_date(text: str, order: DateOrder | None = None) -> FoundDate | None:
    """Return the first date in ``text``."""
    return next(find_dates(text, order), None)


def _damaged(text: str) -> Iterator[FoundDate]:
    """Yield dates with a month in which a scan misread one letter: 4 Mareh 2024, Apri1 4, 2024."""
    for match in _SCANNED.finditer(text):
        month = _misread(match["m1"] or match["m2"])
        if not month:
            continue
        year, day = int(match["y1"] or match["y2"]), int(match["d1"] or match["d2"])
        try:
            yield FoundDate(date(year, month, day), match.start(), match.end(), _MISREAD)
        except ValueError:
            continue


def _misread(word: str) -> int:
    """Return the month that differs from ``word`` in one letter, if just one does; else 0."""
    plain = word.lower()
    if plain in _MONTHS or plain in _SHORT_MONTHS:
        return 0
    plain = plain.replace("rn", "m")
    near = [
        at
        for at, month in enumerate(_MONTHS, 1)
        if len(month) == len(plain) > 3
        and sum(a != b for a, b in zip(month, plain, strict=True)) <= 1
    ]
    return near[0] if len(near) == 1 else 0


def _dated(match: re.Match[str], order: DateOrder | None) -> FoundDate | None:
    sure = _SURE
    if match["m1"]:
        parts = (_year(match["y1"]), _month(match["m1"]), _digits(match["d1"]))
    elif match["m2"]:
        parts = (_year(match["y2"]), _month(match["m2"]), _digits(match["d2"]))
    elif match["o3"]:
        parts = (_year(match["y3"]), _month(match["m3"]), read_ordinal(match["o3"]) or 0)
    elif match["y4"]:
        parts = (int(match["y4"]), int(match["m4"]), int(match["d4"]))
    else:
        numeric = _numeric(match, order or date_order(""))
        if numeric is None:
            return None
        *split, sure = numeric
        parts = (int(split[0]), int(split[1]), int(split[2]))
    try:
        return FoundDate(date(*parts), match.start(), match.end(), sure)
    except ValueError:
        return None


def _numeric(match: re.Match[str], order: DateOrder) -> tuple[int, int, int, float] | None:
    """Return year, month, day and certainty; None for what looks like a section or a version."""
    separator, year = match["s5"].strip(), match["y5"]
    if separator == "." and len(year) == 2:
        return None
    first, second = int(match["a5"]), int(match["b5"])
    full = _year(year)
    if first > 12:
        return full, second, first, 0.98
    if second > 12 or first == second:
        return full, first, second, 0.98
    day_first = order.day_first or separator == "."
    sure = max(order.sure, 0.9) if separator == "." else order.sure
    return (full, second, first, sure) if day_first else (full, first, second, sure)


def _month(word: str) -> int:
    return next(at for at, month in enumerate(_MONTHS, 1) if month.startswith(word.lower()[:3]))


def _digits(text: str) -> int:
    return int(text.replace(" ", ""))


def _year(text: str) -> int:
    plain = text.replace(" ", "")
    if not plain.isdigit():
        return _year_in_words(text)
    year = int(plain)
    if year < 100:
        return year + (1900 if year >= _CENTURY_TURN else 2000)
    return year


def _year_in_words(text: str) -> int:
    lower = text.lower()
    lower = lower.replace("nineteen hundred", "nineteen")
    for head, century in (("nineteen", 1900), ("twenty", 2000), ("two thousand", 2000)):
        if lower.startswith(head):
            return century + (read_words(lower[len(head) :]) or 0)
    return 0
