"""What the archive knows that a reading is weighed against: its customers, its numbers."""

from __future__ import annotations

from contract_archive.holdings.catalog import Catalog
from contract_archive.rules.comparing import Likeness, Match
from contract_archive.rules.resolving import Known
from contract_archive.settings.model import fold


def known_to(catalog: Catalog) -> Known:
    """Return what ``catalog`` knows; for use on the thread that the catalog is open on."""

    def match(name: str) -> Match:
        same = tuple(each for each in catalog.customers("") if fold(each) == fold(name))
        return Match(Likeness.SAME, same[:1]) if same else Match(Likeness.NEW)

    return Known(match, lambda number: catalog.number_state(number) is not None)
