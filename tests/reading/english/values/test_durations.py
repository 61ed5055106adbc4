"""Durations, counts and number words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from contract_archive.reading.english.values.durations import DURATION, read_duration
from contract_archive.reading.english.values.numerals import (
    read_count,
    read_ordinal,
    read_words,
)

LENGTHS = (
    ("twelve (12) months", 12, "month"),
    ("two (2) years", 2, "year"),
    ("3 (three) years", 3, "year"),
    ("ninety (90) days'", 90, "day"),
    ("thirty six (36) months", 36, "month"),
    ("one hundred eighty (180) days", 180, "day"),
    ("an 18-month", 18, "month"),
    ("a three-year", 3, "year"),
    ("one year", 1, "year"),
    ("a year", 1, "year"),
    ("five (5) full calendar years", 5, "year"),
    ("six weeks", 6, "week"),
)


@pytest.mark.parametrize(("text", "number", "unit"), LENGTHS)
def test_a_duration_is_read(text: str, number: int, unit: str):
    found = re.search(DURATION, text, re.IGNORECASE)
    assert found is not None
    length = read_duration(found[0])
    assert (length.number, length.unit, length.agrees) == (number, unit, True)


def test_words_and_figures_that_differ_are_told():
    assert not read_duration("sixty 90 days").agrees


@pytest.mark.parametrize("text", ["one and a half years", "1/2 year", "zero days"])
def test_halves_and_nothing_are_no_durations(text: str):
    assert read_duration(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("three years", date(2017, 4, 28), date(2020, 4, 28)),
        ("one year", date(2016, 2, 29), date(2017, 2, 28)),
        ("one month", date(2015, 1, 31), date(2015, 2, 28)),
        ("eighteen months", date(2015, 8, 31), date(2017, 2, 28)),
        ("90 days", date(2015, 1, 1), date(2015, 4, 1)),
        ("two weeks", date(2015, 1, 1), date(2015, 1, 15)),
    ],
)
def test_a_term_ends_on_its_anniversary(text: str, start: date, end: date):
    assert read_duration(text).after(start) == end


def test_a_term_beyond_the_calendar_has_no_end():
    assert read_duration("9000 years").after(date(2015, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty-one", 21),
        ("one hundred and five", 105),
        ("two thousand and twelve", 2012),
        ("one million two hundred thousand", 1_200_000),
        ("fifty-six thousand seven hundred eighty", 56_780),
    ],
)
def test_number_words_are_read(text: str, number: int):
    assert read_words(text) == number


def test_no_number_word_is_no_number():
    assert read_words("several") is None
    assert read_count("several") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("fifth", 5), ("twenty-first", 21), ("3rd", 3), ("thirtieth", 30), ("fortieth", 40)],
)
def test_ordinals_are_read(text: str, number: int):
    assert read_ordinal(text) == number
