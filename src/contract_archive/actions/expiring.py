"""Appraise contracts by the retention schedule, move those that are over to the closed stacks and
back, and give one another term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from contract_archive.archive import Archive
from contract_archive.archive.present import present
from contract_archive.archive.protocol import Recording
from contract_archive.errors import (
    ArchiveError,
    ConflictError,
    StorageError,
    UsageError,
)
from contract_archive.locale import _, listed
from contract_archive.records.contracts import Contract
from contract_archive.records.entries import Act
from contract_archive.rules import filing, retention
from contract_archive.rules.retention import Appraisal, Disposition

_OPEN_YEARS = 1


class Appraised(NamedTuple):
    """A contract with what is to be done with it. ``moved_to`` is where it went, or would go, when
    it was closed; ``appraisal`` is None where it could not be read, and ``error`` says why that, or
    the moving, failed."""

    number: str
    path: str
    contract: Contract | None = None
    appraisal: Appraisal | None = None
    moved_to: str = ""
    error: ArchiveError | None = None


class Termed(NamedTuple):
    """A contract that was given another rule: the keys before and after, empty where the schedule
    decides; whether its term became shorter; and how it stands now."""

    number: str
    before: str
    after: str
    lowered: bool
    appraisal: Appraisal


def expire(
    archive: Archive,
    as_of: date | None = None,
    series: str = "",
    *,
    dry_run: bool = False,
) -> Iterator[Appraised]:
    """Appraise all contracts, or those of a series, as of a day, and move each that is over and
    still among the active ones to the closed stacks.

    One that cannot be read or moved is answered with the error. Raises UsageError where the day is
    to come and this is no dry run, StorageError where the disk refuses.
    """
    archive.authorise(Act.CLOSE)
    on = as_of or archive.today
    if on > archive.today and not dry_run:
        raise UsageError(
            _("{day} is still to come: nothing is closed ahead of its end").format(day=on),
            _("Look ahead with --dry-run."),
        )
    for known in tuple(archive.catalog.records()):
        found = _appraised(archive, known.number, known.path, on)
        if not series or found.contract is None or found.contract.terms.series == series:
            yield _moved(archive, found, on, dry_run=dry_run)


def appraised(archive: Archive, number: str, on: date | None = None) -> Appraised:
    """Return how one contract stands by the retention schedule.

    Raises NotFoundError where there is none, DamagedError where its record was changed by hand.
    """
    archive.authorise("show")
    contract, place = present(archive, number)
    appraisal = retention.appraise(contract, archive.settings, on or archive.today)
    return Appraised(contract.number, place, contract, appraisal)


def reopen(archive: Archive, number: str, reason: str, until: date | None = None) -> Appraised:
    """Take a contract out of the closed stacks, to stay among the active ones until a day (else
    for a year).

    Raises UsageError where no reason is given or the day is over, ConflictError where the contract
    is not in the closed stacks.
    """
    archive.authorise(Act.REOPEN)
    _refuse_silence(reason)
    until = until or retention.years_after(archive.today, _OPEN_YEARS)
    if until < archive.today:
        raise UsageError(_("{day} is over").format(day=until), _("Give a day to come."))
    with archive.recording(Act.REOPEN) as record:
        before = record.present(number)
        if before.closed_on is None:
            raise ConflictError(
                _("{number} is not in the closed stacks").format(number=before.number),
                _("See where it stands with `carchive show {number}`.").format(
                    number=before.number
                ),
            )
        after = replace(before, closed_on=None, open_until=until)
        details = {"reason": reason.strip(), "open_until": until.isoformat()}
        place = _refile(archive, record, after, details)
    appraisal = retention.appraise(after, archive.settings, archive.today)
    return Appraised(after.number, place, after, appraisal)


def set_retention(archive: Archive, number: str, key: str, reason: str = "") -> Termed:
    """Give a contract the retention rule of that key, whatever the schedule says; an empty key
    leaves it to the schedule again.

    Raises UsageError where there is no such rule or it shortens the term without a reason,
    ConflictError where the contract has that rule already.
    """
    archive.authorise(Act.SET_RETENTION)
    settings = archive.settings
    if key and retention.rule_named(key, settings) is None:
        raise _no_rule(key, [each.key for each in settings.retention])
    with archive.recording(Act.SET_RETENTION) as record:
        before = record.present(number)
        if before.retention == key:
            raise ConflictError(
                _("{number} has that rule already").format(number=before.number),
                _("See it with `carchive retention show {number}`.").format(number=before.number),
            )
        after = replace(before, retention=key)
        old, new = (retention.rule_of(each, settings).rule for each in (before, after))
        lowered = retention.years_of(new) < retention.years_of(old)
        if lowered:
            _refuse_silence(reason)
        details = {
            "retention": [before.retention, key],
            "lowered": lowered,
            "reason": reason.strip(),
        }
        record.restate(after, {name: told for name, told in details.items() if told})
    appraisal = retention.appraise(after, settings, archive.today)
    return Termed(after.number, before.retention, key, lowered, appraisal)


def _appraised(archive: Archive, number: str, path: str, on: date) -> Appraised:
    try:
        contract = archive.vault.read(path)
    except StorageError:
        raise
    except ArchiveError as error:
        return Appraised(number, path, error=error)
    appraisal = retention.appraise(contract, archive.settings, on)
    return Appraised(number, path, contract, appraisal)


def _moved(archive: Archive, found: Appraised, on: date, *, dry_run: bool) -> Appraised:
    """Move a contract to the closed stacks where it belongs there by now."""
    if found.contract is None or found.appraisal is None or not found.appraisal.closes:
        return found
    try:
        if dry_run:
            after = replace(found.contract, closed_on=on, open_until=None)
            folder = filing.folder_of(archive.settings, after)
            name = filing.safe_name(found.number)
            return found._replace(moved_to=archive.vault.free_place(folder, name))
        return _close(archive, found, on)
    except StorageError:
        raise
    except ArchiveError as error:
        return found._replace(error=error)


def _close(archive: Archive, found: Appraised, on: date) -> Appraised:
    with archive.recording(Act.CLOSE) as record:
        before = record.present(found.number)
        appraisal = retention.appraise(before, archive.settings, on)
        if not appraisal.closes:  # somebody was faster
            return found._replace(contract=before, appraisal=appraisal)
        after = replace(before, closed_on=archive.today, open_until=None)
        place = _refile(archive, record, after, _told(appraisal))
    return found._replace(contract=after, appraisal=appraisal, moved_to=place)


def _told(appraisal: Appraisal) -> dict[str, Any]:
    """What the ledger keeps of an appraisal."""
    days = {"trigger": appraisal.trigger, "until": appraisal.until}
    said = {"rule": appraisal.rule.key, "verdict": Disposition.CLOSE.value}
    return {**said, **{name: day.isoformat() for name, day in days.items() if day is not None}}


def _refile(
    archive: Archive, record: Recording, after: Contract, details: Mapping[str, Any]
) -> str:
    """Put a changed record in place, its folder where it belongs by now."""
    staging = archive.vault.stage()
    try:
        return record.revise(staging, after, filing.folder_of(archive.settings, after), details)
    finally:
        staging.discard()


def _refuse_silence(reason: str) -> None:
    if not reason.strip():
        raise UsageError(_("a reason is required"), _("Say why with --reason TEXT."))


def _no_rule(key: str, keys: list[str]) -> UsageError:
    message = _("archive.yaml has no retention rule {key}").format(key=key)
    return UsageError(message, _("Known are: {words}.").format(words=listed(keys) or "–"))
