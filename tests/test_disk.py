from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from contract_archive import disk, locale
from contract_archive.errors import InputError, StorageError


def test_a_copy_has_the_bytes_and_their_digest(tmp_path: Path) -> None:
    source = tmp_path / "扫描.pdf"
    source.write_bytes(b"%PDF" + bytes(3_000_000))
    fixity = disk.copy_in(source, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == source.read_bytes()
    assert fixity == disk.fixity_of(source.read_bytes())


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "growing.pdf"
    source.write_bytes(bytes(50_000_000))
    stop = threading.Event()

    def scanner() -> None:
        with source.open("ab", buffering=0) as file:
            while not stop.is_set():
                file.write(b"x")

    thread = threading.Thread(target=scanner)
    thread.start()
    try:
        with pytest.raises(InputError, match="changed while"):
            disk.copy_in(source, tmp_path / "copy")
    finally:
        stop.set()
        thread.join()


def test_a_pipe_is_no_document_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gate")
    with pytest.raises(InputError, match="not a plain file"):
        disk.copy_in(tmp_path / "gate", tmp_path / "copy")


@pytest.mark.parametrize("name", ["missing.pdf", "a\0b.pdf"])
def test_a_name_that_opens_nothing_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as told:
        disk.copy_in(tmp_path / name, tmp_path / "copy")
    assert "\n" not in told.value.message
    assert told.value.hint


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        disk.copy_in(tmp_path, tmp_path / "copy")


def test_a_file_put_in_place_whole_leaves_no_half_one_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "intent.json"
    (tmp_path / "intent.json.new").write_text("left by a crash")
    disk.write_whole(target, b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["intent.json"]


def test_a_new_file_never_overwrites_one_that_exists(tmp_path: Path) -> None:
    (tmp_path / "master.pdf").write_bytes(b"the original")
    with pytest.raises(FileExistsError):
        disk.write_new(tmp_path / "master.pdf", b"another")
    assert (tmp_path / "master.pdf").read_bytes() == b"the original"


def test_a_link_in_the_way_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "2024").symlink_to(tmp_path / "outside")
    with pytest.raises(OSError):
        disk.make_folders(tmp_path / "root", "2024/销售合同")
    assert list((tmp_path / "outside").iterdir()) == []


def test_what_the_disk_refuses_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as told, disk.faults_told():
        raise OSError(28, "No space left on device", str(tmp_path / "x"))
    assert told.value.exit_code == 7
    assert "space" in told.value.hint


def test_what_the_system_refuses_is_told_in_the_language_spoken(tmp_path: Path) -> None:
    locale.use("zh")
    try:
        with pytest.raises(InputError, match="没有这个文件"):
            disk.copy_in(tmp_path / "none.pdf", tmp_path / "copy")
        told = str(disk.storage_error(OSError(errno.ENOSPC, "No space left on device")))
    finally:
        locale.use("en")
    assert "磁盘空间已满" in told
    assert "No space" not in told
