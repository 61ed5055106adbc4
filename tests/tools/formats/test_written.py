from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.tools.scan.formats import written
from contract_archive.tools.scan.formats.written import BREAK, FLOW_BREAK, Pages, in_pages
from contract_archive.tools.scan.layout import clean_text
from contract_archive.tools.scan.refusals import RefusedFileError

LETTERS = st.text(st.sampled_from("甲乙丙a1 \t\n" + BREAK + FLOW_BREAK), max_size=60)


@given(st.text(st.sampled_from("甲乙丙a1\n" + BREAK + FLOW_BREAK), max_size=60), st.integers(1, 20))
def test_no_page_grows_beyond_what_is_kept_and_no_letter_is_lost(text: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(written, "MOST_CHARACTERS", most)
        pages = in_pages(text)
    assert all(len(page) <= most for page in pages)
    plain = text.translate(dict.fromkeys(map(ord, "\n" + BREAK + FLOW_BREAK)))
    assert "".join(pages).replace("\n", "") == plain


@given(st.lists(LETTERS, max_size=5))
def test_pages_hold_no_break_and_no_control_character(texts: list[str]) -> None:
    pages = Pages()
    for text in texts:
        pages.write(text)
        pages.note(text)
    for page in pages.finish():
        assert BREAK not in page and FLOW_BREAK not in page
        assert clean_text(page).replace(" ", "") == page.replace("\t", "").replace(" ", "")


def test_a_document_without_words_is_one_page_without_text() -> None:
    assert Pages().finish() == ("",)


def test_more_pages_than_are_read_are_refused() -> None:
    pages = Pages()
    with pytest.raises(RefusedFileError):
        pages.write(BREAK * 5_001)
