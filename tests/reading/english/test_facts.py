"""Signatures, laws, sums, titles, numbers and series."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from tests.reading.english import facts

from contract_archive.reading import read
from contract_archive.records.readings import Reading
from contract_archive.settings import Settings

Reader = Callable[..., Reading]


def first(values: tuple[str, ...] | str) -> str:
    return str(values)[:60]


@pytest.mark.parametrize(
    ("block", "signed"),
    [(block, signed) for _, block, signed in facts.SIGNATURES],
    ids=[style for style, *_ in facts.SIGNATURES],
)
def test_without_a_date_on_top_the_signatures_date_it(
    block: str, signed: date | None, read_text: Reader
):
    found = read_text(facts.TITLE + facts.OPENING + block).best("signed_on")
    assert (found and found.value) == signed


@pytest.mark.parametrize(("clause", "place"), facts.LAWS, ids=first)
def test_the_governing_law_is_named(clause: str, place: str | None, read_text: Reader):
    found = read_text(f"{facts.TITLE}{facts.OPENING}14. General. {clause}").best("governing_law")
    assert (found and found.value) == place


@pytest.mark.parametrize(("clause", "amount", "currency", "taken"), facts.SUMS, ids=first)
def test_only_the_sum_of_the_whole_is_the_amount(
    clause: str, amount: Decimal | None, currency: str | None, taken: bool, read_text: Reader
):
    reading = read_text(f"{facts.TITLE}{facts.OPENING}{clause}\n")
    found, money = reading.best("amount"), reading.best("currency")
    assert (found and found.value, money and money.value) == (amount, currency)
    assert (found is not None and found.confidence >= 0.9) == taken


@pytest.mark.parametrize(("head", "title"), facts.TITLES, ids=first)
def test_the_title_is_found_among_headers(head: str, title: str, read_text: Reader):
    found = read_text(head).best("title")
    assert found is not None
    assert found.value == title


@pytest.mark.parametrize(("head", "number"), facts.NUMBERS, ids=first)
def test_only_the_contracts_own_number_is_taken(head: str, number: str | None, read_text: Reader):
    found = read_text(head).best("number")
    assert (found and found.value) == number


@pytest.mark.parametrize(("title", "code"), facts.SERIES, ids=first)
def test_the_title_tells_the_series(title: str, code: str | None, read_text: Reader):
    found = read_text(f"{title}\n{facts.OPENING}").best("series")
    assert (found and found.value) == code


def test_who_buys_files_a_supply_agreement_under_purchasing(read_text: Reader):
    opening = facts.OPENING.replace('"Supplier"', '"Buyer"').replace('"Customer"', '"Seller"')
    assert read_text("SUPPLY AGREEMENT\n" + opening).best("series").value == "CG"


def test_a_series_that_the_archive_does_not_have_is_never_named(english_settings: Settings):
    few = english_settings._replace(
        series=tuple(each for each in english_settings.series if each.code in ("XS", "FW"))
    )
    pages = ["MUTUAL NON-DISCLOSURE AGREEMENT\n" + facts.OPENING]
    assert read(pages, english_settings).best("series").value == "BM"
    assert read(pages, few).best("series") is None


def test_an_archives_own_series_is_known_by_its_label(english_settings: Settings):
    own = english_settings.series[0]._replace(code="MC", label_en="Charter", folder="Charters")
    settings = english_settings._replace(series=(own, *english_settings.series))
    pages = ["BAREBOAT CHARTER AGREEMENT\n" + facts.OPENING]
    assert read(pages, settings).best("series").value == "MC"


def test_words_and_figures_that_differ_are_not_taken(read_text: Reader):
    reading = read_text(
        f"{facts.TITLE}{facts.OPENING}"
        "Total Contract Price: USD 128,400.00 (SAY US DOLLARS ONE HUNDRED TWENTY THOUSAND ONLY)\n"
    )
    assert reading.best("amount").confidence < 0.9
    assert "ONE HUNDRED TWENTY THOUSAND" in reading.best("amount_in_words").value
    assert [doubt.kind for doubt in reading.doubts if doubt.field == "amount"] == ["amounts-differ"]
