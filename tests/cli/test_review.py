"""``carchive review`` as people and programs meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contract_archive.archive import Archive
from contract_archive.errors import ExitCode
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Intake
from contract_archive.records.pending import Pending
from contract_archive.records.readings import Candidate, Question, Reading

CUSTOMER = "华东机电有限公司"


def queue(archive: Archive, name: str, reading: Reading) -> None:
    staging = archive.vault.stage()
    question = Question("customer", "read with a confidence of 60 % only")
    master = staging.put(name.encode(), f"master/{name}")
    text = staging.put("合同".encode(), "text")
    pending = Pending(Intake((), (name,)), reading, (question,), (master,), None, text, 2)
    with archive.recording(Act.QUEUE) as record:
        record.queue(staging, pending)
    staging.discard()


@pytest.fixture
def root(fresh_archive: Archive) -> Path:
    """An archive in whose review queue two scans wait, each with a doubtful customer."""
    read = {
        "series": (Candidate("XS", 1, "销售合同", 0.99, "r"),),
        "counterparty": (Candidate(CUSTOMER, 1, "乙方：华东机电有限公司", 0.6, "r"),),
        "signed_on": (Candidate(date(2024, 7, 10), 2, "2024年7月10日", 0.99, "r"),),
        "amount": (Candidate(1000, 2, "1000元", 0.99, "r"),),
        "currency": (Candidate("CNY", 2, "1000元", 0.99, "r"),),
    }
    for name in ("one.pdf", "扫描二.pdf"):
        queue(fresh_archive, name, Reading(2, read))
    fresh_archive.close()
    return fresh_archive.root


@pytest.fixture
def call(carchive: Callable[..., Any], root: Path) -> Callable[..., Any]:
    return lambda *words: carchive("--archive", root, "--lang", "en", "review", *words)


def test_the_list_shows_id_file_customer_and_why(call: Callable[..., Any]) -> None:
    result = call("list")
    assert result.code == 0
    assert "one.pdf" in result.out and "扫描二.pdf" in result.out
    assert result.out.count(CUSTOMER) == 2
    assert "Customer" in result.out.splitlines()[1]
    assert "2 wait for review" in result.err


def test_programs_get_every_question_with_its_guess(call: Callable[..., Any]) -> None:
    document = json.loads(call("list", "--json").out)
    assert document["count"] == 2
    first = document["waiting"][0]
    assert (first["id"], first["file"], first["path"]) == (1, "one.pdf", "review/0001")
    assert first["questions"][0]["guess"]["value"] == CUSTOMER
    assert first["since"].endswith("Z")


def test_an_empty_queue_is_told_as_such(carchive: Callable[..., Any], empty_archive: Path) -> None:
    result = carchive("--archive", empty_archive, "--lang", "en", "review", "list")
    assert (result.code, result.out) == (0, "")
    assert "0 wait for review" in result.err


def test_the_card_shows_what_is_known_and_what_is_open(call: Callable[..., Any]) -> None:
    result = call("show", "1")
    assert "2024-07-10" in result.out
    assert f"best guess: {CUSTOMER}" in result.out
    document = json.loads(call("show", "0001", "--json").out)
    assert document["fields"]["signed_on"]["origin"] == "reading"
    assert document["candidates"]["counterparty"][0]["confidence"] == 0.6


def test_what_is_open_is_named_with_how_to_settle_it(call: Callable[..., Any]) -> None:
    result = call("accept", "1")
    assert (result.code, result.out) == (2, "")
    assert "1: still open: Customer" in result.err
    assert "carchive review set 1 customer=…`, or take the guesses" in result.err


def test_no_guess_is_offered_where_there_is_none(
    carchive: Callable[..., Any], fresh_archive: Archive
) -> None:
    queue(fresh_archive, "blank.pdf", Reading(1, {}))
    fresh_archive.close()
    result = carchive("--archive", fresh_archive.root, "review", "accept", "1", "--guesses")
    assert result.code == 2
    assert "carchive review set 1 series=… customer=… signed_on=…`." in result.err
    assert "guess" not in result.err


def test_a_guess_is_accepted_by_name(call: Callable[..., Any]) -> None:
    document = json.loads(call("accept", "1", "--field", "customer", "--json").out)
    (result,) = document["results"]
    assert (result["outcome"], result["number"], result["review"]) == ("filed", "XS-2024-0001", 1)
    assert result["fields"]["customer"]["origin"] == "person"


def test_several_are_accepted_at_once_and_the_worst_code_is_returned(
    call: Callable[..., Any],
) -> None:
    result = call("accept", "1", "9", "2", "--guesses")
    assert result.code == 4
    assert "XS-2024-0001" in result.out and "XS-2024-0002" in result.out
    assert "9: no such document in review" in result.err


def test_fields_are_set_by_the_names_of_the_options_too(call: Callable[..., Any]) -> None:
    result = call("set", "1", "customer=丁公司", "signed=2024-07-11", "expires=")
    assert "丁公司" in result.out and "2024-07-11" in result.out
    assert "Nothing is open: carchive review accept 1" in result.out
    assert call("accept", "1").code == 0


def test_fields_are_set_by_the_labels_that_show_prints_too(call: Callable[..., Any]) -> None:
    result = call("set", "1", "Customer=丁公司", "Signed=2024-07-11")
    assert "丁公司" in result.out and "2024-07-11" in result.out


def test_a_rejected_scan_stays_with_its_reason(call: Callable[..., Any], root: Path) -> None:
    result = call("reject", "2", "--reason", "报价单")
    assert "review/rejected/0002" in result.out
    assert "报价单" in (root / "review/rejected/0002/intake.yaml").read_text("utf-8")
    assert call("reject", "2", "--reason", "again").code == 5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "x"), "no id of the review queue"),
        (("accept", "0"), "no id of the review queue"),
        (("set", "1", "colour=blue"), "no field is called"),
        (("set", "1", "customer"), "key=value"),
        (("reject", "1"), "needs a reason"),
        (("accept", "1", "--field", "amount"), "not open"),
    ],
)
def test_what_cannot_be_meant_is_told_in_two_lines(
    call: Callable[..., Any], words: tuple[str, ...], told: str
) -> None:
    result = call(*words)
    assert result.code == 2
    assert told in result.err
    assert len(result.err.splitlines()) == 2


def test_on_a_terminal_what_is_open_is_asked_with_its_guess_and_snippet(
    terminal: Callable[..., Any], root: Path
) -> None:
    words = ("--archive", root, "--lang", "en", "review", "accept", "1")
    result = terminal(*words, typed=("\n",))
    assert result.code == 0
    assert f"[{CUSTOMER}]" in result.out
    assert "乙方：华东机电有限公司" in result.out
    assert "XS-2024-0001" in result.out


def test_an_id_larger_than_any_is_of_no_document(call: Callable[..., Any]) -> None:
    for words in (("show",), ("accept",), ("reject", "--reason", "x")):
        assert call(words[0], "9" * 30, *words[1:]).code == 4


def test_a_required_field_that_was_emptied_is_named_with_the_way_to_settle_it(
    call: Callable[..., Any],
) -> None:
    assert call("set", "1", "customer=", "signed_on=").code == 0
    result = call("accept", "1")
    assert result.code == 2
    assert "still open" in result.err and "carchive review set 1" in result.err
    assert "guess" not in result.err


def test_the_number_of_a_contract_that_is_given_is_not_empty(call: Callable[..., Any]) -> None:
    result = call("accept", "1", "--guesses", "--as-item-of", "")
    assert result.code == 2
    assert "--as-item-of" in result.err
    assert call("show", "1").code == 0


def test_a_credit_code_with_a_wrong_check_is_refused(call: Callable[..., Any]) -> None:
    for wrong in ("123", "91350100M000100Y44"):
        result = call("set", "1", f"credit_code={wrong}")
        assert result.code == ExitCode.USAGE
        assert wrong in result.err and len(result.err.splitlines()) == 2
    assert call("set", "1", "credit_code=91350100m000100y43").code == 0
    assert "91350100M000100Y43" in call("show", "1").out
