"""Lines end where a reader expects it, and never outside their column."""

from __future__ import annotations

import pytest

from contract_archive.tools.reports.paper.breaking import broken


def wide(character: str) -> float:
    return 1.0 if character.isascii() else 2.0


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("2024/sales/XS-1", ["2024/", "sales/XS-1"]),
        ("deadbeefdeadbeef", ["deadbeefde", "adbeef"]),
        ("at 2024-07-15", ["at", "2024-07-15"]),
        ("买卖合同原件扫描", ["买卖合同原", "件扫描"]),
        ("买卖合同原，扫描", ["买卖合同", "原，扫描"]),
        ("买卖合同（扫描）", ["买卖合同", "（扫描）"]),
        ("共 12 个文件缺失", ["共 12 个文", "件缺失"]),
    ],
)
def test_a_line_ends_where_it_may(text: str, lines: list[str]) -> None:
    assert broken(text, 10, wide) == lines


@pytest.mark.parametrize("text", ["，" * 30, "（" * 30, " " * 30, "a，" * 20, "。a b" * 9])
def test_no_line_is_too_wide_and_nothing_is_lost(text: str) -> None:
    lines = broken(text, 10, wide)
    assert all(sum(map(wide, line)) <= 10 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_column_narrower_than_a_letter_still_ends() -> None:
    assert broken("买卖", 1, wide) == ["买", "卖"]
