"""``carchive cover``."""

from __future__ import annotations

import pypdfium2
import zxingcpp

from contract_archive.errors import ExitCode


def codes(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.render(scale=2).to_pil() for page in document]
    return [zxingcpp.read_barcodes(page)[0].text for page in pages]


def test_a_sheet_is_made_for_each_number_and_each_blank(carchive, empty_archive, tmp_path):
    target = tmp_path / "covers.pdf"
    result = carchive(
        "--archive", empty_archive, "cover", "XS-2031-0005", "--blank", "2", "-o", target
    )

    assert (result.code, result.err) == (0, "")
    assert codes(target) == ["carchive:HT:XS-2031-0005", "carchive:HT:", "carchive:HT:"]


def test_a_sheet_never_replaces_a_file(carchive, empty_archive, tmp_path):
    target = tmp_path / "covers.pdf"
    target.write_text("mine")
    result = carchive("--archive", empty_archive, "cover", "--blank", "1", "-o", target)

    assert result.code == ExitCode.CONFLICT
    assert target.read_text() == "mine"


def test_a_void_number_gets_no_sheet(carchive, empty_archive, tmp_path):
    carchive("--archive", empty_archive, "number", "void", "XS-2024-0001", "--reason", "misprint")
    result = carchive("--archive", empty_archive, "cover", "XS-2024-0001", "-o", tmp_path / "c.pdf")

    assert result.code == ExitCode.CONFLICT
    assert "XS-2024-0001 is void: misprint" in result.err
    assert not (tmp_path / "c.pdf").exists()


def test_sheets_go_to_no_folder_that_is_not_there(carchive, empty_archive, tmp_path):
    result = carchive(
        "--archive", empty_archive, "cover", "--blank", "1", "-o", tmp_path / "no" / "c.pdf"
    )
    assert result.code != 0
    assert "Traceback" not in result.err
    assert carchive("--archive", empty_archive, "cover").code == ExitCode.USAGE


def test_a_file_given_without_its_option_is_no_number(carchive, empty_archive, tmp_path):
    result = carchive("--archive", empty_archive, "cover", "XS-2031-0005", "covers.pdf")
    assert result.code == ExitCode.USAGE
    assert "-o covers.pdf" in result.err
