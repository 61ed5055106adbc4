"""The review queue: see what waits and why, settle it, file it or reject it.

Nothing here is filed under a guess, unless a person accepts that guess by name. A number is drawn
only when a document is accepted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from contract_archive.accession import settling
from contract_archive.accession.settling import Answer, Ask, Settled
from contract_archive.actions.review.filing import file, refuse_changed
from contract_archive.archive import Archive
from contract_archive.archive.reviewing import pending_of
from contract_archive.errors import (
    ArchiveError,
    MissingFieldsError,
    NotFoundError,
    UsageError,
)
from contract_archive.holdings.catalog.reviews import ReviewState
from contract_archive.locale import _, listed
from contract_archive.records.contracts import ItemKind
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Accession, Claim
from contract_archive.records.pending import Pending
from contract_archive.records.readings import Candidate, Question
from contract_archive.rules import claims
from contract_archive.rules.naming import field_label
from contract_archive.rules.resolving import DOCUMENT, Knowledge, Resolution
from contract_archive.rules.terms import missing_fields

DOCUMENT_WORD = "document"
"""What a person calls the question about the document as a whole."""

__all__ = ["Card", "Waiting", "accept", "pending", "reject", "set_fields", "show"]


class Waiting(NamedTuple):
    """A document in the queue. ``customer`` is what is known or guessed, ``questions`` why it
    waits; ``error`` says why it cannot be read."""

    id: int
    file: str
    since: datetime | None
    queued_by: str
    customer: str
    questions: tuple[Question, ...]
    path: str
    pages: int = 0
    error: ArchiveError | None = None


class Card(NamedTuple):
    """Everything about a waiting document: ``claims`` are what is known of it by now, each with
    its source, ``questions`` what is open, ``warnings`` what is worth knowing."""

    waiting: Waiting
    claims: tuple[Claim, ...]
    warnings: tuple[str, ...]
    candidates: Mapping[str, tuple[Candidate, ...]]


def pending(archive: Archive) -> tuple[Waiting, ...]:
    """Return what waits, the oldest first. One that cannot be read says why."""
    archive.authorise("review-list")
    known = settling.known_to(archive.catalog)
    return tuple(_waiting(archive, state, known) for state in archive.catalog.reviews.waiting())


def show(archive: Archive, review: int) -> Card:
    """Return everything about a waiting document.

    Raises NotFoundError where none waits under that id, DamagedError where it cannot be read.
    """
    archive.authorise("review-show")
    found = pending_of(archive, review)
    resolution = settling.resolved(archive, _settled(found))
    return Card(
        waiting=_line(archive, found, resolution),
        claims=settling.claims_of(resolution),
        warnings=(*resolution.warnings, *found.warnings),
        candidates=found.reading.candidates,
    )


def set_fields(archive: Archive, review: int, changes: Mapping[str, str]) -> None:
    """Settle fields of a waiting document by name; an empty text leaves the field empty.

    Raises UsageError for a field that is not known or a value that cannot be meant.
    """
    with archive.recording(Act.AMEND) as record:
        found = pending_of(archive, review)
        settled = _settled(found)
        for name, text in changes.items():
            settled = _with_field(archive, settled, name, text)
        record.amend(_amended(found, settled))


def accept(
    archive: Archive,
    review: int,
    *,
    fields: Collection[str] = (),
    guesses: bool = False,
    ask: Ask | None = None,
    force_new: bool = False,
    item_of: str = "",
    item_kind: ItemKind | None = None,
) -> Accession:
    """File a waiting document: it gets its number and its place, and leaves the queue.

    The best guess is taken for the open ``fields`` named, or with ``guesses`` for every open field
    that has one; what is open after that is put to ``ask``. What a person has settled stays, also
    where something else is still open. ``force_new`` files it though a likely twin is archived;
    ``item_of`` is the contract that it is a later document of, ``item_kind`` what it is to that.
    Raises MissingFieldsError naming what is open, DuplicateError where it is a contract's twin.
    """
    found = pending_of(archive, review)
    settled = _settled(found)
    intake = replace(settled.intake, force_new=force_new or settled.intake.force_new)
    if item_of:
        intake = replace(intake, item_of=item_of, item_kind=item_kind)
    settled = _guessed(archive, replace(settled, intake=intake), fields, guesses=guesses)
    if ask:
        settled = settling.put_to(archive, settled, ask)
    resolution = settling.resolved(archive, settled)
    if resolution.questions:
        _keep(archive, found, settled)
        raise _still_open(review, resolution.questions)
    missing = (
        () if resolution.intake.item_of else missing_fields(resolution.intake, archive.settings)
    )
    if missing:  # a person has emptied what the series requires
        _keep(archive, found, settled)
        raise _still_open(review, [Question(name, "") for name in missing])
    return file(archive, found, resolution)


def reject(archive: Archive, review: int, reason: str) -> str:
    """Take a document out of the queue, with the reason on record. Returns where it stays.

    One whose folder is gone is only logged, and the place is empty.
    """
    if not reason.strip():
        raise UsageError(_("a rejection needs a reason"), _("Say why with --reason."))
    with archive.recording(Act.REJECT) as record:
        try:
            found = pending_of(archive, review)
        except NotFoundError:
            if archive.catalog.reviews.state_of(review) is None:
                raise
            record.log(details={"review": review, "reason": reason.strip()})
            return ""
        return record.reject(replace(found, rejected=reason.strip()))


def _waiting(archive: Archive, state: ReviewState, known: Knowledge) -> Waiting:
    try:
        found = archive.vault.read_pending(state.path)
        return _line(archive, found, settling.resolved(archive, _settled(found), known))
    except ArchiveError as error:
        return Waiting(state.id, "", None, "", "", (), state.path, error=error)


def _line(archive: Archive, found: Pending, resolution: Resolution) -> Waiting:
    state = archive.catalog.reviews.state_of(found.id)
    customer = resolution.intake.customer
    guesses = (each.guess for each in resolution.questions if each.field == "customer")
    guess = next((each for each in guesses if each), None)
    return Waiting(
        id=found.id,
        file=found.file,
        since=found.queued_at,
        queued_by=found.queued_by,
        customer=customer or (claims.text_of(guess.value) if guess else ""),
        questions=resolution.questions,
        path=state.path if state else "",
        pages=found.pages,
    )


def _settled(found: Pending) -> Settled:
    return Settled(found.intake, found.reading, found.answered)


def _amended(found: Pending, settled: Settled) -> Pending:
    return replace(found, intake=settled.intake, answered=settled.answered)


def _with_field(archive: Archive, settled: Settled, name: str, text: str) -> Settled:
    """Settle one field as a person says, on the evidence of the pages where they say the same."""
    settings = archive.settings
    if name not in claims.OURS:
        name = settings.custom_field(name).key
    value = claims.parse(settings, name, text) if text.strip() else None
    found = settled.reading.candidates.get("counterparty" if name == "customer" else name, ())
    guess = next((each for each in found if each.value == value), None)
    question, answer = Question(name, "", guess), Answer(value)
    fault = settling.objection_to(archive, settled, question, answer)
    if fault:
        raise UsageError(
            _("{field}: {reason}").format(field=field_label(name), reason=fault),
            _("See what was read with `carchive review show`."),
        )
    return settled.with_answer(question, answer)


def _guessed(
    archive: Archive, settled: Settled, fields: Collection[str], *, guesses: bool
) -> Settled:
    """Take the best guesses that a person accepts by name; one may open or close other questions.

    Raises UsageError for a field that is not open or has no guess.
    """
    wanted = {DOCUMENT if name == DOCUMENT_WORD else name for name in fields}
    while True:
        questions = settling.resolved(archive, settled).questions
        by_name = {question.field: question for question in questions}
        taken = [each for name, each in by_name.items() if name in wanted or guesses]
        ready = [each for each in taken if each.guess or (each.field in wanted and not each.field)]
        if not ready:
            _refuse_guessless(wanted - set(settled.answered), by_name)
            return settled
        question = ready[0]
        value = question.guess.value if question.guess else None
        settled = settled.with_answer(question, Answer(value))


def _refuse_guessless(wanted: Collection[str], by_name: Mapping[str, Question]) -> None:
    for name in wanted:
        message = _("{field}: there is no guess") if name in by_name else _("{field} is not open")
        raise UsageError(
            message.format(field=field_label(name)),
            _("Give the value with `carchive review set`."),
        )


def _keep(archive: Archive, found: Pending, settled: Settled) -> None:
    """Keep what a person has answered though something is still open."""
    if settled.answered == found.answered:
        return
    with archive.recording(Act.AMEND) as record:
        refuse_changed(archive, found)
        record.amend(_amended(found, settled))


def _still_open(review: int, questions: Sequence[Question]) -> MissingFieldsError:
    names = [each.field for each in questions]
    labels = [field_label(name) if name else _("the document itself") for name in names]
    if any(each.guess for each in questions):
        hint = _("Settle it with `carchive review set {review} {names}`, or take the guesses.")
    elif any(names):
        hint = _("Settle it with `carchive review set {review} {names}`.")
    else:
        hint = _("Look at it; to file it all the same, add --field document.")
    return MissingFieldsError(
        _("{review}: still open: {fields}").format(review=review, fields=listed(labels)),
        hint.format(review=review, names=" ".join(f"{name}=…" for name in names if name)),
        details={"fields": ",".join(name or DOCUMENT_WORD for name in names)},
    )
