"""What falls due: by the last day for a notice, not by the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from contract_archive.actions.reminders import calendar, due
from contract_archive.archive import Archive

File = Callable[..., str]
# The clock of the tests stands at 2024-07-15.


def _due(archive: Archive, within: int) -> list[tuple[str, date]]:
    return [(each.number, each.on) for each in due(archive, within)]


def test_a_contract_is_due_on_the_last_day_for_its_notice(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(
        fresh_archive, expires_on=date(2024, 12, 31), auto_renew=True, notice_days=90
    )
    assert _due(fresh_archive, 78) == []
    assert _due(fresh_archive, 79) == [(number, date(2024, 10, 2))]


def test_one_without_notice_is_due_at_its_end_and_one_past_its_notice_too(
    fresh_archive: Archive, file_contract: File
) -> None:
    plain = file_contract(fresh_archive, expires_on=date(2024, 7, 31))
    past = file_contract(fresh_archive, expires_on=date(2024, 8, 1), notice_days=60)
    assert _due(fresh_archive, 30) == [(plain, date(2024, 7, 31)), (past, date(2024, 8, 1))]


def test_what_is_over_has_no_end_or_lies_too_far_is_not_due(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive, expires_on=date(2024, 7, 14))
    file_contract(fresh_archive)
    file_contract(fresh_archive, expires_on=date(2026, 1, 1))
    assert _due(fresh_archive, 90) == []


def test_the_last_day_itself_counts(fresh_archive: Archive, file_contract: File) -> None:
    number = file_contract(fresh_archive, expires_on=date(2024, 7, 15))
    assert _due(fresh_archive, 0) == [(number, date(2024, 7, 15))]


def test_the_calendar_is_the_same_over_runs_and_its_lines_are_short(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(
        fresh_archive,
        customer="一家名字非常长的公司；带,逗号\\和反斜线的进出口贸易有限责任公司北京第三分公司",
        expires_on=date(2024, 8, 1),
    )
    first = calendar(fresh_archive, due(fresh_archive, 90))
    fresh_archive.clock()
    assert calendar(fresh_archive, due(fresh_archive, 90)) == first
    lines = first.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = first.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20240801" in unfolded
    assert "带\\,逗号\\\\和" in unfolded
