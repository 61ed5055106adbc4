"""Dates as Chinese pages write them: 2024年3月5日, 二〇二四年三月五日, 2024.03.05, 20240305.

A date has a year of four digits, a month and a day; blanks, 20__年 and 民国 years are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from contract_archive.reading.scanning import matches, places
from contract_archive.reading.values.numerals import CHINESE_DIGITS, read_number

EARLIEST = 1950
LATEST = 2099


class DateForm(StrEnum):
    """How a date is written. ``COMPACT`` (20240305) is only a date where a label says so."""

    WRITTEN = "written"
    NUMERIC = "numeric"
    COMPACT = "compact"


class FoundDate(NamedTuple):
    """A date in a text: where it stands, which day, how it is written, and whether a letter that
    looks like a digit had to be taken for one."""

    span: tuple[int, int]
    value: date
    form: DateForm
    repaired: bool = False


_DIGIT = "[0-9OoIl]"
_S = r"[ _]*\n?[ _]*"  # underlines of a form, one break of a line
_CHINESE_YEAR = f"[{CHINESE_DIGITS}Oo0](?:{_S}[{CHINESE_DIGITS}Oo0]){{3}}"
_CHINESE_DAY = f"[{CHINESE_DIGITS}十拾廿卅]{{1,4}}"
_WRITTEN = re.compile(
    rf"(?<![0-9.{CHINESE_DIGITS}])(?<![0-9],)"
    rf"(?P<year>[12Il]{_DIGIT} ?{_DIGIT}{_DIGIT}|{_CHINESE_YEAR})"
    rf"{_S}[年午]{_S}"
    rf"(?P<month>{_DIGIT}{{1,2}}|元|正|{_CHINESE_DAY})"
    rf"{_S}[月]{_S}"
    rf"(?P<day>{_DIGIT}{{1,2}}|{_CHINESE_DAY})"
    rf"(?:{_S}[日号曰目](?!期[: ])|(?=_{{0,8}}(?:[ \n\f,。;)]|$)))"
)
_NUMERIC = re.compile(
    rf"(?<![A-Za-z./])(?P<year>(?:19|20|2[Oo]){_DIGIT}{_DIGIT})"
    rf"(?P<mark> ?[-./·—] ?)(?P<month>{_DIGIT}{{1,2}})(?: ?[-./·—] ?)(?P<day>{_DIGIT}{{1,2}})"
    r"(?:(?=-?(?:19|20)\d\d[-./年])|(?![0-9A-Za-z/-]|\.[0-9]))"  # the next one may follow at once
)
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z./-])(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![0-9A-Za-z./-])"
)
_LINE = "[ _]*"
_YEAR = rf"(?:[12]\d{{3}}|[{CHINESE_DIGITS}]{{4}})"
_BEGUN = re.compile(
    rf"(?<![0-9.])(?P<year>{_YEAR}){_LINE}年{_LINE}"
    rf"(?P<month>[0-9]{{1,2}}|{_CHINESE_DAY}){_LINE}月{_LINE}(?P<day>[0-9]|[{CHINESE_DIGITS}十拾廿卅]{{1,2}})?"
    rf"(?={_LINE}(?:$|[\n\f]|日期|{_YEAR}{_LINE}年)| [^日号])"
)
_DAY_BELOW = re.compile(rf"(?P<rest>[0-9]{{0,2}}|[{CHINESE_DIGITS}十拾廿卅]{{0,3}}) ?[日号]")
_DAYS_BELOW = re.compile(
    rf"(?<=[月0-9 {CHINESE_DIGITS}十拾廿卅])\n{_LINE}{_DAY_BELOW.pattern.replace('?P<rest>', '?:')}"
    rf"(?: *{_DAY_BELOW.pattern.replace('?P<rest>', '?:')})*{_LINE}(?=[\n\f]|$)"
)
# The rest of a day may stand on the next line, among the words of other columns.
_GOES_ON = re.compile(
    rf"{_LINE}\n(?:[^\n。]{{0,30}}?[^\n。月0-9{CHINESE_DIGITS}十])?(?:[0-9]{{1,2}}|[{CHINESE_DIGITS}十拾廿卅]{{1,3}})[日号](?![内前后起以之])"
)
_YEAR_BEGINS = re.compile(
    rf"[012IlOo{CHINESE_DIGITS}](?<![0-9.{CHINESE_DIGITS}].)(?=[ _\n0-9OoIl{CHINESE_DIGITS}])"
)
_CENTURY = re.compile("1(?=9)|2(?=[0Oo])")
_LOOKALIKES = str.maketrans("OoIl", "0011")
_HAS_LOOKALIKE = re.compile("[OoIl]")
_NOT_DIGITS = re.compile(r"[ _\n]")


def dates(text: str, *, compact: bool = False) -> Iterator[FoundDate]:
    """Yield the dates in a folded text, in its order; ``compact`` ones only where asked for.

    A day that the calendar does not have, or a year before EARLIEST or after LATEST, is no date.
    A date whose day goes on in the next line of its column is made whole; where columns stand
    side by side it counts as repaired.
    """
    whole = list(_made_whole(text)) if "\n" in text and "年" in text else []
    found = [
        each
        for form, pattern, begins in _forms(text, compact)
        for match in matches(pattern, places(begins, text), text)
        if (each := _found(match, form)) is not None
        and not any(start <= each.span[0] < end for (start, end), *_ in whole)
    ]
    found += whole
    ends: set[int] = set()
    for each in sorted(found):
        start, end = each.span
        # Behind a hyphen stands the end of a range, behind a digit the next date; or both are
        # pieces of a number.
        before = text[start - 1 : start]
        if (before == "-" and start - 1 not in ends) or (before.isdigit() and start not in ends):
            continue
        ends.add(end)
        yield each


def _forms(text: str, compact: bool) -> Iterator[tuple[DateForm, re.Pattern[str], re.Pattern[str]]]:
    """Yield the forms that a text may have, each with where it can begin; mostly there is none."""
    if "月" in text and ("年" in text or "午" in text):
        yield DateForm.WRITTEN, _WRITTEN, _YEAR_BEGINS
    if _CENTURY.search(text):
        yield DateForm.NUMERIC, _NUMERIC, _CENTURY
        if compact:
            yield DateForm.COMPACT, _COMPACT, _CENTURY


def _made_whole(text: str) -> Iterator[FoundDate]:
    """Yield the dates whose days stand, whole or in part, alone on the line below."""
    for below in _DAYS_BELOW.finditer(text):
        start = 1 + max(text.rfind("\n", 0, below.start()), text.rfind("\f", 0, below.start()))
        begun = list(_BEGUN.finditer(text, start, below.start()))
        days = list(_DAY_BELOW.finditer(text, below.start(), below.end()))
        if len(begun) != len(days):
            continue
        for match, day in zip(begun, days, strict=True):
            value = _day_of(match["year"], match["month"], (match["day"] or "") + day["rest"])
            if value is not None:
                alone = len(begun) == 1 and match.end() == below.start()
                span = (match.start(), day.end() if alone else match.end())
                yield FoundDate(span, value, DateForm.WRITTEN, not alone)


def _day_of(year: str, month: str, day: str) -> date | None:
    try:
        value = date(_number(year), _number(month), _number(day))
    except ValueError:
        return None
    return value if EARLIEST <= value.year <= LATEST else None


def _found(match: re.Match[str], form: DateForm) -> FoundDate | None:
    try:
        year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
        value = date(year, month, day)
    except ValueError:
        return None
    if not EARLIEST <= year <= LATEST:
        return None
    repaired = form is not DateForm.COMPACT and (
        _repaired(match) or bool(_GOES_ON.match(match.string, match.end("day")))
    )
    return FoundDate(match.span(), value, form, repaired)


def _repaired(match: re.Match[str]) -> bool:
    """Tell whether a letter stood for a digit; among Chinese digits O is only a way to set 〇."""
    if not _HAS_LOOKALIKE.search(match[0]):
        return False
    arabic = (part for part in match.group("year", "month", "day") if re.search("[0-9Il]", part))
    return any(_HAS_LOOKALIKE.search(part) for part in arabic)


@lru_cache(maxsize=1024)
def _number(word: str) -> int:
    plain = _NOT_DIGITS.sub("", word)
    if plain in ("元", "正"):
        return 1
    if any(each in CHINESE_DIGITS or each in "十拾廿卅" for each in plain):
        return read_number(plain)
    return int(plain.translate(_LOOKALIKES))
