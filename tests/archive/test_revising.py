"""A later change of a contract: new files, another place, and what is refused."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from contract_archive.archive import Archive
from contract_archive.errors import (
    ConflictError,
    DamagedError,
    NotFoundError,
    RefusedError,
    StorageError,
)
from contract_archive.holdings.vault.staging import Staging
from contract_archive.records.contracts import Contract
from contract_archive.records.entries import Act

OLD_PLACE = "2024/销售合同/华东机电有限公司"
NEW_PLACE = "2024/销售合同/华东机电集团有限公司"


@pytest.fixture
def number(fresh_archive: Archive, file_contract: Callable[..., str]) -> str:
    return file_contract(fresh_archive, "销售合同 旧文本")


def read_again(archive: Archive, staging: Staging, number: str, text: str) -> Contract:
    """Stage another text of the contract's one item and return the contract with it."""
    old = archive.vault.read(f"{OLD_PLACE}/{number}")
    (item,) = old.items
    assert item.text is not None
    page = staging.put(text.encode(), item.text.path)
    return replace(old, items=(replace(item, text=page),))


def revise(archive: Archive, number: str, text: str, folder: str = OLD_PLACE) -> str:
    staging = archive.vault.stage()
    try:
        with archive.recording(Act.READ_AGAIN) as record:
            contract = read_again(archive, staging, number, text)
            return record.revise(staging, contract, folder, {"why": "test"})
    finally:
        staging.discard()


def move(archive: Archive, number: str, customer: str) -> str:
    with archive.recording(Act.RENAME_CUSTOMER) as record:
        old = record.present(number)
        return record.move(replace(old, terms=replace(old.terms, customer=customer)))


def faults(archive: Archive, place: str) -> list[object]:
    return list(archive.vault.faults(place, archive.vault.read(place)))


def same_as_rebuilt(archive: Archive) -> bool:
    before = list(archive.catalog.dump())
    archive.reindex(1)
    return list(archive.catalog.dump()) == before


def test_a_replaced_file_is_in_tree_ledger_and_catalog(fresh_archive: Archive, number: str) -> None:
    place = revise(fresh_archive, number, "框架协议 新文本")
    assert place == f"{OLD_PLACE}/{number}"
    assert fresh_archive.vault.folder_text(place) == "框架协议 新文本"
    assert faults(fresh_archive, place) == []
    entry = list(fresh_archive.ledger.entries())[-1].entry
    assert (entry.act, entry.number, entry.details["why"]) == (Act.READ_AGAIN, number, "test")
    assert fresh_archive.catalog.count() == 1
    assert same_as_rebuilt(fresh_archive)
    assert not fresh_archive.intents.any()
    assert list((fresh_archive.house / "staging").iterdir()) == []


def test_a_file_that_the_new_record_does_not_list_goes(fresh_archive: Archive, number: str) -> None:
    staging = fresh_archive.vault.stage()
    with fresh_archive.recording(Act.READ_AGAIN) as record:
        old = record.present(number)
        bare = replace(old, items=(replace(old.items[0], text=None),))
        place = record.revise(staging, bare, OLD_PLACE, {})
    staging.discard()
    names = sorted(path.name for path in (fresh_archive.root / place).iterdir())
    assert names == ["contract.yaml", "master"]


def test_a_contract_follows_its_customer_and_leaves_no_empty_folder(
    fresh_archive: Archive, number: str
) -> None:
    place = move(fresh_archive, number, "华东机电集团有限公司")
    assert place == f"{NEW_PLACE}/{number}"
    assert not (fresh_archive.root / OLD_PLACE).exists()
    assert (fresh_archive.root / "2024/销售合同").is_dir()
    assert faults(fresh_archive, place) == []
    entry = list(fresh_archive.ledger.entries())[-1].entry
    assert (entry.act, entry.details["path"]) == (Act.MOVE, place)
    hit = fresh_archive.catalog.hit(number)
    assert hit is not None and (hit.path, hit.customer) == (place, "华东机电集团有限公司")
    assert same_as_rebuilt(fresh_archive)


def test_a_folder_with_another_contract_stays_when_one_leaves(
    fresh_archive: Archive, number: str, file_contract: Callable[..., str]
) -> None:
    other = file_contract(fresh_archive)
    move(fresh_archive, number, "华东机电集团有限公司")
    assert (fresh_archive.root / OLD_PLACE / other).is_dir()
    assert same_as_rebuilt(fresh_archive)


def test_contracts_of_several_customers_moved_about_rebuild_to_the_same_catalog(
    fresh_archive: Archive, number: str, file_contract: Callable[..., str]
) -> None:
    file_contract(fresh_archive, customer="丙公司")
    move(fresh_archive, number, "丁公司")
    move(fresh_archive, number, "丙公司")
    revise(fresh_archive, file_contract(fresh_archive), "另一份")
    assert same_as_rebuilt(fresh_archive)


def test_a_place_that_is_taken_is_never_written_over(fresh_archive: Archive, number: str) -> None:
    taken = fresh_archive.root / NEW_PLACE / number
    taken.mkdir(parents=True)
    place = move(fresh_archive, number, "华东机电集团有限公司")
    assert place == f"{NEW_PLACE}/{number} (2)"
    assert list(taken.iterdir()) == []


def test_a_contract_moved_aside_by_its_number_stays_there_while_its_customer_does(
    fresh_archive: Archive, number: str
) -> None:
    (fresh_archive.root / NEW_PLACE / number).mkdir(parents=True)
    place = move(fresh_archive, number, "华东机电集团有限公司")
    with fresh_archive.recording(Act.MOVE) as record:
        old = record.present(number)
        assert record.move(replace(old, terms=replace(old.terms, note="备注"))) == place


