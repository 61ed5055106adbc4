"""Filters and orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from contract_archive.holdings.catalog import Catalog
from contract_archive.records.contracts import Amendment, ItemKind, Money
from contract_archive.records.queries import AmountRange, Period, Query, SortKey, Status
from contract_archive.rules.status import status_of

TODAY = date(2024, 7, 15)


@pytest.fixture
def mixed(empty_catalog: Catalog, make_contract: Any) -> Catalog:
    """Four contracts that differ in everything that can be asked for."""
    made = (
        {"customer": "华东（上海）机电", "owner": "王五", "tags": ("急", "ABC")},
        {"customer": "华北_机电", "owner": "赵六", "amount": Money(Decimal("100000.00"))},
        {"series": "KJ", "customer": "ABC Ltd", "amount": Money(Decimal("0.1"), "USD")},
        {"customer": "100%控股", "custom": {"project": "城轨（二期）", "paid": "yes"}},
    )
    signed = (date(2024, 1, 31), date(2024, 2, 1), None, date(2023, 12, 31))
    with empty_catalog.transaction():
        for at, (terms, signed_on) in enumerate(zip(made, signed, strict=True), 1):
            contract = make_contract(at, signed_on=signed_on, expires_on=signed_on, **terms)
            empty_catalog.record(contract, f"{at}", "")
    return empty_catalog


def found(catalog: Catalog, **asked: Any) -> Sequence[int]:
    answer = catalog.find(Query(today=TODAY, **{"descending": False, **asked}))
    assert answer.total == len(answer.hits)
    return [int(hit.path) for hit in answer.hits]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [1, 2, 3, 4]),
        ({"customer": "机电"}, [1, 2]),
        ({"customer": "东(上海)机"}, [1]),
        ({"customer": "ａｂｃ　ltd"}, [3]),
        ({"customer": "%"}, [4]),
        ({"customer": "_"}, [2]),
        ({"customer": "'; DROP TABLE contract; --"}, []),
        ({"series": "KJ"}, [3]),
        ({"series": "K"}, []),
        ({"number": "xs-2024-0002"}, [2]),
        ({"number": "XS-2024"}, []),
        ({"owner": "五"}, [1]),
        ({"tags": ("abc",)}, [1]),
        ({"tags": ("abc", "急")}, [1]),
        ({"tags": ("abc", "缓")}, []),
        ({"tags": ("ab",)}, []),
        ({"custom": (("project", "二期"),)}, [4]),
        ({"custom": (("project", "(二"), ("paid", "YES"))}, [4]),
        ({"custom": (("paid", "二期"),)}, []),
        ({"signed": Period(date(2024, 1, 31), date(2024, 2, 1))}, [1, 2]),
        ({"signed": Period(None, date(2024, 1, 30))}, [4]),
        ({"signed": Period(date(2024, 2, 1), None)}, [2]),
        ({"signed": Period(None, None)}, [1, 2, 3, 4]),
        ({"expires": Period(date(2024, 2, 1), None)}, [2]),
        ({"amount": AmountRange(Decimal("0.1"), Decimal("0.1"))}, [3]),
        ({"amount": AmountRange(Decimal(100_000), None)}, [2]),
        ({"amount": AmountRange(None, Decimal("99999.99"))}, [3]),
        ({"amount": AmountRange(Decimal("1e30"), None)}, []),
        ({"customer": "机电", "signed": Period(date(2024, 2, 1), None)}, [2]),
    ],
)
def test_filters_find_what_they_say(
    mixed: Catalog, asked: dict[str, Any], expected: list[int]
) -> None:
    assert found(mixed, **asked) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (SortKey.ARCHIVED, [1, 2, 3, 4]),
        (SortKey.SIGNED, [4, 1, 2, 3]),
        (SortKey.EXPIRES, [4, 1, 2, 3]),
        (SortKey.AMOUNT, [3, 2, 1, 4]),
        (SortKey.NUMBER, [1, 2, 3, 4]),
        (SortKey.CUSTOMER, [4, 3, 1, 2]),
    ],
)
def test_hits_come_in_the_order_asked_for(
    mixed: Catalog, sort: SortKey, expected: list[int]
) -> None:
    assert found(mixed, sort=sort) == expected
    assert found(mixed, sort=sort, words="购销") == expected


def test_contracts_without_the_value_come_last_either_way(mixed: Catalog) -> None:
    assert found(mixed, sort=SortKey.SIGNED, descending=True) == [2, 1, 4, 3]
    assert found(mixed, sort=SortKey.AMOUNT, descending=True) == [2, 3, 4, 1]


def test_many_hits_come_in_the_same_order_as_few(
    empty_catalog: Catalog, make_contract: Any
) -> None:
    """Where hits are many, another way through the tables is taken."""
    with empty_catalog.transaction():
        for at in range(1, 2101):
            signed_on = date(2024, 1, 1) + timedelta(at * 7 % 400) if at % 5 else None
            amount = Money(Decimal(at * 13 % 700))
            customer = f"客户{at * 11 % 90}"
            terms = {"signed_on": signed_on, "expires_on": signed_on, "amount": amount}
            empty_catalog.record(make_contract(at, customer=customer, **terms), str(at), "")
    for sort, down, words in product(SortKey, (True, False), ("", "购销")):
        query = Query(today=TODAY, sort=sort, descending=down, words=words, limit=0)
        whole = empty_catalog.find(query)
        assert whole.total == len(whole.hits) == 2100
        assert list(whole.hits) == _sorted(whole.hits, sort, down)
        assert empty_catalog.find(query._replace(limit=30)).hits == whole.hits[:30]
        assert empty_catalog.find(query._replace(limit=30, customer="客")).hits == whole.hits[:30]


def _sorted(hits: Sequence[Any], sort: SortKey, down: bool) -> list[Any]:
    key = {
        SortKey.ARCHIVED: lambda hit: int(hit.path),
        SortKey.SIGNED: lambda hit: hit.signed_on,
        SortKey.EXPIRES: lambda hit: hit.expires_on,
        SortKey.AMOUNT: lambda hit: hit.amount,
        SortKey.NUMBER: lambda hit: hit.number,
        SortKey.CUSTOMER: lambda hit: hit.customer,
    }[sort]
    recorded = sorted(hits, key=lambda hit: int(hit.path), reverse=down)
    known = [hit for hit in recorded if key(hit) is not None]
    return sorted(known, key=key, reverse=down) + [hit for hit in recorded if key(hit) is None]


def test_days_of_archiving_are_those_of_this_machine(mixed: Catalog) -> None:
    first = mixed.find(Query(descending=False)).hits[0]
    day = datetime.fromisoformat(first.archived_at).astimezone().date()
    assert found(mixed, archived=Period(day, day)) == [1]
    assert found(mixed, archived=Period(None, day - timedelta(1))) == []


@pytest.mark.parametrize("status", list(Status))
def test_the_filter_for_a_status_agrees_with_the_rule(
    empty_catalog: Catalog, make_contract: Any, status: Status
) -> None:
    days = [None, *(TODAY + timedelta(each) for each in (-100, -1, 0, 1, 89, 90, 91))]
    begins = [None, *(TODAY + timedelta(each) for each in (-100, 0, 1))]
    ends = [None, *(TODAY + timedelta(each) for each in (-1, 0, 1))]
    cases = list(product(begins, begins, days, ends, (None, TODAY)))
    with empty_catalog.transaction():
        for at, (signed, effective, expires, ended, closed) in enumerate(cases, 1):
            terms = {"signed_on": signed, "effective_on": effective, "expires_on": expires}
            contract = make_contract(at, **terms)
            if ended is not None:
                later = replace(
                    contract.items[0],
                    number=f"{contract.number}-J1",
                    kind=ItemKind.TERMINATION,
                    amendment=Amendment(signed_on=ended),
                )
                contract = replace(contract, items=(*contract.items, later))
            empty_catalog.record(replace(contract, closed_on=closed), str(at), "")
    expected = [
        at
        for at, (*dates, ended, closed) in enumerate(cases, 1)
        if status_of(*dates, TODAY, 90, ended, closed=closed is not None) is status
    ]
    assert found(empty_catalog, status=status.value, limit=0) == expected
    hits = empty_catalog.find(Query(today=TODAY, status=status.value, limit=0)).hits
    assert {hit.status for hit in hits} == {status.value}


def test_a_hit_carries_what_lists_show(mixed: Catalog) -> None:
    hit = mixed.hit("xs-2024-0003", Query(today=TODAY))
    assert hit is not None
    assert hit.number == "XS-2024-0003"
    assert hit.amount == Decimal("0.1")
    assert (hit.currency, hit.series, hit.customer, hit.title) == (
        "USD",
        "KJ",
        "ABC Ltd",
        "购销合同",
    )
    assert (hit.filing_year, hit.pages, hit.path, hit.owner) == (2024, 2, "3", "")
    assert (hit.status, hit.signed_on, hit.match) == ("draft", None, None)
    assert mixed.hit("XS-2024-0009") is None
