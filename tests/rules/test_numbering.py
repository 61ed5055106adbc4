from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.errors import UsageError
from contract_archive.records.patterns import parse_pattern
from contract_archive.rules import numbering
from contract_archive.settings import Series

NEW_YEAR = date(2024, 1, 1)


def series(code="XS", number="{series}-{year}-{seq:4}", scope=("series", "year"), start=1):
    return Series(code, "销售", "Sales", "销售合同", parse_pattern(number), scope, start)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{series}-{year}-{seq:4}", "XS-2024-0012"),
        ("ZG-{series}-{yy}{month}{seq:3}", "ZG-XS-2407012"),
        ("JM/({year}){seq}", "JM/(2024)12"),
        ("{fonds}〔{year}〕{seq:2}号", "HT〔2024〕12号"),
        ("{series}-{department}-{seq:2}", "XS-HR-12"),
    ],
)
def test_a_number_prints_its_fields(pattern, number):
    made = numbering.format_number(series(number=pattern), "HT", date(2024, 7, 5), 12, "HR")
    assert made == number


def test_a_value_wider_than_its_pattern_is_printed_whole():
    assert numbering.format_number(series(), "HT", NEW_YEAR, 123456) == "XS-2024-123456"


def test_a_number_that_shows_the_department_needs_one():
    with pytest.raises(UsageError, match="department"):
        numbering.format_number(series(number="{department}-{seq}"), "HT", NEW_YEAR, 1, " ")


@given(
    on=st.dates(date(1000, 1, 1)),
    value=st.integers(1, 10**9),
    pattern=st.sampled_from(
        [
            "{series}-{year}-{seq:4}",
            "{yy}{month}{seq}",
            "{seq}/{year}",
            "{fonds}〔{year}〕{seq:6}号",
        ]
    ),
)
def test_a_number_reads_back_as_it_was_printed(on, value, pattern):
    xs = series(number=pattern)
    fields = numbering.parse_number(xs, "HT", numbering.format_number(xs, "HT", on, value))
    assert fields is not None
    assert int(fields["seq"]) == value
    assert fields.get("year", f"{on.year:04}") == f"{on.year:04}"
    assert fields.get("month", f"{on.month:02}") == f"{on.month:02}"


@pytest.mark.parametrize(
    "written", ["xs-2024-0012", "ＸＳ－２０２４－００１２", " XS – 2024 — 0012 "]
)
def test_a_number_reads_in_any_width_case_and_dash(written):
    assert numbering.parse_number(series(), "HT", written) == {"year": "2024", "seq": "0012"}


@pytest.mark.parametrize(
    "foreign",
    ["XS-2024-12", "XS-2024-00012", "KJ-2024-0012", "XS-24-0012", "XS-2024-0012-B1", "", "GF-2000"],
)
def test_a_foreign_number_is_not_read(foreign):
    assert numbering.parse_number(series(), "HT", foreign) is None


@pytest.mark.parametrize(
    "written",
    [
        "ZG/XS(2024)〔01〕",
        "ｚｇ／ＸＳ（２０２４）［０１］",
        "zg/xs【2024】(01)",
        "ZG / XS (2024) (01)",
    ],
)
def test_foreign_numbers_fold_alike_across_widths_and_brackets(written):
    assert numbering.fold_number(written) == "ZG/XS(2024)(01)"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    once = numbering.fold_number(text)
    assert numbering.fold_number(once) == once


@pytest.mark.parametrize(
    ("scope", "name"),
    [
        (("series", "year"), "series=XS,year=2024"),
        (
            ("fonds", "series", "department", "year", "month"),
            "fonds=HT,series=XS,department=HR,year=2024,month=07",
        ),
        (("series",), "series=XS"),
        ((), ""),
    ],
)
def test_a_scope_names_what_restarts_the_sequence(scope, name):
    assert numbering.scope_of(series(scope=scope), "HT", date(2024, 7, 5), "hr") == name


@given(one=st.text(min_size=1), other=st.text(min_size=1))
def test_two_departments_share_a_sequence_only_if_their_numbers_look_alike(one, other):
    by_department = series(scope=("series", "department"))
    scopes = [numbering.scope_of(by_department, "HT", NEW_YEAR, each) for each in (one, other)]
    alike = numbering.fold_number(one) == numbering.fold_number(other)
    assert (scopes[0] == scopes[1]) == alike


@pytest.mark.parametrize(
    ("kind", "number"), [("supplement", "XS-1-B2"), ("annex", "XS-1-F02"), ("main", "XS-1")]
)
def test_an_item_bears_its_parents_number(kind, number):
    patterns = {
        "supplement": parse_pattern("{parent}-B{n}"),
        "annex": parse_pattern("{parent}-F{n:2}"),
    }
    assert numbering.item_number(patterns, "XS-1", kind, 2) == number


def test_gaps_are_told_as_runs():
    assert numbering.gaps(1, 10, {2, 3, 7, 12}) == ((1, 1), (4, 6), (8, 10))
    assert numbering.gaps(1, 0, ()) == ()


@given(start=st.integers(1, 30), last=st.integers(0, 60), taken=st.sets(st.integers(-5, 70)))
def test_gaps_and_taken_values_cover_exactly_the_sequence(start, last, taken):
    runs = numbering.gaps(start, last, taken)
    missing = [value for first, end in runs for value in range(first, end + 1)]
    assert missing == [value for value in range(start, last + 1) if value not in taken]
    assert all(end + 1 < first for (_, end), (first, _) in pairwise(runs))
