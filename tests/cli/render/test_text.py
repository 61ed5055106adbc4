"""Text measured in columns, cut, wrapped, and made harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.cli.render.text import cut, one_line, pad, printable, width, wrap

texts = st.text(
    alphabet=st.sampled_from("ab1 ，。（）《》合同编号、…e\u0301\x1b\x9b\u202e\t"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("合同", 4), ("Ａ", 2), ("e\u0301", 1), ("…", 1), ("é", 1), ("", 0)],
)
def test_a_chinese_character_is_two_columns_wide(text, columns):
    assert width(text) == columns


def test_a_long_text_is_cut_at_a_character_with_an_ellipsis():
    assert cut("合同档案", 8) == "合同档案"
    assert cut("合同档案", 7) == "合同档…"
    assert cut("合同档案", 6) == "合同…"
    assert cut("合同档案", 1) == "…"


def test_a_line_never_begins_with_closing_punctuation():
    for line in wrap("购销合同，保密协议。框架协议（补充）、技术服务；租赁。", 8):
        assert line[0] not in "，。）、；"


def test_a_word_of_letters_is_not_broken():
    assert wrap("see the contract", 8) == ["see the", "contract"]


def test_a_line_break_stays():
    assert wrap("one\ntwo", 40) == ["one", "two"]


def test_what_could_steer_a_terminal_is_shown():
    assert printable("a\x1b[31mb\x9bc\u202ed") == "a\\x1b[31mb\\x9bc\\u202ed"
    assert one_line(" a\n b\t") == "a b"


@given(texts, st.integers(1, 30))
def test_nothing_cut_is_wider_than_its_room(text, columns):
    assert width(cut(text, columns)) <= columns


@given(texts, st.integers(1, 30))
def test_padding_fills_the_room(text, columns):
    assert width(pad(cut(text, columns), columns)) == columns


@given(texts)
def test_wrapping_loses_no_character(text):
    joined = "".join(wrap(text, 12))
    assert "".join(joined.split()) == "".join(text.split())


@given(texts)
def test_printable_text_has_no_control_character(text):
    controls = {chr(code) for code in (*range(32), *range(127, 160))} - {"\t", "\n"}
    assert controls.isdisjoint(printable(text))
