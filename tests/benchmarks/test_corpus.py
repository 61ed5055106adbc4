"""The corpus says the truth: what its labels say is printed on its pages."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from contract_archive.demo.wording.figures import date_in
from contract_archive.settings.checking import read_or_refuse
from corpus.files import rules, write_corpus
from corpus.kinds import KINDS
from corpus.making import Specimen, specimen, specimens
from corpus.parties import credit_code
from corpus.truth import FIELDS
from corpus.writing import DATE_FORMS, last_day, written

EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def drawn(kind: str) -> list[Specimen]:
    return [specimen(kind, seed=11, at=at) for at in range(40)]


def printed(each: Specimen) -> str:
    """All that is printed, cell by cell: rows of columns part what is broken over lines."""
    marks = [mark.text for leaf in each.leaves for mark in (*leaf.glyphs, *leaf.hand)]
    return plain("".join(marks)).replace("_", "")


@EACH_KIND
@pytest.mark.parametrize(
    "field", ["title", "number", "counterparty_number", "credit_code", "amount_in_words"]
)
def test_what_a_label_quotes_is_printed(kind: str, field: str) -> None:
    for each in drawn(kind):
        value = each.truth.values.get(field)
        assert value is None or plain(value) in printed(each), each.name


@EACH_KIND
def test_every_party_is_printed_at_the_head(kind: str) -> None:
    for each in drawn(kind):
        for name in each.truth.values["parties"]:
            assert plain(name) in printed(each), each.name


@EACH_KIND
def test_a_date_that_counts_is_printed_and_a_blank_one_is_not_said(kind: str) -> None:
    for each in drawn(kind):
        signed_on = each.truth.values.get("signed_on")
        if signed_on:
            ways = {plain(written(signed_on, form)) for form in DATE_FORMS}
            ways |= {plain(date_in(form, signed_on)) for form in ("dmy", "mdy")}
            assert any(way in printed(each) for way in ways), each.name


@EACH_KIND
def test_an_amount_is_printed_in_figures_or_in_words(kind: str) -> None:
    for each in drawn(kind):
        amount = each.truth.values.get("amount")
        if amount is None:
            assert "currency" not in each.truth.values
            continue
        text = printed(each).replace(",", "")
        figures = {f"{amount:.2f}", f"{amount:f}".removesuffix(".00")}
        figures |= {f"{amount / 10_000:.2f}", f"{(amount / 10_000).normalize():f}万"}
        in_words = each.truth.values.get("amount_in_words")
        assert in_words or any(figure in text for figure in figures), each.name


def test_a_label_has_every_field() -> None:
    for each in specimens(len(KINDS)):
        assert set(FIELDS) <= set(each.label)


def test_a_place_in_the_row_gives_the_same_specimen_every_time() -> None:
    first, again = (list(specimens(len(KINDS), seed=3)) for _ in range(2))
    assert [each.texts for each in first] == [each.texts for each in again]
    assert [each.label for each in first] == [each.label for each in again]
    assert first[0].texts != next(iter(specimens(1, seed=4))).texts


def test_a_term_ends_the_day_before_it_began() -> None:
    assert last_day(date(2024, 3, 1), 12) == date(2025, 2, 28)
    assert last_day(date(2024, 7, 15), 6) == date(2025, 1, 14)
    assert last_day(date(2023, 12, 1), 60) == date(2028, 11, 30)


def test_credit_codes_carry_a_right_check_digit() -> None:
    from random import Random

    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for seed in range(50):
        code = credit_code(Random(seed), "91")
        total = sum(alphabet.index(letter) * pow(3, n, 31) for n, letter in enumerate(code[:17]))
        assert len(code) == 18
        assert (total + alphabet.index(code[17])) % 31 == 0


def test_the_rules_beside_a_corpus_are_good_rules_and_know_us(tmp_path: Path) -> None:
    settings = read_or_refuse(rules().encode())
    names = {each.name for each in settings.our_names}
    write_corpus(specimens(20), tmp_path, "text")
    labels = json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))
    assert len(labels) == 20
    for name, label in labels.items():
        assert (tmp_path / name).is_file()
        if "parties-unclear" not in label.get("doubts", ()):
            assert label["our_party"] in names
            assert label["counterparty"] not in names


def test_what_no_reader_should_pass_over_is_labelled_as_a_doubt() -> None:
    doubts = [each.truth.doubts for each in specimens(len(KINDS) * 40, seed=5)]
    found = set().union(*doubts)
    assert found == {"amounts-differ", "parties-unclear", "several-contracts"}
    assert sum(map(bool, doubts)) < len(doubts) * 0.1
