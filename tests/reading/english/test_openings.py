"""Who makes an agreement, and on which day: openings in many styles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.reading.english.dated import DATED
from tests.reading.english.lists import LISTS
from tests.reading.english.openings import OPENINGS, Opening
from tests.reading.english.openings_of_filings import MORE_OPENINGS

from contract_archive.records.readings import Reading

each_opening = pytest.mark.parametrize(
    "opening", OPENINGS + MORE_OPENINGS, ids=lambda opening: opening.style
)


@each_opening
def test_the_parties_are_read(opening: Opening, read_text: Callable[..., Reading]):
    found = read_text(opening.text).best("parties")
    assert found is not None
    assert found.value == opening.parties


@each_opening
def test_the_day_of_the_agreement_is_read(opening: Opening, read_text: Callable[..., Reading]):
    found = read_text(opening.text).best("signed_on")
    assert (found and found.value) == opening.signed


@each_opening
def test_the_day_it_takes_effect_is_read(opening: Opening, read_text: Callable[..., Reading]):
    found = read_text(opening.text).best("effective_on")
    assert (found and found.value) == opening.effective


@pytest.mark.parametrize(("words", "names"), LISTS, ids=[words[:60] for words, _ in LISTS])
def test_a_list_of_parties_is_told_from_their_addresses(
    words: str, names: tuple[str, ...], read_text: Callable[..., Reading]
):
    text = f"AGREEMENT\nThis Agreement is made as of May 5, 2008 {words}.\nThe parties agree:\n"
    found = read_text(text).best("parties")
    assert found is not None
    assert found.value == names


def test_a_party_alone_is_not_taken_for_all_of_them(read_text: Callable[..., Reading]):
    text = (
        "AGREEMENT\nThis Agreement is made on May 5, 2008 by and between Burger Barn LLC, a Texas "
        'limited liability company (the "Franchisor"), and _______________ ("Franchisee").\n'
    )
    reading = read_text(text)
    assert reading.best("parties").value == ("Burger Barn LLC",)
    assert reading.best("parties").confidence < 0.9
    assert reading.best("signed_on").confidence >= 0.9


@pytest.mark.parametrize(
    ("text", "signed", "effective"), DATED, ids=[text[:60] for text, *_ in DATED]
)
def test_the_day_a_paper_was_made_is_told_from_other_days(
    text: str, signed: date | None, effective: date | None, read_text: Callable[..., Reading]
):
    reading = read_text(text)
    made, takes_effect = reading.best("signed_on"), reading.best("effective_on")
    assert (made and made.value) == signed
    assert (takes_effect and takes_effect.value) == effective
