"""Holds: each for a case, placed and lifted with a reason, on record for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contract_archive.actions.holds import held, lift, place
from contract_archive.actions.retrieve import show
from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, NotFoundError, UsageError
from contract_archive.rules.holds import is_held

File = Callable[..., str]
CASE = "(2025)沪01民初17号"


def _is_held(archive: Archive, number: str) -> bool:
    return is_held(show(archive, number).contract)


def test_a_contract_is_held_until_the_hold_of_every_case_is_lifted(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    assert not _is_held(fresh_archive, number)
    place(fresh_archive, number, CASE, "涉诉")
    place(fresh_archive, number, "税务检查 2025", "检查组要求")
    lift(fresh_archive, number, CASE, "已结案")
    assert _is_held(fresh_archive, number)
    lift(fresh_archive, number, "", "检查结束")
    assert not _is_held(fresh_archive, number)
    told = [(each.case, each.lift_reason) for each in show(fresh_archive, number).contract.holds]
    assert told == [(CASE, "已结案"), ("税务检查 2025", "检查结束")]


def test_the_same_case_holds_once_however_it_is_typed_and_again_when_it_was_lifted(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    place(fresh_archive, number, CASE, "涉诉")
    head = fresh_archive.ledger.head()
    with pytest.raises(ConflictError, match="already"):
        place(fresh_archive, number, "（2025）沪０１民初１７号", "涉诉")
    assert fresh_archive.ledger.head() == head
    lift(fresh_archive, number, CASE, "撤诉")
    place(fresh_archive, number, CASE, "再审")
    assert _is_held(fresh_archive, number)


def test_a_hold_needs_a_case_and_a_reason_and_lifting_one_needs_a_reason(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    for case, reason in (("", "涉诉"), (CASE, " ")):
        with pytest.raises(UsageError):
            place(fresh_archive, number, case, reason)
    place(fresh_archive, number, CASE, "涉诉")
    head = fresh_archive.ledger.head()
    with pytest.raises(UsageError):
        lift(fresh_archive, number, CASE, "")
    assert fresh_archive.ledger.head() == head


def test_only_a_hold_that_stands_is_lifted_and_one_of_several_is_named(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    with pytest.raises(NotFoundError, match="under no hold"):
        lift(fresh_archive, number, CASE, "已结案")
    place(fresh_archive, number, CASE, "涉诉")
    with pytest.raises(NotFoundError) as wrong:
        lift(fresh_archive, number, "另一案", "已结案")
    assert CASE in wrong.value.hint
    place(fresh_archive, number, "另一案", "涉诉")
    with pytest.raises(ConflictError, match="several"):
        lift(fresh_archive, number, "", "已结案")


def test_an_unknown_number_is_refused_with_the_nearest(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    for ask in (lambda: place(fresh_archive, number + "1", CASE, "涉诉"),
                lambda: held(fresh_archive, number + "1")):  # fmt: skip
        with pytest.raises(NotFoundError) as wrong:
            ask()
        assert number in wrong.value.hint


def test_the_list_has_the_holds_that_stand_of_all_contracts_by_case(
    fresh_archive: Archive, file_contract: File
) -> None:
    one, other = file_contract(fresh_archive), file_contract(fresh_archive)
    place(fresh_archive, other, "B", "涉诉")
    place(fresh_archive, one, "B", "涉诉")
    place(fresh_archive, other, "A", "涉诉")
    place(fresh_archive, one, "C", "涉诉")
    lift(fresh_archive, one, "C", "已结案")
    told = [(each.hold.case, each.number) for each in held(fresh_archive)]
    assert told == [("A", other), ("B", one), ("B", other)]
    assert [each.hold.case for each in held(fresh_archive, one)] == ["B"]
    assert [each.hold.case for each in held(fresh_archive, one, lifted=True)] == ["B", "C"]
    assert held(fresh_archive)[0].hold == show(fresh_archive, other).contract.holds[1]


def test_a_catalog_built_anew_knows_the_same_holds(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    place(fresh_archive, number, CASE, "涉诉")
    place(fresh_archive, number, "B", "涉诉")
    lift(fresh_archive, number, "B", "已结案")
    grown = list(fresh_archive.catalog.dump())
    assert any(line.startswith("hold ") for line in grown)
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == grown
