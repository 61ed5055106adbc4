"""``find`` and ``list``: hits as a table, JSON, CSV, lines of one's own."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from contract_archive.cli.render.text import width

KEYS = {
    *("number", "series", "customer", "title", "signed_on", "effective_on", "expires_on"),
    *("amount", "currency", "status", "filing_year", "path", "pages", "archived_at", "match"),
}


def test_find_shows_a_line_for_each_hit_and_the_page_below(carchive, filled_archive):
    result = carchive("--archive", filled_archive, "find", "轴承")

    heading, hit, snippet = result.out.splitlines()
    assert heading.split() == ["Number", "Customer", "Title", "Signed", "Amount", "Status"]
    assert hit.split()[:3] == ["XS-2024-0001", "华东机电有限公司", "轴承购销合同"]
    assert "100,000" in hit
    assert snippet.strip().startswith("p. 2  ")
    assert "轴承" in snippet
    assert result.err == "1 contract\n"


def test_columns_hold_in_chinese(carchive, filled_archive):
    lines = carchive("--archive", filled_archive, "list").out.splitlines()

    places = {
        width(line[: line.index(mark)])
        for line, mark in zip(lines[1:], ("2024-07-10", "2023-12-01", "2024-07-10"), strict=True)
    }
    assert len(places) == 1


def test_a_table_keeps_to_80_columns_on_a_terminal(terminal, filled_archive):
    shown = terminal("--archive", filled_archive, "list", NO_COLOR="1").out

    assert "…" in shown
    assert max(width(line) for line in shown.splitlines()) <= 80


def test_piped_output_is_not_cut_and_has_no_colour(process, filled_archive):
    out = process("--archive", filled_archive, "find", "保密").out

    assert "关于共同开发新一代智能制造生产线控制系统的保密协议" in out
    assert "\x1b" not in out


def test_a_terminal_gets_colour_unless_it_is_told_not_to(terminal, filled_archive):
    arguments = ("--archive", filled_archive, "find", "轴承")

    assert "\x1b[" in terminal(*arguments).out
    assert "\x1b[" not in terminal(*arguments, NO_COLOR="1").out
    assert "\x1b[" not in terminal(*arguments, TERM="dumb").out


def test_control_characters_in_a_name_are_shown_not_obeyed(terminal, filled_archive):
    for form in ((), ("--json",), ("--csv",), ("--format", "{customer}")):
        shown = terminal("--archive", filled_archive, "list", *form, NO_COLOR="1").out
        assert "\x1b" not in shown


def test_json_has_the_promised_keys(carchive, filled_archive):
    document = json.loads(carchive("--archive", filled_archive, "find", "轴承", "--json").out)

    assert document["count"] == 1
    (hit,) = document["contracts"]
    assert set(hit) >= KEYS
    assert hit["amount"] == "100000.00"
    assert hit["signed_on"] == "2024-07-10"
    assert hit["match"] == {"page": 2, "snippet": hit["match"]["snippet"]}


def test_count_is_the_whole_number_under_a_limit(carchive, filled_archive):
    result = carchive("--archive", filled_archive, "find", "--limit", 1, "--json")

    assert json.loads(result.out)["count"] == 3
    assert len(json.loads(result.out)["contracts"]) == 1
    shown = carchive("--archive", filled_archive, "find", "--limit", 1)
    assert shown.err == "1 of 3 contracts; all with --limit 0\n"


def test_json_keeps_the_customer_exactly(carchive, filled_archive):
    result = carchive("--archive", filled_archive, "find", "保密", "--json")

    assert json.loads(result.out)["contracts"][0]["customer"].startswith("一家名字")


def test_csv_is_read_back_and_runs_no_formula(carchive, filled_archive):
    result = carchive("--archive", filled_archive, "list", "--csv")

    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [row["number"] for row in rows] == ["BM-2024-0001", "KJ-2023-0001", "XS-2024-0001"]
    assert rows[1]["title"].startswith("'=cmd")
    assert rows[2]["amount"] == "100000.00"


def test_a_template_gives_each_hit_a_line(carchive, filled_archive):
    result = carchive(
        "--archive",
        filled_archive,
        "find",
        "--type",
        "销售",
        "--format",
        "{number}\\t{{{customer}}}",
    )

    assert result.out == "XS-2024-0001\t{华东机电有限公司}\n"
    assert result.err == ""


def test_no_hit_is_an_answer(carchive, filled_archive):
    result = carchive("--archive", filled_archive, "find", "直升机")

    assert result == (0, "", "No contract matches.\n")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("--customer", "华东"), ["XS-2024-0001"]),
        (("--customer", "northern"), ["KJ-2023-0001"]),
        (("--type", "xs"), ["XS-2024-0001"]),
        (("--signed", "2023"), ["KJ-2023-0001"]),
        (("--signed", "2024年7月"), ["BM-2024-0001", "XS-2024-0001"]),
        (("--amount", "9万..11万"), ["XS-2024-0001"]),
        (("--band", "small"), ["XS-2024-0001"]),
        (("--owner", "王芳"), ["XS-2024-0001"]),
        (("--tag", "重点"), ["XS-2024-0001"]),
        (("--number", "ｘｓ-2024-0001"), ["XS-2024-0001"]),
        (("协议", "-保密"), []),
        (("合同", "OR", "agreement"), ["KJ-2023-0001", "XS-2024-0001"]),
        (("--sort", "-number"), ["XS-2024-0001", "KJ-2023-0001", "BM-2024-0001"]),
    ],
)
def test_options_narrow_the_search(carchive, filled_archive, words, numbers):
    sort = () if "--sort" in words else ("--sort", "number")
    result = carchive("--archive", filled_archive, "find", *words, *sort, "--format", "{number}")

    assert result.out.split() == numbers


def test_moments_are_the_same_in_every_document(carchive, filled_archive):
    here = ("--archive", filled_archive)
    (hit,) = json.loads(carchive(*here, "find", "轴承", "--json").out)["contracts"]
    card = json.loads(carchive(*here, "show", "XS-2024-0001", "--json").out)
    (row,) = csv.DictReader(io.StringIO(carchive(*here, "find", "轴承", "--csv").out))
    line = carchive(*here, "find", "轴承", "--format", "{archived_at}").out.strip()

    assert card["archived_at"].endswith("Z")
    assert {hit["archived_at"], row["archived_at"], line} == {card["archived_at"]}


@pytest.fixture
def archive_with_projects(filled_archive, carchive, make_pdf):
    rules = filled_archive / "archive.yaml"
    own = "fields: [{key: project, label: 项目}, {key: paid, label: 已付, kind: yes_no}]"
    rules.write_text(rules.read_text("utf-8").replace("fields: []", own), "utf-8")
    given = ("--type", "XS", "--customer", "瑞华科技", "--signed", "2024-07-11")
    own_values = ("--set", "project=P-17", "--set", "已付=是")
    call = ("--archive", filled_archive, "ingest", make_pdf("p.pdf"), *given, *own_values)
    assert carchive(*call).code == 0
    return filled_archive


def test_the_archives_own_fields_are_found_and_listed_in_every_form(
    carchive, archive_with_projects
):
    call = (
        "--archive",
        archive_with_projects,
        "find",
        "--set",
        "project=P-17",
        "--set",
        "paid=yes",
    )

    (hit,) = json.loads(carchive(*call, "--json").out)["contracts"]
    assert hit["custom"] == {"project": "P-17", "paid": "yes"}
    assert carchive(*call, "--format", "{number} {project} {paid}").out == "XS-2024-0002 P-17 yes\n"
    listed = carchive("--archive", archive_with_projects, "list", "--csv").out
    rows = {row["number"]: row for row in csv.DictReader(io.StringIO(listed))}
    assert rows["XS-2024-0002"]["project"] == "P-17"
    assert rows["XS-2024-0001"]["project"] == ""
    shown = carchive("--archive", archive_with_projects, "show", "XS-2024-0002").out
    assert re.search(r"项目 +P-17", shown)
    assert re.search(r"已付 +yes", shown)


def test_a_template_with_a_field_that_the_archive_does_not_have_names_those_it_has(
    carchive, archive_with_projects
):
    result = carchive("--archive", archive_with_projects, "find", "--format", "{projekt}")
    assert result.code == 2
    assert "project" in result.err
