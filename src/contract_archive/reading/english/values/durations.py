"""Durations: ``twelve (12) months``, ``a period of two years``, ``an 18-month term``."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from contract_archive.reading.english.values.numerals import COUNT, read_count

DURATION = (
    rf"(?:{COUNT}|\ban?\b)[- ]{{0,3}}(?:full |whole |calendar |consecutive |contract |"
    r"additional |successive )*(?:calendar |contract )?(?:years?|months?|weeks?|days?)\b'?"
)
"""A pattern for a duration (no groups; for use without regard to case)."""

_DURATION = re.compile(
    rf"(?P<count>{COUNT}|\ban?\b).*?(?P<unit>year|month|week|day)s?\b", re.IGNORECASE
)
_HALF = re.compile(r"half|quarter|\d[.,/]\d|1⁄2|1/2", re.IGNORECASE)


class Duration(NamedTuple):
    """So many years, months, weeks or days. ``agrees``: words and figures name one number."""

    number: int
    unit: str
    agrees: bool = True

    def after(self, start: date) -> date | None:
        """Return the anniversary: the same day so much later (the month's last where it lacks one).

        None beyond the calendar.
        """
        try:
            if self.unit in ("day", "week"):
                return start + timedelta(days=self.days)
            return _months_after(start, self.number * (12 if self.unit == "year" else 1))
        except (ValueError, OverflowError):
            return None

    @property
    def days(self) -> int:
        """How many days that is, a month taken for 30 and a year for 365."""
        return self.number * {"day": 1, "week": 7, "month": 30, "year": 365}[self.unit]


def read_duration(text: str) -> Duration | None:
    """Return the duration that ``text`` (a match of DURATION) states; None for halves and zero."""
    found = _DURATION.search(text)
    if found is None or _HALF.search(text):
        return None
    count = read_count(found["count"])
    if count is None:  # "a year"
        return Duration(1, found["unit"].lower())
    return Duration(count.value, found["unit"].lower(), count.agrees) if count.value else None


def _months_after(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
