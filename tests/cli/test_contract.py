"""``show``, ``path``, ``open``, ``export``: one contract and its files."""

from __future__ import annotations

import json
from pathlib import Path

from contract_archive.cli.render.text import width
from contract_archive.errors import ExitCode


def test_the_card_tells_a_person_everything(carchive, filled_archive):
    out = carchive("--archive", filled_archive, "show", "ｘｓ-2024-0001").out

    for word in (
        "XS-2024-0001",
        "华东机电有限公司",
        "轴承购销合同",
        "100,000.00 CNY",
        "2024-07-10",
    ):
        assert word in out
    for heading in ("Documents", "Files", "History"):
        assert heading in out
    assert "archived · 档案员" in out


def test_the_card_keeps_to_80_columns_on_a_terminal(terminal, filled_archive):
    shown = terminal("--archive", filled_archive, "show", "BM-2024-0001", NO_COLOR="1").out

    assert max(width(line) for line in shown.splitlines()) <= 80
    assert "\x1b" not in shown


def test_the_document_of_a_card_is_as_find_gives_it_and_more(carchive, filled_archive):
    call = ("--archive", filled_archive)
    (hit,) = json.loads(carchive(*call, "find", "--number", "XS-2024-0001", "--json").out)[
        "contracts"
    ]
    card = json.loads(carchive(*call, "show", "XS-2024-0001", "--json").out)

    assert set(card) >= {*hit, "items", "files", "parties", "custom", "history"}
    different = {key for key in hit if card[key] != hit[key]}
    assert different <= {"archived_at", "status"}
    assert set(card["files"][0]) == {"path", "sha256", "size"}


def test_the_text_is_shown_whole_or_by_the_page(carchive, filled_archive):
    call = ("--archive", filled_archive, "show", "XS-2024-0001", "--text")

    whole = carchive(*call).out
    assert whole.split("\f")[1].startswith("第二页 轴承")
    assert carchive(*call, "--page", 2).out == whole.split("\f")[1]
    assert json.loads(carchive(*call, "--page", 2, "--json").out)["pages"][0]["page"] == 2
    assert carchive(*call, "--page", 9).code == ExitCode.USAGE
    assert carchive(*call[:-1], "--page", 1).code == ExitCode.USAGE


def test_path_prints_the_folder_alone(carchive, filled_archive):
    result = carchive("--archive", filled_archive, "path", "XS-2024-0001")

    assert (Path(result.out.strip()) / "contract.yaml").is_file()
    assert result.out.count("\n") == 1


def test_open_hands_the_file_to_the_desktop(carchive, filled_archive, tmp_path, monkeypatch):
    opened = tmp_path / "opened"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(opener.parent))

    assert carchive("--archive", filled_archive, "open", "XS-2024-0001").code == 0
    assert Path(opened.read_text()).is_file()


def test_without_a_desktop_the_file_is_named(carchive, filled_archive, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    result = carchive("--archive", filled_archive, "open", "XS-2024-0001")

    assert result.code == ExitCode.OUTSIDE
    assert "master/scan.jpg" in result.err


def test_export_copies_contracts_out(carchive, filled_archive, tmp_path):
    target = tmp_path / "out"
    result = carchive(
        "--archive", filled_archive, "export", "XS-2024-0001", "KJ-2023-0001", "-o", target
    )

    assert result.code == 0
    assert sorted(each.name for each in target.iterdir()) == ["KJ-2023-0001", "XS-2024-0001"]
    assert "XS-2024-0001" in result.out
    again = carchive("--archive", filled_archive, "export", "XS-2024-0001", "-o", target)
    assert again.code == ExitCode.CONFLICT


def test_export_needs_to_know_where_to(carchive, filled_archive):
    result = carchive("--archive", filled_archive, "export", "XS-2024-0001")

    assert result.code == ExitCode.USAGE
    assert "--output is missing" in result.err
