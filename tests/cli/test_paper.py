"""``carchive paper`` and ``carchive hold``."""

from __future__ import annotations

import json

import pypdfium2
import pytest
import zxingcpp

from contract_archive.errors import ExitCode

XS, KJ = "XS-2024-0001", "KJ-2023-0001"
BOX = "A室/3柜/盒1"


@pytest.fixture
def paper(carchive, filled_archive):
    """Run ``carchive paper …`` in an archive with three contracts."""
    return lambda *words, **more: carchive("--archive", filled_archive, "paper", *words, **more)


@pytest.fixture
def hold(carchive, filled_archive):
    """Run ``carchive hold …`` in an archive with three contracts."""
    return lambda *words: carchive("--archive", filled_archive, "hold", *words)


def codes(path):
    with pypdfium2.PdfDocument(path) as document:
        pictures = [page.render(scale=2).to_pil() for page in document]
    return {each.text for picture in pictures for each in zxingcpp.read_barcodes(picture)}


def test_a_paper_is_shelved_lent_renewed_and_taken_back(paper, carchive, filled_archive):
    assert paper("shelve", XS, "--at", BOX).out == f"{XS} stands at {BOX}\n"
    lent = paper("lend", XS, "--to", "王芳", "--until", "2999-01-01", "--reason", "审计")
    assert (lent.code, lent.out) == (0, f"{XS} is lent to 王芳 until 2999-01-01\n")
    assert "2999-06-01" in paper("renew", XS, "--until", "2999-06-01").out
    shown = json.loads(carchive("--archive", filled_archive, "show", XS, "--json").out)
    assert (shown["paper"]["shelf_mark"], shown["paper"]["lent"]) == (BOX, True)
    card = carchive("--archive", filled_archive, "show", XS).out
    assert BOX in card
    assert "王芳" in card
    assert paper("return", XS).out == f"{XS} is back from 王芳; its place is {BOX}\n"
    register = paper("register", "--csv").out.splitlines()
    assert register[0].startswith("number,title,shelf_mark,borrower,department,reason,way")
    assert "2999-06-01" in register[1]
    listed = json.loads(paper("list", "--at", "A室", "--json").out)
    assert [(each["number"], each["borrower"]) for each in listed["papers"]] == [(XS, None)]


def test_each_wrong_call_is_one_line_and_a_hint(paper):
    paper("shelve", XS, "--at", BOX)
    cases = [
        (("return", XS), ExitCode.CONFLICT, "not lent"),
        (("return", "XS-2024-0011"), ExitCode.NOT_FOUND, XS),
        (("shelve", XS), ExitCode.USAGE, "--at"),
        (("shelve", XS, "--at", f"carchive-box:ZZ:{BOX}"), ExitCode.CONFLICT, "another archive"),
        (
            ("lend", XS, "--to", "王芳", "--reason", "审计", "--until", "2000-01-01"),
            ExitCode.USAGE,
            "before the day of lending",
        ),
        (("lend", KJ, "--to", "王芳", "--reason", "审计"), ExitCode.NOT_FOUND, "no paper"),
        (("renew", XS), ExitCode.USAGE, "--until"),
        (("visit", "--who", "李四"), ExitCode.USAGE, "--reason"),
        (("label",), ExitCode.USAGE, "--box"),
        (("label", XS, "--box", BOX), ExitCode.USAGE, "--box"),
        (("take-stock", "gone.txt"), ExitCode.BAD_INPUT, "no such file"),
    ]
    for words, code, told in cases:
        result = paper(*words)
        assert (result.code, result.out) == (code, ""), words
        assert told in result.err
        assert len(result.err.splitlines()) == 2, result.err


def test_the_words_of_the_paper_register_are_known_in_any_language(paper):
    paper("shelve", XS, "--at", BOX)
    told = paper("lend", XS, "--to", "王芳", "--reason", "审计", "--way", "查阅", "--json")
    assert json.loads(told.out)["way"] == "read"
    assert paper("lend", XS, "--to", "王芳", "--reason", "审计", "--way", "寄").code == 2
    full = json.loads(paper("list", "--boxes", "--json").out)
    assert full["boxes"] == [{"shelf_mark": BOX, "contracts": 1, "capacity": 20}]


