"""``carchive ocr``."""

from __future__ import annotations

import json

from contract_archive.errors import ExitCode


def filed(carchive, archive, make_pdf):
    source = make_pdf("scan.pdf", "Sales of hydraulic pumps")
    result = carchive(
        "--archive", archive, "ingest", source, "--type", "XS", "--customer", "甲", "--signed",
        "2024-07-15", "--json",
    )  # fmt: skip
    return json.loads(result.out)["results"][0]["number"]


def test_contracts_are_read_again_and_each_that_cannot_be_is_named(
    carchive, empty_archive, make_pdf
):
    number = filed(carchive, empty_archive, make_pdf)
    result = carchive(
        "--archive", empty_archive, "ocr", number, "XS-2030-0001", "--ocr", "auto", "--json"
    )

    document = json.loads(result.out)
    assert result.code == ExitCode.NOT_FOUND
    assert [each["number"] for each in document["documents"]] == [number]
    assert "XS-2030-0001" in document["errors"][0]["message"]


def test_a_single_contract_that_is_not_there_is_an_error(carchive, empty_archive):
    result = carchive("--archive", empty_archive, "ocr", "XS-2030-0001")
    assert (result.code, result.out) == (ExitCode.NOT_FOUND, "")
    assert "XS-2030-0001" in result.err
