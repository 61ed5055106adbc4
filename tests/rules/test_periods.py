from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.errors import UsageError
from contract_archive.rules.periods import parse_day, parse_period


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-05",
        "2024/7/5",
        "2024.07.05",
        "20240705",
        "2024年7月5日",
        "2024年07月05号",
        "２０２４－０７－０５",
        " 2024 年 7 月 5 日 ",
    ],
)
def test_a_day_is_read_in_every_usual_form(text):
    assert parse_day(text) == date(2024, 7, 5)
    assert parse_period(text) == (date(2024, 7, 5), date(2024, 7, 5))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2024",
        "2024-07",
        "24-07-05",
        "2024-7/5",
        "5.7.2024",
        "2024-13-01",
        "2023-02-29",
        "2024-04-31",
        "2024-00-10",
        "0000-01-01",
        "2024-07-05..2024-07-06",
        "2024年7月",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(UsageError) as caught:
        parse_day(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        ("2024|2024年|2024年度", "2024-01-01", "2024-12-31"),
        ("2024-07|2024/7|2024年7月|2024年07月份|202407", "2024-07-01", "2024-07-31"),
        ("2024-02|2024年2月", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        (
            "2024Q3|2024q3|2024-Q3|2024年第三季度|2024年3季度|2024年三季度",
            "2024-07-01",
            "2024-09-30",
        ),
        ("2024Q4|2024年第四季度", "2024-10-01", "2024-12-31"),
        ("2024H1|2024年上半年", "2024-01-01", "2024-06-30"),
        ("2024年下半年", "2024-07-01", "2024-12-31"),
        (
            "2024-07-01..2024-09-30|2024-07..2024-09|2024Q3..2024年9月|2024年7月至2024年9月",
            "2024-07-01",
            "2024-09-30",
        ),
        ("2024-02-29..2024-02-29", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_period_is_read_in_every_usual_form(texts, first, last):
    for text in texts.split("|"):
        assert parse_period(text) == (date.fromisoformat(first), date.fromisoformat(last)), text


def test_a_period_may_be_open_at_one_end():
    assert parse_period("2024-07..") == (date(2024, 7, 1), None)
    assert parse_period("..2024") == (None, date(2024, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "2024-13",
        "2024Q5",
        "2024Q0",
        "2024年第五季度",
        "2024..2023",
        "2024-09..2024-07",
        "a..b",
        "1..2..3",
        "2023-02-29",
        "99999",
        "2024H3",
        "2024-07-05..2024-07-04",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(UsageError) as caught:
        parse_period(text)
    assert caught.value.hint


def test_a_reversed_period_is_shown_the_right_way_round():
    with pytest.raises(UsageError) as caught:
        parse_period("2024-09..2024-07")
    assert "2024-07..2024-09" in caught.value.hint


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_years_quarters_and_months_cover_each_day_exactly_once(day):
    quarters = [parse_period(f"{day.year}Q{n}") for n in range(1, 5)]
    months = [parse_period(f"{day.year}-{n:02}") for n in range(1, 13)]
    for periods in (quarters, months, [parse_period(str(day.year))]):
        assert sum(period.first <= day <= period.last for period in periods) == 1
        assert all(one.last + timedelta(1) == next_.first for one, next_ in pairwise(periods))


@given(first=st.dates(date(1000, 1, 1), date(2985, 1, 1)), days=st.integers(0, 5000))
def test_a_range_of_days_is_exactly_these_days(first, days):
    last = first + timedelta(days)
    assert parse_period(f"{first}..{last}") == (first, last)


@given(st.text())
def test_any_text_is_a_period_or_refused_in_words(text):
    try:
        parse_period(text)
    except UsageError as error:
        assert error.hint


@pytest.mark.parametrize("text", ["2024Q5", "2024Q0", "2024年第7季度"])
def test_a_quarter_that_no_year_has_is_told_as_a_quarter(text):
    with pytest.raises(UsageError, match="four quarters") as caught:
        parse_period(text)
    assert "2024Q4" in caught.value.hint
