"""``carchive transfer``."""

from __future__ import annotations

import json

from contract_archive.errors import ExitCode


def test_contracts_go_from_one_archive_to_another(
    carchive, filled_archive, empty_archive, tmp_path
):
    listed = json.loads(carchive("--archive", filled_archive, "list", "--json").out)
    numbers = [each["number"] for each in listed["contracts"]]
    bag = tmp_path / "bag"
    out = carchive("--archive", filled_archive, "transfer", "out", *numbers, bag, "--json")
    told = json.loads(out.out)
    assert (out.code, told["bag"]) == (0, str(bag))
    assert [each["number"] for each in told["contracts"]] == numbers

    dry = carchive("--archive", empty_archive, "transfer", "in", bag, "--dry-run")
    assert (dry.code, "nothing was written" in dry.err) == (0, True)
    came = carchive("--archive", empty_archive, "transfer", "in", bag, "--json")
    results = json.loads(came.out)["results"]
    assert (came.code, {each["outcome"] for each in results}) == (0, {"filed"})
    again = carchive("--archive", empty_archive, "transfer", "in", bag)
    assert again.code == ExitCode.CONFLICT
    found = json.loads(carchive("--archive", empty_archive, "list", "--json").out)
    keys = ("number", "title", "customer", "signed_on", "amount", "pages", "path")
    for one, other in zip(listed["contracts"], found["contracts"], strict=True):
        assert [one[key] for key in keys] == [other[key] for key in keys]


def test_wrong_calls_are_told_in_a_line(carchive, empty_archive, tmp_path):
    (tmp_path / "folder").mkdir()
    for words, code in (
        (("in", tmp_path / "folder"), ExitCode.BAD_INPUT),
        (("in", tmp_path / "folder", "--series-map", "XS"), ExitCode.USAGE),
        (("out", "XS-2024-0001", tmp_path / "bag"), ExitCode.NOT_FOUND),
        (("out", "XS-2024-0001"), ExitCode.USAGE),
    ):
        result = carchive("--archive", empty_archive, "transfer", *words)
        assert (result.code, result.out) == (code, "")
        assert len(result.err.splitlines()) == 2