def test_overdue_papers_are_an_exit_code_for_cron(paper):
    assert paper("overdue", "--quiet") == (0, "", "")
    assert json.loads(paper("overdue", "--json").out) == {"count": 0, "loans": []}


def test_stock_is_taken_from_a_file(paper, tmp_path):
    paper("shelve", XS, KJ, "--at", BOX)
    listed = tmp_path / "scanned.txt"
    listed.write_bytes(f"\ufeffcarchive:HT:{XS}\r\n{KJ}\r\n".encode())
    assert paper("take-stock", listed, "--at", "A室").code == 0
    listed.write_text(f"{XS}\nXS-2024-0099\n", "gb18030")
    result = paper("take-stock", listed, "--at", "A室", "--json")
    assert result.code == ExitCode.FINDINGS
    told = json.loads(result.out)
    assert [(each["trouble"], each["number"]) for each in told["differences"]] == [
        ("missing", KJ),
        ("unknown", "XS-2024-0099"),
    ]
    assert f"{KJ} is missing: it belongs at {BOX}" in paper("take-stock", listed).out


def test_stock_is_taken_from_standard_input(process, filled_archive):
    result = process(
        "--archive", filled_archive, "paper", "take-stock", given=b"carchive:ZZ:XS-2024-0001\n"
    )
    assert result.code == ExitCode.FINDINGS
    assert "another archive" in result.out


def test_labels_are_made_for_contracts_and_for_boxes(paper, tmp_path):
    target, box = tmp_path / "labels.pdf", tmp_path / "box.pdf"
    assert paper("label", XS, KJ, "-o", target).code == 0
    assert codes(target) == {f"carchive:HT:{XS}", f"carchive:HT:{KJ}"}
    paper("shelve", XS, "--at", BOX)
    assert paper("label", "--box", BOX.lower(), "-o", box).code == 0
    assert codes(box) == {f"carchive-box:HT:{BOX}"}
    assert paper("label", XS, "-o", target).code == ExitCode.CONFLICT


def test_visits_stand_in_a_register(paper):
    paper("visit", "--who", "李四", "--department", "审计部", "--reason", "查账")
    (visit,) = json.loads(paper("visits", "--json").out)["visits"]
    assert (visit["who"], visit["department"], visit["reason"]) == ("李四", "审计部", "查账")


def test_a_hold_is_placed_listed_shown_and_lifted(hold, carchive, filled_archive):
    assert "held for “案一”" in hold("place", XS, "--case", "案一", "--reason", "涉诉").out
    assert hold("place", XS, "--case", "案一", "--reason", "涉诉").code == ExitCode.CONFLICT
    assert "案一" in carchive("--archive", filled_archive, "show", XS).out
    listed = json.loads(hold("list", "--json").out)
    assert [(each["number"], each["case"]) for each in listed["holds"]] == [(XS, "案一")]
    assert hold("lift", XS, "--case", "案一").code == ExitCode.USAGE
    assert hold("lift", XS, "--case", "案一", "--reason", "已结案").code == 0
    shown = json.loads(carchive("--archive", filled_archive, "show", XS, "--json").out)
    assert (shown["held"], shown["holds"][0]["lift_reason"]) == (False, "已结案")
    assert json.loads(hold("list", "--json").out)["count"] == 0
    assert "案一" in hold("list", XS, "--lifted").out


def test_the_history_tells_of_holds_places_and_loans(paper, hold, carchive, filled_archive):
    paper("shelve", XS, "--at", BOX)
    paper("lend", XS, "--to", "王芳", "--until", "2999-01-01", "--reason", "审计")
    paper("return", XS, "--condition", "封面破损")
    hold("place", XS, "--case", "案一", "--reason", "涉诉")
    text = carchive("--archive", filled_archive, "history", XS).out
    for told in (BOX, "borrower: 王芳", "due: 2999-01-01", "封面破损", "case: 案一", "涉诉"):
        assert told in text
    deeds = json.loads(carchive("--archive", filled_archive, "history", XS, "--json").out)
    assert [each["details"].get("borrower") for each in deeds["history"]][2:4] == ["王芳"] * 2
