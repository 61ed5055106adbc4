"""What became of each number, and where the sequences stand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from contract_archive.errors import NumberTakenError
from contract_archive.holdings.catalog import Catalog
from contract_archive.records.contracts import Draw

NOW = datetime(2024, 7, 20, tzinfo=UTC)
SCOPE = "series=XS,year=2024"


def test_a_number_is_known_however_it_is_written(three_contracts: Catalog) -> None:
    state = three_contracts.number_state("ｘｓ－2024－0002")
    assert state is not None
    assert (state.number, state.state, state.path) == (
        "XS-2024-0002",
        "contract",
        "2024/销售合同/2",
    )
    assert (state.scope, state.value) == (SCOPE, 2)


def test_a_free_number_has_no_state(three_contracts: Catalog) -> None:
    assert three_contracts.number_state("XS-2024-0004") is None


def test_a_void_number_keeps_its_reason_and_its_place(three_contracts: Catalog) -> None:
    with three_contracts.transaction():
        three_contracts.void("XS-2024-0004", "打错", NOW, Draw(SCOPE, 4))
    state = three_contracts.number_state("XS-2024-0004")
    assert state is not None
    assert (state.state, state.reason) == ("void", "打错")
    assert three_contracts.last_drawn(SCOPE) == 4
    assert three_contracts.count() == 3


def test_a_void_number_is_never_given_again(three_contracts: Catalog, make_contract: Any) -> None:
    with three_contracts.transaction():
        three_contracts.void("XS-2024-0004", "打错", NOW, Draw(SCOPE, 4))
    with pytest.raises(NumberTakenError) as caught, three_contracts.transaction():
        three_contracts.record(make_contract(4), "2024/x", "")
    assert "打错" in caught.value.message
    assert three_contracts.count() == 3


def test_a_contracts_number_cannot_be_made_void(three_contracts: Catalog) -> None:
    with pytest.raises(NumberTakenError) as caught, three_contracts.transaction():
        three_contracts.void("xs-2024-0001", "打错", NOW, None)
    assert caught.value.details["number"] == "XS-2024-0001"


def test_the_same_void_may_be_noted_twice(three_contracts: Catalog) -> None:
    for _again in range(2):
        with three_contracts.transaction():
            three_contracts.void("XS-2024-0004", "打错", NOW, Draw(SCOPE, 4))
    assert [each.taken for each in three_contracts.sequences()] == [(1, 2, 3, 4)]


def test_sequences_list_every_value_taken(three_contracts: Catalog, make_contract: Any) -> None:
    with three_contracts.transaction():
        three_contracts.record(make_contract(7), "2024/x", "")
    (sequence,) = three_contracts.sequences()
    assert sequence == (SCOPE, 7, (1, 2, 3, 7))


def test_a_sequence_does_not_run_on_from_a_number_given_by_hand(three_contracts: Catalog) -> None:
    with three_contracts.transaction():
        three_contracts.void("XS-2024-0900", "预留", NOW, Draw(SCOPE, 900, given=True))
    (sequence,) = three_contracts.sequences()
    assert sequence == (SCOPE, 3, (1, 2, 3, 900))


def test_a_sequence_never_goes_back(three_contracts: Catalog, make_contract: Any) -> None:
    with three_contracts.transaction():
        three_contracts.record(make_contract(1), "2024/销售合同/1", "")
    assert three_contracts.last_drawn(SCOPE) == 3
    assert three_contracts.last_drawn("series=XS,year=2025") == 0


def test_a_contract_that_cannot_be_read_keeps_its_number(
    three_contracts: Catalog, make_contract: Any
) -> None:
    with three_contracts.transaction():
        three_contracts.miss("XS-2024-0004", "2024/没了", NOW, Draw(SCOPE, 4))
    state = three_contracts.number_state("XS-2024-0004")
    assert state is not None
    assert (state.state, state.path) == ("missing", "2024/没了")
    assert three_contracts.last_drawn(SCOPE) == 4
    assert three_contracts.count() == 3
    with three_contracts.transaction():
        three_contracts.record(make_contract(4), "2024/找到", "")
    assert three_contracts.count() == 4


def test_a_known_contract_stays_known_when_its_folder_goes(three_contracts: Catalog) -> None:
    with three_contracts.transaction():
        three_contracts.miss("XS-2024-0001", "2024/没了", NOW, Draw(SCOPE, 1))
    assert three_contracts.hit("XS-2024-0001") is not None


@pytest.mark.parametrize(
    "typed",
    [
        *("XS-2024-001", "XS-2024-00001", "XS-2024-1"),
        *("XS-2024-000I", "SX-2024-0001", "XS-2024-01", "S-2024-0001", "XS2024-0001", "2024-0001"),
    ],
)
def test_a_slip_of_the_pen_finds_the_number_that_was_meant(
    three_contracts: Catalog, typed: str
) -> None:
    assert "XS-2024-0001" in three_contracts.near_numbers(typed)


def test_the_beginning_of_a_number_offers_those_that_go_on(three_contracts: Catalog) -> None:
    assert three_contracts.near_numbers("xs-20") == ("XS-2024-0001", "XS-2024-0002", "XS-2024-0003")


@pytest.mark.parametrize("typed", ["", " ", "%", "_" * 16, "合同" * 500, "\x00", "\ud800"])
def test_what_is_near_no_number_offers_none(three_contracts: Catalog, typed: str) -> None:
    assert three_contracts.near_numbers(typed) == ()


def test_void_numbers_are_not_offered(three_contracts: Catalog) -> None:
    with three_contracts.transaction():
        three_contracts.void("KJ-2024-0001", "打错", NOW, None)
    assert three_contracts.near_numbers("KJ-2024-001") == ()
