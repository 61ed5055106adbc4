from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.records.queries import Status
from contract_archive.rules.status import status_of

TODAY = date(2024, 7, 15)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("signed", "effective", "expires", "status"),
    [
        (-10, None, None, Status.ACTIVE),
        (0, None, None, Status.ACTIVE),
        (None, None, None, Status.DRAFT),
        (1, None, None, Status.DRAFT),
        (-10, 5, None, Status.DRAFT),
        (None, -5, None, Status.ACTIVE),
        (-10, None, 91, Status.ACTIVE),
        (-10, None, 90, Status.EXPIRING),
        (-10, None, 0, Status.EXPIRING),
        (-10, None, -1, Status.EXPIRED),
        (None, None, -1, Status.EXPIRED),
        (-10, 5, 60, Status.DRAFT),
    ],
)
def test_status_follows_the_dates(signed, effective, expires, status):
    days = [
        None if each is None else TODAY + timedelta(each) for each in (signed, effective, expires)
    ]
    assert status_of(*days, TODAY, 90) is status


@given(DAYS, DAYS, DAYS, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_an_expired_contract_stays_expired(signed, effective, expires, today, days):
    if status_of(signed, effective, expires, today, days) is Status.EXPIRED:
        later = today + timedelta(1)
        assert status_of(signed, effective, expires, later, days) is Status.EXPIRED
