"""The document as running text."""

from __future__ import annotations

from contract_archive.reading.document import Document
from contract_archive.reading.english.prose import Prose


def prose_of(*pages: str) -> Prose:
    return Prose(Document(pages))


def test_a_sentence_runs_over_lines_and_pages_without_headers_and_page_numbers():
    sentences = (
        "The first page\nis about",
        "trees and\nthe second",
        "about apples\nand the",
        "pears.",
    )
    pages = [
        f"Source: EXAMPLE INC., 10-K, 3/30/201{n}\n{words}\nPage {n} of 4"
        for n, words in enumerate(sentences, 1)
    ]
    text = prose_of(*pages).text
    assert "is about trees and the second about apples and the pears." in text
    assert "Page 2" not in text
    assert text.count("Source:") == 1  # the head of page 1 may be the title


def test_quotes_dashes_and_broken_words_have_one_spelling():
    assert prose_of("the “Buyer’s”\nnon–\nexclusive right").text.strip() == (
        'the "Buyer\'s" non-exclusive right'
    )


def test_a_span_leads_back_to_its_page_and_line():
    prose = prose_of("First page", "  Some words\n\n  the “Effective Date” is near  ")
    at = prose.text.index("Effective")
    candidate = prose.candidate("x", (at, at + 14), 0.5, "rule")
    assert (candidate.page, candidate.snippet) == (2, "the “Effective Date” is near")


def test_abbreviations_do_not_end_a_sentence():
    text = (
        "by Acme Inc. And Smith Co. Ltd. at 5 Main St. Boston, from 9 a.m. Eastern time. Next one."
    )
    prose = prose_of(text)
    start, end = prose.sentence(10)
    assert prose.text[start:end] == text.removesuffix(" Next one.")


def test_no_text_is_no_prose():
    assert prose_of("", "\n\n").text == ""
    assert Prose(Document([])).text == ""
