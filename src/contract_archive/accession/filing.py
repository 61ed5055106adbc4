"""File a draft as what it is: a contract, or a later document of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from contract_archive.accession import drafts
from contract_archive.accession.drafts import Draft, Filed
from contract_archive.accession.items import file_item
from contract_archive.archive.holdings import Holdings
from contract_archive.records.contracts import Amendment, ItemKind, Money, Terms
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Intake
from contract_archive.records.readings import Origin, Reading
from contract_archive.rules.items import kind_of
from contract_archive.rules.resolving import Resolution
from contract_archive.rules.terms import terms_of

if TYPE_CHECKING:
    from contract_archive.archive.protocol import Recording


def act_of(draft: Draft) -> Act:
    """Return the act that filing a draft is."""
    return Act.ADD_ITEM if draft.item_of else Act.INGEST


def file(
    archive: Holdings,
    record: Recording,
    draft: Draft,
    details: Mapping[str, Any] | None = None,
    clears: str = "",
) -> Filed:
    """Give a draft its number and its place and publish it. Call within a recording of its act.

    ``details`` go into the ledger beside what always stands there; ``clears`` is the place of a
    folder that is removed then. Raises NumberTakenError where the number given is not free,
    NotFoundError and DamagedError as ``file_item`` does.
    """
    way = file_item if draft.item_of else drafts.file
    return way(archive, record, draft, details, clears)


def drafted_terms(archive: Holdings, intake: Intake) -> Terms:
    """Return what a settled intake claims; a later document claims nothing beside its contract.

    Raises UsageError where a claim cannot be.
    """
    if intake.item_of:
        return Terms(series="", customer="")
    return terms_of(intake, archive.settings, archive.today)


def drafted_amendment(
    archive: Holdings, resolution: Resolution, reading: Reading
) -> Amendment | None:
    """Return what a later document says of its contract; None for a main one.

    An annex changes nothing. An amount is taken from a person alone: whether what a page names is
    the new total, or comes to the old one, no reading tells surely.
    """
    intake = resolution.intake
    if not intake.item_of:
        return None
    said = Amendment(title=intake.title, signed_on=intake.signed_on)
    if drafted_kind(intake, reading) is ItemKind.ANNEX:
        return said
    by_person = _said("amount", resolution)
    currency = intake.currency or archive.settings.currency
    money = Money(intake.amount, currency) if by_person and intake.amount is not None else None
    return replace(
        said,
        effective_on=intake.effective_on,
        expires_on=intake.expires_on,
        ends_on=intake.ends_on,
        amount=money,
        adds=money is not None and intake.adds,
        customer=intake.customer if _said("customer", resolution) else "",
    )


def _said(field: str, resolution: Resolution) -> bool:
    """Whether a person said it."""
    source = resolution.sources.get(field)
    return source is not None and source.origin is not Origin.READING


def drafted_kind(intake: Intake, reading: Reading) -> ItemKind:
    """Return what a document is to its contract: the main one, unless it comes later."""
    return kind_of(intake.item_kind, reading) if intake.item_of else ItemKind.MAIN
