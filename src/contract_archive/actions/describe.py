"""Correct what a record says, with the reason on record; see who changed what; take it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from contract_archive.archive import Archive
from contract_archive.archive.protocol import Recording
from contract_archive.errors import ConflictError, NotFoundError, UsageError
from contract_archive.locale import _
from contract_archive.records.contracts import Contract, Item
from contract_archive.records.entries import Act, LedgerEntry
from contract_archive.records.lists import listed_names
from contract_archive.records.names import one_line
from contract_archive.rules import filing
from contract_archive.rules.customers import Known, match
from contract_archive.rules.editing import Change, corrected, differences, fields_of
from contract_archive.rules.editing_items import (
    corrected_item,
    item_differences,
    item_fields,
    item_numbered,
)
from contract_archive.rules.retention import as_terms_say


class Edited(NamedTuple):
    """A record after a correction: what was changed, and where its folder stood and stands."""

    number: str
    changes: tuple[Change, ...]
    came_from: str
    path: str


class Deed(NamedTuple):
    """One line of a contract's history, with what it changed and why. ``undone`` is the sequence
    of the entry that took it back, 0 where none did; ``undoes`` of the one that it took back;
    ``item`` is the later document that it is about, where it is about one."""

    entry: LedgerEntry
    changes: tuple[Change, ...] = ()
    reason: str = ""
    undone: int = 0
    undoes: int = 0
    item: str = ""


def fields(archive: Archive, number: str) -> dict[str, str]:
    """Return what a contract's record says, field by field. Raises NotFoundError."""
    archive.authorise(Act.EDIT)
    with archive.recording(Act.EDIT) as record:
        contract, item = _contract_and_item(archive, record, number)
        return item_fields(item) if item else fields_of(contract, archive.settings)


def edit(
    archive: Archive,
    number: str,
    changes: Mapping[str, str],
    reason: str = "",
    *,
    new_customer: bool = False,
    dry_run: bool = False,
) -> Edited:
    """Change fields of a contract's record. The folder follows; the number stays.

    An empty text leaves a field empty. ``new_customer`` says that a name close to a known
    customer's is another company. Raises UsageError where a value cannot be meant, ConflictError
    where a name is only close to a customer's, NotFoundError where there is no such contract,
    DamagedError where its record was changed by hand.
    """
    archive.authorise(Act.EDIT)
    with archive.recording(Act.EDIT) as record:
        before, item = _contract_and_item(archive, record, number)
        if item is not None:
            after = corrected_item(before, item, archive.settings, changes)
            told = {"reason": reason.strip(), "item": item.number}
            return _record(archive, record, before, after, told, dry_run=dry_run, item=item)
        if "customer" in changes:
            name = _customer(archive, changes["customer"], before, new=new_customer)
            changes = {**changes, "customer": name}
        after = corrected(before, archive.settings, changes, archive.today)
        return _record(archive, record, before, after, {"reason": reason.strip()}, dry_run=dry_run)


def undo(archive: Archive, number: str, reason: str = "", *, dry_run: bool = False) -> Edited:
    """Take back the last correction of a contract that is not taken back yet.

    Raises NotFoundError where there is none, ConflictError where a field has been given another
    value since.
    """
    archive.authorise(Act.EDIT)
    with archive.recording(Act.EDIT) as record:
        before = record.present(number)
        last = _last_correction(archive, before.number)
        item = item_numbered(before, last.item) if last.item else None
        now = item_fields(item) if item else fields_of(before, archive.settings)
        moved = [each.field for each in last.changes if now.get(each.field, "") != each.new]
        if moved:
            raise ConflictError(
                _("changed again since: {fields}").format(fields=listed_names(moved)),
                _("Set them with `carchive edit {number} --set …`.").format(number=before.number),
            )
        back = {each.field: each.old for each in last.changes}
        details = {"reason": reason.strip(), "undoes": last.entry.sequence, "item": last.item}
        if item is not None:
            after = corrected_item(before, item, archive.settings, back)
        else:
            after = corrected(before, archive.settings, back, archive.today)
        return _record(archive, record, before, after, details, dry_run=dry_run, item=item)


