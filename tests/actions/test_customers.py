"""Customers: names are one customer's, and contracts follow their customer through any crash."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from contract_archive.actions import customers
from contract_archive.actions.search import find
from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, NotFoundError, UsageError
from contract_archive.records.contracts import Money
from contract_archive.records.entries import Act
from contract_archive.records.queries import Query
from contract_archive.rules.customers import Reason

OLD = "华东机电有限公司"
NEW = "华东机电股份有限公司"
HILL = "Hill Bearings Ltd"


def places(archive: Archive) -> list[str]:
    return sorted(archive.vault.places())


def named_in_records(archive: Archive) -> set[str]:
    return {archive.vault.read(place).terms.customer for place in archive.vault.places()}


def refuse_to_differ_from_a_rebuilt_one(archive: Archive) -> None:
    grown = list(archive.catalog.dump())
    archive.reindex(1)
    assert list(archive.catalog.dump()) == grown


@pytest.fixture
def three_of_one(fresh_archive: Archive, file_contract) -> Archive:
    """Three contracts of one customer, one of another."""
    for amount in ("100.50", "200"):
        file_contract(fresh_archive, customer=OLD, amount=Money(Decimal(amount)))
    file_contract(fresh_archive, customer=OLD, signed_on=date(2023, 5, 1), text="第三份")
    file_contract(fresh_archive, customer=HILL, amount=Money(Decimal(7), "USD"))
    return fresh_archive


def test_a_customer_that_came_with_a_contract_is_listed_with_its_sums(three_of_one) -> None:
    first, second = customers.customers(three_of_one)
    assert (first.name, first.contracts, first.amounts) == (
        HILL,
        1,
        (Money(Decimal("7.00"), "USD"),),
    )
    assert (second.name, second.contracts) == (OLD, 3)
    assert second.amounts == (Money(Decimal("300.50")),)


def test_great_sums_are_exact(fresh_archive, file_contract) -> None:
    great = Decimal("922337203685477.58")
    for _each in range(3):
        file_contract(fresh_archive, amount=Money(great))
    (customer,) = customers.customers(fresh_archive)
    assert customer.amounts[0].amount > Decimal("2700000000000000")


def test_a_customer_can_be_added_before_its_first_contract(fresh_archive, file_contract) -> None:
    added = customers.add(fresh_archive, OLD, ["华东机电", "East Machines Ltd"])
    assert added.customer == (OLD, ("East Machines Ltd", "华东机电"), (), 0, ())
    number = file_contract(fresh_archive, customer=OLD)
    assert [hit.number for hit in customers.show(fresh_archive, "华东机电").contracts] == [number]
    refuse_to_differ_from_a_rebuilt_one(fresh_archive)


def test_adding_tells_what_comes_near(three_of_one) -> None:
    (close,) = customers.add(three_of_one, NEW).close
    assert (close.official, close.reason) == (OLD, Reason.FORM)


@pytest.mark.parametrize(
    "name", [OLD, " 华东机电有限公司。", "華東機電有限公司", "hill bearings limited"]
)
def test_a_name_is_one_customers_however_it_is_written(three_of_one, name) -> None:
    before = three_of_one.ledger.head()
    with pytest.raises(ConflictError):
        customers.add(three_of_one, name)
    with pytest.raises(ConflictError):
        customers.add(three_of_one, "另一家公司", [name])
    with pytest.raises(ConflictError):
        customers.add_alias(three_of_one, OLD, name)
    assert three_of_one.ledger.head() == before


def test_a_customer_is_found_by_any_of_its_names(three_of_one) -> None:
    customers.add_alias(three_of_one, OLD, "East Machines")
    assert find(three_of_one, Query(customer="east mach")).total == 3
    assert three_of_one.catalog.customers("East") == (OLD,)
    assert customers.official(three_of_one, "EAST  MACHINES") == OLD


def test_an_alias_can_be_taken_away_and_given_to_another(three_of_one) -> None:
    customers.add_alias(three_of_one, OLD, "East")
    customers.remove_alias(three_of_one, OLD, "EAST")
    assert customers.add_alias(three_of_one, HILL, "East").aliases == ("East",)
    with pytest.raises(NotFoundError):
        customers.remove_alias(three_of_one, OLD, OLD)
    refuse_to_differ_from_a_rebuilt_one(three_of_one)


def test_an_unknown_name_is_answered_with_near_ones(three_of_one) -> None:
    with pytest.raises(NotFoundError) as told:
        customers.show(three_of_one, "华东机电")
    assert OLD in told.value.hint
    with pytest.raises(UsageError):
        customers.add(three_of_one, "（）")


def test_rename_moves_every_folder_and_keeps_the_old_name(three_of_one) -> None:
    number = "XS-2024-0001"
    change = customers.rename(three_of_one, OLD, NEW)

    assert change.customer[:4] == (NEW, (), (OLD,), 3)
    assert [each.error for each in change.contracts] == [None] * 3
    assert change.contracts[0][:3] == (
        number,
        f"2024/销售合同/{OLD}/{number}",
        f"2024/销售合同/{NEW}/{number}",
    )
    assert named_in_records(three_of_one) == {NEW, HILL}
    assert not (three_of_one.root / "2024/销售合同" / OLD).exists()
    assert not (three_of_one.root / "2023/销售合同" / OLD).exists()
    assert find(three_of_one, Query(customer="华东机电有限")).total == 3
    assert three_of_one.catalog.register.misfiled() == ()
    refuse_to_differ_from_a_rebuilt_one(three_of_one)


def test_a_plan_tells_the_moves_and_writes_nothing(three_of_one) -> None:
    before = places(three_of_one), list(three_of_one.catalog.dump())
    plan = customers.plan_rename(three_of_one, OLD, NEW)
    merged = customers.plan_merge(three_of_one, OLD, HILL)
    assert (places(three_of_one), list(three_of_one.catalog.dump())) == before

    assert customers.rename(three_of_one, OLD, NEW) == plan
    assert merged.customer.contracts == 4
    assert customers.merge(three_of_one, NEW, HILL).customer.amounts == merged.customer.amounts


def test_a_name_that_was_renamed_away_and_back_is_official_again(three_of_one) -> None:
    customers.rename(three_of_one, OLD, NEW)
    change = customers.rename(three_of_one, OLD, OLD)
    assert change.customer[:3] == (OLD, (), (NEW,))
    assert named_in_records(three_of_one) == {OLD, HILL}
    refuse_to_differ_from_a_rebuilt_one(three_of_one)


def test_only_the_writing_of_a_name_may_be_changed(three_of_one) -> None:
    change = customers.rename(three_of_one, HILL, "HILL BEARINGS LIMITED")
    assert change.customer[:3] == ("HILL BEARINGS LIMITED", (), (HILL,))
    with pytest.raises(ConflictError):
        customers.rename(three_of_one, HILL, "HILL BEARINGS LIMITED")


def test_a_name_of_another_customer_asks_for_a_merge(three_of_one) -> None:
    with pytest.raises(ConflictError) as told:
        customers.rename(three_of_one, OLD, "hill bearings, ltd.")
    assert "carchive customer merge" in told.value.hint
    with pytest.raises(ConflictError):
        customers.merge(three_of_one, OLD, OLD)


def test_merge_makes_one_customer_of_two(three_of_one, file_contract) -> None:
    customers.add_alias(three_of_one, OLD, "华东")
    change = customers.merge(three_of_one, "华东", HILL)
    assert change.customer[:4] == (HILL, ("华东",), (OLD,), 4)
    assert len(change.contracts) == 3
    assert [each.name for each in customers.customers(three_of_one)] == [HILL]
    assert named_in_records(three_of_one) == {HILL}
    assert file_contract(three_of_one, customer="东山有限公司") == "XS-2024-0004"
    refuse_to_differ_from_a_rebuilt_one(three_of_one)


def test_a_contract_filed_under_another_name_goes_to_its_customer(
    three_of_one, file_contract
) -> None:
    customers.add_alias(three_of_one, OLD, "华东")
    number = file_contract(three_of_one, customer="华东")
    assert customers.show(three_of_one, OLD).customer.contracts == 4
    with three_of_one.recording(Act.VOID):
        pass  # any act
    state = three_of_one.catalog.number_state(number)
    assert state is not None and state.path == f"2024/销售合同/{OLD}/{number}"
    refuse_to_differ_from_a_rebuilt_one(three_of_one)


def test_a_folder_pattern_without_customer_moves_nothing(three_of_one) -> None:
    rules = three_of_one.root / "archive.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace('"{year}/{series}/{customer}"', '"{year}/{series}"'),
        "utf-8",
    )
    with Archive.open(three_of_one.root, clock=three_of_one.clock) as archive:
        customers.rename(archive, OLD, "甲骨有限公司")
        customers.rename(archive, "甲骨有限公司", "乙木有限公司")
        assert "2024/销售合同/XS-2024-0001" in places(archive)
        assert named_in_records(archive) == {"乙木有限公司", HILL}
        assert len(set(places(archive))) == 4


def test_what_cannot_be_moved_stays_and_keeps_nobody_from_writing(
    three_of_one, file_contract
) -> None:
    record = three_of_one.root / f"2024/销售合同/{OLD}/XS-2024-0002/contract.yaml"
    good = record.read_bytes()
    record.write_bytes(good + b"\n# by hand\n")

    change = customers.rename(three_of_one, OLD, NEW)
    assert [each.number for each in change.contracts if each.error] == ["XS-2024-0002"]
    assert file_contract(three_of_one)  # others write on
    assert named_in_records(three_of_one) == {OLD, NEW, HILL}

    record.write_bytes(good)
    assert file_contract(three_of_one, customer=HILL)
    assert f"2024/销售合同/{NEW}/XS-2024-0002" in places(three_of_one)


@pytest.mark.parametrize("after", [1, 2])
def test_an_interrupted_rename_is_finished_by_the_next_writer(
    three_of_one, file_contract, after: int
) -> None:
    seen = []

    def stop(moved: object) -> None:
        seen.append(moved)
        if len(seen) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        customers.rename(three_of_one, OLD, NEW, progress=stop)
    three_of_one.close()
    assert named_in_records(three_of_one) == {OLD, NEW, HILL}

    with Archive.open(three_of_one.root, clock=three_of_one.clock) as archive:
        assert customers.show(archive, OLD).customer.contracts == 3  # one customer meanwhile
        assert len(archive.catalog.register.misfiled()) == 3 - after
        file_contract(archive, customer=HILL)
        assert named_in_records(archive) == {NEW, HILL}
        assert archive.catalog.register.misfiled() == ()
        refuse_to_differ_from_a_rebuilt_one(archive)


_KILLED = """
import os, signal, sys
from pathlib import Path
from contract_archive.actions import customers
from contract_archive.archive import Archive

