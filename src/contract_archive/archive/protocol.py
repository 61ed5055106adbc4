"""The write protocol, in one place.

Under the archive's lock: draw the number, complete the staged folder, write the intent, publish
by one rename (the commit point), append to the ledger, record in the catalog, remove the intent.
Recovery rolls forward what was published and takes back what was not; a number is durable only
with its contract, so nothing that was taken back leaves a gap.

A later change of a contract is a revision: the new files are staged, the intent is written (the
commit point), the files go to their places, then ledger, catalog and intent as above. Recovery
carries out every revision whose intent it finds.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive.archive import committing, reviewing
from contract_archive.archive.acts import details_of
from contract_archive.archive.followups import FOLLOW_UPS
from contract_archive.archive.holdings import Holdings
from contract_archive.archive.intents import intent_of
from contract_archive.archive.present import present, revision_of
from contract_archive.archive.replay import apply, catch_up, rebuild
from contract_archive.errors import ConflictError, DamagedError
from contract_archive.locale import _
from contract_archive.records.contracts import Contract, Draw
from contract_archive.records.entries import Act
from contract_archive.rules import filing, numbering

if TYPE_CHECKING:
    from contract_archive.holdings.vault.staging import Staging
    from contract_archive.records.pending import Pending
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
        self,
        staging: Staging,
        contract: Contract,
        folder: str,
        details: Mapping[str, Any],
        clears: str = "",
    ) -> str:
        """Make a staged contract part of the archive. Returns its place.

        When this returns, folder, ledger and catalog have it, safe on disk. Where it raises before
        the commit point, the archive is as before. ``clears`` is the place of a folder that is
        removed once the contract is on record.
        """
        archive = self._archive
        place = archive.vault.free_place(folder, filing.safe_name(contract.number))
        record = staging.complete(contract)
        said = {**details, **details_of(contract, place=place, record=record)}
        intent = intent_of(archive, self._act, staging, place, record, said)
        intent = intent._replace(number=contract.number, at=contract.archived_at, clears=clears)
        committing.publish(archive, staging, intent)
        return place

    def queue(self, staging: Staging, pending: Pending) -> str:
        """Put a staged document into the review queue, under an id of its own. Returns its place.

        As safe as ``publish``. Raises DuplicateError where the same bytes are archived or wait.
        """
        return reviewing.queue(self._archive, staging, pending)

    def amend(self, pending: Pending) -> None:
        """Write the record of a waiting document anew, with what a person has settled.

        Raises DamagedError where it was changed by hand.
        """
        reviewing.amend(self._archive, pending)

    def reject(self, pending: Pending) -> str:
        """Move a waiting document, with why it is rejected, out of the queue. Returns its place.

        Raises DamagedError where its record was changed by hand.
        """
        return reviewing.reject(self._archive, pending)

    def present(self, number: str) -> Contract:
        """Return an archived contract as it stands, to be changed and handed to ``revise``.

        Raises NotFoundError where there is none, DamagedError where its record is not the one
        that the ledger knows.
        """
        return present(self._archive, number).contract

    def revise(
        self,
        staging: Staging,
        contract: Contract,
        folder: str,
        details: Mapping[str, Any],
        clears: str = "",
    ) -> str:
        """Change an archived contract. Returns its place.

        ``contract`` is what it shall be; each of its files stands in the folder already or is
        staged. ``folder`` is where it belongs now. When this returns, folder, ledger and catalog
        have the change, safe on disk. Where it raises before the commit point, all is as before;
        StorageError after it says that the next writer finishes. ``clears`` is the place of another
        folder that is removed once the change is on record.
        Raises DamagedError where the record was changed by hand, RefusedError where a master would
        be lost or written over, ConflictError where a file of the person's stands in the way.
        """
        return self._revise(self._act, staging, contract, folder, details, clears)

    def restate(self, contract: Contract, details: Mapping[str, Any]) -> str:
        """Change what an archived contract's record says, no file of it, where it stands.

        Returns its place; raises as ``revise`` does.
        """
        archive = self._archive
        folder = present(archive, contract.number).place.rpartition("/")[0]
        staging = archive.vault.stage()
        try:
            return self._revise(self._act, staging, contract, folder, details)
        finally:
            staging.discard()

    def move(self, contract: Contract, details: Mapping[str, Any] | None = None) -> str:
        """Change what an archived contract says, no file of it: its folder follows its terms.

        It stands in the ledger as MOVE, whatever this recording is of. Returns its place; raises
        as ``revise`` does.
        """
        archive = self._archive
        folder = filing.folder_of(archive.settings, contract)
        staging = archive.vault.stage()
        try:
            return self._revise(Act.MOVE, staging, contract, folder, details or {})
        finally:
            staging.discard()

    def _revise(
        self,
        act: str,
        staging: Staging,
        contract: Contract,
        folder: str,
        details: Mapping[str, Any],
        clears: str = "",
    ) -> str:
        archive = self._archive
        before = present(archive, contract.number)
        revision = revision_of(archive, before, contract, staging.folder)
        place = before.place
        if place.rpartition("/")[0] != folder:
            place = archive.vault.free_place(folder, filing.safe_name(contract.number))
        record = staging.complete(contract)
        said = {**details, **details_of(contract, place=place, record=record)}
        intent = intent_of(archive, act, staging, place, record, said)
        intent = intent._replace(number=contract.number, revision=revision, clears=clears)
        committing.revise(archive, staging, intent, revision)
        return place

    def put_back(
        self, number: str, found: str, place: str, details: Mapping[str, Any] | None = None
    ) -> None:
        """Move a folder that a hand moved from ``place`` to ``found`` back, on record first.

        Raises ConflictError where something stands at ``place``, NotFoundError where the folder is
        gone from ``found``.
        """
        archive = self._archive
        archive.vault.record_fixity(found)
        if os.path.lexists(archive.root / place):
            raise ConflictError(
                _("{place}: something stands there already").format(place=place),
                _("Move it away, then run the command again."),
            )
        self.log(number, details)
        archive.vault.publish(archive.root / found, place)

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
    intents = tuple(archive.intents.pending())
    if intents:
        archive.ledger.make_safe()
        archive.intents.make_safe()
        archive.vault.distrust()
    on_record = [committing.settle(archive, intent) for intent in intents]
    if afresh or not archive.catalog_path.exists():
        rebuild(archive, jobs)
    else:
        catch_up(archive)
    for intent, done in zip(intents, on_record, strict=True):
        committing.close(archive, intent, on_record=done)
    archive.vault.clear_stagings()
    for follow_up in FOLLOW_UPS:
        follow_up(archive, Recording(archive, Act.MOVE))


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
