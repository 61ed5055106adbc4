"""Days, sizes and shares as a report writes them."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.records.queries import Period
from contract_archive.tools.reports.words import (
    period_in_words,
    printable,
    share_in_words,
    size_in_words,
)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 7, 1), date(2024, 9, 30), "2024 Q3 (2024-07-01 to 2024-09-30)"),
        (date(2024, 1, 1), date(2024, 12, 31), "the year 2024 (2024-01-01 to 2024-12-31)"),
        (date(2024, 7, 1), date(2024, 9, 29), "2024-07-01 to 2024-09-29"),
        (date(2024, 2, 1), date(2024, 4, 30), "2024-02-01 to 2024-04-30"),
        (date(2023, 10, 1), date(2024, 12, 31), "2023-10-01 to 2024-12-31"),
        (date(2024, 7, 1), None, "since 2024-07-01"),
        (None, date(2024, 9, 30), "until 2024-09-30"),
        (None, None, "without limit"),
    ],
)
def test_a_period_is_told_by_its_days_and_its_name(
    first: date | None, last: date | None, words: str
) -> None:
    assert period_in_words(Period(first, last)) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "—"),
        (0, 7, "0 %"),
        (1, 4, "25 %"),
        (999_999, 1_000_000, "99.9 %"),
        (7, 7, "100 %"),
    ],
)
def test_only_all_of_it_is_a_hundred_percent(part: int, whole: int, words: str) -> None:
    assert share_in_words(part, whole) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_234_567_890, "1.23 GB (1,234,567,890 bytes)"),
        (5 * 10**18, "5000.00 PB (5,000,000,000,000,000,000 bytes)"),
    ],
)
def test_a_size_is_told_in_bytes_and_in_units(size: int, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("浙建合字〔2024〕第015号.pdf", "浙建合字〔2024〕第015号.pdf"),
        ("fdp.\u202etxt", "fdp.\\u202etxt"),
        ("two\nlines", "two\\x0alines"),
        ("\udcff.pdf", "\\udcff.pdf"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown
