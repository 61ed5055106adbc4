"""Shelf marks: how they are written, compared, ordered and counted up."""

from __future__ import annotations

import pytest

from contract_archive.errors import UsageError
from contract_archive.rules.shelving import (
    capacity_of,
    fold_mark,
    is_at,
    next_free,
    parse_mark,
    place_key,
)
from contract_archive.settings.model import PaperSettings, Shelf

RULES = PaperSettings(2, 14, (Shelf("A室", 3), Shelf("A室/9柜", 4)))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A室/3柜/2层/盒12", "A室/3柜/2层/盒12"),
        (" A室 ／ 3柜//盒 12 /", "A室/3柜/盒 12"),
        ("Room A/Box 3", "Room A/Box 3"),
    ],
)
def test_a_mark_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert parse_mark(typed) == kept
    assert parse_mark(kept) == kept


@pytest.mark.parametrize("typed", ["", " ", "//", "x" * 101])
def test_what_is_no_place_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_mark(typed)


def test_a_place_holds_what_stands_below_it_and_no_neighbour() -> None:
    assert is_at("A室/3柜/盒1", "ａ室/3柜")
    assert is_at("A室/3柜", "A室/3柜")
    assert is_at("A室/3柜", "")
    assert not is_at("A室/30柜", "A室/3柜")
    assert not is_at("A室", "A室/3柜")
    assert fold_mark(fold_mark("Ａ室 / 3柜")) == fold_mark("a室/3柜")


def test_marks_are_ordered_by_their_numbers() -> None:
    marks = ["A室/盒12", "A室/盒2", "A室/盒²", "2库", "10库", "A室/盒2/1"]
    assert sorted(marks, key=place_key)[:2] == ["2库", "10库"]
    assert sorted(marks[:2], key=place_key) == ["A室/盒2", "A室/盒12"]


def test_the_longest_place_that_fits_gives_the_capacity() -> None:
    assert [capacity_of(RULES, mark) for mark in ("B室/盒1", "A室/盒1", "A室/9柜/盒1")] == [2, 3, 4]


def test_the_next_free_place_is_in_the_same_level_and_keeps_its_zeros() -> None:
    counts = {fold_mark("B室/盒10"): 2, fold_mark("B室/盒11"): 1}
    assert next_free(RULES, "B室/盒09", counts) == "B室/盒11"
    assert next_free(RULES, "B室/盒09", counts, 2) == "B室/盒12"
    assert next_free(RULES, "B室/盒 009 (上)", {}) == "B室/盒 010 (上)"
    assert next_free(RULES, "3层/盒甲", {}) is None
    assert next_free(RULES, "B室/盒1", {}, 3) is None
