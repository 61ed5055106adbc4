"""Recording, the ledger's head, the dump, and building anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from contract_archive.errors import NumberTakenError
from contract_archive.holdings.catalog import Catalog
from contract_archive.records.contracts import Draw
from contract_archive.records.queries import Query


def test_a_fresh_catalog_knows_nothing(empty_catalog: Catalog) -> None:
    assert empty_catalog.head == (0, "0" * 64)
    assert empty_catalog.count() == 0
    assert empty_catalog.sequences() == ()
    assert empty_catalog.find(Query()).total == 0


def test_the_catalog_knows_its_ledger_line(three_contracts: Catalog) -> None:
    assert three_contracts.head == (3, "a" * 64)


def test_what_was_recorded_is_there_when_opened_again(
    three_contracts: Catalog, catalog_path: Path
) -> None:
    three_contracts.close()
    again = Catalog.open(catalog_path)
    assert again.count() == 3
    again.close()


def test_a_transaction_that_fails_leaves_nothing(
    three_contracts: Catalog, make_contract: Any
) -> None:
    before = list(three_contracts.dump())
    with pytest.raises(RuntimeError), three_contracts.transaction():
        three_contracts.record(make_contract(4), "2024/x", "图纸")
        three_contracts.advance(4, "b" * 64)
        raise RuntimeError
    assert list(three_contracts.dump()) == before
    assert three_contracts.find(Query(words="图纸")).total == 0


def test_what_a_transaction_wrote_can_be_read_within_it(
    empty_catalog: Catalog, make_contract: Any
) -> None:
    with empty_catalog.transaction():
        empty_catalog.record(make_contract(), "2024/x", "图纸")
        assert empty_catalog.find(Query(words="图纸")).total == 1
        assert empty_catalog.number_state("XS-2024-0001") is not None


def test_recording_again_replaces_all_that_was_known(
    three_contracts: Catalog, make_contract: Any
) -> None:
    changed = make_contract(2, customer="北辰", tags=("急",), custom={"project": "二期"})
    with three_contracts.transaction():
        three_contracts.record(changed, "2024/北辰/2", "新")
    assert three_contracts.count() == 3
    hit = three_contracts.hit("XS-2024-0002")
    assert hit is not None
    assert (hit.customer, hit.path) == ("北辰", "2024/北辰/2")
    assert three_contracts.find(Query(customer="华东")).total == 2
    with three_contracts.transaction():
        three_contracts.record(make_contract(2), "2024/销售合同/2", "")
    assert three_contracts.find(Query(tags=("急",))).total == 0
    assert three_contracts.find(Query(custom=(("project", "二期"),))).total == 0


def test_a_contract_recorded_again_keeps_its_place_in_the_order(
    three_contracts: Catalog, make_contract: Any
) -> None:
    with three_contracts.transaction():
        three_contracts.record(make_contract(1, title="改"), "2024/销售合同/1", "")
    numbers = [hit.number[-1] for hit in three_contracts.find(Query()).hits]
    assert numbers == ["3", "2", "1"]


def test_a_catalog_rebuilt_equals_the_one_that_grew(
    three_contracts: Catalog, make_contract: Any, tmp_path: Path
) -> None:
    text = "购销合同\f第二页 supply"
    last = make_contract(5, number="外来/007", customer="北辰", tags=("急",), custom={"a": "b"})
    last = replace(last, draw=None)
    at = last.archived_at
    with three_contracts.transaction():
        three_contracts.void("XS-2024-0004", "打错", at, Draw("series=XS,year=2024", 4))
        three_contracts.record(last, "2024/x", text)
        three_contracts.advance(5, "c" * 64)
    for _again in range(20):  # segments of the index to merge, and rows to delete
        with three_contracts.transaction():
            three_contracts.record(last, "2024/x", text)
    with Catalog.build(tmp_path / "new") as fresh:
        for value in (1, 2, 3):
            fresh.record(make_contract(value), f"2024/销售合同/{value}", "")
        fresh.void("XS-2024-0004", "打错", at, Draw("series=XS,year=2024", 4))
        fresh.record(last, "2024/x", words=Catalog.words_of(last, text))
        fresh.advance(5, "c" * 64)
    rebuilt = Catalog.open(tmp_path / "new")
    assert list(rebuilt.dump()) == list(three_contracts.dump())
    rebuilt.close()


def test_the_dump_tells_one_text_from_another(three_contracts: Catalog, make_contract: Any) -> None:
    before = list(three_contracts.dump())
    with three_contracts.transaction():
        three_contracts.record(make_contract(3), "2024/销售合同/3", "图")
    assert list(three_contracts.dump()) != before


def test_a_building_that_fails_leaves_no_file(tmp_path: Path, make_contract: Any) -> None:
    with pytest.raises(RuntimeError), Catalog.build(tmp_path / "new") as fresh:
        fresh.record(make_contract(), "2024/x", "")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_built_catalog_takes_part_in_transactions(tmp_path: Path, make_contract: Any) -> None:
    with Catalog.build(tmp_path / "new") as fresh, fresh.transaction():
        fresh.record(make_contract(), "2024/x", "")
        assert fresh.count() == 1
    assert [each.name for each in tmp_path.iterdir()] == ["new"]


def test_the_same_bytes_lead_to_their_contract(
    three_contracts: Catalog, make_contract: Any
) -> None:
    (master,) = make_contract(2).items[0].masters
    assert three_contracts.holder_of(master.fixity.sha256) == "XS-2024-0002"
    assert three_contracts.holder_of("0" * 64) is None


def test_a_rendition_is_no_master(three_contracts: Catalog, make_contract: Any) -> None:
    rendition = make_contract(2).items[0].rendition
    assert three_contracts.holder_of(rendition.fixity.sha256) is None


def test_customers_are_listed_by_any_part_of_the_name(
    three_contracts: Catalog, make_contract: Any
) -> None:
    with three_contracts.transaction():
        three_contracts.record(make_contract(4, customer="ＡＢＣ（上海）Co."), "2024/y", "")
    assert three_contracts.customers() == ("华东机电有限公司", "ＡＢＣ（上海）Co.")
    assert three_contracts.customers("abc(上") == ("ＡＢＣ（上海）Co.",)
    assert three_contracts.customers("%") == ()


def test_a_number_written_otherwise_is_not_recorded_as_another(
    three_contracts: Catalog, make_contract: Any
) -> None:
    with pytest.raises(NumberTakenError), three_contracts.transaction():
        three_contracts.record(make_contract(9, number="xs-2024-0001"), "2024/y", "")


def test_an_archive_time_is_kept_in_utc(empty_catalog: Catalog, make_contract: Any) -> None:
    from datetime import timezone

    contract = make_contract()
    local = contract.archived_at.astimezone(timezone(timedelta(hours=8)))
    with empty_catalog.transaction():
        empty_catalog.record(replace(contract, archived_at=local), "2024/x", "")
    hit = empty_catalog.hit(contract.number)
    assert hit is not None
    assert hit.archived_at == contract.archived_at.isoformat()
