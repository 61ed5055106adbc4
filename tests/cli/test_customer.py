"""``customer``: list, show, add, alias, rename, merge."""

from __future__ import annotations

import csv
import io
import json

import pytest

from contract_archive.errors import ExitCode

EAST = "华东机电有限公司"
NORTH = "Northern Bearings Ltd"


@pytest.fixture
def call(carchive, filled_archive):
    """Call ``customer …`` in an archive with three contracts of three customers."""
    return lambda *words, **more: carchive("--archive", filled_archive, "customer", *words, **more)


def test_list_shows_contracts_sums_and_other_names(call):
    call("alias", EAST, "华东")
    shown = call("list", "华东")
    assert shown.code == 0
    (_heading, line) = shown.out.splitlines()
    assert line.split() == [EAST, "华东", "1", "100,000.00", "CNY"]
    assert "1 customer" in shown.err

    document = json.loads(call("list", "--json").out)
    assert document["count"] == 3
    (found,) = [each for each in document["customers"] if each["name"] == EAST]
    assert found == {
        "name": EAST,
        "aliases": ["华东"],
        "former_names": [],
        "count": 1,
        "amounts": [{"amount": "100000.00", "currency": "CNY"}],
    }
    rows = list(csv.DictReader(io.StringIO(call("list", "--csv").out)))
    assert [row["aliases"] for row in rows if row["name"] == EAST] == ["华东"]
    assert call("list", "--csv", "--json").code == ExitCode.USAGE


def test_show_gives_names_and_contracts_by_any_name(call):
    call("alias", NORTH, "北方轴承")
    shown = call("show", "北方轴承")
    assert shown.out.splitlines()[0] == NORTH
    assert "Also: 北方轴承" in shown.out
    assert "KJ-2023-0001" in shown.out

    document = json.loads(call("show", "northern bearings limited", "--json").out)
    assert document["name"] == NORTH
    assert [each["number"] for each in document["contracts"]] == ["KJ-2023-0001"]


def test_find_and_completion_know_the_other_names(carchive, call, process, filled_archive):
    call("alias", NORTH, "北方轴承")
    found = carchive("--archive", filled_archive, "find", "--customer", "北方", "--json")
    assert json.loads(found.out)["count"] == 1
    line = f"carchive --archive {filled_archive} find --customer 北方"
    offered = process(
        _CARCHIVE_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1)
    )
    assert offered.out.split() == ["北方轴承"]


def test_an_unknown_customer_is_not_found_and_a_near_one_is_named(call):
    told = call("show", "Northern Bearing Ltd")
    assert told.code == ExitCode.NOT_FOUND
    assert NORTH in told.err
    assert call("show", " ").code == ExitCode.USAGE


def test_add_says_what_comes_near_and_refuses_what_is_there(call):
    added = call("add", "Northern Bearings Inc.", "--alias", "NBI")
    assert added.code == 0
    assert "Northern Bearings Inc. is added" in added.out
    assert f"{NORTH} comes near: only the legal form differs" in added.err

    again = call("add", "NBI", "--json")
    assert again.code == ExitCode.CONFLICT
    assert json.loads(again.out)["error"]["details"] == {"customer": "Northern Bearings Inc."}

    assert "no contract" in call("rename", "NBI", "Northern Bearings LLC").err

    document = json.loads(call("add", "东山电力设备有限公司", "--json").out)
    assert document["close"] == []
    assert document["customer"]["count"] == 0


def test_an_alias_can_be_taken_away(call):
    call("alias", NORTH, "北方轴承")
    assert "Also" not in call("alias", NORTH, "北方轴承", "--remove").out
    assert call("alias", NORTH, "北方轴承", "--remove").code == ExitCode.NOT_FOUND


def test_rename_shows_first_and_then_moves(call, filled_archive):
    new = "华东机电股份有限公司"
    planned = json.loads(call("rename", EAST, new, "--dry-run", "--json").out)
    assert planned["dry_run"] is True
    assert planned["customer"]["name"] == new
    (move,) = planned["contracts"]
    assert move == {
        "number": "XS-2024-0001",
        "from": f"2024/销售合同/{EAST}/XS-2024-0001",
        "to": f"2024/销售合同/{new}/XS-2024-0001",
        "error": None,
    }
    assert (filled_archive / move["from"]).is_dir()

    done = call("rename", EAST, new)
    assert done.code == 0
    assert move["to"] in done.out
    assert f"1 contract follows {new}" in done.err
    assert (filled_archive / move["to"]).is_dir()
    assert not (filled_archive / move["from"]).parent.exists()
    assert f"Formerly: {EAST}" in call("show", new).out


def test_a_terminal_shows_whole_where_a_contract_was_and_is(terminal, filled_archive):
    new = "华东机电股份有限公司"
    told = terminal("--archive", filled_archive, "customer", "rename", EAST, new, "--dry-run")
    assert told.code == 0
    assert f"  2024/销售合同/{EAST}/XS-2024-0001\n→ 2024/销售合同/{new}/XS-2024-0001\n" in told.out


def test_a_contract_that_stays_is_told_with_exit_7(call, filled_archive):
    record = filled_archive / f"2024/销售合同/{EAST}/XS-2024-0001/contract.yaml"
    record.write_bytes(record.read_bytes() + b"# by hand\n")
    told = call("rename", EAST, "华东机电股份有限公司")
    assert told.code == ExitCode.DAMAGED
    assert "✗ XS-2024-0001" in told.err
    assert record.exists()


def test_merge_makes_one_of_two(call):
    planned = call("merge", EAST, NORTH, "--dry-run")
    assert "1 contract would follow Northern Bearings Ltd; nothing was written" in planned.err
    assert call("merge", EAST, NORTH).code == 0
    document = json.loads(call("show", EAST, "--json").out)
    assert (document["name"], document["count"]) == (NORTH, 2)
    assert document["former_names"] == [EAST]
    assert call("merge", EAST, NORTH).code == ExitCode.CONFLICT


@pytest.mark.parametrize("written", ["北方轴承", "NORTHERN BEARINGS LIMITED"])
def test_a_scan_is_filed_under_the_official_name(carchive, call, filled_archive, make_pdf, written):
    call("alias", NORTH, "北方轴承")
    scan = make_pdf("scan.pdf")
    words = ["ingest", scan, "--type", "XS", "--customer", written, "--signed", "2024-07-01"]
    result = carchive("--archive", filled_archive, *words, "--json")
    (answer,) = json.loads(result.out)["results"]
    assert (result.code, answer["outcome"]) == (0, "filed")
    assert answer["path"].split("/")[2] == NORTH


def test_a_list_without_customers_is_empty(carchive, empty_archive):
    for words in ((), ("华东",)):
        result = carchive("--archive", empty_archive, "customer", "list", *words, "--json")
        assert (result.code, json.loads(result.out)["customers"]) == (0, [])
    assert carchive("--archive", empty_archive, "customer", "list").code == 0
