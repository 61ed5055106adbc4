"""The archive against somebody else's list of contracts."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal

import pytest
from looked_at import findings, folder, place, publish_texts

from contract_archive.actions import customers, numbers
from contract_archive.archive import Archive
from contract_archive.records.audits import AuditRequest, RegisterRow, Scope
from contract_archive.records.contracts import Money
from contract_archive.records.findings import Finding
from contract_archive.records.queries import Period

EAST, NORTH = "华东机电有限公司", "北方石化股份有限公司"
DAY = date(2024, 7, 10)


def held(archive: Archive, *rows: RegisterRow, scope: Scope = Scope()) -> tuple[Finding, ...]:  # noqa: B008
    request = AuditRequest(
        scope=scope, only=("completeness",), against=rows, against_name="台账.xlsx"
    )
    return findings(archive, request)


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.check, each.number, each.expected, each.found) for each in found]


def row(number: str = "", at: int = 1, **fields: object) -> RegisterRow:
    return RegisterRow(f"row {at}", number, **fields)  # type: ignore[arg-type]


def test_without_a_list_nothing_is_said(fresh_archive, file_contract):
    file_contract(fresh_archive)
    assert findings(fresh_archive, AuditRequest(only=("completeness",))) == ()


def test_a_list_that_says_the_same_finds_nothing(fresh_archive, file_contract):
    file_contract(fresh_archive, amount=Money(Decimal("123456.78")))
    file_contract(fresh_archive, customer=NORTH)
    rows = (
        row("xs－2024－0001", customer=EAST, signed_on=DAY, amount=Decimal("123456.78")),
        row("XS-2024-0002", customer="北方石化", title="别的名字"),
    )
    assert held(fresh_archive, *rows) == ()


def test_a_listed_contract_that_is_not_archived_is_named(fresh_archive, file_contract):
    file_contract(fresh_archive)
    deal = row(customer=NORTH, signed_on=DAY, amount=Decimal(5))
    found = held(fresh_archive, row("XS-2024-0001"), row("XS-2024-0009", 7), deal)
    assert told(found) == [
        ("register-not-archived", "", f"{NORTH} 2024-07-10 5", ""),
        ("register-not-archived", "XS-2024-0009", "XS-2024-0009", ""),
    ]
    assert "台账.xlsx (row 7)" in found[1].message


def test_an_archived_contract_that_is_not_listed_is_named(fresh_archive, file_contract):
    file_contract(fresh_archive)
    other = file_contract(fresh_archive)
    (only,) = held(fresh_archive, row("XS-2024-0001"))
    assert (only.check, only.number) == ("archived-not-in-register", other)
    assert only.path == place(fresh_archive, other)


def test_what_list_and_record_say_otherwise_is_told_field_by_field(fresh_archive, file_contract):
    number = file_contract(fresh_archive, amount=Money(Decimal(100000)))
    other = row(number, customer=NORTH, signed_on=date(2024, 7, 11), amount=Decimal(10000))
    found = held(fresh_archive, other)
    assert {each.path for each in found} == {place(fresh_archive, number)}
    assert sorted(told(found), key=lambda each: each[2]) == [
        ("register-differs", number, "10000", "100000"),
        ("register-differs", number, "2024-07-11", "2024-07-10"),
        ("register-differs", number, NORTH, EAST),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": Decimal("12.3E+4")},  # 12.3 万元
        {"amount": Decimal(123457)},
        {"customer": "华东机电"},
        {"customer": "华东机电有限公司（盖章）"},
        {},
    ],
)
def test_a_list_that_rounds_and_shortens_says_nothing_else(fresh_archive, file_contract, fields):
    number = file_contract(fresh_archive, amount=Money(Decimal("123456.78")))
    assert held(fresh_archive, row(number, **fields)) == ()


def test_amounts_in_a_foreign_currency_are_not_compared(fresh_archive, file_contract):
    number = file_contract(fresh_archive, amount=Money(Decimal(100), "USD"))
    assert held(fresh_archive, row(number, amount=Decimal(720))) == ()


def test_a_row_is_matched_by_the_counterpartys_number(fresh_archive, file_contract):
    file_contract(fresh_archive, counterparty_number="HD/2024〔7〕")
    file_contract(fresh_archive, customer=NORTH, counterparty_number="7")
    file_contract(fresh_archive, counterparty_number="7")
    rows = (
        row("HD/2024(7)", customer=EAST),
        row("CRM-8", counterparty_number="7", customer=NORTH),
        row("CRM-9", counterparty_number="7", customer=EAST),
    )
    assert held(fresh_archive, *rows) == ()


def test_a_row_is_matched_by_the_deal_and_each_contract_once(fresh_archive, file_contract):
    for _ in range(2):
        file_contract(fresh_archive, amount=Money(Decimal(500)))
    deal = {"customer": EAST, "signed_on": DAY, "amount": Decimal(500)}
    assert held(fresh_archive, row("CRM-1", **deal), row("CRM-2", **deal)) == ()
    (only,) = held(fresh_archive, *(row(f"CRM-{at}", **deal) for at in range(3)))
    assert (only.check, only.number) == ("register-not-archived", "CRM-2")


def test_a_deal_under_another_number_of_ours_differs_in_it(fresh_archive, file_contract):
    number = file_contract(fresh_archive, amount=Money(Decimal(500)))
    deal = row("XS-2024-0077", customer=EAST, signed_on=DAY, amount=Decimal(500))
    assert told(held(fresh_archive, deal)) == [("register-differs", number, "XS-2024-0077", number)]


def test_void_numbers_missing_folders_and_later_documents_are_not_told_again(fresh_archive):
    number = publish_texts(fresh_archive, "销售合同", "补充协议")
    gone = publish_texts(fresh_archive, "销售合同二")
    numbers.void(fresh_archive, "XS-2024-0003", "作废")
    shutil.rmtree(folder(fresh_archive, gone))
    rows = (row(number), row(f"{number}-B1"), row(gone), row("XS-2024-0003"))
    assert [each.check for each in held(fresh_archive, *rows)] == ["contract-missing"]
    (only,) = held(fresh_archive, *rows, row(f"{number}-B2"))[1:]
    assert (only.check, only.number) == ("register-not-archived", f"{number}-B2")


def test_a_contract_listed_twice_is_not_compared(fresh_archive, file_contract):
    number = file_contract(fresh_archive, amount=Money(Decimal(100)))
    rows = (row(number, amount=Decimal(40)), row(number, amount=Decimal(60)))
    assert held(fresh_archive, *rows) == ()


def test_a_customers_former_name_is_the_customer(fresh_archive, file_contract):
    number = file_contract(fresh_archive, amount=Money(Decimal(100)))
    customers.rename(fresh_archive, EAST, "恒通控股集团有限公司")
    deal = row("CRM-1", customer=EAST, signed_on=DAY, amount=Decimal(100))
    assert held(fresh_archive, deal) == ()
    assert held(fresh_archive, row(number, customer=EAST)) == ()


@pytest.mark.parametrize(
    "scope",
    [
        Scope(series="FW"),
        Scope(customer=NORTH),
        Scope(since=date(2024, 8, 1)),
        Scope(period=Period(date(2024, 10, 1), date(2024, 12, 31))),
    ],
)
def test_only_what_is_in_the_audits_scope_is_told(fresh_archive, file_contract, scope):
    file_contract(fresh_archive)
    other = row("XS-2024-0009", customer=EAST, signed_on=DAY)
    assert held(fresh_archive, other, row("CRM-1"), scope=scope) == ()


def test_a_narrower_audit_still_sees_what_is_in_it(fresh_archive, file_contract):
    number = file_contract(fresh_archive)
    quarter = Scope(period=Period(date(2024, 7, 1), date(2024, 9, 30)))
    found = held(fresh_archive, row("XS-2024-0009", signed_on=DAY), scope=quarter)
    assert [each[:2] for each in told(found)] == [
        ("archived-not-in-register", number),
        ("register-not-archived", "XS-2024-0009"),
    ]


def test_a_copy_is_not_asked_for_in_the_list(fresh_archive, file_contract):
    number = file_contract(fresh_archive)
    shutil.copytree(folder(fresh_archive, number), fresh_archive.root / "2024/copy")
    assert held(fresh_archive, row(number)) == ()
