"""Rebuild the catalog, and say what does not hold together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.archive import Archive, present, reviewing
from contract_archive.holdings.ledger import Fault


class Missing(NamedTuple):
    """A number whose contract cannot be read at ``path``, or is not in the ledger; or the same of
    a document in review, by the name of its folder."""

    number: str
    path: str


class Changed(NamedTuple):
    """A contract, or a document in review by the name of its folder, whose record at ``path`` can
    be read but is not the one that the ledger knows."""

    number: str
    path: str


class Rebuilt(NamedTuple):
    """What a rebuild came to: contracts in the catalog, numbers adopted, what is wrong, and what
    was changed by hand: that holds in the catalog, but the archive changes nothing there."""

    contracts: int
    adopted: tuple[str, ...]
    missing: tuple[Missing, ...]
    faults: tuple[Fault, ...]
    changed: tuple[Changed, ...]


def reindex(archive: Archive, jobs: int | None = None, *, adopt: bool = False) -> Rebuilt:
    """Build the catalog anew from the tree and the ledger, and check the ledger's chain.

    ``adopt`` takes contracts that stand in the tree, but not in the ledger, into the ledger.
    """
    archive.authorise("reindex")
    archive.reindex(jobs)
    adopted = archive.adopt() if adopt else ()
    faults = tuple(archive.ledger.verify())
    return Rebuilt(
        archive.catalog.count(), adopted, tuple(_missing(archive)), faults, tuple(_changed(archive))
    )


def _missing(archive: Archive) -> Iterator[Missing]:
    for each in archive.catalog.missing():
        yield Missing(each.number, each.path)
    strays = (place for _each, place in reviewing.strays(archive))
    for place in (*reviewing.lost(archive), *strays):
        yield Missing(place.rpartition("/")[2], place)


def _changed(archive: Archive) -> Iterator[Changed]:
    for each in present.changed_by_hand(archive):
        yield Changed(each.number, each.path)
    for place in reviewing.changed_by_hand(archive):
        yield Changed(place.rpartition("/")[2], place)
