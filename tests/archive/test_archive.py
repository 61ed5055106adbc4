from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from contract_archive.archive import Archive
from contract_archive.archive.lock import locked
from contract_archive.errors import ConflictError, DamagedError, LockedError, NotFoundError
from contract_archive.records.entries import Act

HOUSE = ".carchive"


def test_a_founded_archive_has_rules_folders_and_a_first_entry(fresh_archive: Archive) -> None:
    assert (fresh_archive.root / "archive.yaml").is_file()
    first = next(fresh_archive.ledger.entries()).entry
    assert first.act == Act.FOUND
    assert fresh_archive.catalog.count() == 0


def test_an_archive_is_not_founded_over_another(fresh_archive: Archive) -> None:
    rules = (fresh_archive.root / "archive.yaml").read_text()
    with pytest.raises(ConflictError):
        Archive.found(fresh_archive.root, rules)


def test_a_folder_without_archive_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as told:
        Archive.open(tmp_path)
    assert "carchive init" in told.value.hint


def test_numbers_follow_each_other_and_years_begin_anew(fresh_archive, file_contract) -> None:
    from datetime import date

    numbers = [
        file_contract(fresh_archive),
        file_contract(fresh_archive),
        file_contract(fresh_archive, signed_on=date(2023, 1, 1)),
        file_contract(fresh_archive, series="FW"),
    ]
    assert numbers == ["XS-2024-0001", "XS-2024-0002", "XS-2023-0001", "FW-2024-0001"]


def test_every_publication_is_in_tree_ledger_and_catalog(fresh_archive, file_contract) -> None:
    number = file_contract(fresh_archive)
    place = f"2024/销售合同/华东机电有限公司/{number}"
    assert fresh_archive.vault.read(place).number == number
    entry = list(fresh_archive.ledger.entries())[-1].entry
    assert (entry.number, entry.details["path"]) == (number, place)
    assert fresh_archive.catalog.head == tuple(fresh_archive.ledger.head())
    assert not fresh_archive.intents.any()
    assert list((fresh_archive.house / "staging").iterdir()) == []


def test_a_deleted_catalog_is_rebuilt_when_it_is_needed(fresh_archive, file_contract) -> None:
    number = file_contract(fresh_archive)
    before = list(fresh_archive.catalog.dump())
    fresh_archive.close()
    fresh_archive.catalog_path.unlink()
    with Archive.open(fresh_archive.root) as reopened:
        assert reopened.catalog.number_state(number) is not None
        assert list(reopened.catalog.dump()) == before
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as again:
        assert file_contract(again) == "XS-2024-0002"


def test_an_old_catalog_put_back_catches_up_and_no_number_is_given_twice(
    fresh_archive, file_contract
) -> None:
    file_contract(fresh_archive)
    fresh_archive.close()
    old = fresh_archive.catalog_path.read_bytes()
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as archive:
        assert file_contract(archive) == "XS-2024-0002"
    fresh_archive.catalog_path.write_bytes(old)
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as archive:
        assert file_contract(archive) == "XS-2024-0003"
        assert archive.catalog.count() == 3


def test_a_ledger_that_lost_lines_stops_every_writer(fresh_archive, file_contract) -> None:
    file_contract(fresh_archive)
    file_contract(fresh_archive)
    path = next((fresh_archive.house / "ledger").iterdir())
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(DamagedError, match="not the one that the catalog remembers"):
        file_contract(fresh_archive)


def test_a_second_writer_waits_and_then_says_so(fresh_archive: Archive) -> None:
    fresh_archive.patience = 0.05
    holding, done = threading.Event(), threading.Event()

    def other() -> None:
        with locked(fresh_archive.house / "lock", 1):
            holding.set()
            done.wait(10)

    thread = threading.Thread(target=other)
    thread.start()
    holding.wait(10)
    try:
        with pytest.raises(LockedError), fresh_archive.recording(Act.VOID):
            pass
    finally:
        done.set()
        thread.join()


def test_a_contract_moved_by_hand_is_found_again_by_reindex(fresh_archive, file_contract) -> None:
    number = file_contract(fresh_archive)
    old = fresh_archive.root / "2024/销售合同/华东机电有限公司"
    new = fresh_archive.root / "2024/销售合同/华东机电"
    old.rename(new)
    assert fresh_archive.reindex() == 1
    state = fresh_archive.catalog.number_state(number)
    assert state is not None and state.path == f"2024/销售合同/华东机电/{number}"


def test_a_contract_that_is_gone_keeps_its_number(fresh_archive, file_contract) -> None:
    import shutil

    number = file_contract(fresh_archive)
    shutil.rmtree(fresh_archive.root / "2024")
    fresh_archive.reindex()
    state = fresh_archive.catalog.number_state(number)
    assert state is not None and state.state == "missing"
    assert file_contract(fresh_archive) == "XS-2024-0002"


def test_a_folder_that_came_from_nowhere_is_not_taken_for_a_contract(
    fresh_archive, file_contract
) -> None:
    import shutil

    number = file_contract(fresh_archive)
    place = fresh_archive.root / f"2024/销售合同/华东机电有限公司/{number}"
    shutil.copytree(place, fresh_archive.root / "2024/copy")
    assert fresh_archive.reindex() == 1
    state = fresh_archive.catalog.number_state(number)
    assert state is not None and state.path.endswith(number)


def test_what_cannot_be_published_leaves_the_archive_as_it_was(
    fresh_archive, file_contract
) -> None:
    (fresh_archive.root / "2024").write_text("a file where a folder should be")
    before = fresh_archive.ledger.head()
    with pytest.raises(Exception, match="stands there already"):
        file_contract(fresh_archive)
    assert fresh_archive.ledger.head() == before
    assert not fresh_archive.intents.any()
    (fresh_archive.root / "2024").unlink()
    assert file_contract(fresh_archive) == "XS-2024-0001"


