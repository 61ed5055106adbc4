"""Sums in words beside a total: what agrees, what denies it, what is a part's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings


def _taken(settings: Settings, clause: str, field: str = FieldName.AMOUNT) -> object:
    text = f"采购合同\n甲方：东方示例有限公司\n乙方：采菊范例物流有限公司\n{clause}\n"
    found = read([text], settings).best(field)
    return found.value if found and found.confidence >= 0.9 else None


@pytest.mark.parametrize(
    "clause",
    [
        "1、合同总价：45,070.00元。\n大写：肆万伍仟柒佰元整",
        "1、合同总价：¥45,070.00元（大写：肆万伍佰柒仟元整）。",
        "1、合同总价为人民币45,700.00元（大写：肆万伍仟柒元整）。",
        "1、合同总价为人民币45,700.00元，大写人民币肆万陆仟柒佰元。",
        "合计 45,070.00\n2、合同总价为45,700元。",
    ],
)
def test_an_amount_that_its_words_or_another_total_deny_is_not_taken(
    settings: Settings, clause: str
) -> None:
    assert _taken(settings, clause) is None
    assert _taken(settings, clause, FieldName.AMOUNT_IN_WORDS) is None


def test_words_of_a_deposit_deny_nothing(settings: Settings) -> None:
    clause = "1、合同总价：45,700元，其中预付款（大写）壹万元整。"
    assert _taken(settings, clause) == Decimal(45700)


def test_words_in_a_line_of_their_own_are_the_totals(settings: Settings) -> None:
    clause = "Total value 合计 EUR 45,700\nCountry of origin: 德国\n大写：欧元肆万伍仟柒佰元整"
    assert _taken(settings, clause, FieldName.AMOUNT_IN_WORDS) == "肆万伍仟柒佰元整"


def test_the_amount_of_the_year_at_hand_is_the_contracts(settings: Settings) -> None:
    clause = "3.1 本年度合同金额为（大写）：肆万伍仟柒佰元整，（小写）￥45700.00元。"
    assert _taken(settings, clause) == Decimal(45700)
