"""What the archive knows that a reading is weighed against: its customers, its numbers."""

from __future__ import annotations

from contract_archive.holdings.catalog import Catalog
from contract_archive.rules import customers
from contract_archive.rules.resolving import Knowledge


def known_to(catalog: Catalog) -> Knowledge:
    """Return what ``catalog`` knows; for use on the thread that the catalog is open on."""
    names = customers.Known(catalog.register.names())
    return Knowledge(names, lambda number: catalog.number_state(number) is not None)
