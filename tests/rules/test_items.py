"""Numbers of later documents, and how documents count themselves."""

from __future__ import annotations

import pytest

from contract_archive.records.contracts import Item, ItemKind
from contract_archive.records.patterns import parse_pattern
from contract_archive.rules import items, ordinals

PATTERNS = {
    "supplement": parse_pattern("{parent}-B{n}"),
    "change": parse_pattern("{parent}/G{n:2}"),
    "renewal": parse_pattern("{parent}-{n}"),
    "annex": parse_pattern("{parent}-F{n}"),
}


def item(number: str) -> Item:
    return Item(number, ItemKind.SUPPLEMENT, (), (), None, None, 1)


def test_holes_are_told_by_kind():
    there = [item(f"HT〔2024〕1{each}") for each in ("", "-B1", "-B4", "/G02", "-F1")]
    assert list(items.passed_over(PATTERNS, "HT〔2024〕1", there)) == [
        "HT〔2024〕1-B2",
        "HT〔2024〕1-B3",
        "HT〔2024〕1/G01",
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("根据HT(2024)1-B2与 ht〔2024〕1/g03 执行", ["HT(2024)1-B2", "HT(2024)1/G03"]),
        ("HT(2024)1-5 号图纸，HT(2024)1-F1", []),
        ("HT(2024)11-B2、HT(2024)1-B2号", ["HT(2024)1-B2"]),
        ("如有变更，以 HT(2024)1-B2 为准", []),
    ],
)
def test_a_text_names_items_by_their_whole_number(text, named):
    assert list(items.named_in(PATTERNS, "HT(2024)1", text)) == named


def test_the_contract_of_an_item_is_told_from_its_number():
    assert list(items.parents_of(PATTERNS, "XS-2024-0001-B2")) == ["XS-2024-0001"]
    assert list(items.parents_of(PATTERNS, "XS-A")) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("补充协议（二）", "补充协议(2)"),
        ("《供货合同》之补充协议 十", "补充协议(10)"),
        ("第3份变更协议", "变更协议(3)"),
        ("Amendment No. 2", "amendment 2"),
        ("THIRD ADDENDUM", "addendum 3"),
        ("本补充协议一式两份", ""),
        ("补充协议", ""),
        ("双方已签订补充协议（二）", ""),
    ],
)
def test_a_title_counts_its_document(line, told):
    assert [str(each) for each in ordinals.titles(f"销售合同\n{line}\n条款")] == (
        [told] if told else []
    )
