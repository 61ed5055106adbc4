"""The register: names, what is filed under them, and catalogs from before it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from contract_archive.holdings.catalog import Catalog, engine
from contract_archive.holdings.catalog.schema import migrations
from contract_archive.records.queries import Query

EAST = "华东机电有限公司"


def test_names_come_official_first_with_their_others(empty_catalog: Catalog) -> None:
    register = empty_catalog.register
    with empty_catalog.transaction():
        register.add(EAST, ("华东", "East Machines"))
        register.add("Hill Ltd")
        register.rename("Hill Ltd", "Hill Inc")
    assert register.names() == ((EAST, ("East Machines", "华东")), ("Hill Inc", ("Hill Ltd",)))
    assert register.offers("华东") == (("华东机电有限公司", ""), ("华东", EAST))
    assert register.get("Hill Ltd") is None


def test_a_name_stays_with_whom_it_is(empty_catalog: Catalog) -> None:
    with empty_catalog.transaction():
        empty_catalog.register.add(EAST, ("华东",))
        empty_catalog.register.add("另一家公司", ("华东",))
        empty_catalog.register.drop_alias(EAST, EAST)
    assert empty_catalog.register.names() == ((EAST, ("华东",)), ("另一家公司", ()))


def test_a_rename_to_anothers_name_is_a_merge(three_contracts: Catalog) -> None:
    register = three_contracts.register
    with three_contracts.transaction():
        register.add("Hill Ltd")
        register.rename(EAST, "Hill Ltd")
        register.merge("nobody", "Hill Ltd")
    (hill,) = register.find()
    assert hill[:4] == ("Hill Ltd", (), ("nobody", EAST), 3)
    assert [each.named for each in register.misfiled()] == [EAST] * 3
    assert len(register.contracts("Hill Ltd", Query(limit=0))) == 3


def test_a_contract_recorded_under_the_official_name_is_no_longer_misfiled(
    three_contracts: Catalog, make_contract
) -> None:
    register = three_contracts.register
    with three_contracts.transaction():
        register.rename(EAST, "华东股份")
    assert len(register.misfiled()) == 3
    with three_contracts.transaction():
        three_contracts.record(make_contract(2, customer="华东股份"), "2024/销售合同/2", "")
    assert [each.number for each in register.misfiled()] == ["XS-2024-0001", "XS-2024-0003"]
    with three_contracts.transaction():
        register.rename("华东股份", EAST)
    assert [each.number for each in register.misfiled()] == ["XS-2024-0002"]


def test_a_catalog_from_before_the_register_keeps_its_customers(catalog_path: Path) -> None:
    with closing(engine.connect(catalog_path)) as connection:
        migrations.apply(Database(connection), stop_before="m003_customers")
        connection.execute("INSERT INTO customer VALUES (1, ?)", (EAST,))
        connection.execute("INSERT INTO customer_name VALUES (1, ?, ?)", (EAST, EAST))
    with closing(Catalog.open(catalog_path)) as catalog:
        with catalog.transaction():
            catalog.register.add(EAST, ("华东",))
        assert catalog.register.names() == ((EAST, ("华东",)),)


def test_who_bears_a_credit_code_is_told_by_the_contracts(
    three_contracts: Catalog, make_contract
) -> None:
    register, code = three_contracts.register, "91350100M000100Y43"
    assert register.holders_of(code) == ()
    with three_contracts.transaction():
        for number, customer in ((2, EAST), (3, "Hill Ltd"), (4, EAST)):
            contract = make_contract(number, customer=customer, credit_code=code)
            three_contracts.record(contract, f"2024/销售合同/{number}", "")
    assert register.holders_of(code) == (EAST, "Hill Ltd")
    with three_contracts.transaction():
        register.merge("Hill Ltd", EAST)
        three_contracts.record(make_contract(2, customer=EAST), "2024/销售合同/2", "")
    assert register.holders_of(code) == (EAST,)
