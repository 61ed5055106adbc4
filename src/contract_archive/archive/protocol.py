"""The write protocol, in one place.

Under the archive's lock: draw the number, complete the staged folder, write the intent, publish
by one rename (the commit point), append to the ledger, record in the catalog, remove the intent.
Recovery rolls forward what was published and takes back what was not; a number is durable only
with its contract, so nothing that was taken back leaves a gap.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive import disk
from contract_archive.archive.acts import details_of
from contract_archive.archive.holdings import Holdings
from contract_archive.archive.intents import Intent
from contract_archive.archive.replay import apply, catch_up, rebuild
from contract_archive.errors import DamagedError, StorageError
from contract_archive.holdings.vault import HOUSE
from contract_archive.locale import _
from contract_archive.records.contracts import Contract, Draw
from contract_archive.records.entries import Act
from contract_archive.rules import filing, numbering

if TYPE_CHECKING:
    from contract_archive.holdings.vault.staging import Staging
    from contract_archive.settings.model import Series


class Drawn(NamedTuple):
    """A number and how it was drawn."""

    number: str
    draw: Draw


class Recording:
    """One act being recorded; exists only while the archive's lock is held."""

    def __init__(self, archive: Holdings, act: str) -> None:
        self._archive = archive
        self._act = act

    def draw(self, series: Series, on: date, department: str = "") -> Drawn:
        """Return the next number of the series' sequence; it counts once it is published."""
        return next_number(self._archive, series, on, department)

    def publish(
        self, staging: Staging, contract: Contract, folder: str, details: Mapping[str, Any]
    ) -> str:
        """Make a staged contract part of the archive. Returns its place.

        When this returns, folder, ledger and catalog have it, safe on disk. Where it raises before
        the commit point, the archive is as before.
        """
        archive = self._archive
        place = archive.vault.free_place(folder, filing.safe_name(contract.number))
        record = staging.complete(contract)
        intent = Intent(
            act_id=secrets.token_hex(8),
            act=self._act,
            number=contract.number,
            place=place,
            staged=f"{HOUSE}/staging/{staging.name}/{staging.folder.name}",
            record=record,
            sequence=archive.ledger.head().sequence + 1,
            at=contract.archived_at,
            actor=archive.actor,
            details={**details, **details_of(contract, place=place, record=record)},
        )
        archive.intents.write(intent)
        try:
            archive.vault.publish(staging.folder, place)
        except BaseException:
            # Not published: nothing to finish. Published after all (an error on the way back from
            # the disk): the intent stays, and recovery finishes it.
            if not archive.vault.has(place, record):
                archive.intents.remove(intent)
            raise
        try:
            _complete(archive, intent)
        except OSError as fault:
            raise _unfinished(intent, disk.storage_error(fault)) from fault
        except StorageError as fault:
            raise _unfinished(intent, fault) from fault
        return place

    def adopt(self, contract: Contract, place: str) -> None:
        """Put on record a contract that stands in the tree and is not in the ledger."""
        record = self._archive.vault.record_fixity(place)
        self.log(contract.number, details_of(contract, place=place, record=record))

    def log(self, number: str = "", details: Mapping[str, Any] | None = None) -> None:
        """Record an act that has no folder; the ledger's line is its commit point."""
        archive = self._archive
        logged = archive.ledger.append(
            at=archive.clock(),
            actor=archive.actor,
            act=self._act,
            act_id=secrets.token_hex(8),
            number=number,
            details=dict(details or {}),
        )
        apply(archive, logged)


def next_number(
    archive: Holdings,
    series: Series,
    on: date,
    department: str = "",
    besides: Collection[str] = (),
) -> Drawn:
    """Return the number that the series would give next, passing over those that are taken and
    those in ``besides``."""
    fonds = archive.settings.fonds_code
    scope = numbering.scope_of(series, fonds, on, department)
    last = archive.catalog.last_drawn(scope)
    # `start` speaks of a fresh sequence; raised in the midst of one it would tear a gap.
    value = last + 1 if last else series.start
    while True:
        number = numbering.format_number(series, fonds, on, value, department)
        if number not in besides and archive.catalog.number_state(number) is None:
            return Drawn(number, Draw(scope, value))
        value += 1


def recover(archive: Holdings, *, afresh: bool = False, jobs: int | None = None) -> None:
    """Finish what a crash left undone. Call under the lock, before anything is written.

    A catalog that is missing is rebuilt; with ``afresh`` it is rebuilt in any case.
    """
    # Whoever rebuilds accepts the ledger as it is; else what the catalog knows must be there.
    _mend_ledger(archive, 0 if afresh else _acknowledged(archive))
    if afresh or not archive.catalog_path.exists():
        rebuild(archive, jobs)
    intents = tuple(archive.intents.pending())
    if intents:
        archive.ledger.make_safe()
    for intent in intents:
        _settle(archive, intent)
    catch_up(archive)
    archive.vault.clear_stagings()


def _mend_ledger(archive: Holdings, acknowledged: int) -> None:
    torn = archive.ledger.mend(acknowledged)
    if torn:
        archive.ledger.append(
            at=archive.clock(),
            actor=archive.actor,
            act=Act.MEND,
            act_id=secrets.token_hex(8),
            details=torn._asdict(),
        )


def _acknowledged(archive: Holdings) -> int:
    """How many ledger lines the catalog knows to be whole; 0 where it cannot say."""
    if not archive.catalog_path.exists():
        return 0
    try:
        return archive.catalog.head[0]
    except DamagedError:
        return 0


def _settle(archive: Holdings, intent: Intent) -> None:
    """Roll one intent forward or back."""
    if _is_logged(archive, intent):
        archive.intents.remove(intent)  # catch_up brings the catalog along
    elif archive.vault.has(intent.place, intent.record):
        disk.sync_folder((archive.root / intent.place).parent)
        _complete(archive, intent)
    else:
        shutil.rmtree(archive.root / PurePosixPath(intent.staged).parent, ignore_errors=True)
        archive.intents.remove(intent)


def _unfinished(intent: Intent, fault: StorageError) -> StorageError:
    """Past the commit point nothing is taken back; the next writer finishes it."""
    message = _("{number} is in its place, but not all of its record could be written: {reason}")
    return StorageError(
        message.format(number=intent.number, reason=fault.message),
        _("Mend the disk, then run any command: it finishes. Do not hand the file in again."),
        details={"number": intent.number},
    )


def _is_logged(archive: Holdings, intent: Intent) -> bool:
    """Whether the ledger has the act: at its sequence, or later where a mend took that one."""
    since = archive.ledger.entries(after=intent.sequence - 1)
    return any(each.entry.act_id == intent.act_id for each in since)


def _complete(archive: Holdings, intent: Intent) -> None:
    """What follows the commit point: ledger, catalog, and the intent is done with."""
    logged = archive.ledger.append(
        at=intent.at,
        actor=intent.actor,
        act=intent.act,
        act_id=intent.act_id,
        number=intent.number,
        details=intent.details,
    )
    apply(archive, logged)
    archive.intents.remove(intent)
