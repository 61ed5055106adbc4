"""Contracts that are missing, came late or wait too long, and fields that they must have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract, on_whole
from contract_archive.auditing.scoping import may_be_inside
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError
from contract_archive.holdings.survey import Standing, Told
from contract_archive.holdings.survey import numbering as seen
from contract_archive.holdings.survey.register import CONTRACT
from contract_archive.holdings.vault import RECORD_NAME, REVIEW
from contract_archive.locale import _, language
from contract_archive.records.contracts import Terms
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.numbers import fold_number
from contract_archive.records.pending import Pending
from contract_archive.rules import deadlines, numbering, sequences
from contract_archive.rules.naming import field_label
from contract_archive.settings.vocabulary import TERM_FIELDS

_LONGEST_LOOKED_UP = 1000


@on_whole(
    "contract-missing",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("a contract that the ledger filed stands nowhere in the archive"),
)
def contract_missing(whole: Whole) -> Iterator[Fault]:
    """A number that is a contract by the ledger, and no folder bears it."""
    for told in whole.survey.missing():
        if may_be_inside(whole.request.scope, told) and not _is_renumbered(whole, told):
            yield Fault(
                _("the folder of {number} is gone").format(number=told.number),
                expected=told.place,
                remedy=_("Restore the folder from a backup, or put it back where it was."),
                number=told.number,
                path=told.place,
            )


def _is_renumbered(whole: Whole, told: Told) -> bool:
    """Whether its folder stands in its place, with a number that nobody filed in its record."""
    there = whole.survey.standing_at(told.place)
    return there is not None and whole.survey.told(fold_number(there.number)) is None


@on_whole(
    "number-gap",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("numbers were passed over that are neither contracts nor void"),
)
def number_gap(whole: Whole) -> Iterator[Fault]:
    """Values of a sequence that no number took, one finding for each run of them."""
    survey = whole.survey
    seen.prepare(survey)
    for sequence in seen.sequences(survey, all_of_them=whole.request.scope.whole):
        # Where a sequence began below it, `start` was raised since.
        start = min(sequences.start_of(whole.settings, sequence.scope), sequence.first)
        taken = seen.taken(survey, sequence.scope)
        for first, last in numbering.gaps_between(start, sequence.last, taken):
            for run in _unborne(whole, sequence.scope, first, last):
                yield _gap(whole, sequence, *run)


def _unborne(whole: Whole, scope: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run without the values whose number was taken outside of the sequence: a foreign number
    that our pattern came to read later."""
    if last - first >= _LONGEST_LOOKED_UP:
        yield first, last
        return
    values = range(first, last + 1)
    printed = ((value, _printed(whole, scope, value)) for value in values)
    borne = [
        value for value, text in printed if text and seen.is_borne(whole.survey, fold_number(text))
    ]
    yield from numbering.gaps_between(first, last, borne)


def _printed(whole: Whole, scope: str, value: int) -> str:
    """How the sequence prints a value, by the number next to it; empty where nobody can tell."""
    near = seen.next_to(whole.survey, scope, value)
    return sequences.sibling(whole.settings, *near, value) if near else ""


def _gap(whole: Whole, sequence: seen.Sequence, first: int, last: int) -> Fault:
    numbers = [
        _printed(whole, sequence.scope, value) or f"{sequence.scope} {value}"
        for value in dict.fromkeys((first, last))
    ]
    if len(numbers) == 1:
        message = _("{first} was passed over: it is neither a contract nor void")
    else:
        message = _("{first} to {last} were passed over: they are neither contracts nor void")
    before_it_began = last < sequence.first and _began_elsewhere(whole, sequence.scope)
    return Fault(
        message.format(first=numbers[0], last=numbers[-1]),
        expected=" .. ".join(numbers),
        remedy=_(
            "Archive the document with `carchive ingest FILE --number {number}`; if there is none, "
            "`carchive number void {number} --reason …` says why."
        ).format(number=numbers[0]),
        number=numbers[0],
        severity=Severity.NOTE if before_it_began else None,
    )


def _began_elsewhere(whole: Whole, scope: str) -> bool:
    """Whether a sequence was running when the archive was founded: its head may lie in an older
    register, though `start` has been set back for the sequences after it."""
    founded, fields = whole.founded_on, sequences.fields_of(scope)
    if founded is None or "year" not in fields:
        return True
    began = (fields["year"], fields.get("month", "01"))
    return began <= (f"{founded.year:04}", f"{founded.month:02}")


