"""The review queue in the write protocol: documents go in, are amended, are rejected.

A waiting document stands in the archive's folder ``review/`` under an id of the queue's own, which
is never given twice. It leaves by being filed (``drafts.file`` clears its folder) or rejected.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contract_archive.archive import committing
from contract_archive.archive.acts import review_details_of
from contract_archive.archive.holdings import Holdings
from contract_archive.archive.intents import intent_of
from contract_archive.archive.refusing import refuse_same_bytes
from contract_archive.errors import ConflictError, DamagedError, NotFoundError
from contract_archive.holdings.catalog.reviews import WAITING, ReviewState
from contract_archive.holdings.vault import INTAKE_NAME, REJECTED, REVIEW
from contract_archive.holdings.vault.revision import Revision
from contract_archive.locale import _
from contract_archive.records.entries import Act
from contract_archive.records.names import safe_name
from contract_archive.records.pending import Pending

if TYPE_CHECKING:
    from contract_archive.holdings.vault.staging import Staging


def queue(archive: Holdings, staging: Staging, pending: Pending) -> str:
    """Put a staged document into the queue. Returns its place."""
    refuse_same_bytes(archive.catalog, (master.fixity.sha256 for master in pending.masters))
    pending = replace(
        _named(staging, pending),
        id=max(archive.catalog.reviews.last(), archive.vault.last_review()) + 1,
        queued_at=archive.clock(),
        queued_by=archive.actor.person,
    )
    place = f"{REVIEW}/{name_of(pending.id)}"
    record = staging.complete_pending(pending)
    said = review_details_of(pending, place, record)
    intent = intent_of(archive, Act.QUEUE, staging, place, record, said)
    committing.publish(archive, staging, intent._replace(record_name=INTAKE_NAME))
    return place


def amend(archive: Holdings, pending: Pending) -> None:
    """Write the record of a waiting document anew."""
    place = waiting(archive, pending.id).path
    _revise(archive, Act.AMEND, pending, place, place)


def reject(archive: Holdings, pending: Pending) -> str:
    """Move a document with its reason out of the queue. Returns its place."""
    place = waiting(archive, pending.id).path
    after = archive.vault.free_place(REJECTED, name_of(pending.id))
    _revise(archive, Act.REJECT, pending, place, after)
    return after


def waiting(archive: Holdings, review: int) -> ReviewState:
    """Return the state of a document that waits. Raises NotFoundError where none does."""
    state = archive.catalog.reviews.state_of(review)
    if state is None:
        raise NotFoundError(
            _("{review}: no such document in review").format(review=review),
            _("See what waits with `carchive review list`."),
        )
    if state.state != WAITING:
        became = _("archived as {number}") if state.number else _("rejected")
        raise ConflictError(
            _("{review} does not wait any more: {became}").format(
                review=review, became=became.format(number=state.number)
            ),
            _("See what waits with `carchive review list`."),
        )
    return state


def pending_of(archive: Holdings, review: int) -> Pending:
    """Return a waiting document as it stands.

    Raises NotFoundError where none waits under that id, or its folder is gone; DamagedError where
    its record is not the one that the ledger knows.
    """
    state = waiting(archive, review)
    pending = archive.vault.read_pending(state.path)
    if archive.vault.record_fixity(state.path, INTAKE_NAME).sha256 != state.record:
        raise DamagedError(
            _("{place}: changed by hand").format(place=f"{state.path}/{INTAKE_NAME}"),
            _(
                "Restore it from a backup, or move its folder out of the archive, reject it with "
                "`carchive review reject {id}`, and ingest the file in its folder master again."
            ).format(id=review),
        )
    return pending


def strays(archive: Holdings) -> tuple[tuple[Pending, str], ...]:
    """Return what stands in the queue's folder, readable, and is not in the ledger."""
    found = []
    for path in sorted((archive.root / REVIEW).glob("[0-9]*")):
        place = f"{REVIEW}/{path.name}"
        try:
            pending = archive.vault.read_pending(place)
        except (NotFoundError, DamagedError):
            continue
        known = archive.catalog.reviews.state_of(pending.id)
        if known is None and path.name == name_of(pending.id):
            found.append((pending, place))
    return tuple(found)


def details_of_stray(archive: Holdings, pending: Pending, place: str) -> dict[str, Any]:
    """Return what the ledger is to say of a document that it has lost."""
    return review_details_of(pending, place, archive.vault.record_fixity(place, INTAKE_NAME))


def lost(archive: Holdings) -> tuple[str, ...]:
    """Return the places where a document should wait and cannot be read."""
    found = []
    for state in archive.catalog.reviews.waiting():
        try:
            archive.vault.read_pending(state.path)
        except (NotFoundError, DamagedError):
            found.append(state.path)
    return tuple(found)


def changed_by_hand(archive: Holdings) -> tuple[str, ...]:
    """Return the places of waiting documents whose record, if it can be read, is not the one that
    the ledger knows."""
    gone = lost(archive)
    waiting = (each for each in archive.catalog.reviews.waiting() if each.path not in gone)
    return tuple(
        each.path
        for each in waiting
        if archive.vault.record_fixity(each.path, INTAKE_NAME).sha256 != each.record
    )


def name_of(review: int) -> str:
    """Return the name of a document's folder: ``0007``."""
    return f"{review:04}"


def _revise(archive: Holdings, act: str, pending: Pending, before: str, after: str) -> None:
    pending_of(archive, pending.id)
    staging = archive.vault.stage()
    try:
        record = staging.complete_pending(pending)
        said = review_details_of(pending, after, record)
        if pending.rejected:
            said["reason"] = pending.rejected
        revision = Revision(before, ())
        intent = intent_of(archive, act, staging, after, record, said)
        intent = intent._replace(record_name=INTAKE_NAME, revision=revision)
        committing.revise(archive, staging, intent, revision)
    finally:
        staging.discard()


def _named(staging: Staging, pending: Pending) -> Pending:
    """Give the rendition and the text the name of the file that they were made from."""
    stem = safe_name(Path(pending.file).stem or "document")
    rendition, text = pending.rendition, pending.text
    return replace(
        pending,
        rendition=staging.rename(rendition, f"{stem}.pdf") if rendition else None,
        text=staging.rename(text, f"{stem}.txt") if text else None,
    )
