"""Storage: files, links, strays, permissions, quality of scans."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from contract_archive.actions.audit import audit
from contract_archive.actions.found import found
from contract_archive.archive import Archive
from contract_archive.records.audits import AuditRequest, Verified
from contract_archive.records.findings import Finding, Severity

File = Callable[..., str]
Clock = Callable[[], datetime]
_AREA = ("storage", "contract-missing", "record-unreadable")


def _found(archive: Archive, **request: object) -> tuple[Finding, ...]:
    return audit(archive, AuditRequest(only=_AREA, **request)).audit.findings  # type: ignore[arg-type]


def _told(archive: Archive, **request: object) -> list[tuple[str, str, str]]:
    return [(each.check, each.number, each.path) for each in _found(archive, **request)]


@pytest.fixture
def filed(fresh_archive: Archive, file_contract: File) -> Iterator[tuple[Archive, str, str]]:
    """An archive with three contracts; number and place of the second."""
    file_contract(fresh_archive, "甲乙丙")
    number = file_contract(fresh_archive, "销售合同 一")
    file_contract(fresh_archive, "丁戊己")
    state = fresh_archive.catalog.number_state(number)
    assert state is not None
    yield fresh_archive, number, state.path


Filed = tuple[Archive, str, str]


def test_an_archive_as_it_was_filed_has_no_finding(filed: Filed) -> None:
    archive, _number, _place = filed
    kept = audit(archive, AuditRequest(only=_AREA))
    assert kept.audit.findings == ()
    assert kept.audit.verified == Verified(
        3, 9, kept.audit.verified.bytes, 9, kept.audit.verified.bytes
    )
    assert kept.audit.verified.bytes > 1000
    assert _found(archive, quick=True) == ()


def test_a_flipped_bit_is_found_under_its_file_alone(filed: Filed) -> None:
    archive, number, place = filed
    path = archive.root / place / "master/scan.jpg"
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)
    (seen,) = _found(archive)
    assert (seen.check, seen.number, seen.path) == (
        "file-changed", number, f"{place}/master/scan.jpg",
    )  # fmt: skip
    assert len(seen.expected) == len(seen.found) == 64
    assert "backup" in seen.remedy


def test_without_reading_bytes_a_flipped_bit_is_not_seen_and_a_wrong_size_is(filed: Filed) -> None:
    archive, number, place = filed
    path = archive.root / place / "master/scan.jpg"
    size = path.stat().st_size
    path.write_bytes(b"x" * size)
    assert _told(archive, quick=True) == []
    path.write_bytes(b"x" * (size - 4))
    (seen,) = _found(archive, quick=True)
    assert (seen.check, seen.number) == ("file-size", number)
    assert (seen.expected, seen.found) == (str(size), str(size - 4))
    assert "cut off" in seen.message
    path.write_bytes(b"x" * (size + 4))
    assert "grown" in _found(archive, quick=True)[0].message
    (seen,) = _found(archive)
    assert seen.check == "file-changed" and "grown" in seen.message


def test_two_swapped_files_are_both_found(filed: Filed) -> None:
    archive, _number, place = filed
    folder = archive.root / place
    text = next(folder.glob("*.txt"))
    text.rename(folder / "aside")
    (folder / "master/scan.jpg").rename(text)
    (folder / "aside").rename(folder / "master/scan.jpg")
    findings = _found(archive)
    assert {each.path.rpartition("/")[2] for each in findings} == {text.name, "scan.jpg"}
    assert {each.check for each in findings} == {"file-changed"}
    assert all("should hold" in each.message for each in findings)


def test_a_missing_file_is_found_and_a_renamed_one_twice(filed: Filed) -> None:
    archive, number, place = filed
    master = archive.root / place / "master/scan.jpg"
    master.rename(master.with_name("other.jpg"))
    assert _told(archive) == [
        ("file-missing", number, f"{place}/master/scan.jpg"),
        ("stray-file", number, f"{place}/master/other.jpg"),
    ]
    master.with_name("other.jpg").unlink()
    assert _told(archive, quick=True) == [("file-missing", number, f"{place}/master/scan.jpg")]
    master.mkdir()
    assert _told(archive) == [("file-missing", number, f"{place}/master/scan.jpg")]


def test_a_folder_that_is_gone_is_told_once(filed: Filed) -> None:
    archive, number, place = filed
    (archive.root / place).rename(archive.root.parent / "away")
    assert _told(archive) == [("contract-missing", number, place)]


def test_the_files_of_a_contract_that_has_lost_its_record_are_no_strays(filed: Filed) -> None:
    archive, number, place = filed
    (archive.root / place / "contract.yaml").unlink()
    assert _told(archive) == [("contract-missing", number, place)]


def test_a_file_or_folder_that_may_not_be_read_is_found(file_contract: File, clock: Clock) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with found(Path(folder) / "archive", language="zh", company="东方", clock=clock) as archive:
            number = file_contract(archive)
            state = archive.catalog.number_state(number)
            assert state is not None
            archive.close()
            path = archive.root / state.path / "master/scan.jpg"
            path.chmod(0)
            (archive.root / "2023").mkdir(0)
            expected = [
                ("file-unreadable", "", "2023"),
                ("file-unreadable", number, f"{state.path}/master/scan.jpg"),
            ]
            with _as_nobody(archive.root):
                assert _told(archive) == _told(archive, quick=True) == expected
                archive.close()


@contextmanager
def _as_nobody(root: Path) -> Iterator[None]:
    """Act as a user who may not read everything, where the tests run as one who may."""
    if os.geteuid() != 0:
        yield
        return
    for path in (root, *root.rglob("*")):
        os.chown(path, 65534, 65534)
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def test_a_link_in_place_of_a_file_is_found_and_not_followed(filed: Filed, tmp_path: Path) -> None:
    archive, number, place = filed
    path = archive.root / place / "master/scan.jpg"
    outside = tmp_path / "same.jpg"
    path.rename(outside)
    path.symlink_to(outside)
    (seen,) = _found(archive)
    assert (seen.check, seen.number, seen.path) == (
        "file-link", number, f"{place}/master/scan.jpg",
    )  # fmt: skip
    assert seen.found == f"-> {outside}" and "out of the archive" in seen.message


def test_a_link_in_place_of_the_folder_of_a_file_is_found(filed: Filed, tmp_path: Path) -> None:
    archive, number, place = filed
    folder = archive.root / place / "master"
    folder.rename(tmp_path / "master")
    folder.symlink_to(tmp_path / "master")
    assert _told(archive) == [("file-link", number, f"{place}/master")]


def test_a_pipe_is_found_and_does_not_stop_the_audit(filed: Filed) -> None:
    archive, number, place = filed
    path = archive.root / place / "master/scan.jpg"
    path.unlink()
    os.mkfifo(path)
    os.mkfifo(archive.root / "2024/pipe")
    assert _told(archive) == [
        ("file-link", "", "2024/pipe"),
        ("file-link", number, f"{place}/master/scan.jpg"),
    ]


def test_links_in_the_tree_are_found_within_and_out_of_the_archive(
    filed: Filed, tmp_path: Path
) -> None:
    archive, number, place = filed
    (archive.root / "2024/in").symlink_to("销售合同")
    (archive.root / place / "out").symlink_to(tmp_path)
    seen = {each.path: each for each in _found(archive)}
    assert set(seen) == {"2024/in", f"{place}/out"}
    assert "out of the archive" not in seen["2024/in"].message
    assert "out of the archive" in seen[f"{place}/out"].message
    assert seen[f"{place}/out"].number == number


def test_strays_are_found_by_their_topmost_folder(filed: Filed) -> None:
    archive, number, place = filed
    for path in (
        "2024/notes.txt",
        "2024/销售合同/旧/a/b.pdf",
        "2024/销售合同/旧/a/c.pdf",
        f"{place}/copy.pdf",
        f"{place}/more/x/y.pdf",
        f"{place}/more/z.pdf",
        ".hidden/a",
    ):
        (archive.root / path).parent.mkdir(parents=True, exist_ok=True)
        (archive.root / path).write_bytes(b"x")
    assert _told(archive) == [
        ("stray-file", "", ".hidden"),
        ("stray-file", "", "2024/notes.txt"),
        ("stray-file", "", "2024/销售合同/旧"),
        ("stray-file", number, f"{place}/copy.pdf"),
        ("stray-file", number, f"{place}/more"),
    ]


def test_what_systems_leave_and_empty_folders_are_no_strays(filed: Filed) -> None:
    archive, _number, place = filed
    for path in (".DS_Store", "2024/Thumbs.db", f"{place}/desktop.ini", f"{place}/._scan.jpg"):
        (archive.root / path).write_bytes(b"x")
    (archive.root / "README.txt").write_text("who to ask")
    (archive.root / "2025/销售合同/新客户").mkdir(parents=True)
    (archive.root / place / "空").mkdir()
    (archive.root / "2024/@eaDir").mkdir()
    (archive.root / "2024/@eaDir/thumb").write_bytes(b"x")
    assert _told(archive) == []


def test_a_contract_within_another_is_found_and_its_files_are_no_strays(filed: Filed) -> None:
    import shutil

    archive, number, place = filed
    shutil.copytree(archive.root / place, archive.root.parent / "copy")
    shutil.move(archive.root.parent / "copy", archive.root / place / "copy")
    assert _told(archive) == [("record-nested", number, f"{place}/copy")]


def test_what_everybody_may_write_to_is_found(filed: Filed) -> None:
    archive, number, place = filed
    (archive.root / place / "master/scan.jpg").chmod(0o666)
    (archive.root / "2024").chmod(0o777)
    ledger = next((archive.house / "ledger").iterdir())
    ledger.chmod(0o646)
    assert _told(archive, quick=True) == [
        ("open-to-all", "", f".carchive/ledger/{ledger.name}"),
        ("open-to-all", "", "2024"),
        ("open-to-all", number, f"{place}/master/scan.jpg"),
    ]


def test_a_contract_open_to_all_is_one_finding(filed: Filed) -> None:
    archive, number, place = filed
    for path in (archive.root / place, *(archive.root / place).rglob("*")):
        path.chmod(0o777)
    assert _told(archive) == [("open-to-all", number, place)]


def test_a_disk_that_opens_everything_to_all_is_one_finding(filed: Filed) -> None:
    archive, _number, _place = filed
    for path in (archive.root, *archive.root.rglob("*")):
        path.chmod(0o777)
    assert _told(archive) == [("open-to-all", "", ".")]


def test_the_checks_of_a_part_say_nothing_of_the_tree_beside_it(filed: Filed) -> None:
    from contract_archive.records.audits import Scope

    archive, _number, _place = filed
    (archive.root / "2024/notes.txt").write_text("x")
    assert _told(archive, scope=Scope(series="XS")) == []


def test_scans_below_the_rules_are_warned_of(fresh_archive: Archive) -> None:
    from audited import file_item

    from contract_archive.records.contracts import Quality

    poor = file_item(fresh_archive, quality=Quality(1, 0.61, 300))
    coarse = file_item(fresh_archive, quality=Quality(2, 0.97, 150))
    blank = file_item(fresh_archive, text=b"\f", pages=2)
    unread = file_item(fresh_archive, text=None, pages=0)
    file_item(fresh_archive, quality=Quality(2, 0.8, 200))
    seen = _found(fresh_archive)
    assert {(each.check, each.number) for each in seen} == {
        ("ocr-poor", poor),
        ("low-dpi", coarse),
        ("ocr-missing", blank),
        ("document-unread", unread),
    }
    assert {each.severity for each in seen} == {Severity.WARNING}
    assert {(each.expected, each.found) for each in seen if each.check == "low-dpi"} == {
        (">= 200", "150")
    }