@on_contract(
    "field-missing",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a record lacks a field that its type requires"),
)
def field_missing(case: Case) -> Iterator[Fault]:
    """A field that archive.yaml requires and the record leaves empty."""
    if case.told is None:
        return  # a copy, or nowhere filed: that is said elsewhere
    terms = case.contract.terms
    series = next((each for each in case.settings.series if each.code == terms.series), None)
    for name in dict.fromkeys(("customer", *(series.required if series else ()))):
        if _is_empty(terms, name):
            yield Fault(
                _("{field} is required and missing").format(field=_label(case, name)),
                expected=name,
                remedy=_("Look it up on the scan and add it to the record."),
                path=f"{case.place}/{RECORD_NAME}",
            )


def _label(case: Case, name: str) -> str:
    own = (each.label(language()) for each in case.settings.custom_fields if each.key == name)
    return next(own, field_label(name))


def _is_empty(terms: Terms, name: str) -> bool:
    value = getattr(terms, name) if name in TERM_FIELDS else terms.custom.get(name)
    return value is None or value in ("", ())


@on_whole(
    "archived-late",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a contract was archived after the deadline"),
)
def archived_late(whole: Whole) -> Iterator[Fault]:
    """Archived after the last day that the deadline left since signing and approval.

    A contract signed before the archive was founded could not be in time.
    """
    since = whole.founded_on.isoformat() if whole.founded_on else ""
    late = "inside AND fault = '' AND (signed_on IS NULL OR signed_on >= ?)"
    for each in whole.survey.standing(late, since):
        archived_on = datetime.fromisoformat(each.archived_at).astimezone().date()
        signed_on = date.fromisoformat(each.signed_on) if each.signed_on else None
        deadline = whole.settings.deadline
        due = deadlines.due_on(deadline, signed_on, None)
        if signed_on is None or deadlines.late_by(due, archived_on):
            due = deadlines.due_on(deadline, signed_on, _approved_on(whole, each.place))
        if deadlines.late_by(due, archived_on) and _is_filed(whole, each):
            yield Fault(
                _("it was archived on {day} and was due on {due}").format(day=archived_on, due=due),
                expected=f"<= {due}",
                found=archived_on.isoformat(),
                remedy=_("Find out why; accept it with `carchive audit --accept ID --reason …`."),
                number=each.number,
                path=each.place,
            )


def _approved_on(whole: Whole, place: str) -> date | None:
    try:
        return whole.archive.vault.read(place).terms.approved_on
    except ArchiveError:
        return None


def _is_filed(whole: Whole, each: Standing) -> bool:
    """Whether it is what the ledger filed, and no copy of it or a stranger."""
    told = whole.survey.told(fold_number(each.number))
    if told is None or told.place == each.place:
        return told is not None
    home = whole.survey.standing_at(told.place)
    return home is None or fold_number(home.number) != fold_number(each.number)


@on_whole(
    "review-overdue",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a document waits in the review queue past the deadline"),
)
def review_overdue(whole: Whole) -> Iterator[Fault]:
    """Queued longer ago than a contract may wait to be archived, and still without a decision."""
    for path in sorted((whole.archive.root / REVIEW).glob("[0-9]*")):
        place = f"{REVIEW}/{path.name}"
        try:
            pending = whole.archive.vault.read_pending(place)
        except (ArchiveError, OSError):
            continue  # storage says so
        if pending.queued_at is None or path.name != f"{pending.id:04}":
            continue
        queued_on = pending.queued_at.astimezone().date()
        due = deadlines.due_on(whole.settings.deadline, queued_on, None)
        if due and whole.today > due and may_be_inside(whole.request.scope, _as_told(pending)):
            yield Fault(
                _("{file} waits in the review queue since {day}").format(
                    file=pending.file, day=queued_on
                ),
                expected=f"<= {due}",
                found=queued_on.isoformat(),
                remedy=_("Settle it with `carchive review show {id}`.").format(id=pending.id),
                number=pending.intake.item_of,
                path=place,
            )


def _as_told(pending: Pending) -> Told:
    """A waiting document as what the ledger might tell of a contract, to see if it is in scope."""
    at = pending.queued_at.isoformat() if pending.queued_at else ""
    intake = pending.intake
    return Told("", CONTRACT, "", "", intake.series, intake.customer, at, at)
