from datetime import date

import pytest

from contract_archive.rules.deadlines import due_on, is_working, late_by
from contract_archive.settings import DayCount, Deadline

WEEK = Deadline()
WORKING = Deadline(
    5,
    DayCount.WORKING,
    holidays=tuple(date(2024, 10, day) for day in range(1, 8)),
    workdays=(date(2024, 9, 29), date(2024, 10, 12)),
)


def test_the_deadline_counts_from_the_later_of_signing_and_approval():
    assert due_on(WEEK, date(2024, 3, 1), date(2024, 3, 5)) == date(2024, 3, 12)
    assert due_on(WEEK, date(2024, 3, 5), date(2024, 3, 1)) == date(2024, 3, 12)
    assert due_on(WEEK, None, date(2024, 3, 5)) == date(2024, 3, 12)


def test_the_deadline_passes_over_29_february_like_any_day():
    assert due_on(WEEK, date(2024, 2, 25), None) == date(2024, 3, 3)
    assert due_on(WEEK, date(2023, 2, 25), None) == date(2023, 3, 4)


def test_without_a_day_nothing_is_due():
    assert due_on(WEEK, None, None) is None
    assert late_by(None, date(2024, 1, 1)) == 0


def test_working_days_leave_out_weekends_and_holidays_and_count_extra_working_days():
    assert due_on(WORKING, date(2024, 9, 27), None) == date(2024, 10, 10)
    assert due_on(WORKING, date(2024, 7, 5), None) == date(2024, 7, 12)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 9, 29), True),
        (date(2024, 10, 1), False),
        (date(2024, 10, 5), False),
        (date(2024, 10, 8), True),
    ],
)
def test_people_work_on_weekdays_but_holidays_and_on_extra_days(day, worked):
    assert is_working(WORKING, day) is worked


def test_a_deadline_of_no_days_is_the_day_itself():
    for count in DayCount:
        assert due_on(Deadline(0, count), date(2024, 9, 28), None) == date(2024, 9, 28)


def test_the_end_of_the_calendar_is_no_trap():
    for count in DayCount:
        assert due_on(Deadline(30, count), date(9999, 12, 30), None) == date.max


def test_being_late_counts_calendar_days():
    assert late_by(date(2024, 2, 28), date(2024, 3, 1)) == 2
    assert late_by(date(2024, 2, 28), date(2024, 2, 28)) == 0
    assert late_by(date(2024, 2, 28), date(2024, 1, 1)) == 0
