from __future__ import annotations

import pytest

from contract_archive.errors import UsageError
from contract_archive.records.contracts import Draw
from contract_archive.rules import sequences
from contract_archive.rules.sequences import checked_number
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text

SETTINGS = read_or_refuse(rules_text("zh", "东方示例有限公司").encode())


def test_a_number_keeps_what_stands_on_paper() -> None:
    assert checked_number(" 〔2024〕采字 第1号/A ") == "〔2024〕采字 第1号/A"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("合同\x1b[31m1", "合同\\x1b[31m1: not"),
        ("a\u202eb", "a\\u202eb: not"),
        ("号" * 121, "号" * 60 + "…: not"),
    ],
)
def test_a_refused_number_is_shown_harmless_and_short(number: str, shown: str) -> None:
    with pytest.raises(UsageError) as refusal:
        checked_number(number)
    assert refusal.value.message.startswith(shown)


@pytest.mark.parametrize(
    ("number", "value", "other", "printed"),
    [
        ("XS-2024-0003", 3, 4, "XS-2024-0004"),
        ("XS20240099", 99, 100, "XS20240100"),
        ("012/2024", 12, 7, "007/2024"),
        ("FW-2024-2024", 2024, 2023, "FW-2024-2023"),
        ("无编号", 3, 4, ""),
    ],
)
def test_a_number_is_printed_as_its_siblings_are(number, value, other, printed):
    assert sequences.sibling(SETTINGS, number, value, other) == printed


@pytest.mark.parametrize(
    ("number", "scope", "value", "can"),
    [
        ("HT-2024-7", "series=XS,year=2024", 7, True),
        ("HT-24-0007", "series=XS,year=2024", 7, True),
        ("2400-24", "series=XS,year=2024", 2400, True),
        ("HT-2024-7", "series=XS,year=2024", 2, False),
        ("HT-2023-7", "series=XS,year=2024", 7, False),
        ("HT-7", "series=XS", 7, True),
        ("HT-华东-7", "series=XS,department=华东", 7, True),
        ("HT-7", "series=XS,department=华东", 7, False),
    ],
)
def test_a_number_shows_what_it_was_drawn_for_under_any_pattern(number, scope, value, can):
    assert sequences.may_print(number, Draw(scope, value)) is can
