"""A draft: a document staged, read and settled, but without a number; and how it is filed.

Whatever files a contract (an ingest, the acceptance of a reviewed scan) comes through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive.archive.holdings import Holdings
from contract_archive.archive.refusing import refuse_taken
from contract_archive.locale import ngettext
from contract_archive.records.contracts import (
    Amendment,
    Contract,
    Draw,
    Item,
    ItemKind,
    Quality,
    Terms,
)
from contract_archive.records.files import StoredFile
from contract_archive.records.readings import Origin, Source
from contract_archive.records.scans import Signature
from contract_archive.rules import deadlines, filing, sequences
from contract_archive.settings.vocabulary import DEPARTMENT

if TYPE_CHECKING:
    from contract_archive.archive.protocol import Recording
    from contract_archive.holdings.vault.staging import Staging


@dataclass(frozen=True)
class Draft:
    """A contract to be; with ``item_of`` a later document of the contract of that number.

    ``masters``, ``rendition`` and ``text`` lie in ``staging``, the last two under passing names
    until the number is known. ``number`` is one given by hand; empty: the next is drawn. ``forced``
    is whether a person said that it is no twin of another.
    """

    terms: Terms
    staging: Staging
    masters: tuple[StoredFile, ...]
    received_as: tuple[str, ...]
    rendition: StoredFile | None
    text: StoredFile | None
    pages: int
    number: str = ""
    quality: Quality = field(default_factory=Quality)
    warnings: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    kind: ItemKind = ItemKind.MAIN
    item_of: str = ""
    forced: bool = False
    signatures: tuple[Signature, ...] = ()
    amendment: Amendment | None = None

    @property
    def digests(self) -> list[str]:
        """The SHA-256 of each master."""
        return [master.fixity.sha256 for master in self.masters]

    @property
    def read(self) -> list[str]:
        """The fields that nobody said: the reading alone did."""
        found = (name for name, each in self.sources.items() if each.origin is Origin.READING)
        return sorted(found)


class Filed(NamedTuple):
    """A contract in its place, and what a person is told of its being filed."""

    contract: Contract
    place: str
    told: tuple[str, ...]


def file(
    archive: Holdings,
    record: Recording,
    draft: Draft,
    details: Mapping[str, Any] | None = None,
    clears: str = "",
) -> Filed:
    """Give a draft its number and its place and publish it. Call within a recording.

    ``details`` go into the ledger beside what always stands there; ``clears`` is the place of a
    folder that is removed then. Raises NumberTakenError where the number given is not free.
    """
    contract = _contract(archive, record, draft)
    folder = filing.folder_of(archive.settings, contract)
    read = {"read": draft.read} if draft.read else {}
    forced = {"forced": True} if draft.forced else {}
    said = {**(details or {}), **forced, **read, "masters": draft.digests}
    place = record.publish(draft.staging, contract, folder, said, clears)
    return Filed(contract, place, contract.warnings)


def lateness(archive: Holdings, terms: Terms) -> tuple[str, ...]:
    """Return a sentence where today is past the deadline for archiving."""
    due = deadlines.due_on(archive.settings.deadline, terms.signed_on, terms.approved_on)
    days = deadlines.late_by(due, archive.today)
    if due is None or days <= 0:
        return ()
    message = ngettext(
        "archived {days} day late (it was due on {due})",
        "archived {days} days late (it was due on {due})",
        days,
    )
    return (message.format(days=days, due=due),)


def _contract(archive: Holdings, record: Recording, draft: Draft) -> Contract:
    terms, now = draft.terms, archive.clock()
    number, draw = _number(archive, record, draft, now)
    return Contract(
        number=number,
        terms=terms,
        filing_year=(terms.signed_on or now.astimezone().date()).year,
        archived_at=now,
        archived_by=archive.actor.person,
        items=(_item(draft, number),),
        draw=draw,
        warnings=lateness(archive, terms),
        sources=dict(draft.sources),
    )


def _number(
    archive: Holdings, record: Recording, draft: Draft, now: datetime
) -> tuple[str, Draw | None]:
    """The number given by hand, if it is free; else the next of the series."""
    if not draft.number:
        series = archive.settings.series_named(draft.terms.series)
        department = draft.terms.custom.get(DEPARTMENT, "")
        drawn = record.draw(series, draft.terms.signed_on or now.astimezone().date(), department)
        return drawn.number, drawn.draw
    number = sequences.checked_number(draft.number)
    refuse_taken(archive, number)
    return number, sequences.draw_given(archive.settings, number)


def _item(draft: Draft, number: str) -> Item:
    """Give the staged files their last names and describe them."""
    staging, name = draft.staging, filing.safe_name(number)
    return Item(
        number=number,
        kind=draft.kind,
        received_as=draft.received_as,
        masters=draft.masters,
        rendition=staging.rename(draft.rendition, f"{name}.pdf") if draft.rendition else None,
        text=staging.rename(draft.text, f"{name}.txt") if draft.text else None,
        pages=draft.pages,
        quality=draft.quality,
        warnings=draft.warnings,
        signatures=draft.signatures,
    )
