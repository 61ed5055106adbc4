from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contract_archive.actions import retrieve, search
from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, DamagedError, NotFoundError, UsageError
from contract_archive.records.queries import Query

TEXT = "销售合同\n甲方：华东机电有限公司\f第二页\n违约金按日计\n算"


def test_a_word_in_the_text_finds_the_contract_with_page_and_snippet(
    fresh_archive: Archive, file_contract
) -> None:
    number = file_contract(fresh_archive, TEXT)
    file_contract(fresh_archive, "租赁合同")
    answer = search.find(fresh_archive, Query("计算"))
    assert (answer.total, answer.hits[0].number) == (1, number)
    match = answer.hits[0].match
    assert match is not None and match.page == 2
    (start, end) = match.marks[0]
    assert match.snippet[start:end] == "计算"


def test_a_word_in_a_field_alone_finds_without_a_snippet(
    fresh_archive: Archive, file_contract
) -> None:
    file_contract(fresh_archive, TEXT, title="变压器采购")
    answer = search.find(fresh_archive, Query("变压器"))
    assert answer.total == 1 and answer.hits[0].match is None


def test_the_status_is_told_by_todays_date(fresh_archive: Archive, file_contract) -> None:
    expired = file_contract(fresh_archive, expires_on=date(2024, 7, 14))
    expiring = file_contract(fresh_archive, expires_on=date(2024, 8, 1))
    found = {
        status: [hit.number for hit in search.find(fresh_archive, Query(status=status)).hits]
        for status in ("expired", "expiring")
    }
    assert found == {"expired": [expired], "expiring": [expiring]}
    assert retrieve.show(fresh_archive, expired).status == "expired"


def test_a_number_is_found_however_its_widths_and_brackets_are_typed(
    fresh_archive: Archive, file_contract
) -> None:
    number = file_contract(fresh_archive)
    assert retrieve.place_of(fresh_archive, "ｘｓ-2024-0001").endswith(number)


def test_an_unknown_number_is_told_with_near_ones(fresh_archive: Archive, file_contract) -> None:
    number = file_contract(fresh_archive)
    with pytest.raises(NotFoundError) as told:
        retrieve.show(fresh_archive, "XS-2024-001")
    assert number in told.value.hint


def test_the_text_is_given_page_by_page(fresh_archive: Archive, file_contract) -> None:
    number = file_contract(fresh_archive, TEXT)
    assert len(retrieve.pages(fresh_archive, number)) == 2
    assert retrieve.page(fresh_archive, number, 2).startswith("第二页")
    for wanted in (0, 3, -1):
        with pytest.raises(UsageError):
            retrieve.page(fresh_archive, number, wanted)


def test_the_history_of_a_contract_is_its_ledger_entries(
    fresh_archive: Archive, file_contract
) -> None:
    number = file_contract(fresh_archive)
    file_contract(fresh_archive)
    card = retrieve.show(fresh_archive, number)
    assert [(entry.act, entry.number) for entry in card.history] == [("ingest", number)]


def test_an_export_is_the_whole_folder_checked(
    fresh_archive: Archive, file_contract, tmp_path: Path
) -> None:
    numbers = (file_contract(fresh_archive), file_contract(fresh_archive))
    out = tmp_path / "out"
    exported = list(retrieve.export(fresh_archive, numbers, out))
    assert [each.number for each in exported] == list(numbers)
    for number in numbers:
        source = fresh_archive.root / retrieve.place_of(fresh_archive, number)
        for path in source.rglob("*"):
            if path.is_file():
                assert (out / number / path.relative_to(source)).read_bytes() == path.read_bytes()
    with pytest.raises(ConflictError):
        list(retrieve.export(fresh_archive, numbers, out))


def test_a_forged_file_is_not_exported(
    fresh_archive: Archive, file_contract, tmp_path: Path
) -> None:
    number = file_contract(fresh_archive)
    place = fresh_archive.root / retrieve.place_of(fresh_archive, number)
    (place / "master/scan.jpg").write_bytes(b"forged")
    with pytest.raises(DamagedError):
        list(retrieve.export(fresh_archive, (number,), tmp_path / "out"))
    assert not (tmp_path / "out" / number).exists()


def test_the_file_to_open_is_the_master_where_there_is_no_rendition(
    fresh_archive: Archive, file_contract
) -> None:
    number = file_contract(fresh_archive)
    path = retrieve.readable_file(fresh_archive, number)
    assert path.name == "scan.jpg"
    path.unlink()
    with pytest.raises(DamagedError):
        retrieve.readable_file(fresh_archive, number)
