"""Small whole numbers in both kinds of numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.reading.values.numerals import read_number

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """Write a number as people do (apart from our code)."""
    if number < 10:
        return DIGITS[number]
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            head, rest = divmod(number, unit)
            gap = "零" if rest and rest < unit // 10 else ""
            return DIGITS[head] + sign + gap + (written(rest) if rest else "")
    raise AssertionError


@given(st.integers(0, 9999))
def test_a_number_reads_back(number: int):
    assert read_number(written(number)) == number
    assert read_number(str(number)) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("廿三", 23),
        ("卅", 30),
        ("叁拾", 30),
        ("两", 2),
        ("二〇二四", 2024),
    ],
)
def test_the_usual_short_forms_are_read(word: str, number: int):
    assert read_number(word) == number


@pytest.mark.parametrize("word", ["", "百", "一十十", "三二十", "二百千", "1十", "甲", "12345"])
def test_what_is_no_number_is_refused(word: str):
    with pytest.raises(ValueError):
        read_number(word)
