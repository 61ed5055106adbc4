"""Traditional characters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from contract_archive.reading import Document, read
from contract_archive.reading.script import simplify
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

PAGE = """採購合約
簽訂日期：2024年3月5日
合同總額為港幣伍萬圓整（HK$50,000.00）。
本合同自雙方簽署之日起生效。"""


def test_the_words_of_the_trade_are_simplified_one_for_one():
    assert simplify("簽訂日期合同總額港幣") == "签订日期合同总额港币"


def test_simplified_text_is_left_alone():
    document = Document(["签订日期:2024年3月5日"])
    assert document.simplified is document


def test_every_place_stays_the_same():
    document = Document([PAGE, PAGE])
    assert len(document.simplified.text) == len(document.text)
    assert document.simplified.snippet(0, 4) == "採購合約"


def test_a_contract_in_traditional_characters_is_read(settings: Settings):
    reading = read([PAGE], settings)
    values = {
        name: best.value
        for name in (
            FieldName.SIGNED_ON,
            FieldName.EFFECTIVE_ON,
            FieldName.AMOUNT,
            FieldName.CURRENCY,
            FieldName.AMOUNT_IN_WORDS,
        )
        if (best := reading.best(name)) and best.confidence >= 0.9
    }
    assert values == {
        FieldName.SIGNED_ON: date(2024, 3, 5),
        FieldName.EFFECTIVE_ON: date(2024, 3, 5),
        FieldName.AMOUNT: Decimal(50_000),
        FieldName.CURRENCY: "HKD",
        FieldName.AMOUNT_IN_WORDS: "伍萬圓整",
    }