def test_a_lost_ledger_gives_no_number_twice(fresh_archive, file_contract) -> None:
    number = file_contract(fresh_archive)
    for path in (fresh_archive.house / "ledger").glob("*.jsonl"):
        path.unlink()
    assert fresh_archive.reindex() == 0
    (held,) = fresh_archive.catalog.missing()
    assert (held.number, held.path.endswith(number)) == (number, True)
    assert file_contract(fresh_archive) == "XS-2024-0002"


def test_rules_without_their_house_are_never_written_over(fresh_archive) -> None:
    import shutil

    rules = fresh_archive.root / "archive.yaml"
    rules.write_text(rules.read_text("utf-8") + "# ours\n", "utf-8")
    fresh_archive.close()
    shutil.rmtree(fresh_archive.house)
    with pytest.raises(DamagedError, match="not complete"):
        Archive.open(fresh_archive.root)
    with pytest.raises(ConflictError):
        Archive.found(fresh_archive.root, "other")
    assert rules.read_text("utf-8").endswith("# ours\n")


def _cut_last_line(archive: Archive) -> None:
    (path,) = (archive.house / "ledger").iterdir()
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def _about_contracts(archive: Archive) -> list[str]:
    return [line for line in archive.catalog.dump() if "XS-2024" in line]


def test_a_contract_that_the_ledger_lost_is_adopted_with_its_number(
    fresh_archive: Archive, file_contract
) -> None:
    first, second = file_contract(fresh_archive), file_contract(fresh_archive)
    before = _about_contracts(fresh_archive)
    _cut_last_line(fresh_archive)
    assert fresh_archive.reindex() == 1
    assert fresh_archive.adopt() == (second,)
    assert fresh_archive.catalog.count() == 2
    assert _about_contracts(fresh_archive) == before
    last = list(fresh_archive.ledger.entries())[-1].entry
    assert (last.act, last.number) == (Act.ADOPT, second)
    assert list(fresh_archive.ledger.verify()) == []
    assert fresh_archive.adopt() == ()
    assert fresh_archive.reindex() == 2
    assert file_contract(fresh_archive) == "XS-2024-0003" > first


def test_an_archive_without_its_house_begins_a_new_ledger_from_its_folders(
    fresh_archive: Archive, file_contract
) -> None:
    import shutil

    numbers = {file_contract(fresh_archive) for _each in range(3)}
    fresh_archive.close()
    shutil.rmtree(fresh_archive.house)
    with pytest.raises(DamagedError, match="not complete") as told:
        Archive.open(fresh_archive.root)
    assert "--adopt" in told.value.hint
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock, anew=True) as archive:
        archive.reindex()
        assert set(archive.adopt()) == numbers
        assert file_contract(archive) == "XS-2024-0004"


def test_a_copied_folder_is_not_adopted_beside_the_contract_it_copies(
    fresh_archive: Archive, file_contract
) -> None:
    import shutil

    number = file_contract(fresh_archive)
    place = fresh_archive.root / f"2024/销售合同/华东机电有限公司/{number}"
    shutil.copytree(place, fresh_archive.root / "2024/copy")
    fresh_archive.reindex()
    assert fresh_archive.adopt() == ()
    assert fresh_archive.catalog.count() == 1


def test_an_acknowledged_line_that_was_torn_is_left_as_evidence(
    fresh_archive: Archive, file_contract
) -> None:
    file_contract(fresh_archive)
    (path,) = (fresh_archive.house / "ledger").iterdir()
    path.write_bytes(path.read_bytes()[:-30])
    torn = path.read_bytes()
    with pytest.raises(DamagedError):
        file_contract(fresh_archive)
    assert path.read_bytes() == torn
    fresh_archive.reindex()
    assert fresh_archive.adopt() == ("XS-2024-0001",)


@pytest.mark.parametrize("folder", ["staging", "intents"])
def test_an_empty_folder_of_the_house_that_is_gone_is_made_again(
    fresh_archive: Archive, file_contract, folder: str
) -> None:
    (fresh_archive.house / folder).rmdir()
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as archive:
        assert file_contract(archive) == "XS-2024-0001"


def test_a_writer_sees_the_catalog_that_another_process_rebuilt_meanwhile(
    fresh_archive: Archive, clock, file_contract
) -> None:
    file_contract(fresh_archive)
    assert fresh_archive.catalog.count() == 1
    with Archive.open(fresh_archive.root, actor=fresh_archive.actor, clock=clock) as other:
        file_contract(other)
        other.reindex()
    assert file_contract(fresh_archive) == "XS-2024-0003"
    before = list(fresh_archive.catalog.dump())
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == before


def test_an_intent_that_cannot_be_read_keeps_nobody_from_reading(
    fresh_archive: Archive, file_contract: Callable[..., str]
) -> None:
    number = file_contract(fresh_archive)
    fresh_archive.close()
    left = fresh_archive.house / "intents" / "ab.json"
    left.write_bytes(b"garbage")

    with Archive.open(fresh_archive.root) as archive:
        assert archive.catalog.hit(number) is not None
        assert archive.unfinished is not None and "ab.json" in archive.unfinished.message
        with pytest.raises(DamagedError, match=r"ab\.json"):
            archive.refuse_unfinished()
        with pytest.raises(DamagedError, match=r"ab\.json"), archive.recording(Act.VOID):
            pass
        left.unlink()
        archive.refuse_unfinished()
