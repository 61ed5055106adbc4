"""Sums in figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.reading.document import fold_line
from contract_archive.reading.values.figures import figures

AMOUNTS = st.decimals(
    Decimal("0.01"), Decimal("999999999999.99"), places=2, allow_nan=False, allow_infinity=False
)


@given(AMOUNTS)
def test_every_sum_reads_back(amount: Decimal):
    for text in (f"¥{amount:,.2f}", f"人民币{amount:.2f}元", f"{amount:,.2f}元整", f"{amount:,}"):
        assert [found.amount for found in figures(text)] == [amount]


@given(AMOUNTS)
def test_a_full_width_sum_reads_back(amount: Decimal):
    plain = f"¥{amount:,.2f}"
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in plain)
    assert [found.amount for found in figures(fold_line(wide))] == [amount]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("¥1,234.56", "1234.56", "CNY"),
        ("¥ 1,234,567.00元", "1234567", "CNY"),
        ("¥:1,234,567", "1234567", "CNY"),
        ("RMB 1,234,567.8", "1234567.8", "CNY"),
        ("1.2万元", "12000", ""),
        ("120 万元", "1200000", ""),
        ("人民币120万元", "1200000", "CNY"),
        ("1.25亿元", "125000000", ""),
        ("3百万元", "3000000", ""),
        ("人民币 1 234 567 元", "1234567", "CNY"),
        ("USD 12,000.00", "12000", "USD"),
        ("US$12,000", "12000", "USD"),
        ("$12,000", "12000", "USD"),
        ("12,000美元", "12000", "USD"),
        ("12万美元", "120000", "USD"),
        ("HK$ 88,000.00", "88000", "HKD"),
        ("88,000港元", "88000", "HKD"),
        ("€35,000.00", "35000", "EUR"),
        ("1234567元", "1234567", ""),
        ("1234567.89", "1234567.89", ""),
        ("50,0000元", "500000", ""),
        ("1,234,\n567.00元", "1234567", ""),
        ("1, 234, 567. 00", "1234567", ""),
        ("¥_1,234.00_元", "1234", "CNY"),
        ("Y1,234.00", "1234", "CNY"),
        ("1000人民币", "1000", "CNY"),
    ],
)
def test_the_ways_of_writing_a_sum(text: str, amount: str, currency: str):
    (found,) = figures(text)
    assert (found.amount, found.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("¥513,915,00", "513915"),
        ("¥513.915.00", "513915"),
        ("¥1OO,000.00", "100000"),
        ("¥1,234,S67.00", None),
        ("¥l00,000.00", "100000"),
    ],
)
def test_marks_read_wrong_are_repaired_and_said(text: str, amount: str | None):
    found = list(figures(text))
    if amount is None:
        assert found == []
    else:
        assert [(each.amount, each.repaired) for each in found] == [(Decimal(amount), True)]


@pytest.mark.parametrize(
    "text",
    [
        "30%",
        "5台",
        "12个月",
        "2024年",
        "200元/吨",
        "¥200/吨",
        "200元每平方米",
        "XS-2024-0001",
        "0531-31531450",
        "1,23,456元",
        "12,34",
        "万元",
        "1.2.3",
        "GB19001x",
        "A10VSO71",
        "10 %",
        "12.345元",
    ],
)
def test_what_is_no_sum_is_none(text: str):
    assert list(figures(text)) == []


def test_a_bare_number_says_that_nothing_names_it_money():
    (found,) = figures("合计 513,915.00")
    assert not found.stated


def test_table_cells_beside_each_other_stay_apart():
    assert [found.amount for found in figures("合计 100,000.00 13,000.00 113,000.00")] == [
        100_000,
        13_000,
        113_000,
    ]


@given(st.text("0123456789,. OlI¥元万亿_%/\n", max_size=80))
def test_no_text_breaks_the_reader(text: str):
    for found in figures(text):
        assert found.amount >= 0
        assert text[slice(*found.span)].strip()
