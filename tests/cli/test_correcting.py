"""The commands that correct and relate contracts, as people meet them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contract_archive.archive import Archive

Call = Callable[..., Any]
NUMBER = "XS-2024-0001"


@pytest.fixture
def filed(fresh_archive: Archive, file_contract: Callable[..., str]) -> Archive:
    """An archive with two contracts and a framework."""
    file_contract(fresh_archive, title="轴承购销合同", expires_on=date(2099, 12, 31))
    file_contract(fresh_archive)
    file_contract(fresh_archive, series="KJ")
    return fresh_archive


def test_an_edit_shows_what_was_and_what_is_and_history_says_who_and_why(
    carchive: Call, filed: Archive
) -> None:
    edited = carchive(
        *("--archive", filed.root, "--as", "安归档", "edit", NUMBER),
        *("--set", "amount=12万", "--set", "signed=2024-07-05", "--reason", "看错"),
    )
    assert edited.code == 0
    assert "2024-07-10 → 2024-07-05" in edited.out
    told = carchive("--archive", filed.root, "history", NUMBER, "--json")
    last = json.loads(told.out)["history"][-1]
    assert (last["person"], last["reason"]) == ("安归档", "看错")
    assert {each["field"] for each in last["changes"]} >= {"signed_on", "amount"}


def test_undo_brings_back_what_was(carchive: Call, filed: Archive) -> None:
    carchive("--archive", filed.root, "edit", NUMBER, "--set", "title=错的")
    undone = carchive("--archive", filed.root, "undo", NUMBER, "--json")
    assert json.loads(undone.out)["changes"] == [
        {"field": "title", "old": "错的", "new": "轴承购销合同"}
    ]
    again = carchive("--archive", filed.root, "undo", NUMBER)
    assert again.code == 4


def test_the_editor_changes_only_what_the_person_changed(
    carchive: Call, terminal: Call, filed: Archive, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/^title: .*/title: 新题名/" "$1"\n')
    editor.chmod(0o755)
    done = terminal("--archive", filed.root, "edit", NUMBER, EDITOR=str(editor))
    assert done.code == 0, done.out
    assert "轴承购销合同 → 新题名" in done.out
    assert done.out.count("→") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("edit", NUMBER), 2),
        (("edit", NUMBER, "--set", "number=XS-2024-0009"), 2),
        (("edit", NUMBER, "--set", "customer="), 2),
        (("edit", NUMBER, "--set", "title=a", "--set", "title=b"), 2),
        (("edit", NUMBER, "--set", "title"), 2),
        (("edit", "XS-2024-0099", "--set", "title=a"), 4),
        (("history", "XS-2024-0099"), 4),
        (("undo", NUMBER), 4),
        (("relate", NUMBER, NUMBER), 5),
        (("relate", NUMBER, "XS-2024-0099"), 4),
        (("relate", NUMBER, "KJ-2024-0001", "--as", "cousin"), 2),
        (("relate", NUMBER, "KJ-2024-0001", "--remove"), 4),
        (("amend", NUMBER, "/no/such/file.pdf"), 3),
        (("due", "--within", "soon"), 2),
    ],
)
def test_a_typing_error_gets_one_line_and_changes_nothing(
    carchive: Call, filed: Archive, words: tuple[str, ...], code: int
) -> None:
    head = filed.ledger.head()
    result = carchive("--archive", filed.root, *words)
    assert result.code == code, result
    assert "Traceback" not in result.err
    assert result.err.count("\n") <= 2
    assert filed.ledger.head() == head


def test_an_amendment_changes_what_holds_and_show_keeps_the_original_beside_it(
    carchive: Call, filed: Archive, make_pdf: Callable[..., Path]
) -> None:
    paper = make_pdf("supplement.pdf", "Supplement")
    done = carchive(
        *("--archive", filed.root, "amend", NUMBER, paper, "--kind", "supplement"),
        *("--signed", "2024-07-12", "--expires", "2100-12-31", "--amount", "5万"),
    )
    assert done.code == 0, done
    card = json.loads(carchive("--archive", filed.root, "show", NUMBER, "--json").out)
    assert card["expires_on"] == "2100-12-31"
    assert card["original"]["expires_on"] == "2099-12-31"
    assert card["items"][1]["number"] == f"{NUMBER}-B1"
    shown = carchive("--archive", filed.root, "show", NUMBER).out
    assert f"2100-12-31 (by {NUMBER}-B1; originally 2099-12-31)" in shown


def test_a_family_is_drawn_by_show(carchive: Call, filed: Archive) -> None:
    done = carchive("--archive", filed.root, "relate", NUMBER, "KJ-2024-0001", "--as", "framework")
    assert done.code == 0
    shown = carchive("--archive", filed.root, "show", "KJ-2024-0001").out
    assert f"└─ {NUMBER}" in shown


def test_due_is_silent_where_nothing_is_due_and_its_calendar_is_replaced_whole(
    carchive: Call, filed: Archive, tmp_path: Path
) -> None:
    quiet = carchive("--archive", filed.root, "due", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    target = tmp_path / "due.ics"
    target.write_text("old")
    told = carchive("--archive", filed.root, "due", "--within", "90y", "--ics", target, "--json")
    assert [each["number"] for each in json.loads(told.out)["due"]] == [NUMBER]
    assert target.read_text().startswith("BEGIN:VCALENDAR")
