"""The closed stacks, as an audit sees them: no false alarm, and what was forgotten is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from contract_archive.actions.audit import audit
from contract_archive.actions.expiring import expire, reopen
from contract_archive.archive import Archive
from contract_archive.records.audits import AuditRequest, Scope
from contract_archive.records.entries import Act

File = Callable[..., str]
TODAY = date(2024, 7, 15)
MOST = TODAY - timedelta(90)


def _found(archive: Archive, *only: str, scope: Scope | None = None) -> list[tuple[str, str]]:
    request = AuditRequest(only=only, scope=scope or Scope())
    return [(each.check, each.number) for each in audit(archive, request).audit.findings]


@pytest.fixture
def closed(fresh_archive: Archive, file_contract: File) -> str:
    """A contract in the closed stacks."""
    number = file_contract(fresh_archive, signed_on=date(2023, 1, 5), expires_on=date(2024, 1, 4))
    tuple(expire(fresh_archive))
    return number


def test_closed_contracts_are_no_false_alarm(fresh_archive: Archive, closed: str) -> None:
    before = [each for each in _found(fresh_archive) if each[1] == closed]
    assert not [each for each in before if each[0].startswith(("misfiled", "folder", "catalog"))]
    assert _found(fresh_archive, "storage", "classification") == []
    assert _found(fresh_archive, "expired-still-active") == []


def test_a_closed_contract_that_a_hand_moved_is_found(fresh_archive: Archive, closed: str) -> None:
    state = fresh_archive.catalog.number_state(closed)
    assert state is not None
    there = fresh_archive.root / state.path
    there.rename(there.parent.parent / closed)
    assert ("misfiled", closed) in _found(fresh_archive, "classification")


def test_where_nothing_was_ever_closed_nothing_is_missed(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive, signed_on=date(2020, 1, 5), expires_on=date(2021, 1, 4))
    assert _found(fresh_archive, "expired-still-active") == []


def test_what_is_over_longer_than_ninety_days_is_found_where_others_are_closed(
    fresh_archive: Archive, file_contract: File, closed: str
) -> None:
    day = {"signed_on": date(2023, 1, 5)}
    numbers = [
        file_contract(fresh_archive, **day, expires_on=expires)
        for expires in (MOST - timedelta(1), MOST, TODAY + timedelta(1), None)
    ]
    renewing = file_contract(fresh_archive, **day, expires_on=date(2023, 6, 1), auto_renew=True)
    assert _found(fresh_archive, "expired-still-active") == [("expired-still-active", numbers[0])]
    scope = Scope(series="KJ")
    assert _found(fresh_archive, "expired-still-active", scope=scope) == []
    assert renewing != closed


def test_one_that_was_opened_again_is_missed_when_its_day_is_past(
    fresh_archive: Archive, file_contract: File, closed: str
) -> None:
    file_contract(fresh_archive, signed_on=date(2023, 1, 5), expires_on=date(2024, 1, 4))
    tuple(expire(fresh_archive))
    reopen(fresh_archive, closed, "诉讼", TODAY)
    assert _found(fresh_archive, "expired-still-active") == []
    with fresh_archive.recording(Act.EDIT) as record:
        contract = record.present(closed)
        record.move(replace(contract, open_until=TODAY - timedelta(1)))
    assert _found(fresh_archive, "expired-still-active") == [("expired-still-active", closed)]
