"""Progress of a batch, as told on standard error."""

from __future__ import annotations

import pytest

from contract_archive.cli.progress import time_left

CLAIMS = ("--type", "XS", "--customer", "瑞华科技", "--signed", "2024-07-10")


def test_the_time_left_follows_what_the_first_part_took():
    assert time_left(60, 0.5) == "about 1:00 left"
    assert time_left(10, 0.1) == "about 1:30 left"
    assert time_left(10, 1) == "about 0:00 left"


def test_before_anything_is_done_no_time_is_told():
    assert time_left(10, 0) == ""


@pytest.mark.ocr
def test_on_a_terminal_the_pages_are_counted(terminal, empty_archive, tmp_path):
    from PIL import Image

    page = tmp_path / "page.png"
    Image.new("L", (1240, 1754), 255).save(page, dpi=(150, 150))

    result = terminal("--archive", empty_archive, "ingest", page, *CLAIMS)

    assert result.code == 0
    assert "0/1" in result.out
    assert "page 1/1" in result.out


def test_piped_nothing_but_the_outcome_is_told(process, empty_archive, make_pdf):
    result = process("--archive", empty_archive, "ingest", make_pdf("a.pdf"), *CLAIMS)

    assert "0/1" not in result.err
    assert "\x1b" not in result.err


def test_a_refusal_before_anything_is_read_leaves_no_bar(terminal, empty_archive, tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()

    for call in (("read", empty), ("--archive", empty_archive, "ingest", empty, *CLAIMS)):
        shown = terminal(*call, NO_COLOR="1").out
        assert "━" not in shown
        assert "empty.pdf" in shown
