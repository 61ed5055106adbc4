"""Folding, canonical text, the query, matches and snippets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_archive.errors import UsageError
from contract_archive.rules.searching import (
    All,
    Either,
    Not,
    Term,
    canonical,
    document,
    fold,
    locate,
    matches,
    parse,
)

LETTERS = "合同销售华东a1Bé"
JOINTS = ["_", "\u0301", " ", "\n", "\f", "，", "-", "　", "\u200b", "·", "×"]
TEXTS = st.lists(st.sampled_from([*LETTERS, *JOINTS, "ABC", "ａ", "①", "㈱", "…", "ﾊﾞ"])).map(
    "".join
)


def found(words: str, text: str) -> bool:
    wanted = parse(words)
    assert wanted is not None
    return matches(canonical(text), wanted)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("合", "购销合同"),
        ("合同", "购销合同书"),
        ("购销合同", "购销\n合 同"),
        ("合同", "合\f同"),
        ("ＡＢＣ公司", "abc公司"),
        ("abc", "ＡＢＣ（上海）"),
        ("supp", "Supply agreement"),
        ('"supply agreement"', "the Supply,\nAgreement"),
        ("XS-2024-0001", "编号XS/2024—0001。"),
        ("1000000", "人民币1,000,000.00元"),
        ("1,000,000.00元", "人民币1000000.00元"),
        ("STRASSE", "Straße"),
        ("合同", "合\u200b同"),
        ("葛", "葛\U000e0100城"),
        ("车", "⻋辆" if canonical("⻋") == "车" else "车辆"),
        ("バ", "ﾊﾞ"),
        ("é", "e\u0301tude"),
        ("二〇二四年", "二〇二四年三月"),
    ],
)
def test_a_word_is_found_however_it_is_written(words: str, text: str) -> None:
    assert found(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("合同", "符合，同意"),
        ("合同", "合abc同"),
        ("ply", "supply"),
        ('"supp"', "supply"),
        ('"supply agree"', "supply agreement"),
        ("20240001", "2024-0001"),
        ("合同", "同合"),
        ("甲，乙", "甲乙"),
    ],
)
def test_what_is_not_the_word_is_not_found(words: str, text: str) -> None:
    assert not found(words, text)


def test_words_must_all_match_and_or_takes_either() -> None:
    assert parse("甲 乙 OR 丙 -丁") == All(
        (Term("甲"), Either((Term("乙"), Term("丙"))), Not(Term("丁")))
    )


def test_quotes_of_any_kind_hold_a_phrase_together() -> None:
    assert parse('"a b"') == parse("“a b”") == parse("＂a b＂") == Term("a b", whole=True)


def test_an_open_quote_reaches_to_the_end() -> None:
    assert parse('x "a b') == All((Term("x"), Term("a b", whole=True)))


def test_a_full_width_minus_denies_too() -> None:
    assert parse("－作废") == parse("-作废") == Not(Term("作废"))


def test_a_lone_or_joins_nothing() -> None:
    assert parse("OR 甲 OR") == Term("甲")


def test_blank_words_ask_nothing() -> None:
    assert parse(" 　") is None


def test_words_without_a_letter_are_refused() -> None:
    with pytest.raises(UsageError, match="nothing to search"):
        parse("。 -- OR")


def test_no_term_reaches_from_one_field_into_the_next() -> None:
    both = document(["购销合同", "华东公司", "supply", "agreement"])
    assert not matches(both, Term("同华"))
    assert not matches(both, Term("同 华"))
    assert not matches(both, Term("supply agreement"))


@given(TEXTS)
def test_a_piece_of_canonical_text_is_canonical_already(text: str) -> None:
    for piece in canonical(text).split():
        assert canonical(piece) == piece


@given(TEXTS, TEXTS)
def test_text_is_found_in_whatever_holds_it_as_words(text: str, around: str) -> None:
    if canonical(text):
        assert matches(canonical(f"{around}。{text}。{around}"), Term(canonical(text), whole=True))


@given(st.text("合同销", min_size=1, max_size=3), st.lists(st.sampled_from("合同销\n ，")))
def test_a_chinese_word_matches_where_the_text_without_space_has_it(
    word: str, letters: list[str]
) -> None:
    text = "".join(letters)
    assert found(word, text) == (word in re.sub(r"\s", "", text))


@given(st.text("abAB1", min_size=1, max_size=2), st.lists(st.sampled_from([*"abAB1 \n-,", "合"])))
def test_a_latin_word_matches_where_a_word_begins_with_it(word: str, letters: list[str]) -> None:
    text = "".join(letters)
    expected = re.search(rf"(?<![a-z0-9]){word.casefold()}", text.casefold()) is not None
    assert found(word, text) == expected


def test_a_snippet_keeps_the_space_between_full_width_words() -> None:
    match = locate("合ａ ａ", Term("合 a a"))
    assert match is not None
    assert match.snippet == "合ａ ａ"


@settings(max_examples=300)
@given(TEXTS, st.data())
def test_whatever_matches_is_located_and_marked(text: str, data: st.DataObject) -> None:
    pieces = canonical(text).split()
    if not pieces:
        return
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, min(len(pieces), first + 3) - 1))
    term = Term(" ".join(pieces[first : last + 1]))
    match = locate(text, term)
    assert match is not None
    assert 1 <= match.page <= text.count("\f") + 1
    for start, end in match.marks:
        assert term.text in canonical(match.snippet[start:end])
    assert match.marks


@settings(max_examples=500)
@given(
    TEXTS, st.lists(st.sampled_from([*"合同a1 Bé", "，"]), min_size=1, max_size=5), st.booleans()
)
def test_there_is_a_place_where_and_only_where_the_text_matches(
    text: str, letters: list[str], whole: bool
) -> None:
    term = Term(canonical("".join(letters)), whole)
    if term.text:
        assert (locate(text, term) is not None) == matches(canonical(text), term)


def test_a_snippet_shows_the_page_and_the_words_around() -> None:
    match = locate("第一页\f甲方：华东\n机电公司。\n", parse("东机"))
    assert match is not None
    assert match.page == 2
    assert match.snippet == "甲方：华东机电公司。"
    assert [match.snippet[start:end] for start, end in match.marks] == ["东机"]


def test_the_page_with_the_most_words_is_shown() -> None:
    match = locate("甲方\f乙方\f甲方和乙方", parse("甲方 乙方"))
    assert match is not None
    assert match.page == 3
    assert [match.snippet[start:end] for start, end in match.marks] == ["甲方", "乙方"]


def test_a_word_across_two_pages_is_shown_on_the_first() -> None:
    match = locate("封面\f购销合\f同书", parse("合同"))
    assert match is not None
    assert match.page == 2
    assert [match.snippet[start:end] for start, end in match.marks] == ["合同"]


def test_a_snippet_is_short_and_on_one_line_without_control_characters() -> None:
    match = locate("甲乙丙丁\n" * 200 + "\x1b[31m华东\u202e" + "戊\n" * 500, parse("华东"))
    assert match is not None
    assert len(match.snippet) < 100
    assert match.snippet[0] == match.snippet[-1] == "…"
    assert not re.search("[\n\x1b\u202e]", match.snippet)


def test_text_without_the_words_has_no_place() -> None:
    assert locate("购销", parse("华东")) is None
    assert locate("购销", parse("-华东")) is None
    assert locate("", parse("华东")) is None


def test_folding_keeps_punctuation_in_one_width() -> None:
    assert fold(" 华东（上 海）　ABC ") == "华东(上海) abc"
