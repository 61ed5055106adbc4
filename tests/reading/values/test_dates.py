"""Dates as pages write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.reading.document import fold_line
from contract_archive.reading.values.dates import DateForm, dates

DAY = date(2024, 3, 5)


def read(text: str, **how: bool) -> list[date]:
    return [found.value for found in dates(text, **how)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日",
        "2024年03月05日",
        "2024 年 3 月 5 日",
        "2024年3月5号",
        "2024年3月\n5日",
        "20 24 年 3 月 5 日",
        "__2024__年__3__月__5__日",
        "二〇二四年三月五日",
        "二○二四年三月五日",
        "二零二四年三月五日",
        "二O二四年三月五日",
        "贰零贰肆年叁月零伍日",
        "2024.03.05",
        "2024.3.5",
        "2024-3-5",
        "2024-03-05",
        "2024/3/5",
        "2024. 03. 05",
        "2024年三月5日",
        "2O24年3月5日",
        "2024年O3月O5日",
        "2024年3月5曰",
        "2024年3月5目",
        "(2024年3月5日)",
        "自2024年3月5日起",
        "无锡,2024年3月5日",
        "2024年3月5",
    ],
)
def test_a_date_is_read_however_it_is_written(text: str):
    assert read(text) == [DAY]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年十二月二十三日", date(2024, 12, 23)),
        ("二〇二四年十月十日", date(2024, 10, 10)),
        ("二零一九年元月廿三日", date(2019, 1, 23)),
        ("二〇二一年一月卅一日", date(2021, 1, 31)),
        ("贰零贰肆年壹拾贰月叁拾壹日", date(2024, 12, 31)),
        ("2024年4月20日", date(2024, 4, 20)),
        ("2024年l1月1l日", date(2024, 11, 11)),
        ("2024年2月29日", date(2024, 2, 29)),
    ],
)
def test_a_date_keeps_every_part(text: str, day: date):
    assert read(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        " 年 月 日",
        "2024年 月 日",
        "2024年3月 日",
        "20__年__月__日",
        "20 年 月 日",
        "202 年3月5日",
        "民国113年3月5日",
        "民国一百一十三年三月五日",
        "2024年13月5日",
        "2023年2月29日",
        "2024年2月30日",
        "0024年3月5日",
        "1234年3月5日",
        "GB/T 19001-2016",
        "XS-2024-03-0501",
        "XS-2024-03-05",
        "2024-03-0001",
        "192.168.20.24",
        "2024.3.5.1",
        "12024.3.5",
        "2024年3月",
        "20240305",
        "0531-2024-3-5",
        "2024年3月5个工作日",
    ],
)
def test_what_is_no_whole_date_is_none(text: str):
    assert read(text) == []


def test_two_dates_side_by_side_are_two():
    assert read("2024.3.52024.3.6") == [DAY, date(2024, 3, 6)]
    assert read("2024年3月5日2024年3月6日") == [DAY, date(2024, 3, 6)]
    assert read("2024年 月 日 2024年3月5日") == [DAY]


def test_a_range_is_two_dates():
    assert read("2024.3.5-2025.3.4") == [DAY, date(2025, 3, 4)]
    assert read("2024年3月5日-2025年3月4日") == [DAY, date(2025, 3, 4)]


def test_a_compact_date_counts_only_where_it_is_asked_for():
    assert read("签订日期:20240305", compact=True) == [DAY]
    assert read("账号2024030512", compact=True) == []


def test_a_date_that_was_repaired_says_so():
    assert [found.repaired for found in dates("2O24年3月5日 2024年3月5日 二O二四年三月五日")] == [
        True,
        False,
        False,
    ]


DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
DIGITS = "〇一二三四五六七八九"


def small(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones else "")


@given(DAYS)
def test_a_written_date_reads_back(day: date):
    for text in (f"{day.year}年{day.month}月{day.day}日", f"{day.year} 年 {day:%m} 月 {day:%d} 日"):
        ((span, value, form, _),) = dates(text)
        assert (span, value, form) == ((0, len(text)), day, DateForm.WRITTEN)


@given(DAYS)
def test_a_date_in_chinese_numerals_reads_back(day: date):
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    assert read(f"{year}年{small(day.month)}月{small(day.day)}日") == [day]


@given(DAYS, st.sampled_from("-./"))
def test_a_numeric_date_reads_back(day: date, mark: str):
    assert read(f"{day.year}{mark}{day.month}{mark}{day.day}") == [day]
    assert read(f"{day.year}{mark}{day:%m}{mark}{day:%d}") == [day]


@given(DAYS)
def test_a_full_width_date_reads_back(day: date):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in f"{day:%Y.%m.%d}")
    assert read(fold_line(wide)) == [day]


@given(st.text("0123456789年月日.-/ 二〇十\n", max_size=60))
def test_no_text_breaks_the_reader(text: str):
    for found in dates(text, compact=True):
        assert text[slice(*found.span)]
