"""Periods: 一年, 叁(3)年, 十二个月, 两年半, 30日, 15个工作日; and the day on which one ends."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from contract_archive.reading.scanning import matches, places
from contract_archive.reading.values.numerals import CHINESE_NUMERALS, read_number

DAYS_OF_MONTH = 30
"""A month counted in days where a notice is given in days."""


class Duration(NamedTuple):
    """A length of time. ``working`` says that its days are working days."""

    months: int = 0
    days: int = 0
    working: bool = False

    def in_days(self) -> int:
        """Return the length in days, a month as thirty of them."""
        return self.months * DAYS_OF_MONTH + self.days


class FoundDuration(NamedTuple):
    """A period in a text and where it stands."""

    span: tuple[int, int]
    value: Duration


_S = "[ _]*\n?[ _]*"
_N = f"(?:[0-9]{{1,4}}|[{CHINESE_NUMERALS}]{{1,7}})"


def _number(name: str) -> str:
    """Return the pattern of a number called ``name``, perhaps written twice: 叁(3)."""
    return rf"(?P<{name}>{_N})(?:{_S}\({_S}(?P<{name}_again>{_N}){_S}个?{_S}\))?{_S}"


_BEGINS = re.compile(
    rf"[0-9半{CHINESE_NUMERALS}](?<![0-9.月第{CHINESE_NUMERALS}-].)"
    rf"(?=[0-9{CHINESE_NUMERALS} _\n(整个周年季星工交自日天])"
)
_DURATION = re.compile(
    rf"(?<![0-9.月第{CHINESE_NUMERALS}-])(?:"
    rf"{_number('years')}[整个周]?{_S}年(?!度)(?P<half>半)?"
    rf"(?:{_S}[零又]?{_S}(?P<more>{_N}){_S}个{_S}月)?"
    rf"|{_number('months')}个{_S}月"
    rf"|{_number('quarters')}个?{_S}季度"
    rf"|{_number('weeks')}(?:周(?!年)|个?{_S}星期)"
    rf"|{_number('working')}个?{_S}(?:工作|交易){_S}[日天]"
    rf"|{_number('days')}个?{_S}(?:自然|日历)?{_S}[日天]"
    rf"|(?P<half_year>半){_S}年(?!度)"
    r")"
)
_OF_A_DATE = re.compile(r"[月年][ _]*\n?[ _]*$")  # 1 月 1 日
_MOST_MONTHS = 99 * 12


def durations(text: str) -> Iterator[FoundDuration]:
    """Yield the periods in a folded text, in its order.

    A year such as 2024年 or a month such as 三月 is none; nor is a period whose number stands
    twice, in words and in figures, and differs.
    """
    for match in matches(_DURATION, places(_BEGINS, text), text):
        if _OF_A_DATE.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        try:
            value = _duration(match)
        except ValueError:
            continue
        if value.months <= _MOST_MONTHS:
            yield FoundDuration(match.span(), value)


def last_day(start: date, duration: Duration) -> date:
    """Return the last day of a period whose first day is ``start``.

    It is the day before the one with the same date: a year from 2024-03-05 ends on 2025-03-04,
    since 起 counts the first day in. Where the month has no such date, the period ends with the
    month: a year from 2024-02-29 ends on 2025-02-28. Raises ValueError beyond the calendar.
    """
    years, month = divmod(start.month - 1 + duration.months, 12)
    year, month = start.year + years, month + 1
    if year > date.max.year - 1:
        raise ValueError(str(duration))
    length = monthrange(year, month)[1]
    if duration.months and start.day > length:
        return date(year, month, length) + timedelta(days=duration.days)
    same = date(year, month, min(start.day, length))
    return same + timedelta(days=duration.days - 1)


def _duration(match: re.Match[str]) -> Duration:
    half = 6 if match["half"] or match["half_year"] else 0
    more = read_number(match["more"]) if match["more"] else 0
    months = 12 * _agreed(match, "years") + 3 * _agreed(match, "quarters") + half + more
    days = 7 * _agreed(match, "weeks") + _agreed(match, "working") + _agreed(match, "days")
    return Duration(months + _agreed(match, "months"), days, bool(match["working"]))


def _agreed(match: re.Match[str], name: str) -> int:
    """Return the number of that name, 0 where there is none; ValueError where it disagrees."""
    if match[name] is None:
        return 0
    value, again = read_number(match[name]), match[f"{name}_again"]
    if again and read_number(again) != value:
        raise ValueError(match[0])
    return value
