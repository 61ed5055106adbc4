from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contract_archive.errors import ConflictError, DamagedError, NotFoundError
from contract_archive.holdings.vault import HOUSE, Vault
from contract_archive.holdings.vault.staging import Staging
from contract_archive.records.contracts import Contract, Item, ItemKind, Terms

NOW = datetime(2024, 7, 15, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    (tmp_path / HOUSE / "staging").mkdir(parents=True)
    return Vault(tmp_path)


def staged(vault: Vault, tmp_path: Path, number: str = "XS-2024-0001") -> tuple[Staging, Contract]:
    source = tmp_path / "scan.jpg"
    source.write_bytes(b"picture of " + number.encode())
    staging = vault.stage()
    master = staging.take(source, "master/scan.jpg")
    text = staging.put("第一页\f第二页".encode(), f"{number}.txt")
    item = Item(number, ItemKind.MAIN, ("scan.jpg",), (master,), None, text, 2)
    return staging, Contract(number, Terms("XS", "华东机电"), 2024, NOW, "p", (item,))


def published(vault: Vault, tmp_path: Path, place: str) -> Contract:
    staging, contract = staged(vault, tmp_path)
    staging.complete(contract)
    vault.publish(staging.folder, place)
    staging.discard()
    return contract


def test_a_published_contract_reads_back_with_its_text(vault: Vault, tmp_path: Path) -> None:
    place = "2024/销售合同/华东机电/XS-2024-0001"
    contract = published(vault, tmp_path, place)
    assert vault.read(place) == contract
    assert vault.text(place, contract) == "第一页\f第二页" == vault.folder_text(place)
    assert list(vault.places()) == [place]
    assert list(vault.faults(place, contract)) == []


def test_nothing_is_ever_published_over_something(vault: Vault, tmp_path: Path) -> None:
    published(vault, tmp_path, "2024/a")
    staging, contract = staged(vault, tmp_path)
    staging.complete(contract)
    with pytest.raises(ConflictError):
        vault.publish(staging.folder, "2024/a")
    (tmp_path / "2024" / "empty").mkdir()
    with pytest.raises(ConflictError):
        vault.publish(staging.folder, "2024/empty")
    (tmp_path / "2024" / "dangling").symlink_to("nowhere")
    with pytest.raises(ConflictError):
        vault.publish(staging.folder, "2024/dangling")


def test_a_taken_place_gives_the_next_free_one(vault: Vault, tmp_path: Path) -> None:
    published(vault, tmp_path, "2024/A／1")
    assert vault.free_place("2024", "A／1") == "2024/A／1 (2)"


def test_a_file_in_the_way_of_a_folder_is_found_before_anything_is_put_there(
    vault: Vault, tmp_path: Path
) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "XS").write_text("a file")
    for folder in ("2024/XS", "2024/XS/customer"):
        with pytest.raises(ConflictError, match="2024/XS: something stands there"):
            vault.free_place(folder, "n")


def test_a_flipped_bit_and_a_missing_file_are_seen(vault: Vault, tmp_path: Path) -> None:
    contract = published(vault, tmp_path, "2024/a")
    master = tmp_path / "2024/a/master/scan.jpg"
    data = bytearray(master.read_bytes())
    data[3] ^= 1
    master.write_bytes(data)
    (tmp_path / "2024/a/XS-2024-0001.txt").unlink()
    faults = {fault.path: fault.found for fault in vault.faults("2024/a", contract)}
    assert faults["XS-2024-0001.txt"] is None
    assert faults["master/scan.jpg"] is not None


def test_a_copy_out_is_whole_or_refused(vault: Vault, tmp_path: Path) -> None:
    contract = published(vault, tmp_path, "2024/a")
    vault.copy_out("2024/a", contract, tmp_path / "out")
    assert (tmp_path / "out/master/scan.jpg").read_bytes() == b"picture of XS-2024-0001"
    (tmp_path / "2024/a/master/scan.jpg").write_bytes(b"forged")
    with pytest.raises(DamagedError, match="not as recorded"):
        vault.copy_out("2024/a", contract, tmp_path / "out2")


def test_a_record_that_is_garbage_is_damage_and_none_is_not_found(
    vault: Vault, tmp_path: Path
) -> None:
    published(vault, tmp_path, "2024/a")
    (tmp_path / "2024/a/contract.yaml").write_bytes(b"\xff\x00")
    with pytest.raises(DamagedError):
        vault.read("2024/a")
    with pytest.raises(NotFoundError):
        vault.read("2024/b")


def test_links_and_hidden_folders_are_not_walked(vault: Vault, tmp_path: Path) -> None:
    published(vault, tmp_path, "2024/a")
    (tmp_path / "2025").symlink_to(tmp_path / "2024")
    (tmp_path / ".trash").mkdir()
    (tmp_path / ".trash" / "contract.yaml").write_text("x")
    assert list(vault.places()) == ["2024/a"]


def test_the_stagings_of_the_dead_are_cleared_and_those_of_the_living_kept(
    vault: Vault, tmp_path: Path
) -> None:
    living, _contract = staged(vault, tmp_path)
    script = (
        "import os, sys; from pathlib import Path;"
        "from contract_archive.holdings.vault import Vault;"
        "staging = Vault(Path(sys.argv[1])).stage(); print(staging.name, flush=True); os._exit(1)"
    )
    died = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    dead = died.stdout.strip()
    room = tmp_path / HOUSE / "staging"
    assert (room / dead).is_dir()
    vault.clear_stagings()
    assert sorted(path.name for path in room.iterdir()) == [living.name, f"{living.name}.lock"]
    living.discard()
    assert list(room.iterdir()) == []


def test_a_staging_without_its_lock_file_counts_as_dead(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / HOUSE / "staging" / "0123456789abcdef" / "contract").mkdir(parents=True)
    vault.clear_stagings()
    assert list((tmp_path / HOUSE / "staging").iterdir()) == []
