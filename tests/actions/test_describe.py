"""Correcting a record: what changes, what stays, and what the ledger keeps of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from contract_archive.actions.audit import audit
from contract_archive.actions.describe import edit, history, undo
from contract_archive.archive import Archive
from contract_archive.errors import (
    ArchiveError,
    ConflictError,
    DamagedError,
    MissingFieldsError,
    NotFoundError,
    UsageError,
)
from contract_archive.records.audits import AuditRequest
from contract_archive.records.contracts import Contract, Money
from contract_archive.records.entries import Act
from contract_archive.records.readings import Origin

File = Callable[..., str]


def _read(archive: Archive, number: str) -> Contract:
    state = archive.catalog.number_state(number)
    assert state is not None
    return archive.vault.read(state.path)


def test_a_corrected_amount_stands_in_record_and_catalog_and_the_old_one_in_the_ledger(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, amount=Money(Decimal("100000.00")))
    edited = edit(fresh_archive, number, {"amount": "12万"}, "打错")
    assert [tuple(each) for each in edited.changes] == [("amount", "100000.00", "120000")]
    assert _read(fresh_archive, number).terms.amount == Money(Decimal("120000"))
    hit = fresh_archive.catalog.hit(number)
    assert hit is not None and hit.amount == Decimal("120000")
    deed = history(fresh_archive, number)[-1]
    assert deed.entry.act == Act.EDIT
    assert deed.reason == "打错"
    assert deed.changes[0].old == "100000.00"


def test_the_folder_follows_customer_type_and_year_and_the_number_stays(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    edited = edit(
        fresh_archive,
        number,
        {"customer": "瑞华科技有限公司", "series": "FW", "signed_on": "2023-07-05"},
    )
    assert edited.path == f"2023/服务合同/瑞华科技有限公司/{number}"
    assert not (fresh_archive.root / edited.came_from).exists()
    assert _read(fresh_archive, number).number == number
    assert audit_is_clean(fresh_archive)


def audit_is_clean(archive: Archive) -> bool:
    """Whether an audit finds nothing that an edit could have broken."""
    found = audit(archive, AuditRequest()).audit.findings
    allowed = {"number-series", "archived-late", "number-pattern"}
    return {each.check for each in found} <= allowed


def test_an_edit_that_keeps_the_place_leaves_the_folder_where_an_old_pattern_put_it(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    place = edit(fresh_archive, number, {"note": "一"}).path
    rules = fresh_archive.root / "archive.yaml"
    rules.write_text(rules.read_text("utf-8").replace("{year}/{series}/{customer}", "{customer}"))
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as changed:
        assert edit(changed, number, {"note": "二"}).path == place


def test_a_name_only_close_to_a_known_customer_is_not_filed_under_a_second_folder(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive, customer="华东机电有限公司")
    number = file_contract(fresh_archive, customer="瑞华科技有限公司")
    with pytest.raises(ConflictError):
        edit(fresh_archive, number, {"customer": "华东机电股份有限公司"})
    assert edit(fresh_archive, number, {"customer": "华东机电 有限公司"}).changes[0].new == (
        "华东机电有限公司"
    )


def test_a_corrected_field_is_a_persons_word_from_then_on(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    edit(fresh_archive, number, {"title": "设备销售合同"})
    assert _read(fresh_archive, number).sources["title"].origin is Origin.PERSON


def test_undo_takes_back_the_last_correction_and_then_the_one_before(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, title="甲")
    before = _read(fresh_archive, number).terms
    edit(fresh_archive, number, {"title": "乙"})
    edit(fresh_archive, number, {"customer": "瑞华科技有限公司", "title": "丙"})
    undo(fresh_archive, number)
    assert _read(fresh_archive, number).terms.title == "乙"
    undo(fresh_archive, number)
    assert _read(fresh_archive, number).terms == before
    with pytest.raises(NotFoundError):
        undo(fresh_archive, number)
    undone = [each.undone for each in history(fresh_archive, number) if each.changes]
    assert undone[0] and undone[1] and not undone[2] and not undone[3]


def test_undo_refuses_where_somebody_has_corrected_the_field_by_other_means_since(
    fresh_archive: Archive, file_contract: File
) -> None:
    from contract_archive.actions.customers import rename

    number = file_contract(fresh_archive, customer="华东机电有限公司")
    edit(fresh_archive, number, {"customer": "瑞华科技有限公司"})
    rename(fresh_archive, "瑞华科技有限公司", "瑞华集团有限公司")
    with pytest.raises(ConflictError):
        undo(fresh_archive, number)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"number": "XS-2024-0099"}, UsageError),
        ({"customer": ""}, MissingFieldsError),
        ({"signed_on": ""}, MissingFieldsError),
        ({"signed_on": "2024-02-30"}, UsageError),
        ({"signed_on": "2034-07-01"}, UsageError),
        ({"expires_on": "2020-01-01"}, UsageError),
        ({"amount": "-5"}, UsageError),
        ({"series": "没有"}, UsageError),
        ({"currency": "钱"}, UsageError),
        ({"credit_code": "123"}, UsageError),
        ({"nosuch": "1"}, UsageError),
        ({"title": "销售合同", "note": ""}, UsageError),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_changed(
    fresh_archive: Archive,
    file_contract: File,
    changes: dict[str, str],
    error: type[ArchiveError],
) -> None:
    number = file_contract(fresh_archive, title="销售合同")
    before, head = _read(fresh_archive, number), fresh_archive.ledger.head()
    with pytest.raises(error):
        edit(fresh_archive, number, changes)
    assert _read(fresh_archive, number) == before
    assert fresh_archive.ledger.head() == head


def test_a_record_changed_by_hand_is_not_corrected_over(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    state = fresh_archive.catalog.number_state(number)
    assert state is not None
    path = fresh_archive.root / state.path / "contract.yaml"
    path.write_text(path.read_text("utf-8") + "note: 手改\n", "utf-8")
    with pytest.raises(DamagedError):
        edit(fresh_archive, number, {"title": "新"})


def test_a_dry_run_tells_and_changes_nothing(fresh_archive: Archive, file_contract: File) -> None:
    number = file_contract(fresh_archive)
    head = fresh_archive.ledger.head()
    planned = edit(fresh_archive, number, {"signed_on": "2023-01-05"}, dry_run=True)
    assert planned.path.startswith("2023/")
    assert fresh_archive.ledger.head() == head
    assert _read(fresh_archive, number).terms.signed_on == date(2024, 7, 10)


def test_a_catalog_built_anew_equals_the_one_that_grew_with_corrections(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    edit(fresh_archive, number, {"customer": "瑞华科技有限公司", "tags": "重点、年度"})
    undo(fresh_archive, number)
    edit(fresh_archive, number, {"signed_on": "2023-07-05"})
    grown = list(fresh_archive.catalog.dump())
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == grown
