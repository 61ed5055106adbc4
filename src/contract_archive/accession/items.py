"""File a document that comes later to a contract: an item beside its main document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from contract_archive.accession.drafts import Draft, Filed
from contract_archive.archive.holdings import Holdings
from contract_archive.archive.present import present
from contract_archive.locale import _
from contract_archive.records.contracts import Contract, Item, Money
from contract_archive.records.files import StoredFile
from contract_archive.rules import filing, items
from contract_archive.rules.current import current
from contract_archive.rules.naming import field_label, kind_name
from contract_archive.rules.retention import as_terms_say

if TYPE_CHECKING:
    from contract_archive.archive.protocol import Recording
    from contract_archive.holdings.vault.staging import Staging


def file_item(
    archive: Holdings,
    record: Recording,
    draft: Draft,
    details: Mapping[str, Any] | None = None,
    clears: str = "",
) -> Filed:
    """Make a draft the next item of its kind of its contract. Call within a recording.

    What the main document says stays as it is; what this one makes of it, ``rules.current`` tells.
    ``clears`` is the place of a folder that is removed
    then. Raises NotFoundError where there is no such contract,
    DamagedError where its record was changed by hand.
    """
    before = present(archive, draft.item_of)
    item = _item(archive, draft, before.contract)
    after = as_terms_say(replace(before.contract, items=(*before.contract.items, item)))
    said = {**(details or {}), "item": item.number, "masters": draft.digests}
    folder = before.place.rpartition("/")[0]
    if after.closed_on != before.contract.closed_on:
        folder = filing.folder_of(archive.settings, after)
    place = record.revise(draft.staging, after, folder, said, clears)
    told = _("kept as {item}: {kind}").format(item=item.number, kind=kind_name(item.kind))
    return Filed(after, place, (told, *_flowed(before.contract, after)))


def _flowed(before: Contract, after: Contract) -> Iterator[str]:
    """What a later document changes in the contract's present state, in words."""
    old, new = current(before), current(after)
    nothing = _("(empty)")
    for name in ("expires_on", "amount", "customer"):
        was, now = (_said(getattr(each.terms, name)) for each in (old, new))
        if was != now:
            yield _("{field}: {old} → {new}").format(
                field=field_label(name), old=was or nothing, new=now
            )
    if new.ended_on is not None and new.ended_on != old.ended_on:
        yield _("ends the contract on {day}").format(day=new.ended_on)
    if before.closed_on is not None and after.closed_on is None:
        yield _("in force again: taken out of the closed stacks")


def _said(value: object) -> str:
    if isinstance(value, Money):
        return f"{value.amount:,f} {value.currency}"
    return str(value) if value else ""


def _item(archive: Holdings, draft: Draft, contract: Contract) -> Item:
    """Give the staged files names that are free in the contract's folder, and describe them."""
    staging = draft.staging
    number = items.next_item_number(
        archive.settings.items, contract.number, draft.kind, contract.items
    )
    name = filing.safe_name(number)
    taken = {file.path.casefold() for file in contract.files}
    return Item(
        number=number,
        kind=draft.kind,
        received_as=draft.received_as,
        masters=tuple(_renamed(staging, each, taken) for each in draft.masters),
        rendition=staging.rename(draft.rendition, f"{name}.pdf") if draft.rendition else None,
        text=staging.rename(draft.text, f"{name}.txt") if draft.text else None,
        pages=draft.pages,
        quality=draft.quality,
        warnings=draft.warnings,
        signatures=draft.signatures,
        amendment=draft.amendment,
    )


def _renamed(staging: Staging, master: StoredFile, taken: Iterable[str]) -> StoredFile:
    """The master under its own name, or with a count where the contract has one of that name."""
    path, count, candidate = PurePosixPath(master.path), 1, master.path
    while candidate.casefold() in taken:
        count += 1
        candidate = str(path.with_name(f"{path.stem} ({count}){path.suffix}"))
    return master if candidate == master.path else staging.rename(master, candidate)
