"""What pages say of how many they are."""

from __future__ import annotations

import pytest

from contract_archive.rules.page_counts import Counted, counted


def test_pages_that_agree_are_counted():
    pages = ["条款\n第1页 共4页", "条款", "条款\n第 3 页／共 4 页"]
    assert counted(pages, sure=False) == Counted(4, frozenset({1, 3}), 1)


@pytest.mark.parametrize(
    "pages",
    [
        ["第1页 共4页", "第2页 共5页"],
        ["第1页 共4页", "条款", "条款"],
        ["第1页 共4页", "第1页 共4页"],
        ["共4页", "条款"],
        ["条款"],
        [],
    ],
)
def test_pages_that_do_not_agree_are_not(pages):
    assert counted(pages, sure=True) is None


def test_a_single_page_counts_where_no_ocr_can_have_misread_it():
    assert counted(["Page 1 of 3"], sure=False) is None
    assert counted(["Page 1 of 3"], sure=True) == Counted(3, frozenset({1}), 0)
