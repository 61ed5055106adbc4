from __future__ import annotations

import pytest

from contract_archive.errors import UsageError
from contract_archive.rules.sequences import checked_number


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
