"""Who makes an agreement, and on which day: openings in many styles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
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
