"""The tag files of a bag, written and read as RFC 8493 says."""

from __future__ import annotations

import pytest

from contract_archive.tools.bags.manifests import (
    TagError,
    climbs,
    info,
    manifest,
    read_info,
    read_manifest,
)

ONE = "a" * 64


@pytest.mark.parametrize(
    "path", ["data/a b", "data/合同 50%.pdf", "data/%25", "data/a\nb", "data/\r"]
)
def test_a_path_reads_back_as_it_was_written(path: str) -> None:
    written = manifest({path: ONE})
    assert written.count(b"\n") == 1
    assert read_manifest(written, "sha256") == {path: ONE}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_of_three_ways(ending: str) -> None:
    data = f"{ONE.upper()} data/a{ending}{ONE}\tdata/b{ending}"
    assert read_manifest(data.encode(), "sha256") == {"data/a": ONE, "data/b": ONE}


@pytest.mark.parametrize("line", ["data/a", f"{ONE}0  data/a", f"{ONE}", f"{'g' * 64}  data/a"])
def test_what_is_no_checksum_with_a_file_is_refused(line: str) -> None:
    with pytest.raises(TagError, match="line 1"):
        read_manifest(line.encode(), "sha256")


@pytest.mark.parametrize(
    "path",
    ["../a", "data/../../a", "/a", "data//a", "./a", "data/.", "~/a", "c:/a", "data\\..\\a", ""],
)
def test_a_path_that_could_lead_out_climbs(path: str) -> None:
    assert climbs(path)


@pytest.mark.parametrize("path", ["data/a", "data/..a", "data/a..", "data/…", "data/a~"])
def test_a_plain_path_does_not_climb(path: str) -> None:
    assert not climbs(path)


def test_a_hidden_climb_is_seen_after_it_is_decoded() -> None:
    assert read_manifest(f"{ONE}  data/%2e%2e/a".encode(), "sha256") == {"data/%2e%2e/a": ONE}
    with pytest.raises(TagError):
        read_manifest(f"{ONE}  data/%0A/../../a".encode(), "sha256")


def test_labels_read_back_folded_lines_joined() -> None:
    assert read_info(info([("A", "one\ntwo"), ("Empty", "")])) == {"A": "one two"}
    assert read_info(b"A: one\r\n  two\r\nA: three\r\n") == {"A": "one two", "A (3)": "three"}
    with pytest.raises(TagError):
        read_info(b"no label")
    with pytest.raises(TagError):
        read_info(b"\xff: x")