def history(archive: Archive, number: str) -> tuple[Deed, ...]:
    """Return what was done to a number, the oldest first: who, when, from what to what, and why.

    Raises NotFoundError where the ledger never names it.
    """
    archive.authorise("history")
    state = archive.catalog.number_state(number)
    known = state.number if state else number
    deeds = _deeds(archive, known)
    if not deeds:
        raise NotFoundError(
            _("{number}: no such contract").format(number=one_line(number)),
            _("Look for it with `carchive find`."),
        )
    return deeds


def _deeds(archive: Archive, number: str) -> tuple[Deed, ...]:
    found = [_deed(each.entry) for each in archive.ledger.entries() if each.entry.number == number]
    undone = {each.undoes: each.entry.sequence for each in found if each.undoes}
    return tuple(each._replace(undone=undone.get(each.entry.sequence, 0)) for each in found)


def _deed(entry: LedgerEntry) -> Deed:
    told: Mapping[str, Any] = entry.details.get("changes") or {}
    changes = tuple(Change(name, str(old), str(new)) for name, (old, new) in told.items())
    reason, undoes = str(entry.details.get("reason", "")), int(entry.details.get("undoes", 0))
    return Deed(entry, changes, reason, undoes=undoes, item=str(entry.details.get("item", "")))


def _contract_and_item(
    archive: Archive, record: Recording, number: str
) -> tuple[Contract, Item | None]:
    """Return a contract by its number, or with one of its later documents by that one's."""
    if archive.catalog.number_state(number) is None:
        holder = archive.catalog.holder_of_item(number)
        if holder is not None:
            contract = record.present(holder)
            return contract, item_numbered(contract, number)
    return record.present(number), None


def _last_correction(archive: Archive, number: str) -> Deed:
    deeds: tuple[Deed, ...] = _deeds(archive, number)
    open_ones = [each for each in deeds if each.changes and not each.undone and not each.undoes]
    if open_ones:
        return open_ones[-1]
    raise NotFoundError(
        _("{number}: no correction to take back").format(number=number),
        _("See what was done with `carchive history {number}`.").format(number=number),
    )


def _record(
    archive: Archive,
    record: Recording,
    before: Contract,
    after: Contract,
    details: Mapping[str, Any],
    *,
    dry_run: bool,
    item: Item | None = None,
) -> Edited:
    """Put a correction on record: of the contract, or of ``item``, one of its later documents."""
    if item is None:
        changes = differences(before, after, archive.settings)
    else:
        changes = item_differences(item, after.items[before.items.index(item)])
    state = archive.catalog.number_state(before.number)
    place = state.path if state else ""
    if not changes:
        raise UsageError(
            _("{number}: the record says so already").format(number=before.number),
            _("See it with `carchive show {number}`.").format(number=before.number),
        )
    after = as_terms_say(after)
    folder = filing.folder_of(archive.settings, after)
    if not _moves(before, after, archive):
        folder = place.rpartition("/")[0]  # an old pattern's folder stays where it is
    if dry_run:
        return Edited(before.number, changes, place, f"{folder}/{place.rpartition('/')[2]}")
    told = {each.field: [each.old, each.new] for each in changes}
    staging = archive.vault.stage()
    try:
        said = {name: value for name, value in details.items() if value}
        now = record.revise(staging, after, folder, {"changes": told, **said})
    finally:
        staging.discard()
    return Edited(before.number, changes, place, now)


def _moves(before: Contract, after: Contract, archive: Archive) -> bool:
    """Whether the correction changes where a contract belongs."""
    return len({filing.folder_of(archive.settings, each) for each in (before, after)}) > 1


def _customer(archive: Archive, name: str, before: Contract, *, new: bool) -> str:
    """Return the official name that a corrected customer is to have.

    Raises ConflictError where the name is only close to known ones and not said to be new.
    """
    wanted = one_line(name)
    known = Known(archive.catalog.register.names())
    official = known.official(wanted)
    if official is not None:
        return official
    others = [each.official for each in match(wanted, known).candidates]
    if new or not others or (before.terms.customer in others and len(others) == 1):
        return wanted
    raise ConflictError(
        _("{name}: close to {others}").format(name=wanted, others=listed_names(others)),
        _("Give that name, or say --new-customer if it is another company."),
    )
