"""The names of customers, as the ledger tells them, are those that the catalog has."""

from __future__ import annotations

from collections.abc import Callable

from contract_archive.actions import customers
from contract_archive.archive import Archive
from contract_archive.auditing.naming import Names


def test_after_renaming_and_merging_each_name_leads_to_the_customer_that_the_catalog_knows(
    fresh_archive: Archive, file_contract: Callable[..., str]
) -> None:
    one, two, three = "华东机电有限公司", "西湖水务集团有限公司", "长江智造股份有限公司"
    for name in (one, two, three):
        file_contract(fresh_archive, customer=name)
    customers.add_alias(fresh_archive, one, "华东")
    customers.add_alias(fresh_archive, one, "东机")
    customers.remove_alias(fresh_archive, one, "东机")
    customers.rename(fresh_archive, one, "申江动力有限公司")
    customers.rename(fresh_archive, "申江动力有限公司", "华东")
    customers.merge(fresh_archive, two, "华东")
    customers.add(fresh_archive, "北岭矿业有限公司", ["北矿"])
    customers.merge(fresh_archive, "北岭矿业有限公司", three)

    names = Names()
    for logged in fresh_archive.ledger.entries():
        names.hear(logged.entry)

    kept = fresh_archive.catalog.register.names()
    assert {name: set(others) for name, others in names.pairs()} == {
        name: set(others) for name, others in kept if others
    }
    assert len(kept) == 2
