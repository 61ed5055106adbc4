"""Paper originals: put them on their shelves, lend them, take them back, list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, NotFoundError, UsageError
from contract_archive.holdings.catalog.paper import Lent, OnShelf
from contract_archive.locale import _, ngettext
from contract_archive.records.contracts import Contract
from contract_archive.records.entries import Act
from contract_archive.records.names import one_line
from contract_archive.records.paper import Loan, LoanWay, PaperOriginal
from contract_archive.rules import shelving
from contract_archive.rules.labelled import mark_on, number_on


class Shelved(NamedTuple):
    """Where the paper of a contract stands now; ``came_from`` is empty where it had no place."""

    number: str
    shelf_mark: str
    copies: int
    came_from: str


class BoxFill(NamedTuple):
    """A shelf mark: how many contracts stand there, and how many may."""

    shelf_mark: str
    contracts: int
    capacity: int


class Wish(NamedTuple):
    """How a paper is to be lent. Without ``until`` for as long as the rules say."""

    borrower: str
    reason: str
    until: date | None = None
    department: str = ""
    way: LoanWay = LoanWay.TAKE
    approver: str = ""


def shelve(
    archive: Archive, numbers: Sequence[str], at: str, copies: int = 0
) -> tuple[Shelved, ...]:
    """Put the papers of contracts at a place; those that stand elsewhere move. All or none.

    ``copies`` 0 leaves the count as it is (1 at first). Raises NotFoundError for an unknown number,
    ConflictError where the place is full (its hint names the next free one) or a paper is lent.
    """
    archive.authorise(Act.SHELVE)
    fonds = archive.settings.fonds_code
    mark = mark_on(at, fonds)
    with archive.recording(Act.SHELVE) as record:
        present = [record.present(number_on(number, fonds)) for number in numbers]
        wanted = list({each.number: each for each in present}.values())
        for each in wanted:
            _refuse_lent(each)
        mark = _place_with_room(archive, mark, wanted)
        found = []
        for before in wanted:
            paper = before.paper or PaperOriginal(mark)
            moved = replace(paper, shelf_mark=mark, copies=copies or paper.copies or 1)
            came_from = before.paper.shelf_mark if before.paper else ""
            if moved != before.paper:
                details = {"shelf_mark": mark, "copies": moved.copies, "came_from": came_from}
                record.restate(replace(before, paper=moved), details)
            found.append(Shelved(before.number, mark, moved.copies, came_from))
    return tuple(found)


def _place_with_room(archive: Archive, mark: str, coming: Sequence[Contract]) -> str:
    """The mark as it is written already. Raises ConflictError where not all find room."""
    filling = archive.catalog.stacks.filling()
    known = filling.get(shelving.fold_mark(mark))
    mark = known.shelf_mark if known else mark
    new = [each for each in coming if not (each.paper and _same(each.paper.shelf_mark, mark))]
    rules = archive.settings.paper
    capacity = shelving.capacity_of(rules, mark)
    there = known.contracts if known else 0
    if not new or there + len(new) <= capacity:
        return mark
    counts = {folded: each.contracts for folded, each in filling.items()}
    free = shelving.next_free(rules, mark, counts, len(new))
    message = ngettext(
        "{mark} holds {there} of {capacity} contracts: no room for {count} more",
        "{mark} holds {there} of {capacity} contracts: no room for {count} more",
        len(new),
    )
    raise ConflictError(
        message.format(mark=mark, there=there, capacity=capacity, count=len(new)),
        _("The next place with room is {mark}.").format(mark=free)
        if free
        else _("Name another place with --at, or raise its capacity in archive.yaml."),
        details={"next_free": free or ""},
    )


def lend(archive: Archive, number: str, wish: Wish) -> Lent:
    """Lend the paper of a contract.

    Raises UsageError where borrower or reason is missing or the day lies before today,
    NotFoundError where no paper is on the shelves, ConflictError where it is lent already.
    """
    archive.authorise(Act.LEND)
    borrower, reason = _said("--to", wish.borrower), _said("--reason", wish.reason)
    today = archive.today
    due_on = wish.until or _later(today, archive.settings.paper.loan_days)
    if due_on < today:
        raise UsageError(
            _("{due} lies before the day of lending, {today}").format(due=due_on, today=today),
            _("Give --until a day from today on."),
        )
    loan = Loan(
        borrower=borrower,
        reason=reason,
        lent_on=today,
        due_on=due_on,
        handler=archive.actor.person,
        way=wish.way,
        department=one_line(wish.department),
        approver=one_line(wish.approver),
    )
    with archive.recording(Act.LEND) as record:
        before = record.present(number_on(number, archive.settings.fonds_code))
        paper = _paper_of(before)
        _refuse_lent(before)
        after = replace(paper, loans=(*paper.loans, loan))
        details = {"borrower": borrower, "reason": reason, "due_on": due_on.isoformat()}
        record.restate(replace(before, paper=after), details)
    return _lent(before, paper, loan)


def take_back(archive: Archive, number: str, condition: str = "") -> Lent:
    """Note that the paper of a contract came back, and in what condition.

    Raises NotFoundError where no paper is on the shelves, ConflictError where it was not lent.
    """
    archive.authorise(Act.RETURN)
    with archive.recording(Act.RETURN) as record:
        before = record.present(number_on(number, archive.settings.fonds_code))
        paper, loan = _paper_of(before), _loan_of(before)
        back = replace(loan, returned_on=archive.today, condition=one_line(condition))
        details = {"borrower": loan.borrower, "condition": back.condition}
        record.restate(replace(before, paper=_with(paper, loan, back)), details)
    return _lent(before, paper, back)


def renew(archive: Archive, number: str, until: date) -> Lent:
    """Put off the day by which a paper must be back.

    Raises UsageError where that is no later day and none from today on, NotFoundError and
    ConflictError as ``take_back`` does.
    """
    archive.authorise(Act.RENEW_LOAN)
    with archive.recording(Act.RENEW_LOAN) as record:
        before = record.present(number_on(number, archive.settings.fonds_code))
        paper, loan = _paper_of(before), _loan_of(before)
        if until <= loan.due or until < archive.today:
            raise UsageError(
                _("{until} puts nothing off: it is due on {due}, and today is {today}").format(
                    until=until, due=loan.due, today=archive.today
                ),
                _("Give --until a later day."),
            )
        longer = replace(loan, renewed=(*loan.renewed, until))
        details = {"borrower": loan.borrower, "due_on": until.isoformat()}
        record.restate(replace(before, paper=_with(paper, loan, longer)), details)
    return _lent(before, paper, longer)


def drop(archive: Archive, number: str, reason: str) -> Shelved:
    """Note that we hold no paper of a contract any more, or never did. Its loans stay on record.

    Raises UsageError without a reason, NotFoundError and ConflictError as ``lend`` does.
    """
    archive.authorise(Act.SHELVE)
    reason = _said("--reason", reason)
    with archive.recording(Act.SHELVE) as record:
        before = record.present(number_on(number, archive.settings.fonds_code))
        paper = _paper_of(before)
        _refuse_lent(before)
        details = {"shelf_mark": "", "came_from": paper.shelf_mark, "reason": reason}
        left = replace(paper, shelf_mark="", copies=0) if paper.loans else None
        record.restate(replace(before, paper=left), details)
    return Shelved(before.number, "", 0, paper.shelf_mark)


def overdue(archive: Archive) -> tuple[Lent, ...]:
    """Return the loans that should be back by now, the longest overdue first."""
    archive.authorise("show")
    return archive.catalog.stacks.loans(due_before=archive.today)


def loan_register(archive: Archive) -> tuple[Lent, ...]:
    """Return every loan of the papers that we hold, the oldest first."""
    archive.authorise("show")
    return archive.catalog.stacks.loans()


def on_shelves(archive: Archive, place: str = "") -> tuple[OnShelf, ...]:
    """Return the papers at a place and below it, in the order of the shelves; without a place
    all."""
    archive.authorise("show")
    within = mark_on(place, archive.settings.fonds_code) if place else ""
    return archive.catalog.stacks.shelved(within)


def boxes(archive: Archive, place: str = "") -> tuple[BoxFill, ...]:
    """Return every shelf mark in use at a place and below it, with how many contracts stand there
    and how many may, in the order of the shelves."""
    archive.authorise("show")
    within = mark_on(place, archive.settings.fonds_code) if place else ""
    rules = archive.settings.paper
    found = (
        BoxFill(mark, count, shelving.capacity_of(rules, mark))
        for mark, count in archive.catalog.stacks.filling().values()
        if shelving.is_at(mark, within)
    )
    return tuple(sorted(found, key=lambda each: shelving.place_key(each.shelf_mark)))


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _same(mark: str, other: str) -> bool:
    return shelving.fold_mark(mark) == shelving.fold_mark(other)


def _said(option: str, text: str) -> str:
    plain = one_line(text)
    if not plain:
        raise UsageError(
            _("{option} is missing").format(option=option),
            _("It stands in the register for ever; say it."),
        )
    return plain


def _paper_of(contract: Contract) -> PaperOriginal:
    if contract.paper is None or not contract.paper.is_kept:
        raise NotFoundError(
            _("{number} has no paper on the shelves").format(number=contract.number),
            _("Give it a place first: carchive paper shelve {number} --at PLACE").format(
                number=contract.number
            ),
        )
    return contract.paper


def _loan_of(contract: Contract) -> Loan:
    loan = _paper_of(contract).loan
    if loan is None:
        raise ConflictError(
            _("{number} is not lent: it stands at {mark}").format(
                number=contract.number, mark=_paper_of(contract).shelf_mark
            ),
            _("See what is lent with `carchive paper register`."),
        )
    return loan


def _refuse_lent(contract: Contract) -> None:
    loan = contract.paper and contract.paper.loan
    if loan:
        raise ConflictError(
            _("{number} is lent to {borrower} until {due}").format(
                number=contract.number, borrower=loan.borrower, due=loan.due
            ),
            _("When it is back: carchive paper return {number}").format(number=contract.number),
        )


def _with(paper: PaperOriginal, old: Loan, new: Loan) -> PaperOriginal:
    return replace(paper, loans=tuple(new if each is old else each for each in paper.loans))


def _lent(contract: Contract, paper: PaperOriginal, loan: Loan) -> Lent:
    renewals = len(loan.renewed)
    return Lent(contract.number, contract.terms.title, paper.shelf_mark, loan, renewals)