def test_a_master_is_never_dropped_or_replaced(fresh_archive: Archive, number: str) -> None:
    before = (fresh_archive.root / OLD_PLACE / number / "contract.yaml").read_bytes()
    staging = fresh_archive.vault.stage()
    with fresh_archive.recording(Act.READ_AGAIN) as record:
        old = record.present(number)
        (item,) = old.items
        other = staging.put(b"other bytes", item.masters[0].path)
        for masters in ((), (other,)):
            changed = replace(old, items=(replace(item, masters=masters),))
            with pytest.raises(RefusedError):
                record.revise(staging, changed, OLD_PLACE, {})
    staging.discard()
    assert (fresh_archive.root / OLD_PLACE / number / "contract.yaml").read_bytes() == before


def test_a_record_edited_by_hand_is_not_written_over(fresh_archive: Archive, number: str) -> None:
    path = fresh_archive.root / OLD_PLACE / number / "contract.yaml"
    path.write_bytes(path.read_bytes() + b"note: by hand\n")
    with pytest.raises(DamagedError, match="changed by hand") as told:
        move(fresh_archive, number, "丁公司")
    assert "backup" in told.value.hint
    assert b"by hand" in path.read_bytes()


def test_what_the_ledger_says_of_a_record_is_known_to_an_older_catalog_too(
    fresh_archive: Archive, number: str
) -> None:
    with fresh_archive.catalog.transaction():
        fresh_archive.catalog.note_record(number, "")
    assert move(fresh_archive, number, "丁公司").startswith("2024/销售合同/丁公司/")


def test_a_new_file_never_lands_on_a_persons_own(fresh_archive: Archive, number: str) -> None:
    theirs = fresh_archive.root / OLD_PLACE / number / "master" / "B1.jpg"
    theirs.write_bytes(b"mine")
    staging = fresh_archive.vault.stage()
    with fresh_archive.recording(Act.ADD_ITEM) as record:
        old = record.present(number)
        (item,) = old.items
        master = staging.put(b"ours", "master/B1.jpg")
        more = replace(old, items=(replace(item, masters=(*item.masters, master)),))
        with pytest.raises(ConflictError):
            record.revise(staging, more, OLD_PLACE, {})
    staging.discard()
    assert theirs.read_bytes() == b"mine"


def test_a_file_that_is_nowhere_is_noticed_before_anything_is_changed(
    fresh_archive: Archive, number: str
) -> None:
    staging = fresh_archive.vault.stage()
    with fresh_archive.recording(Act.READ_AGAIN) as record:
        changed = read_again(fresh_archive, staging, number, "新文本")
        (staging.folder / f"{number}.txt").unlink()
        with pytest.raises(DamagedError, match="neither archived nor staged"):
            record.revise(staging, changed, OLD_PLACE, {})
    staging.discard()
    assert not fresh_archive.intents.any()


def test_there_is_nothing_to_change_in_a_number_that_is_no_contracts(
    fresh_archive: Archive,
) -> None:
    with (
        pytest.raises(NotFoundError),
        fresh_archive.recording(Act.MOVE) as record,
    ):
        record.present("XS-2024-0099")


def test_a_move_that_the_disk_refused_is_finished_by_the_next_writer(
    fresh_archive: Archive,
    number: str,
    file_contract: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rename = os.rename

    def refusing(source: Path, target: Path, **more: int) -> None:
        if Path(target).name == number:  # a folder's; files are put in place before
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rename(source, target, **more)

    with monkeypatch.context() as disk:
        disk.setattr(os, "rename", refusing)
        with pytest.raises(StorageError, match="decided") as told:
            move(fresh_archive, number, "丁公司")
    assert "any command" in told.value.hint
    file_contract(fresh_archive)
    assert fresh_archive.vault.read(f"2024/销售合同/丁公司/{number}").number == number
    assert not (fresh_archive.root / OLD_PLACE / number).exists()
    assert not fresh_archive.intents.any()
    assert same_as_rebuilt(fresh_archive)


def test_an_old_catalog_catches_up_over_a_move(
    fresh_archive: Archive, file_contract: Callable[..., str], number: str, tmp_path: Path
) -> None:
    fresh_archive.close()
    old = tmp_path / "old.sqlite"
    shutil.copy(fresh_archive.catalog_path, old)
    second = file_contract(fresh_archive)
    move(fresh_archive, second, "丁公司")
    fresh_archive.close()
    shutil.copy(old, fresh_archive.catalog_path)
    assert file_contract(fresh_archive) == "XS-2024-0003"
    hit = fresh_archive.catalog.hit(second)
    assert hit is not None and hit.customer == "丁公司"
    assert same_as_rebuilt(fresh_archive)


def test_a_half_written_intent_is_dropped_and_a_whole_one_that_cannot_be_read_is_told(
    fresh_archive: Archive, number: str, file_contract: Callable[..., str]
) -> None:
    folder = fresh_archive.house / "intents"
    (folder / "ab.json.new").write_bytes(b'{"act')
    file_contract(fresh_archive)
    assert list(folder.iterdir()) == []
    (folder / "ab.json").write_bytes(b'{"act')
    with pytest.raises(DamagedError, match=r"ab\.json") as told:
        file_contract(fresh_archive)
    assert "backup" in told.value.hint
    assert (folder / "ab.json").exists()
