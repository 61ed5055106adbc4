"""Papers of everyday business, read as wholes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.english.papers import PAPERS

from contract_archive.records.readings import Reading

Reader = Callable[..., Reading]
EVERY = [(kind, field) for kind, (_, says) in PAPERS.items() for field in says]


@pytest.mark.parametrize(("kind", "field"), EVERY)
def test_a_paper_of_everyday_business_is_read(kind: str, field: str, read_text: Reader):
    text, says = PAPERS[kind]
    found = read_text(text).best(field)
    assert (found and found.value) == says[field]


@pytest.mark.parametrize("kind", PAPERS)
def test_we_are_never_our_own_other_side(kind: str, read_text: Reader):
    found = read_text(PAPERS[kind][0]).candidates.get("counterparty", ())
    assert "Orchard Example Machinery Ltd" not in {each.value for each in found}
