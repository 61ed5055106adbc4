"""When a contract is due in the archive, and how late it came."""

from __future__ import annotations

from datetime import date, timedelta

from contract_archive.settings.model import DayCount, Deadline

_SATURDAY = 5


def due_on(deadline: Deadline, signed_on: date | None, approved_on: date | None) -> date | None:
    """Return the last day on which the contract is in time; None where no day counts from.

    Counted from the later of signing and approval, that day itself not included.
    """
    known = [day for day in (signed_on, approved_on) if day is not None]
    if not known:
        return None
    if deadline.calendar is DayCount.CALENDAR:
        return _later(max(known), deadline.days)
    day = max(known)
    left = deadline.days
    while left and day < date.max:
        day = _later(day, 1)
        left -= is_working(deadline, day)
    return day


def late_by(due: date | None, archived_on: date) -> int:
    """Return by how many calendar days ``archived_on`` is past ``due``; 0 in time or undated."""
    return max((archived_on - due).days, 0) if due else 0


def is_working(deadline: Deadline, day: date) -> bool:
    """Tell whether people work on ``day``: weekdays but holidays, and the extra working days."""
    if day in deadline.workdays:
        return True
    return day.weekday() < _SATURDAY and day not in deadline.holidays


def _later(day: date, days: int) -> date:
    """Return ``days`` after ``day``, at most the last day there is."""
    return day + timedelta(days=min(days, (date.max - day).days))
