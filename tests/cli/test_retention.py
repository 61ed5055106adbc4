"""``expire``, ``reopen``, ``retention``."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from contract_archive.archive import Archive
from contract_archive.cli.render.text import width
from contract_archive.errors import ExitCode


@pytest.fixture
def root(fresh_archive: Archive, file_contract: Callable[..., str]) -> Path:
    """An archive with a contract that is over, one in force and one without an end."""
    day = {"signed_on": date(2013, 7, 1)}
    file_contract(fresh_archive, **day, expires_on=date(2014, 6, 30))
    file_contract(fresh_archive, **day, expires_on=date(9999, 12, 31))
    file_contract(fresh_archive, **day)
    fresh_archive.close()
    return fresh_archive.root


def test_a_dry_run_tells_each_verdict_with_its_reasons(carchive, root):
    call = ("--archive", root, "expire", "--as-of", "2014-07-01", "--dry-run")
    shown = carchive(*call)
    assert shown.code == 0
    assert "XS-2013-0001" in shown.out and "XS-2013-0002" not in shown.out
    assert "its last day is 2014-06-30" in shown.out
    assert "closed/2013/销售合同" in shown.out
    assert "3 appraised: 1 would be closed" in shown.err
    assert "never expires" in carchive(*call, "--all").out
    document = json.loads(carchive(*call, "--json").out)
    assert document["counts"] == {"keep": 2, "extend": 0, "close": 1, "destroy": 0, "hold": 0}
    first, *_rest = document["contracts"]
    assert first["verdict"] == "close"
    assert (first["rule"], first["trigger"], first["until"]) == ("D10", "2014-06-30", "2024-12-31")
    assert first["path"] == "2013/销售合同/华东机电有限公司/XS-2013-0001"
    assert first["moved_to"] == f"closed/{first['path']}"
    assert (root / first["path"]).is_dir()


def test_what_is_over_is_closed_found_and_opened_again(carchive, root):
    on = ("--archive", root)
    assert carchive(*on, "expire").code == 0
    hit = json.loads(carchive(*on, "find", "--status", "retained", "--json").out)["contracts"][0]
    assert (hit["number"], hit["status"]) == ("XS-2013-0001", "retained")
    assert hit["path"].startswith("closed/")
    assert json.loads(carchive(*on, "show", "XS-2013-0001", "--json").out)["closed_on"]
    assert "the closed stacks" in carchive(*on, "history", "XS-2013-0001").out
    assert carchive(*on, "reopen", "XS-2013-0001").code == ExitCode.USAGE
    opened = carchive(*on, "reopen", "XS-2013-0001", "--reason", "诉讼", "--until", "2099-01-01")
    assert opened.code == 0 and "open until 2099-01-01: 2013/" in opened.out
    assert carchive(*on, "reopen", "XS-2013-0001", "--reason", "x").code == ExitCode.CONFLICT
    assert carchive(*on, "reopen", "XS-2013-0009", "--reason", "x").code == ExitCode.NOT_FOUND
    assert "诉讼" in carchive(*on, "history", "XS-2013-0001").out


def test_a_day_to_come_wants_a_dry_run(carchive, root):
    refused = carchive("--archive", root, "expire", "--as-of", "2099-01-01")
    assert refused.code == ExitCode.USAGE
    assert "--dry-run" in refused.err


def test_a_record_that_cannot_be_read_is_told_and_the_rest_is_done(carchive, root):
    record = root / "2013/销售合同/华东机电有限公司/XS-2013-0002/contract.yaml"
    record.write_text("no record", "utf-8")
    done = carchive("--archive", root, "expire")
    assert done.code == ExitCode.DAMAGED
    assert "! XS-2013-0002" in done.err
    assert "2 appraised: 1 closed" in done.err


def test_retention_is_shown_raised_and_lowered_with_a_reason(carchive, root):
    on = ("--archive", root, "retention")
    shown = carchive(*on, "show", "XS-2013-0001", "--as-of", "2014-07-01").out
    assert "Kept until: 2024-12-31" in shown and "D10" in shown
    raised = carchive(*on, "set", "XS-2013-0001", "D30")
    assert raised.code == 0 and "Kept until: 2044-12-31" in raised.out
    assert carchive(*on, "set", "XS-2013-0001", "D10").code == ExitCode.USAGE
    lowered = carchive(*on, "set", "XS-2013-0001", "D10", "--reason", "误录", "--json")
    assert json.loads(lowered.out)["lowered"] is True
    history = carchive("--archive", root, "history", "XS-2013-0001").out
    assert "D30 → D10" in history and "误录" in history
    assert carchive(*on, "set", "XS-2013-0001").code == ExitCode.USAGE
    assert carchive(*on, "set", "XS-2013-0001", "D99").code == ExitCode.USAGE
    back = json.loads(carchive(*on, "set", "XS-2013-0001", "--by-schedule", "--json").out)
    assert (back["after"], back["rule"]) == (None, "D10")
    shown = json.loads(carchive(*on, "show", "XS-2013-0003", "--json").out)
    assert (shown["verdict"], shown["until"]) == ("keep", None)


def test_on_a_terminal_the_reasons_stand_whole_below_each_contract(terminal, root):
    shown = terminal("--archive", root, "expire", "--as-of", "2014-07-01", "--dry-run").out
    assert max(map(width, shown.splitlines())) <= 80
    assert "until 2024-12-31" in " ".join(shown.split())
    assert "closed/2013/销售合同/华东机电有限公司/XS-2013-0001" in "".join(shown.split())
