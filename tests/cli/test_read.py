"""``read``: what a contract says, without filing it."""

from __future__ import annotations

import json
from decimal import Decimal

from contract_archive.actions.read import DocumentRead
from contract_archive.cli.render.readings import document
from contract_archive.cli.render.text import width
from contract_archive.errors import ExitCode
from contract_archive.records.readings import Candidate, Reading
from contract_archive.records.scans import Scan

PAGE = ("SALES CONTRACT", "Contract No.: XS-2024-0007", "Date: July 10, 2024")


def test_a_reading_is_one_document_with_every_candidate(carchive, empty_archive, make_pdf):
    scan = make_pdf("scan.pdf", " ".join(PAGE))
    result = carchive("--archive", empty_archive, "read", scan, "--json")

    answer = json.loads(result.out)
    assert result.code == 0
    assert set(answer) >= {"file", "pages", "fields", "candidates", "warnings"}
    assert answer["pages"] == 1
    assert set(answer["fields"]) == set(answer["candidates"])
    for name, field in answer["fields"].items():
        assert set(field) >= {"value", "confidence", "page", "snippet", "rule"}
        assert answer["candidates"][name][0]["value"] == field["value"]
    assert not list(empty_archive.glob("2*"))


def test_no_archive_is_needed(process, make_pdf, tmp_path):
    result = process("read", make_pdf("scan.pdf", " ".join(PAGE)), "--json", cwd=tmp_path)

    assert result.code == 0, result.err
    assert json.loads(result.out)["pages"] == 1


def test_an_archive_that_is_named_must_be_there(process, make_pdf, tmp_path):
    result = process("--archive", tmp_path / "none", "read", make_pdf("scan.pdf", "x"))
    assert result.code == ExitCode.NOT_FOUND


def test_an_amount_has_its_currency_beside_it():
    found = {
        "amount": (Candidate(Decimal("100.50"), 1, "USD 100.50", 0.97, "total"),),
        "currency": (Candidate("USD", 1, "USD 100.50", 0.97, "total"),),
    }
    seen = document("a.pdf", DocumentRead(Scan((), None), Reading(1, found)))
    assert seen["fields"]["amount"]["currency"] == "USD"
    assert seen["fields"]["amount"]["value"] == Decimal("100.50")


def test_a_table_of_a_reading_fits_a_terminal(terminal, empty_archive, make_pdf):
    scan = make_pdf("scan.pdf", " ".join(PAGE) + " x" * 60)
    result = terminal("--archive", empty_archive, "read", scan)
    assert result.code == 0
    assert "1 page;" in result.out
    plain = [line for line in result.out.splitlines() if "\x1b" not in line]
    assert max(map(width, plain)) <= 80


def test_what_is_no_contract_is_told_in_two_lines(carchive, empty_archive, tmp_path):
    (tmp_path / "empty.pdf").touch()
    result = carchive("--archive", empty_archive, "read", tmp_path / "empty.pdf")
    assert result.code == ExitCode.BAD_INPUT
    assert len(result.err.splitlines()) == 2


def test_who_is_not_known_to_be_ours_is_told_where_our_names_stand(
    carchive, empty_archive, make_pdf
):
    page = (
        "SALES CONTRACT\nSeller: Alpha Sample Ltd.\nBuyer: Beta Specimen Ltd.\nDate: July 10, 2024"
    )
    result = carchive(
        "--archive", empty_archive, "read", make_pdf("scan.pdf", page), "--lang", "en"
    )
    assert result.code == 0
    assert "no party is ours" in result.err
    assert "our_names" in result.err
