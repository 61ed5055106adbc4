from __future__ import annotations

from datetime import date

import pytest

from contract_archive.actions import numbers
from contract_archive.archive import Archive
from contract_archive.errors import NumberTakenError, UsageError


def test_the_next_number_is_told_without_being_drawn(fresh_archive: Archive, file_contract) -> None:
    assert numbers.next_number(fresh_archive, "销售") == "XS-2024-0001"
    assert numbers.next_number(fresh_archive, "XS", date(2023, 5, 1)) == "XS-2023-0001"
    assert file_contract(fresh_archive) == "XS-2024-0001"


def test_a_void_number_is_on_record_and_never_given(fresh_archive: Archive, file_contract) -> None:
    numbers.void(fresh_archive, "XS-2024-0002", "打印后未签")
    drawn = [file_contract(fresh_archive), file_contract(fresh_archive)]
    assert drawn == ["XS-2024-0001", "XS-2024-0003"]
    card = numbers.describe(fresh_archive, "xs-2024-0002")
    assert (card.state, card.reason, card.series) == ("void", "打印后未签", "XS")
    assert numbers.gaps(fresh_archive) == ()


def test_a_void_number_survives_a_rebuilt_catalog(
    fresh_archive: Archive, clock, file_contract
) -> None:
    clock.now = clock.now.replace(microsecond=123456)
    numbers.void(fresh_archive, "XS-2024-0001", "误发")
    before = list(fresh_archive.catalog.dump())
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == before
    assert file_contract(fresh_archive) == "XS-2024-0002"


def test_a_number_that_is_taken_cannot_be_made_void(fresh_archive: Archive, file_contract) -> None:
    number = file_contract(fresh_archive)
    with pytest.raises(NumberTakenError):
        numbers.void(fresh_archive, number, "mistake")
    numbers.void(fresh_archive, "XS-2024-0002", "mistake")
    with pytest.raises(NumberTakenError, match="XS-2024-0002 is void: mistake"):
        numbers.void(fresh_archive, "ＸＳ-2024-0002", "again")


def test_a_void_number_needs_a_reason(fresh_archive: Archive) -> None:
    with pytest.raises(UsageError):
        numbers.void(fresh_archive, "XS-2024-0001", "  ")
    assert numbers.describe(fresh_archive, "XS-2024-0001").state == "free"


def test_a_foreign_number_is_free_and_belongs_to_no_series(fresh_archive: Archive) -> None:
    card = numbers.describe(fresh_archive, "JM/(2013)101")
    assert (card.state, card.series, card.fields) == ("free", "", {})


def test_a_contract_whose_folder_and_ledger_line_are_gone_is_a_gap(
    fresh_archive: Archive, file_contract
) -> None:
    for _each in range(3):
        file_contract(fresh_archive)
    fresh_archive.catalog._connection.execute("DELETE FROM number WHERE number = 'XS-2024-0002'")
    fresh_archive.catalog._connection.commit()
    assert numbers.gaps(fresh_archive) == (numbers.Gap("series=XS,year=2024", 2, 2),)
