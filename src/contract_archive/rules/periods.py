"""Days and periods as people write them in options."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.queries import Period

_BETWEEN = re.compile(r"\.\.|…|~|至|到")
_YEAR = r"(?P<y>[12][0-9]{3})"
_DAY = re.compile(
    _YEAR + r"(?:(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
    r"|年(?P<m2>[0-9]{1,2})月(?P<d2>[0-9]{1,2})[日号]?"
    r"|(?P<m3>[0-9]{2})(?P<d3>[0-9]{2}))"
)
_MONTH = re.compile(
    _YEAR + r"(?:[-/.](?P<m>[0-9]{1,2})|年(?P<m2>[0-9]{1,2})月份?|(?P<m3>[0-9]{2}))"
)
_QUARTER = re.compile(_YEAR + r"(?:-?[Qq](?P<q>[0-9])|年?第?(?P<q2>[0-9一二三四])季度?)")
_HALF = re.compile(_YEAR + r"(?:-?[Hh](?P<h>[12])|年?(?P<h2>[上下])半年)")
_WHOLE = re.compile(_YEAR + r"(?:年度?)?")
_PREVIOUS = frozenset(("previous", "last", "上季度", "上一季度"))
_CURRENT = frozenset(("current", "this", "本季度"))
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}


def parse_day(text: str) -> date:
    """Return the day that ``text`` writes.

    ``2024-07-15``, ``2024/7/15``, ``2024.7.15``, ``2024年7月15日``, ``20240715``. Raises
    UsageError.
    """
    found = _DAY.fullmatch(_plain(text))
    if not found:
        raise _no_day(text)
    return _date(text, int(found["y"]), _number(found, "m"), _number(found, "d"))


def parse_period(text: str) -> Period:
    """Return the days that ``text`` names, both ends included.

    A day as in :func:`parse_day`, ``2024-07``, ``2024年7月``, ``2024Q3``, ``2024年第三季度``,
    ``2024H1``, ``2024年上半年``, ``2024``; two of these as ``2024-07..2024-09`` from the first
    day of one to the last of the other; one end may be missing. Raises UsageError.
    """
    ends = _BETWEEN.split(_plain(text))
    if len(ends) == 1:
        return _named(text, ends[0])
    if len(ends) != 2 or not any(ends):
        raise _no_period(text)
    first = _named(text, ends[0]).first if ends[0] else None
    last = _named(text, ends[1]).last if ends[1] else None
    if first and last and first > last:
        raise UsageError(
            _("the period {text} ends before it begins").format(text=text),
            _("Write the earlier date first: {right}").format(right=f"{ends[1]}..{ends[0]}"),
        )
    return Period(first, last)


def parse_quarter(text: str, today: date) -> Period:
    """Return the quarter that ``text`` names, seen from ``today``.

    ``2024Q3``, ``2024年第三季度``; ``previous`` (上季度), ``current`` (本季度). Raises UsageError.
    """
    word = _plain(text).casefold()
    if word in _PREVIOUS or word in _CURRENT:
        first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        day = first - timedelta(days=1) if word in _PREVIOUS else first
        return parse_period(f"{day.year:04}Q{(day.month + 2) // 3}")
    if not _QUARTER.fullmatch(_plain(text)):
        raise UsageError(
            _("“{text}” is not a quarter").format(text=text),
            _("Write it like 2024Q3, or “previous” for the one before today's."),
        )
    return parse_period(text)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _named(text: str, word: str) -> Period:
    """Return the period that one ``word`` of ``text`` names."""
    for pattern, read in _FORMS:
        found = pattern.fullmatch(word)
        if found:
            return read(text, found)
    raise _no_period(text)


def _number(found: re.Match[str], group: str) -> int:
    """Return the number in whichever of ``group``, ``group2``, ``group3`` was written."""
    digits = next(value for name, value in found.groupdict().items() if name[0] == group and value)
    return _CHINESE.get(digits) or int(digits)


def _day(text: str, found: re.Match[str]) -> Period:
    day = _date(text, int(found["y"]), _number(found, "m"), _number(found, "d"))
    return Period(day, day)


def _month(text: str, found: re.Match[str]) -> Period:
    month = _number(found, "m")
    return _months(text, found, month, month)


def _quarter(text: str, found: re.Match[str]) -> Period:
    quarter = _number(found, "q")
    if not 1 <= quarter <= 4:
        raise UsageError(
            _("“{text}”: a year has four quarters").format(text=text),
            _("Write {year}Q1 to {year}Q4.").format(year=found["y"]),
        )
    return _months(text, found, 3 * quarter - 2, 3 * quarter)


def _half(text: str, found: re.Match[str]) -> Period:
    half = _number(found, "h")
    return _months(text, found, 6 * half - 5, 6 * half)


def _whole(text: str, found: re.Match[str]) -> Period:
    return _months(text, found, 1, 12)


def _months(text: str, found: re.Match[str], first: int, last: int) -> Period:
    year = int(found["y"])
    begins = _date(text, year, first, 1)
    return Period(begins, _date(text, year, last, monthrange(year, last)[1]))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Period]], ...] = (
    (_DAY, _day),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_MONTH, _month),
    (_WHOLE, _whole),
)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UsageError(
            _("“{text}” is not in the calendar").format(text=text),
            _("Check the month and the day."),
        ) from None


def _no_day(text: str) -> UsageError:
    return UsageError(
        _("“{text}” is not a date").format(text=text),
        _("Write it like 2024-07-15, 2024/7/15 or 2024年7月15日."),
    )


def _no_period(text: str) -> UsageError:
    return UsageError(
        _("“{text}” is not a period").format(text=text),
        _("Write it like 2024, 2024Q3, 2024-07, 2024年7月, 2024-07-15 or 2024-07-01..2024-09-30."),
    )
