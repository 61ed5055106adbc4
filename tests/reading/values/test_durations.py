"""Periods and the day on which they end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.reading.values.durations import Duration, durations, last_day


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("一年", Duration(12)),
        ("有效期为1年", Duration(12)),
        ("叁年", Duration(36)),
        ("叁(3)年", Duration(36)),
        ("三 (3) 年", Duration(36)),
        ("3(叁)年", Duration(36)),
        ("_3_年", Duration(36)),
        ("两年", Duration(24)),
        ("两年半", Duration(30)),
        ("半年", Duration(6)),
        ("1年零6个月", Duration(18)),
        ("一年又三个月", Duration(15)),
        ("十二个月", Duration(12)),
        ("24个月", Duration(24)),
        ("三十六(36)个月", Duration(36)),
        ("两个季度", Duration(6)),
        ("30日", Duration(days=30)),
        ("三十天", Duration(days=30)),
        ("三十(30)日", Duration(days=30)),
        ("15个工作日", Duration(days=15, working=True)),
        ("十五个\n工作日", Duration(days=15, working=True)),
        ("60个自然日", Duration(days=60)),
        ("90日历天", Duration(days=90)),
        ("两周", Duration(days=14)),
        ("2个星期", Duration(days=14)),
        ("二十周年", Duration(240)),
    ],
)
def test_a_period_is_read_however_it_is_written(text: str, duration: Duration):
    assert [found.value for found in durations(text)] == [duration]


@pytest.mark.parametrize(
    "text",
    [
        "2024年",
        "二〇二四年",
        "三月",
        "3月5日",
        "第三年",
        "叁(2)年",
        "年",
        "个月",
        "__年",
        "2024年度",
    ],
)
def test_what_is_no_period_is_none(text: str):
    assert list(durations(text)) == []


@pytest.mark.parametrize(
    ("start", "duration", "last"),
    [
        (date(2024, 3, 5), Duration(12), date(2025, 3, 4)),
        (date(2024, 1, 1), Duration(12), date(2024, 12, 31)),
        (date(2024, 1, 1), Duration(36), date(2026, 12, 31)),
        (date(2024, 2, 29), Duration(12), date(2025, 2, 28)),
        (date(2024, 2, 29), Duration(48), date(2028, 2, 28)),
        (date(2023, 3, 1), Duration(12), date(2024, 2, 29)),
        (date(2024, 1, 31), Duration(1), date(2024, 2, 29)),
        (date(2024, 8, 31), Duration(6), date(2025, 2, 28)),
        (date(2024, 3, 5), Duration(days=30), date(2024, 4, 3)),
        (date(2024, 12, 15), Duration(1), date(2025, 1, 14)),
    ],
)
def test_a_period_ends_the_day_before_the_same_date(start: date, duration: Duration, last: date):
    assert last_day(start, duration) == last


@given(st.dates(date(1980, 1, 1), date(2090, 12, 31)), st.integers(1, 360))
def test_a_period_and_the_next_one_leave_no_gap(start: date, months: int):
    end = last_day(start, Duration(months))
    assert end >= start
    if start.day <= 28:
        assert last_day(end + timedelta(days=1), Duration(12)) == last_day(
            start, Duration(months + 12)
        )


def test_beyond_the_calendar_there_is_no_day():
    with pytest.raises(ValueError):
        last_day(date(9990, 1, 1), Duration(12 * 99))


@given(st.text("0123456789一二三十百年个月日天周半零(). _\n工作", max_size=80))
def test_no_text_breaks_the_reader(text: str):
    for found in durations(text):
        assert found.value.in_days() >= 0
