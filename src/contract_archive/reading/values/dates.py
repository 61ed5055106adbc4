"""Dates as Chinese pages write them: 2024年3月5日, 二〇二四年三月五日, 2024.03.05, 20240305.

A date has a year of four digits, a month and a day; blanks, 20__年 and 民国 years are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

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
    rf"(?:{_S}[日号曰目]|(?=[ \n\f,。;)]|$))"
)
_NUMERIC = re.compile(
    rf"(?<![A-Za-z./])(?P<year>(?:19|20|2[Oo]){_DIGIT}{_DIGIT})"
    rf"(?P<mark> ?[-./·—] ?)(?P<month>{_DIGIT}{{1,2}})(?: ?[-./·—] ?)(?P<day>{_DIGIT}{{1,2}})"
    r"(?:(?=-?(?:19|20)\d\d[-./年])|(?![0-9A-Za-z/-]|\.[0-9]))"  # the next one may follow at once
)
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z./-])(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![0-9A-Za-z./-])"
)
_FORMS = (
    (DateForm.WRITTEN, _WRITTEN),
    (DateForm.NUMERIC, _NUMERIC),
    (DateForm.COMPACT, _COMPACT),
)
_LOOKALIKES = str.maketrans("OoIl", "0011")
_HAS_LOOKALIKE = re.compile("[OoIl]")
_NOT_DIGITS = re.compile(r"[ _\n]")


def dates(text: str, *, compact: bool = False) -> Iterator[FoundDate]:
    """Yield the dates in a folded text, in its order; ``compact`` ones only where asked for.

    A day that the calendar does not have, or a year before EARLIEST or after LATEST, is no date.
    """
    found = [
        each
        for form, pattern in _FORMS
        if compact or form is not DateForm.COMPACT
        for match in pattern.finditer(text)
        if (each := _found(match, form)) is not None
    ]
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


def _found(match: re.Match[str], form: DateForm) -> FoundDate | None:
    try:
        year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
        value = date(year, month, day)
    except ValueError:
        return None
    if not EARLIEST <= year <= LATEST:
        return None
    return FoundDate(match.span(), value, form, form is not DateForm.COMPACT and _repaired(match))


def _repaired(match: re.Match[str]) -> bool:
    """Tell whether a letter stood for a digit; among Chinese digits O is only a way to set 〇."""
    arabic = (part for part in match.group("year", "month", "day") if re.search("[0-9Il]", part))
    return any(_HAS_LOOKALIKE.search(part) for part in arabic)


def _number(word: str) -> int:
    plain = _NOT_DIGITS.sub("", word)
    if plain in ("元", "正"):
        return 1
    if any(each in CHINESE_DIGITS or each in "十拾廿卅" for each in plain):
        return read_number(plain)
    return int(plain.translate(_LOOKALIKES))
