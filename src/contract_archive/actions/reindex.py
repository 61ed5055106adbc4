"""Rebuild the catalog, and say what does not hold together."""

from __future__ import annotations

from typing import NamedTuple

from contract_archive.archive import Archive, reviewing
from contract_archive.holdings.ledger import Fault


class Missing(NamedTuple):
    """A number whose contract cannot be read at ``path``, or is not in the ledger; or the same of
    a document in review, by the name of its folder."""

    number: str
    path: str


class Rebuilt(NamedTuple):
    """What a rebuild came to: contracts in the catalog, numbers adopted, and what is wrong."""

    contracts: int
    adopted: tuple[str, ...]
    missing: tuple[Missing, ...]
    faults: tuple[Fault, ...]


def reindex(archive: Archive, jobs: int | None = None, *, adopt: bool = False) -> Rebuilt:
    """Build the catalog anew from the tree and the ledger, and check the ledger's chain.

    ``adopt`` takes contracts that stand in the tree, but not in the ledger, into the ledger.
    """
    archive.authorise("reindex")
    archive.reindex(jobs)
    adopted = archive.adopt() if adopt else ()
    missing = [Missing(each.number, each.path) for each in archive.catalog.missing()]
    places = (*reviewing.lost(archive), *(place for _each, place in reviewing.strays(archive)))
    missing += [Missing(place.rpartition("/")[2], place) for place in places]
    faults = tuple(archive.ledger.verify())
    return Rebuilt(archive.catalog.count(), adopted, tuple(missing), faults)
