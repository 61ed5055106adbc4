"""Dates as English contracts write them."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.reading.english.values.dates import date_order, find_dates, first_date

SURE = (
    ("May 1, 2006", date(2006, 5, 1)),
    ("MAY 1,2006", date(2006, 5, 1)),
    ("1 May 2006", date(2006, 5, 1)),
    ("this 1st day of May, 2006", date(2006, 5, 1)),
    ("this 1 st day of May 2006", date(2006, 5, 1)),
    ("the 5th (fifth) day of June 2010", date(2010, 6, 5)),
    ("the fifteenth (15th) day of July, 1997", date(1997, 7, 15)),
    ("first day of May, two thousand six", date(2006, 5, 1)),
    ("31st day of December, nineteen hundred ninety-nine", date(1999, 12, 31)),
    ("12th day of August, Two Thousand Nineteen", date(2019, 8, 12)),
    ("this 10 day of October, A.D. 2011", date(2011, 10, 10)),
    ("on June 5th, in the year 2010", date(2010, 6, 5)),
    ("[15] May 2006", date(2006, 5, 15)),
    ("this _15_ day of _May_, 2006", date(2006, 5, 15)),
    ("2006-05-01", date(2006, 5, 1)),
    ("2016.02.29", date(2016, 2, 29)),
    ("1-May-2006", date(2006, 5, 1)),
    ("01-MAY-06", date(2006, 5, 1)),
    ("Sept. 9, 2014", date(2014, 9, 9)),
    ("Jan.5,2010", date(2010, 1, 5)),
    ("9th of May, 2007", date(2007, 5, 9)),
    ("May 1 5, 2 0 0 6", date(2006, 5, 15)),
    ("13/05/2006", date(2006, 5, 13)),
    ("05/13/2006", date(2006, 5, 13)),
    ("11-18-05", date(2005, 11, 18)),
    ("12/31/99", date(1999, 12, 31)),
)
NONE = (
    "April [__], 2020",
    "April __, 2020",
    "___ day of May, 2006",
    "April [***], 2020",
    "May 2006",
    "31 June 2006",
    "29 February 2015",
    "Section 1.2.3",
    "version 10.11.12",
    "555-12-1234",
    "12/2006",
)


@pytest.mark.parametrize(("text", "day"), SURE)
def test_a_date_is_read(text: str, day: date):
    found = first_date(text)
    assert found is not None
    assert (found.value, found.sure >= 0.95) == (day, True)


@pytest.mark.parametrize("text", NONE)
def test_blanks_redactions_and_impossible_days_are_no_dates(text: str):
    assert list(find_dates(text)) == []


def test_a_numeric_date_that_may_be_either_is_not_sure():
    assert first_date("01/05/2006").sure < 0.9


def test_other_dates_of_the_document_tell_which_number_is_the_day():
    british = date_order("Delivered on 25/04/2006 and 03/05/2006")
    american = date_order("Delivered on 04/25/2006 and 03/05/2006")
    assert first_date("01/05/2006", british).value == date(2006, 5, 1)
    assert first_date("01/05/2006", american).value == date(2006, 1, 5)


def test_where_no_date_tells_the_country_does_and_less_surely():
    order = date_order(
        "a Delaware corporation, Portland, OR 97035, under the laws of the State of Iowa"
    )
    found = first_date("01/05/2006", order)
    assert found.value == date(2006, 1, 5)
    assert found.sure <= 0.9


def test_dates_come_from_left_to_right_with_their_places():
    text = "from March 1, 2015 until 28 February 2017"
    assert [text[found.start : found.end] for found in find_dates(text)] == [
        "March 1, 2015",
        "28 February 2017",
    ]
