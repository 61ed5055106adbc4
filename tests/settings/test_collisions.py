from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_archive.records.patterns import parse_pattern
from contract_archive.rules.numbering import (
    fold_number,
    format_number,
    overlap,
    parse_number,
    scope_of,
)
from contract_archive.settings import Series
from contract_archive.settings.collisions import hidden_scope

OWN = ("series", "year")


def series(code, number, scope=OWN, start=1):
    return Series(code, code, code, code, parse_pattern(number), scope, start)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (series("XS", "{series}-{year}-{seq:4}"), series("KJ", "{series}-{year}-{seq:4}")),
        (series("A", "X{seq:4}", ("series",), 1000), series("B", "X0{seq:3}", ("series",))),
        (series("A", "{year}-{seq:4}", ("year",)), series("B", "{year}-{seq:4}", ("year",))),
        (series("A", "{year}-0{seq:3}", ("year",)), series("B", "{year}-{seq:4}", ("year",))),
        (series("A", "{year}-{seq:3}", ("year",)), series("B", "20{yy}-{seq:3}", ("year",))),
        (series("A", "{seq}年{series}", ("series",)), series("B", "{seq}年{series}", ("series",))),
    ],
)
def test_series_whose_numbers_never_meet_are_told_apart(one, other):
    assert overlap(one, other, "HT") is None
    assert overlap(other, one, "HT") is None


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (series("XS", "{year}-{seq:4}"), series("KJ", "{year}-{seq:4}"), "2024-0001"),
        (
            series("A", "{series}{seq}", ("series",)),
            series("A1", "{series}{seq}", ("series",)),
            "A11",
        ),
        (series("A", "（{seq}）", ("series",)), series("B", "〔{seq}〕", ("series",)), "(1)"),
        (series("A", "x{seq}", ("series",)), series("B", "X{seq}", ("series",)), "X1"),
        (series("A", "X{seq:4}", ("series",)), series("B", "X0{seq:3}", ("series",)), "X0001"),
        (
            series("A", "{year}-1{seq:3}", ("year",)),
            series("B", "{year}-{seq:4}", ("year",)),
            "2024-1001",
        ),
        (series("A", "{year}{seq:4}", ("year",)), series("B", "{seq:4}", ()), "20240001"),
    ],
)
def test_series_that_can_give_one_number_are_caught_with_an_example(one, other, number):
    assert overlap(one, other, "HT") == number
    assert overlap(other, one, "HT") is not None


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{department}{seq}", "A11"),
        ("{department}-{seq}", None),
        ("{department}{year}{seq}", "A220241"),
        ("{year}{department}-{seq}", None),
        ("{series}-{year}{month}{seq:3}", None),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_caught(pattern, number):
    one = series("XS", pattern, ("series", "department", "year"))
    assert overlap(one, one, "HT") == number


def test_known_departments_are_told_apart_where_any_text_could_not():
    one = series("XS", "{department}{seq}", ("department",))
    assert overlap(one, one, "HT", ("HR", "IT")) is None
    assert overlap(one, one, "HT", ("A", "A1")) == "A11"


@pytest.mark.parametrize(
    ("pattern", "scope", "hidden"),
    [
        ("{series}-{seq}", ("series", "year"), ("year",)),
        ("{yy}-{seq}", ("series", "year"), ()),
        ("{year}-{seq}", ("department", "year", "month"), ("department", "month")),
        ("{seq}", ("fonds", "series"), ()),
    ],
)
def test_a_scope_that_the_number_hides_is_told(pattern, scope, hidden):
    assert hidden_scope(series("XS", pattern, scope)) == hidden


PIECES = st.sampled_from(["{year}", "{yy}", "{month}", "{series}", "0", "1", "-", "A"])


@st.composite
def patterns(draw):
    before, after = draw(st.lists(PIECES, max_size=2)), draw(st.lists(PIECES, max_size=2))
    width = draw(st.integers(1, 3))
    fields = [piece for piece in (*before, *after) if piece[0] == "{"]
    if len(set(fields)) != len(fields) or {"{year}", "{yy}"} <= set(fields):
        before, after = [], []
    return "".join([*before, f"{{seq:{width}}}", *after])


def given_numbers(one):
    """Every number of a series in a small world, each with its draws."""
    found: dict[str, set] = {}
    days = [date(year, month, 1) for year, month in product((2010, 2011, 2024), (1, 11))]
    for on, value in product(days, range(one.start, one.start + 130)):
        number = fold_number(format_number(one, "HT", on, value))
        found.setdefault(number, set()).add((scope_of(one, "HT", on), value))
    return found


@settings(max_examples=60, deadline=None)
@given(
    a=patterns(),
    b=patterns(),
    scope=st.sampled_from([("series",), ("series", "year"), (), ("year",)]),
    start=st.sampled_from([1, 10]),
)
def test_what_brute_force_finds_twice_the_proof_finds_too(a, b, scope, start):
    one, other = series("A", a, scope), series("B", b, scope, start)
    if any(map(hidden_scope, (one, other))):
        return
    left, right = given_numbers(one), given_numbers(other)
    clash = any(len(left[number] | right[number]) > 1 for number in left.keys() & right.keys())
    proof = overlap(one, other, "HT")
    assert proof or not clash
    if proof:
        assert parse_number(one, "HT", proof) is not None
        assert parse_number(other, "HT", proof) is not None
