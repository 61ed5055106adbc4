"""What each act means to the catalog, and what a ledger line says of it.

The details of a line are written and read here alone. An act that is not in the table changes
nothing that the catalog knows; it is only counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.catalog.reviews import ACCEPTED, REJECTED, WAITING, ReviewState
from contract_archive.records.contracts import Contract, Draw
from contract_archive.records.entries import Act, LedgerEntry
from contract_archive.records.files import Fixity
from contract_archive.records.pending import Pending


class Found(NamedTuple):
    """A contract as it stands in the tree, with the words of its text, ready for the catalog.

    ``contract`` is None where it cannot be read.
    """

    place: str
    contract: Contract | None
    words: str


Effect: TypeAlias = Callable[[Catalog, LedgerEntry, Found | None], None]
"""Brings one ledger line into the catalog, within a transaction. What was found at the line's
place is given where the act has a place."""


def details_of(
    contract: Contract | None = None,
    *,
    place: str = "",
    record: Fixity | None = None,
    draw: Draw | None = None,
) -> dict[str, Any]:
    """Return what every ledger line keeps of a contract: where it stands, the digest of its
    record, its customer and series, how its number was drawn. What is not given is left out.
    """
    details: dict[str, Any] = {}
    if place:
        details["path"] = place
    if record is not None:
        details["record_sha256"] = record.sha256
    if contract is not None:
        details["customer"] = contract.terms.customer
        details["series"] = contract.terms.series
        draw = contract.draw
    if draw is not None:
        details["draw"] = {"scope": draw.scope, "value": draw.value, "given": draw.given}
    return details


def review_details_of(pending: Pending, place: str, record: Fixity) -> dict[str, Any]:
    """Return what a ledger line keeps of a document in review."""
    return {
        "review": pending.id,
        "file": pending.file,
        "masters": [master.fixity.sha256 for master in pending.masters],
        **details_of(place=place, record=record),
    }


def place_in(entry: LedgerEntry) -> str:
    """Return the place that a line gives its contract; empty where the act gives none."""
    return str(entry.details.get("path", "")) if entry.act in _PLACING else ""


def draw_in(entry: LedgerEntry) -> Draw | None:
    """Return how the number of a line was drawn; None where it was not."""
    draw = entry.details.get("draw")
    return Draw(str(draw["scope"]), int(draw["value"]), bool(draw["given"])) if draw else None


def as_it_was(found: Found, entry: LedgerEntry) -> Found:
    """Return a contract as a line found it that a later one superseded: under its old customer.

    So customers come into a catalog built anew in the order in which they came into the first.
    """
    customer = entry.details.get("customer")
    if found.contract is None or not customer:
        return found
    terms = replace(found.contract.terms, customer=str(customer))
    return found._replace(contract=replace(found.contract, terms=terms))


def take_effect(catalog: Catalog, entry: LedgerEntry, found: Found | None) -> None:
    """Bring one ledger line into the catalog. Within a transaction."""
    effect = EFFECTS.get(entry.act)
    if effect is not None:
        effect(catalog, entry, found)


def _record(catalog: Catalog, entry: LedgerEntry, found: Found | None) -> None:
    if found is None:
        return
    if found.contract is not None:
        catalog.record(found.contract, found.place, words=found.words)
    else:
        catalog.miss(entry.number, found.place, entry.at, draw_in(entry))
    catalog.note_record(entry.number, str(entry.details.get("record_sha256", "")))


def _accept(catalog: Catalog, entry: LedgerEntry, found: Found | None) -> None:
    """What a contract's line says of it, and of the document in review that it was."""
    _record(catalog, entry, found)
    review = entry.details.get("review")
    if review:
        catalog.reviews.settle(ReviewState(int(review), ACCEPTED, "", entry.number, ""))


def _queue(catalog: Catalog, entry: LedgerEntry, _found: Found | None) -> None:
    masters = map(str, entry.details.get("masters", ()))
    catalog.reviews.queue(_review_in(entry, WAITING), masters)


def _reject(catalog: Catalog, entry: LedgerEntry, _found: Found | None) -> None:
    catalog.reviews.settle(_review_in(entry, REJECTED))


def _review_in(entry: LedgerEntry, state: str) -> ReviewState:
    told = entry.details
    path, record = str(told.get("path", "")), str(told.get("record_sha256", ""))
    return ReviewState(int(told["review"]), state, path, "", record)


def _void(catalog: Catalog, entry: LedgerEntry, _found: Found | None) -> None:
    reason = str(entry.details.get("reason", ""))
    catalog.void(entry.number, reason, entry.at, draw_in(entry))


def _add_customer(catalog: Catalog, entry: LedgerEntry, _found: Found | None) -> None:
    names = (str(name) for name in entry.details.get("aliases", ()))
    catalog.register.add(_customer(entry), names)


def _alias_customer(catalog: Catalog, entry: LedgerEntry, _found: Found | None) -> None:
    alias = str(entry.details.get("alias", ""))
    if entry.details.get("removed"):
        catalog.register.drop_alias(_customer(entry), alias)
    else:
        catalog.register.add(_customer(entry), (alias,))


def _rename_customer(catalog: Catalog, entry: LedgerEntry, _found: Found | None) -> None:
    catalog.register.rename(_customer(entry), str(entry.details.get("name", "")))


def _merge_customer(catalog: Catalog, entry: LedgerEntry, _found: Found | None) -> None:
    catalog.register.merge(_customer(entry), str(entry.details.get("into", "")))


def _customer(entry: LedgerEntry) -> str:
    return str(entry.details.get("customer", ""))


_PLACING: frozenset[str] = frozenset(
    (
        *(Act.INGEST, Act.ADOPT, Act.ADD_ITEM, Act.READ_AGAIN, Act.MOVE, Act.EDIT, Act.RELATE),
        *(Act.HOLD, Act.LIFT, Act.SHELVE, Act.LEND, Act.RETURN, Act.RENEW_LOAN),
        *(Act.CLOSE, Act.REOPEN, Act.SET_RETENTION),
    )
)

EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        **dict.fromkeys(_PLACING, _record),
        **dict.fromkeys((Act.INGEST, Act.ADD_ITEM), _accept),
        Act.QUEUE: _queue,
        Act.AMEND: _queue,
        Act.REJECT: _reject,
        Act.VOID: _void,
        Act.ADD_CUSTOMER: _add_customer,
        Act.ALIAS_CUSTOMER: _alias_customer,
        Act.RENAME_CUSTOMER: _rename_customer,
        Act.MERGE_CUSTOMER: _merge_customer,
    }
)
