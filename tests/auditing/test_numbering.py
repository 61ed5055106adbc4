"""Numbering: each number once, of its pattern, in its sequence, never reused."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from looked_at import AREA, change_rules, edit, findings, folder, found, place, publish

from contract_archive.actions import numbers
from contract_archive.auditing.running import run
from contract_archive.holdings.survey import Survey
from contract_archive.records.audits import AuditRequest, Scope
from contract_archive.records.contracts import Draw
from contract_archive.records.entries import Act

XS = "series=XS,year=2024"


def test_an_archive_of_drawn_given_foreign_and_void_numbers_is_clean(fresh_archive, file_contract):
    for _ in range(3):
        file_contract(fresh_archive)
    file_contract(fresh_archive, series="FW", signed_on=date(2023, 1, 2))
    publish(fresh_archive, "XS-2024-0009", Draw(XS, 9, given=True))
    publish(fresh_archive, "ZG〔2013〕101", None)
    numbers.void(fresh_archive, "XS-2024-0005", "印重了")
    for _ in range(3):
        file_contract(fresh_archive)
    assert found(fresh_archive) == []


def test_a_copied_folder_is_named_as_the_copy(fresh_archive, file_contract):
    number, _other = file_contract(fresh_archive), file_contract(fresh_archive)
    shutil.copytree(folder(fresh_archive, number), fresh_archive.root / "2024/旧/copy")
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.path) == ("number-twice", number, "2024/旧/copy")
    assert only.expected == place(fresh_archive, number)


def test_a_copy_of_a_moved_folder_is_one_finding(fresh_archive, file_contract):
    number = file_contract(fresh_archive)
    here = folder(fresh_archive, number)
    for name in ("2024/a", "2024/b"):
        shutil.copytree(here, fresh_archive.root / name)
    shutil.rmtree(here)
    assert found(fresh_archive) == [("number-twice", number, "2024/b")]


def test_a_folder_that_was_never_filed_is_unknown(fresh_archive, file_contract):
    number = file_contract(fresh_archive)
    here = folder(fresh_archive, number)
    shutil.copytree(here, fresh_archive.root / "2024/stranger")
    record = fresh_archive.root / "2024/stranger/contract.yaml"
    record.write_text(record.read_text("utf-8").replace(number, "LX-77"), "utf-8")
    assert found(fresh_archive) == [("number-unknown", "LX-77", "2024/stranger")]


def test_a_number_changed_in_a_record_is_told_under_the_number_it_was_filed_with(
    fresh_archive, file_contract
):
    number, _other = file_contract(fresh_archive), file_contract(fresh_archive)
    edit(fresh_archive, number, f"number: {number}", "number: XS-2024-7777")
    (only,) = findings(fresh_archive)
    assert (only.check, only.number) == ("number-changed", number)
    assert (only.expected, only.found) == (number, "XS-2024-7777")
    assert only.path == place(fresh_archive, number)


def test_a_contract_whose_ledger_line_is_torn_is_no_stranger(fresh_archive, file_contract):
    number, _other = file_contract(fresh_archive), file_contract(fresh_archive)
    (ledger,) = fresh_archive.ledger.folder.glob("*.jsonl")
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if number in line)
    lines[at] = lines[at].replace('"act"', '"atc"', 1)
    ledger.write_text("".join(lines), "utf-8")
    assert found(fresh_archive) == []


def test_a_contract_whose_ledger_line_is_cut_off_is_no_stranger(fresh_archive, file_contract):
    file_contract(fresh_archive), file_contract(fresh_archive)
    (ledger,) = fresh_archive.ledger.folder.glob("*.jsonl")
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(lines[:-1]), "utf-8")
    assert found(fresh_archive, AuditRequest(only=("numbering",))) == []


def test_a_line_that_files_a_number_again_is_found(fresh_archive, file_contract):
    number = file_contract(fresh_archive)
    line = next(each.entry for each in fresh_archive.ledger.entries() if each.entry.number)
    with fresh_archive.recording(Act.INGEST) as record:
        record.log(number, dict(line.details))
    assert found(fresh_archive) == [("number-twice", number, place(fresh_archive, number))]


def test_a_void_number_that_a_contract_bears_is_found(fresh_archive, file_contract, tmp_path):
    number, _other = file_contract(fresh_archive), file_contract(fresh_archive)
    fresh_archive.ledger.append(
        at=fresh_archive.clock(),
        actor=fresh_archive.actor,
        act=Act.VOID,
        act_id="00",
        number=number,
        details={"reason": "作废"},
    )
    (only,) = run(fresh_archive, AREA, Survey(tmp_path / "survey.sqlite")).findings
    assert (only.check, only.number) == ("number-reused", number)
    assert only.path == place(fresh_archive, number)


def test_a_stranger_with_a_void_number_reuses_it(fresh_archive, file_contract):
    number = file_contract(fresh_archive)
    numbers.void(fresh_archive, "XS-2024-0002", "作废")
    shutil.copytree(folder(fresh_archive, number), fresh_archive.root / "2024/stranger")
    record = fresh_archive.root / "2024/stranger/contract.yaml"
    record.write_text(record.read_text("utf-8").replace(number, "XS-2024-0002"), "utf-8")
    assert found(fresh_archive) == [("number-reused", "XS-2024-0002", "2024/stranger")]


def test_a_draw_edited_in_a_record_is_told_from_the_ledgers(fresh_archive, file_contract):
    number, _other = file_contract(fresh_archive), file_contract(fresh_archive)
    edit(fresh_archive, number, "value: 1", "value: 41")
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.path) == (
        "draw-differs",
        number,
        place(fresh_archive, number),
    )
    assert (only.expected, only.found) == (f"{XS} 1", f"{XS} 41")


def test_a_number_of_another_type_is_found(fresh_archive, file_contract):
    file_contract(fresh_archive)
    publish(fresh_archive, "FW-2024-0001", Draw("series=FW,year=2024", 1, given=True))
    assert [each[:2] for each in found(fresh_archive)] == [("number-series", "FW-2024-0001")]


def test_a_number_that_no_pattern_prints_is_found(fresh_archive, file_contract):
    file_contract(fresh_archive)
    publish(fresh_archive, "HT-2024-7", Draw(XS, 2))
    assert [each[:2] for each in found(fresh_archive)] == [("number-pattern", "HT-2024-7")]
    other = publish(fresh_archive, "HT-3", Draw(XS, 3))
    assert ("number-pattern", other) in [each[:2] for each in found(fresh_archive)]


def test_a_single_number_amid_a_sequence_that_reads_otherwise_is_found(
    fresh_archive, file_contract
):
    file_contract(fresh_archive)
    publish(fresh_archive, "HT-2024-2", Draw(XS, 2))
    assert found(fresh_archive) == []
    file_contract(fresh_archive)
    assert [each[:2] for each in found(fresh_archive)] == [("number-pattern", "HT-2024-2")]


def test_numbers_of_a_pattern_that_was_changed_later_are_clean(fresh_archive, file_contract):
    for _ in range(3):
        file_contract(fresh_archive)
    changed = change_rules(fresh_archive, "{series}-{year}-{seq:4}", "{series}{year}/{seq:3}")
    assert file_contract(changed) == "XS2024/004"
    assert found(changed) == []
    file_contract(changed)
    assert found(changed) == []


def test_a_number_signed_long_before_a_lower_one_is_noted(fresh_archive, file_contract):
    days = (date(2024, 9, 1), date(2024, 9, 20), date(2024, 7, 20), date(2024, 9, 3))
    numbers_given = [file_contract(fresh_archive, signed_on=day) for day in days]
    only = AuditRequest(only=("number-order",))
    (note,) = findings(fresh_archive, only)
    assert (note.number, note.severity) == (numbers_given[2], "note")
    assert note.path == place(fresh_archive, numbers_given[2])
    assert (note.expected, note.found) == (">= 2024-09-20", "2024-07-20")


def test_one_day_far_in_the_future_does_not_put_the_blame_on_all_that_follow(
    fresh_archive, file_contract
):
    days = [date(2024, 8, 1), date(2025, 8, 1), *(date(2024, 8, day) for day in (2, 3, 4))]
    numbers_given = [
        file_contract(fresh_archive, signed_on=day, series="KJ") for day in days if day.year == 2024
    ]
    edit(fresh_archive, numbers_given[1], "signed_on: 2024-08-02", "signed_on: 2025-08-02")
    assert [
        each.number for each in findings(fresh_archive, AuditRequest(only=("number-order",)))
    ] == [numbers_given[1]]


def test_contracts_older_than_the_archive_may_come_in_any_order(fresh_archive, file_contract):
    for day in (date(2024, 6, 1), date(2024, 1, 1), date(2024, 7, 10), date(2024, 2, 1)):
        file_contract(fresh_archive, signed_on=day)
    assert findings(fresh_archive, AuditRequest(only=("number-order",))) == ()


@pytest.mark.parametrize(("series", "hits"), [("XS", 1), ("FW", 0)])
def test_a_narrower_audit_tells_what_is_in_its_scope(fresh_archive, file_contract, series, hits):
    number = file_contract(fresh_archive)
    file_contract(fresh_archive, series="FW")
    shutil.copytree(folder(fresh_archive, number), fresh_archive.root / "2024/旧/copy")
    request = AuditRequest(scope=Scope(series=series), only=("numbering",))
    assert len(findings(fresh_archive, request)) == hits