moved = []

def die(each):
    moved.append(each)
    if len(moved) == int(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)

customers.merge(Archive.open(Path(sys.argv[1])), sys.argv[2], sys.argv[3], progress=die)
"""


@pytest.mark.parametrize("after", [1, 3])
def test_a_killed_merge_is_finished_by_the_next_writer(
    three_of_one, file_contract, after: int
) -> None:
    three_of_one.close()
    words = [str(three_of_one.root), OLD, HILL, str(after)]
    done = subprocess.run([sys.executable, "-c", _KILLED, *words], check=False)
    assert done.returncode == -signal.SIGKILL

    with Archive.open(three_of_one.root, clock=three_of_one.clock) as archive:
        file_contract(archive, customer=HILL)
        assert named_in_records(archive) == {HILL}
        assert [each.contracts for each in customers.customers(archive)] == [5]
        refuse_to_differ_from_a_rebuilt_one(archive)


def test_a_catalog_lost_in_the_midst_is_rebuilt_and_the_rename_finished(
    three_of_one, file_contract
) -> None:
    def stop(_moved: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        customers.rename(three_of_one, OLD, NEW, progress=stop)
    three_of_one.close()
    three_of_one.catalog_path.unlink()
    with Archive.open(three_of_one.root, clock=three_of_one.clock) as archive:
        assert customers.show(archive, NEW).customer.contracts == 3
        assert named_in_records(archive) == {NEW, HILL}


def test_an_alias_that_equals_the_name_is_told(fresh_archive: Archive) -> None:
    for alias in ("瑞华（上海）有限公司", "瑞华(上海)有限公司"):
        with pytest.raises(UsageError, match="the alias equals the name"):
            customers.add(fresh_archive, "瑞华（上海）有限公司", [alias])
    assert customers.customers(fresh_archive) == ()
