from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.errors import UsageError
from contract_archive.rules.amounts import parse_amount, parse_amount_range


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100000", "100000"),
        ("0", "0"),
        ("1,234.56", "1234.56"),
        ("1,234,567", "1234567"),
        ("１，２３４．５６", "1234.56"),
        ("10万", "100000"),
        ("1.2亿", "120000000"),
        ("10 万 元", "100000"),
        ("1.5萬", "15000"),
        ("3千万", "30000000"),
        ("2百万元整", "2000000"),
        ("1万亿", "1000000000000"),
        ("3万5000", "35000"),
        ("1亿2000万", "120000000"),
        ("￥1,000.00", "1000"),
        ("¥1.50", "1.50"),
        ("人民币100元", "100"),
        ("RMB 5000", "5000"),
        ("0.1", "0.10"),
    ],
)
def test_an_amount_is_read_exactly(text, amount):
    read = parse_amount(text)
    assert str(read) == amount
    assert isinstance(read, Decimal)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "万",
        "-5",
        "+",
        "1.234",
        "1.2.3",
        "12,34",
        "1,2345",
        "1.234,56",
        "abc",
        "10万万",
        "1万2",
        "5千3",
        "10K",
        "1e5",
        "NaN",
        "inf",
        "1_000",
        "1" * 40,
        "10万..20万",
        "一百",
        "0x10",
        "1 2",
    ],
)
def test_what_is_no_amount_or_could_mean_two_is_refused(text):
    with pytest.raises(UsageError) as caught:
        parse_amount(text)
    assert caught.value.hint


@given(st.decimals(0, 10**14, places=2))
def test_a_plain_decimal_reads_as_itself(amount):
    assert parse_amount(str(amount)) == amount
    assert parse_amount(f"{amount:,}") == amount
    assert "E" not in str(parse_amount(str(amount)))


@given(st.text(alphabet="0123456789.,万亿千百十元¥ -～至"))
def test_any_text_is_an_amount_or_refused_in_words(text):
    for read in (parse_amount, parse_amount_range):
        try:
            read(text)
        except UsageError as error:
            assert error.hint


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("10万..50万", "100000", "500000"),
        ("10万至50万", "100000", "500000"),
        ("10万~50万", "100000", "500000"),
        ("..1亿", None, "100000000"),
        ("10万..", "100000", None),
        ("5000", "5000", "5000"),
        ("1..1", "1", "1"),
    ],
)
def test_a_range_of_amounts_includes_both_ends(text, least, most):
    assert parse_amount_range(text) == tuple(end and Decimal(end) for end in (least, most))


@pytest.mark.parametrize("text", ["", "..", "50万..10万", "1..2..3", "a..b", "10万-50万"])
def test_what_is_no_range_of_amounts_is_refused(text):
    with pytest.raises(UsageError) as caught:
        parse_amount_range(text)
    assert caught.value.hint
