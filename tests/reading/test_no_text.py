"""Pages without text."""

from __future__ import annotations

from contract_archive.reading import read
from contract_archive.records.readings import Doubt, DoubtKind
from contract_archive.settings import Settings


def _no_text(pages: list[str], settings: Settings) -> list[Doubt]:
    return [each for each in read(pages, settings).doubts if each.kind is DoubtKind.NO_TEXT]


def test_a_document_without_any_text_is_doubted_as_a_whole(settings: Settings):
    (doubt,) = _no_text(["", " \n··· \n"], settings)
    assert (doubt.page, doubt.message) == (0, "none of the 2 pages has text")


def test_single_pages_without_text_are_named(settings: Settings):
    (doubt,) = _no_text(["买卖合同", "", "第二条", "—"], settings)
    assert (doubt.page, doubt.message) == (2, "pages 2, 4 have no text")


def test_many_pages_without_text_are_named_in_part(settings: Settings):
    (doubt,) = _no_text(["买卖合同", *[""] * 20], settings)
    assert doubt.message == "pages 2, 3, 4, 5, 6, 7, 8, 9, … have no text"


def test_pages_with_text_raise_no_doubt(settings: Settings):
    assert _no_text(["买卖合同", "第二条"], settings) == []
