"""Which contracts are worth comparing with a new scan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contract_archive.records.contracts import Money

DAY, SUM = date(2024, 3, 5), Decimal("161199.50")


@pytest.fixture
def catalog(empty_catalog, make_contract):
    contracts = [
        make_contract(1, customer="甲", signed_on=DAY, amount=Money(SUM)),
        make_contract(2, customer="甲", signed_on=DAY, amount=Money(Decimal(7))),
        make_contract(3, customer="乙", signed_on=DAY, amount=Money(SUM)),
        make_contract(4, customer="甲", counterparty_number="JM/(2013)101"),
        make_contract(5, customer="丙", signed_on=DAY),
    ]
    with empty_catalog.transaction():
        for contract in contracts:
            empty_catalog.record(contract, contract.number)
    return empty_catalog


def numbers(found):
    return {int(each.number[-1]) for each in found}


def test_a_customers_contracts_of_the_same_day_or_sum_are_alike(catalog):
    assert numbers(catalog.alike("甲", DAY, SUM)) == {1, 2}
    assert numbers(catalog.alike("甲", None, SUM)) == {1}
    assert numbers(catalog.alike("丁", DAY, SUM)) == set()
    assert numbers(catalog.alike("甲", None, None)) == set()


def test_the_printed_number_finds_our_own_and_the_customers(catalog):
    assert numbers(catalog.alike("丁", None, None, "xs-2024-０００3")) == {3}
    assert numbers(catalog.alike("甲", None, None, "JM/(2013)101")) == {4}
    assert numbers(catalog.alike("乙", None, None, "JM/(2013)101")) == set()
