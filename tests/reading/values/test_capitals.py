"""Sums in Chinese words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contract_archive.reading.values.capitals import capitals, read_capitals

DIGITS = "零壹贰叁肆伍陆柒捌玖"


def four(number: int) -> str:
    """Write 1 to 9999 (apart from our code)."""
    words, gap = "", False
    for power, unit in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return words


def written(amount: Decimal) -> str:
    """Write a sum by the rules of cheques (apart from our code)."""
    cents = int(amount * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    words = ""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = yuan // size % 10_000
        if section:
            skipped = words and (section < 1000 or not words.endswith(("亿", "万")[size == 1 :]))
            if words and size == 1 and yuan // 10_000 % 10_000 == 0:
                skipped = True
            words += ("零" if skipped else "") + four(section) + unit
    words += "元" if words else ""
    if not jiao and not fen:
        return words + "整"
    if jiao:
        words += DIGITS[jiao] + "角"
    elif words:
        words += "零"
    return words + (DIGITS[fen] + "分" if fen else "整")


AMOUNTS = st.decimals(
    Decimal("0.01"), Decimal("999999999999.99"), places=2, allow_nan=False, allow_infinity=False
)


@given(AMOUNTS)
@example(Decimal("100000000.00"))
@example(Decimal("100000005.00"))
@example(Decimal("100050000.00"))
@example(Decimal("10000000.05"))
@example(Decimal("0.60"))
def test_every_sum_reads_back(amount: Decimal):
    assert read_capitals(written(amount)) == amount
    assert read_capitals("人民币" + written(amount)) == amount
    traditional = written(amount).translate(str.maketrans("万亿元贰陆", "萬億圓貳陸"))
    assert read_capitals(traditional) == amount


@given(AMOUNTS, st.data())
def test_a_sum_broken_over_lines_reads_back(amount: Decimal, data: st.DataObject):
    words = written(amount)
    cut = data.draw(st.integers(1, len(words) - 1))
    ((span, value, *_),) = capitals(words[:cut] + "\n" + words[cut:])
    assert (span, value) == ((0, len(words) + 1), amount)


@given(AMOUNTS, st.data())
def test_an_unreadable_character_never_makes_another_sum(amount: Decimal, data: st.DataObject):
    words = written(amount)
    at = data.draw(st.integers(0, len(words) - 1))
    for found in capitals(words[:at] + "#" + words[at + 1 :]):
        assert found.amount == amount


@given(AMOUNTS, st.data())
def test_a_lost_digit_is_refused(amount: Decimal, data: st.DataObject):
    """A digit is missed by its unit. Without one (the ones before 元, 万, 亿) nothing tells."""
    words = written(amount)
    at = data.draw(st.integers(0, len(words) - 1))
    if words[at] in DIGITS[1:] and words[at + 1] in "仟佰角分" + "拾" * (at > 0):
        assert list(capitals(words[:at] + words[at + 1 :])) == [], words


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分", "1234567.89"),
        ("人民币(大写):伍拾壹万叁仟玖佰壹拾伍元整", "513915"),
        ("¥壹万元整", "10000"),
        ("壹万圆正", "10000"),
        ("壹拾萬圓整", "100000"),
        ("拾万元整", "100000"),
        ("拾贰万元整", "120000"),
        ("壹亿元整", "100000000"),
        ("壹億貳仟萬圓整", "120000000"),
        ("伍佰元零伍分", "500.05"),
        ("陆角整", "0.6"),
        ("伍分", "0.05"),
        ("零元伍角整", "0.5"),
        ("壹仟元零伍角叁分", "1000.53"),
        ("拾万零柒仟元伍角叁分", "107000.53"),
        ("壹佰贰拾叁万零仟伍佰零拾陆元零角零分", "1230506"),
        ("叁佰万零伍仟元整", "3005000"),
        ("贰万亿元整", "2000000000000"),
        ("人民币三百万元整", "3000000"),
        ("一百二十万元", "1200000"),
        ("人民币两万元", "20000"),
        ("叁仟柒佰圆", "3700"),
        ("人民币_叁仟_元整", "3000"),
        ("人民币壹佰万整", "1000000"),
    ],
)
def test_the_ways_of_writing_a_sum(words: str, amount: str):
    assert read_capitals(words) == Decimal(amount)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹万伍仟园整", "15000"),
        ("染仟捌佰元整", "7800"),
        ("伍抬伍万元整", "550000"),
        ("叁伯贰拾元整", "320"),
        ("肄万叁仟元整", "43000"),
        ("壹拾贰方叁仟元整", "123000"),
    ],
)
def test_what_scanners_make_of_a_character_is_repaired_and_said(words: str, amount: str):
    (found,) = capitals(words)
    assert (found.amount, found.repaired) == (Decimal(amount), True)


@pytest.mark.parametrize(
    "words",
    [
        "万元整",
        "佰万元整",
        "壹佰贰佰元整",
        "壹拾佰元整",
        "壹贰元整",
        "壹仟伍元整",
        "壹万伍元整",
        "壹佰零伍拾元整",
        "贰拾零伍元整",
        "壹万贰万元整",
        "壹万零万元整伍",
        "任佰元整",
        "壹佰伍角",
        "伍佰元叁",
        "元整",
        "零",
        "整",
        "三分之一",
        "一整套",
        "正本一式肆份",
        "百分之十",
        "每日万分之五",
        "十分",
        "贰佰拾伍元整",
        "染元",
    ],
)
def test_what_breaks_the_rules_is_refused(words: str):
    assert list(capitals(words)) == []
    with pytest.raises(ValueError):
        read_capitals(words)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("人民币壹佰万元整", "1000000", "CNY"),
        ("RMB:壹佰万元整", "1000000", "CNY"),
        ("人民币(大写)\n壹佰万元整", "1000000", "CNY"),
        ("壹佰万元整", "1000000", ""),
        ("美元壹佰万元整", "1000000", "USD"),
        ("壹佰万美元整", "1000000", "USD"),
        ("港币伍拾万元整", "500000", "HKD"),
        ("伍拾万港元", "500000", "HKD"),
        ("叁万伍仟欧元整", "35000", "EUR"),
        ("USD(大写)贰仟元整", "2000", "USD"),
        ("二十万英镑", "200000", "GBP"),
    ],
)
def test_the_currency_stands_before_or_after(text: str, amount: str, currency: str):
    (found,) = capitals(text)
    assert (found.amount, found.currency, found.in_words) == (Decimal(amount), currency, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲方向乙方支付壹佰万元整。", "壹佰万元整"),
        ("部分伍仟元。", "伍仟元"),
        ("人民币伍万元一次付清", "伍万元"),
        ("伍仟元整分三次支付", "伍仟元整"),
        ("人民币伍仟元分三次支付", "伍仟元"),
        ("叁佰元方可", "叁佰元"),
        ("合计(大写):贰拾元正", "贰拾元正"),
    ],
)
def test_words_around_a_sum_are_no_part_of_it(text: str, words: str):
    (found,) = capitals(text)
    assert text[slice(*found.span)] == words


def test_two_sums_on_two_lines_are_two():
    assert [found.amount for found in capitals("伍佰元整\n叁佰元整")] == [500, 300]
    assert [found.amount for found in capitals("伍佰元\n叁佰元")] == [500, 300]


def test_two_pieces_of_a_torn_sum_are_none():
    assert list(capitals("壹佰贰佰\n伍拾万元整")) == []


@given(st.text("壹贰伍零拾佰仟万亿元角分整正方园染_ \n人民币", max_size=80))
def test_no_text_breaks_the_reader(text: str):
    for found in capitals(text):
        assert found.amount >= 0
        assert text[slice(*found.span)].strip()
