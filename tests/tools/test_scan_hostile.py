"""Files that are broken, lie or attack: each costs at most its own child."""

from __future__ import annotations

import os
import signal
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from contract_archive.errors import InputError
from contract_archive.records.scans import OcrMode
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import ScanDesk, ScanRequest

LINES = ["This page has enough words to be told from another one", "合同"]


def refusal(scan: Any, file: Path) -> InputError:
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(InputError) as caught:
        scan(file)
    assert caught.value.hint
    if before is not None:
        assert file.read_bytes() == before
    return caught.value


def test_an_empty_file_is_refused(scan: Any, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    assert refusal(scan, tmp_path / "a.pdf").message == "a.pdf is empty"


def test_what_is_no_document_is_refused_whatever_its_name(scan: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "zip.pdf", "w") as archive:
        archive.writestr("a.txt", "text")
    (tmp_path / "text.pdf").write_text("To whom it may concern")
    (tmp_path / "program.png").write_bytes(b"MZ\x90\x00" + bytes(100))
    for file in sorted(tmp_path.glob("*.p*")):
        assert refusal(scan, file).message == f"{file.name} is no document that can be read"


def test_folders_pipes_and_missing_files_are_refused_without_waiting(
    scan: Any, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "folder.pdf").mkdir()
    for name in ("pipe.pdf", "folder.pdf", "missing.pdf"):
        assert "not a file that can be read" in refusal(scan, tmp_path / name).message


def test_an_image_with_billions_of_pixels_is_refused_before_it_is_unpacked(
    scan: Any, make: Any, tmp_path: Path
) -> None:
    error = refusal(scan, make.giant_png(tmp_path / "a.png", 100_000))
    assert "too large" in error.message


def test_a_giant_among_the_frames_of_a_tiff_is_found(scan: Any, tmp_path: Path) -> None:
    small, large = Image.new("1", (100, 100)), Image.new("1", (20_000, 16_000))
    small.save(tmp_path / "a.tif", save_all=True, append_images=[large], compression="group4")
    assert "too large" in refusal(scan, tmp_path / "a.tif").message


def test_a_cut_off_image_is_taken_with_a_warning(scan: Any, make: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    make.draw_page(["一", "二"]).save(file)
    file.write_bytes(file.read_bytes()[:-2000])
    warnings = scan(file, mode=OcrMode.SKIP).warnings
    assert "the image is damaged; a part of it may be missing" in warnings


def test_an_image_of_which_only_the_header_is_left_is_refused_or_warned_of(
    scan: Any, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert refusal(scan, tmp_path / "a.png").message == "a.png is a damaged image"


def test_a_pdf_cut_off_after_its_pages_is_repaired(scan: Any, make: Any, tmp_path: Path) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [LINES])
    file.write_bytes(file.read_bytes()[:-600])
    result = scan(file)
    assert any("damaged" in warning for warning in result.warnings)
    if result.rendition:
        with pikepdf.open(result.rendition) as pdf:
            assert not pdf.get_warnings()


def test_a_pdf_beyond_repair_is_taken_without_text(scan: Any, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    result = scan(tmp_path / "a.pdf")
    assert result.pages == () and result.rendition is None
    assert "beyond repair" in result.warnings[0]


@pytest.mark.parametrize("damage", range(12))
def test_flipped_bytes_never_do_more_than_warn_or_refuse(
    scan: Any, make: Any, tmp_path: Path, damage: int
) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [LINES, LINES])
    data = bytearray(file.read_bytes())
    for place in range(damage * 7 + 9, len(data), 97 + damage):
        data[place] ^= 0xFF
    file.write_bytes(data)
    try:
        scan(file, mode=OcrMode.SKIP)
    except InputError as error:
        assert error.hint


def test_a_pdf_that_unpacks_to_gigabytes_costs_only_its_own_child(
    make: Any, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    bomb = make.bomb_pdf(tmp_path / "bomb.pdf", 300)
    good = make.write_text_pdf(tmp_path / "good.pdf", [LINES])
    with ScanDesk(OcrSettings(memory_mb=600), 1) as desk:
        with pytest.raises(InputError):
            desk.scan(ScanRequest((bomb,), work))
        assert desk.scan(ScanRequest((good,), work)).pages[0].text == "\n".join(LINES)


def test_a_page_tree_without_end_is_no_trap(scan: Any, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.save(tmp_path / "a.pdf")
    try:
        scan(tmp_path / "a.pdf")
    except InputError as error:
        assert error.hint


def test_too_many_pages_are_refused(scan: Any, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        for _ in range(5_001):
            pdf.add_blank_page()
        pdf.save(tmp_path / "a.pdf")
    assert "5001 pages" in refusal(scan, tmp_path / "a.pdf").message


def test_a_child_killed_at_work_fails_its_file_and_not_the_next(make: Any, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    file = make.write_text_pdf(tmp_path / "a.pdf", [LINES] * 200)
    with ScanDesk(OcrSettings(), 1) as desk:

        def kill(_progress: object) -> None:
            for pid in desk.pids:
                os.kill(pid, signal.SIGKILL)

        with pytest.raises(InputError) as caught:
            desk.scan(ScanRequest((file,), work), kill)
        assert "SIGKILL" in caught.value.message
        assert list(work.iterdir()) == []
        assert len(desk.scan(ScanRequest((file,), work)).pages) == 200


def test_a_file_that_takes_too_long_is_given_up_and_its_child_ended(
    make: Any, tmp_path: Path
) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [LINES])
    with ScanDesk(OcrSettings(), 1, patience=0.0) as desk:
        with pytest.raises(InputError) as caught:
            desk.scan(ScanRequest((file,), tmp_path))
        assert "took longer" in caught.value.message
        assert desk.pids == ()


def test_ctrl_c_ends_the_child_and_is_passed_on(make: Any, tmp_path: Path) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [LINES])

    def interrupt(_progress: object) -> None:
        raise KeyboardInterrupt

    with ScanDesk(OcrSettings(), 1) as desk:
        with pytest.raises(KeyboardInterrupt):
            desk.scan(ScanRequest((file,), tmp_path), interrupt)
        assert desk.pids == ()
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_threads_share_the_children(make: Any, tmp_path: Path) -> None:
    file = make.write_text_pdf(tmp_path / "a.pdf", [LINES])
    works = [tmp_path / str(number) for number in range(12)]
    for work in works:
        work.mkdir()
    with ScanDesk(OcrSettings(), 2) as desk, ThreadPoolExecutor(6) as pool:
        scans = list(pool.map(lambda work: desk.scan(ScanRequest((file,), work)), works))
        assert 1 <= len(desk.pids) <= 2
    assert {scan.pages[0].text for scan in scans} == {"\n".join(LINES)}
    assert [scan.rendition for scan in scans] == [work / "rendition.pdf" for work in works]


def test_children_end_when_the_parent_hangs_up(make: Any, tmp_path: Path) -> None:
    from contract_archive.tools.scan.worker import Worker

    worker = Worker(1, 4096)
    assert worker._process.stdin is not None
    worker._process.stdin.close()
    assert worker._process.wait(30) == 0
    worker.kill()
