from datetime import date
from decimal import Decimal

import pytest

from contract_archive.demo.wording.figures import (
    amount_in_capitals,
    amount_in_english,
    chinese_numeral,
    date_in,
    last_day_of_term,
)


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("1234567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
        ("100000", "壹拾万元整"),
        ("10001000.05", "壹仟万壹仟元零伍分"),
        ("100010000", "壹亿零壹万元整"),
        ("100000001", "壹亿零壹元整"),
        ("20030", "贰万零叁拾元整"),
        ("6007.60", "陆仟零柒元陆角整"),
        ("0.05", "伍分"),
        ("0.60", "陆角整"),
        ("0", "零元整"),
    ],
)
def test_an_amount_is_written_in_capitals(amount: str, capitals: str) -> None:
    assert amount_in_capitals(Decimal(amount)) == capitals


def test_an_amount_is_written_in_english_words() -> None:
    assert amount_in_english(Decimal("128400.30")) == (
        "one hundred twenty-eight thousand four hundred and cents thirty only"
    )
    assert amount_in_english(Decimal("1000000")) == "one million only"


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("年月日", "2024年3月15日"),
        ("〇", "二〇二四年三月十五日"),
        (".", "2024.03.15"),
        ("-", "2024-03-15"),
        ("dmy", "15 March 2024"),
        ("mdy", "March 15, 2024"),
    ],
)
def test_a_date_has_many_forms(form: str, written: str) -> None:
    assert date_in(form, date(2024, 3, 15)) == written


def test_chinese_numerals_of_days_and_months() -> None:
    assert [chinese_numeral(n) for n in (1, 10, 11, 20, 31)] == [
        "一",
        "十",
        "十一",
        "二十",
        "三十一",
    ]


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2024, 3, 5), 12, date(2025, 3, 4)),
        (date(2025, 7, 1), 36, date(2028, 6, 30)),
        (date(2024, 12, 31), 2, date(2025, 2, 27)),
        (date(2024, 1, 1), 12, date(2024, 12, 31)),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(first: date, months: int, last: date) -> None:
    assert last_day_of_term(first, months) == last
