"""Which contracts of a sequence were signed out of the order of their numbers."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from contract_archive.rules.signing_order import out_of_order

FIRST = date(2024, 1, 1)


def days(*offsets: int) -> list[str]:
    return [(FIRST + timedelta(days=each)).isoformat() for each in offsets]


def test_a_month_is_no_disorder():
    assert list(out_of_order(days(0, 31, 0, 62, 31))) == []


def test_of_two_the_later_number_is_blamed():
    assert list(out_of_order(days(40, 0))) == [(1, 0)]


def test_one_day_far_ahead_is_blamed_and_not_all_that_follow():
    assert list(out_of_order(days(0, 300, 1, 2, 3))) == [(1, 2)]


def test_one_day_far_behind_is_blamed():
    assert list(out_of_order(days(100, 101, 0, 102))) == [(2, 1)]


@given(st.lists(st.integers(0, 200), max_size=12))
def test_without_those_blamed_the_rest_is_in_order(offsets):
    blamed = {at for at, _beside in out_of_order(days(*offsets))}
    assert len(blamed) < max(len(offsets), 1)
    if not blamed:
        for at, day in enumerate(offsets):
            assert all(day - later <= 62 for later in offsets[at:])
