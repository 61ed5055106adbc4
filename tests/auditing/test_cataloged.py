"""Storage: the catalog against the tree and the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlcipher3 import dbapi2 as sqlite

from contract_archive.actions.audit import audit
from contract_archive.archive import Archive
from contract_archive.holdings.catalog import facts
from contract_archive.records.audits import AuditRequest, Scope
from contract_archive.records.contracts import Money
from contract_archive.records.entries import Act
from contract_archive.records.findings import Finding, Fix

File = Callable[..., str]


def _found(archive: Archive, **request: object) -> tuple[Finding, ...]:
    return audit(archive, AuditRequest(only=("storage",), **request)).audit.findings  # type: ignore[arg-type]


def _told(archive: Archive, **request: object) -> list[tuple[str, str]]:
    return [(each.check, each.number) for each in _found(archive, **request)]


def _edit(archive: Archive, statement: str, *values: object) -> None:
    archive.close()
    connection = sqlite.connect(str(archive.catalog_path))
    connection.execute(statement, values)
    connection.commit()
    connection.close()


@pytest.fixture
def filled(fresh_archive: Archive, file_contract: File) -> Archive:
    """An archive with three contracts, one with every kind of row, and a void number."""
    file_contract(fresh_archive, "甲乙丙")
    file_contract(
        fresh_archive,
        "钢材购销",
        title="钢材合同",
        amount=Money(Decimal("12.50")),
        owner="张三",
        tags=("急", "急", "大"),
        custom={"department": "一部"},
        expires_on=date(2025, 1, 1),
        credit_code="91310000MA1FL0000X",
    )
    file_contract(fresh_archive, "丁戊己", customer="北方示例公司")
    with fresh_archive.recording(Act.VOID) as record:
        record.log("XS-2024-0009", {"reason": "写错"})
    return fresh_archive


def test_a_catalog_as_it_grew_and_one_rebuilt_have_no_finding(filled: Archive) -> None:
    assert _told(filled) == _told(filled, quick=True) == []
    filled.reindex()
    assert _told(filled) == []


def test_what_recording_writes_is_what_is_compared(filled: Archive) -> None:
    for place in filled.vault.places():
        contract = filled.vault.read(place)
        known = filled.catalog.known(contract.number)
        assert known is not None
        assert known.facts == facts.facts_of(contract, place)
        assert contract.terms.customer in known.names


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        ("UPDATE contract SET title = 'x' WHERE number = 'XS-2024-0002'", "title"),
        ("UPDATE contract SET amount = '13.50' WHERE number = 'XS-2024-0002'", "amount"),
        ("UPDATE contract SET expires_on = NULL WHERE number = 'XS-2024-0002'", "expires_on"),
        ("UPDATE contract SET path = 'x' WHERE number = 'XS-2024-0002'", "path"),
        ("UPDATE contract SET customer = 2 WHERE number = 'XS-2024-0002'", "customer"),
        ("UPDATE item SET pages = 9 WHERE contract = 2", "items"),
        ("UPDATE file SET sha256 = x'00' WHERE contract = 2 AND role = 'text'", "files"),
        ("DELETE FROM file WHERE contract = 2 AND role = 'master'", "files"),
        ("DELETE FROM tag WHERE contract = 2 AND tag = '大'", "tags"),
        ("UPDATE custom SET value = '二部' WHERE contract = 2", "custom"),
        ("UPDATE number SET value = 7 WHERE number = 'XS-2024-0002'", "taken"),
        ("UPDATE record SET sha256 = 'aa' WHERE number = 'XS-2024-0002'", "record"),
    ],
)
def test_an_edited_row_is_found_under_its_number(
    filled: Archive, statement: str, field: str
) -> None:
    _edit(filled, statement)
    (seen,) = _found(filled, quick=True)
    assert (seen.check, seen.number, seen.fix) == (
        "catalog-differs", "XS-2024-0002", Fix.REBUILD_CATALOG,
    )  # fmt: skip
    assert field in seen.message and field in seen.expected and field in seen.found
    assert _told(filled, scope=Scope(customer="华东机电有限公司"), quick=True) == [
        ("catalog-differs", "XS-2024-0002")
    ]
    filled.close()
    filled.reindex()
    assert _told(filled) == []


def test_a_contract_that_the_catalog_does_not_know_or_invents_is_found(filled: Archive) -> None:
    _edit(filled, "DELETE FROM contract WHERE number = 'XS-2024-0003'")
    _edit(
        filled,
        "INSERT INTO number SELECT 'XS-2024-0077', 'XS-2024-0077', 'void', NULL, '', '', at,"
        " NULL, NULL, 0 FROM number WHERE number = 'XS-2024-0003'",
    )
    _edit(filled, "UPDATE number SET state = 'missing' WHERE number = 'XS-2024-0009'")
    assert _told(filled, quick=True) == [
        ("catalog-differs", "XS-2024-0003"),
        ("catalog-differs", "XS-2024-0009"),
        ("catalog-differs", "XS-2024-0077"),
    ]


def test_a_record_changed_by_hand_is_no_fault_of_the_catalog(filled: Archive) -> None:
    place = next(filled.vault.places())
    path = filled.root / place / "contract.yaml"
    path.write_bytes(path.read_bytes().replace(b"filing_year: 2024", b"filing_year: 2023"))
    assert _told(filled) == []


def test_a_catalog_that_is_none_is_found_once(filled: Archive) -> None:
    filled.close()
    filled.catalog_path.write_bytes(b"no catalog " * 1000)
    (seen,) = _found(filled)
    assert (seen.check, seen.path, seen.fix) == (
        "catalog-unreadable", ".carchive/catalog.sqlite", Fix.REBUILD_CATALOG,
    )  # fmt: skip


def test_a_catalog_of_a_newer_version_is_found(filled: Archive) -> None:
    _edit(filled, "PRAGMA user_version = 99")
    assert [each.check for each in _found(filled)] == ["catalog-unreadable"]


def test_a_broken_page_of_the_catalog_is_found(filled: Archive) -> None:
    filled.close()
    data = bytearray(filled.catalog_path.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    filled.catalog_path.write_bytes(data)
    assert [each.check for each in _found(filled)] == ["catalog-unreadable"]


def test_a_renamed_customer_is_no_fault_of_the_catalog(filled: Archive) -> None:
    from contract_archive.actions import customers

    customers.rename(filled, "华东机电有限公司", "华东机电集团有限公司")
    assert _told(filled) == []


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM words WHERE rowid = 2", "words"),
        ("UPDATE customer SET name = 'x' WHERE id = 2", "customer"),
        ("INSERT INTO customer_name VALUES (1, '别名', '别名', 'alias')", "customer_name"),
        ("UPDATE owner SET folded = 'x'", "owner"),
        ("INSERT INTO review VALUES (7, 'waiting', 'review/0007', '', '')", "review"),
        ("INSERT INTO sequence VALUES ('series=YY', 7)", "sequence"),
    ],
)
def test_whatever_a_rebuild_would_make_otherwise_is_found(
    filled: Archive, statement: str, table: str
) -> None:
    _edit(filled, statement)
    (seen,) = _found(filled)
    assert (seen.check, seen.path) == ("catalog-differs", ".carchive/catalog.sqlite")
    assert table in seen.found
    assert not list(filled.house.glob("audits/scratch*"))
    filled.close()
    filled.reindex()
    assert _told(filled) == []


def test_a_sequence_set_back_is_found(filled: Archive) -> None:
    _edit(filled, "UPDATE sequence SET last = 1")
    (seen,) = _found(filled, quick=True)
    assert (seen.check, seen.expected[-1], seen.found[-1]) == ("catalog-differs", "3", "1")
    assert [each.check for each in _found(filled)] == ["catalog-differs"]


def test_what_an_older_version_did_not_note_is_no_difference(filled: Archive) -> None:
    _edit(filled, "DELETE FROM record")
    _edit(filled, "DELETE FROM credit_code")
    assert _told(filled) == []


def test_a_flipped_bit_in_a_text_is_no_fault_of_the_catalog(filled: Archive) -> None:
    text = next((filled.root / "2024").rglob("*.txt"))
    text.write_bytes(b"x" + text.read_bytes()[1:])
    assert [each.check for each in _found(filled)] == ["file-changed"]
