"""A value that stands on characters OCR was not sure of is so much less sure."""

from __future__ import annotations

from typing import Any

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName, Reading
from contract_archive.settings.model import Settings

PAGE = """设备采购合同
合同编号：XS-2024-0381
甲方：东方示例有限公司
乙方：南浦栎木机电有限公司
第一条 合同总价为人民币 185,600.00 元。
甲方（盖章）：东方示例有限公司
日期：2024年7月15日"""


def reading_of(settings: Settings, *doubts: tuple[str, str, float], page: str = PAGE) -> Reading:
    """Read a page; of each doubt the words, the characters of them, and how sure OCR is of each."""
    unsure = sorted(
        (page.index(words) + at, sureness)
        for words, letters, sureness in doubts
        for at, letter in enumerate(words)
        if letter in letters
    )
    return read([page], settings, unsure=[unsure])


def confidence(reading: Reading, field: FieldName) -> float:
    best = reading.best(field)
    assert best is not None
    return best.confidence


@pytest.mark.parametrize(
    ("field", "words", "letters"),
    [
        (FieldName.NUMBER, "XS-2024-0381", "8"),
        (FieldName.SIGNED_ON, "2024年7月15日", "7"),
        (FieldName.AMOUNT, "185,600.00", "8"),
        (FieldName.COUNTERPARTY, "南浦栎木机电有限公司", "栎"),
    ],
)
def test_one_doubtful_character_keeps_a_value_that_stands_once_from_being_taken(
    settings: Settings, field: FieldName, words: str, letters: str
) -> None:
    sure = confidence(reading_of(settings), field)
    assert sure >= 0.9
    doubted = confidence(reading_of(settings, (words, letters, 0.7)), field)
    assert doubted == pytest.approx(0.7 * sure, abs=0.01)


def test_a_doubt_beside_the_value_is_none_about_it(settings: Settings) -> None:
    plain = reading_of(settings)
    beside = reading_of(settings, ("合同编号：", "合同编号：", 0.5), ("年7月", "年月", 0.5))
    assert beside == plain


def test_a_name_that_is_read_surely_elsewhere_is_sure(settings: Settings) -> None:
    page = f"{PAGE}\n乙方（盖章）：南浦栎木机电有限公司"
    sure = confidence(reading_of(settings, page=page), FieldName.COUNTERPARTY)
    once = reading_of(settings, ("南浦栎木机电有限公司", "栎", 0.6), page=page)
    assert confidence(once, FieldName.COUNTERPARTY) == sure


def test_a_name_of_ours_that_is_read_as_it_is_stays_sure(settings: Settings) -> None:
    doubted = reading_of(settings, ("东方示例有限公司", "例", 0.5))
    sure = confidence(reading_of(settings), FieldName.OUR_PARTY)
    assert confidence(doubted, FieldName.OUR_PARTY) == sure


def test_words_confirm_doubtful_figures(settings: Settings) -> None:
    page = PAGE.replace("元。", "元（大写：壹拾捌万伍仟陆佰元整）。")
    doubted = reading_of(settings, ("185,600.00", "8", 0.5), page=page)
    assert confidence(doubted, FieldName.AMOUNT) >= 0.9


def test_places_are_found_behind_folding_and_on_later_pages(settings: Settings) -> None:
    first = "封 面\f采购\n  第 一 页\n"
    second = PAGE.replace("合同编号：XS", "  合 同 编 号 ：  ＸＳ")
    at = second.index("381") + 1
    plain = read([first, second], settings, unsure=[(), ()])
    doubted = read([first, second], settings, unsure=[(), ((at, 0.5),)])
    beyond = second.index("甲方")
    one_off = read([first, second], settings, unsure=[(), ((beyond, 0.5),)])
    assert confidence(doubted, FieldName.NUMBER) < 0.6 < confidence(plain, FieldName.NUMBER)
    assert one_off == plain
    rest = [name for name in plain.candidates if name != FieldName.NUMBER]
    assert all(doubted.candidates[name] == plain.candidates[name] for name in rest)


def test_doubts_of_more_or_fewer_pages_than_there_are_is_a_fault(settings: Settings) -> None:
    wrong: Any = [((0, 0.5),), ()]
    with pytest.raises(ValueError, match="zip"):
        read([PAGE], settings, unsure=wrong)
