"""Holds, paper originals and their loans: what is written of a contract, and lists over all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from contract_archive.holdings.catalog.engine import Connection
from contract_archive.records.contracts import Contract
from contract_archive.records.holds import Hold
from contract_archive.records.paper import Loan, LoanWay
from contract_archive.rules.shelving import fold_mark, place_key

Row = tuple[Any, ...]
Reading = Callable[[], AbstractContextManager[Connection]]


def add(connection: Connection, contract: Contract, contract_id: int) -> None:
    """Write the rows of a contract's holds, paper and loans."""
    holds, paper, loans = (
        list(rows(contract, contract_id)) for rows in (hold_rows, paper_rows, loan_rows)
    )
    connection.executemany("INSERT INTO hold VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", holds)
    connection.executemany("INSERT INTO paper VALUES (?, ?, ?, ?)", paper)
    marks = ", ".join("?" * 14)
    connection.executemany(f"INSERT INTO loan VALUES ({marks})", loans)  # noqa: S608


def hold_rows(contract: Contract, contract_id: int) -> Iterator[Row]:
    """Yield the row of each hold."""
    for at, hold in enumerate(contract.holds):
        lifted = hold.lifted_at.astimezone(UTC).isoformat() if hold.lifted_at else None
        yield (
            *(contract_id, at, hold.case, hold.reason),
            *(hold.placed_at.astimezone(UTC).isoformat(), hold.placed_by),
            *(lifted, hold.lifted_by, hold.lift_reason),
        )


def paper_rows(contract: Contract, contract_id: int) -> Iterator[Row]:
    """Yield the row of the paper original, if there is one."""
    paper = contract.paper
    if paper is not None and paper.is_kept:
        yield contract_id, paper.copies, paper.shelf_mark, fold_mark(paper.shelf_mark)


def loan_rows(contract: Contract, contract_id: int) -> Iterator[Row]:
    """Yield the row of each loan of the paper original."""
    for at, loan in enumerate(contract.paper.loans if contract.paper else ()):
        yield (
            *(contract_id, at, loan.borrower, loan.department, loan.reason, loan.way.value),
            *(loan.approver, loan.lent_on.isoformat(), loan.due_on.isoformat()),
            *(loan.due.isoformat(), len(loan.renewed)),
            loan.returned_on.isoformat() if loan.returned_on else None,
            *(loan.condition, loan.handler),
        )


class Held(NamedTuple):
    """A hold that stands, and the contract that it is on."""

    number: str
    title: str
    customer: str
    hold: Hold


class OnShelf(NamedTuple):
    """A paper original: its contract, its place, and to whom it is lent until when (or nobody)."""

    number: str
    title: str
    customer: str
    signed_on: date | None
    pages: int
    shelf_mark: str
    copies: int
    borrower: str
    due: date | None


class Filled(NamedTuple):
    """A place in use: how its mark is written, and how many contracts stand there."""

    shelf_mark: str
    contracts: int


class Lent(NamedTuple):
    """A line of the loan register: a loan and the contract whose paper it is of. In ``loan``,
    ``renewed`` has only the last day to which it was put off; ``renewals`` tells how often."""

    number: str
    title: str
    shelf_mark: str
    loan: Loan
    renewals: int


_HELD = """
SELECT c.number, c.title, customer.name, hold.matter, hold.placed_at, hold.placed_by, hold.reason
FROM hold JOIN contract AS c ON c.id = hold.contract JOIN customer ON customer.id = c.customer
WHERE hold.lifted_at IS NULL ORDER BY hold.matter, c.number
"""
_SHELF = """
SELECT c.number, c.title, customer.name, c.signed_on, c.pages, paper.shelf_mark, paper.copies,
  coalesce(loan.borrower, ''), loan.due
FROM paper JOIN contract AS c ON c.id = paper.contract JOIN customer ON customer.id = c.customer
LEFT JOIN loan ON loan.contract = paper.contract AND loan.returned_on IS NULL
"""
_FILLED = """
SELECT folded, min(shelf_mark), count(*) FROM paper GROUP BY folded ORDER BY folded
"""
_LENT = """
SELECT c.number, c.title, coalesce(paper.shelf_mark, ''), loan.borrower, loan.department,
  loan.reason, loan.way, loan.approver, loan.lent_on, loan.due_on, loan.due, loan.renewed,
  loan.returned_on, loan.condition, loan.handler
FROM loan JOIN contract AS c ON c.id = loan.contract
LEFT JOIN paper ON paper.contract = loan.contract
"""


class Stacks:
    """What the catalog knows of holds, paper and loans over all contracts."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def held(self) -> tuple[Held, ...]:
        """Return every hold that stands, by case and number."""
        with self._reading() as connection:
            return tuple(_held(row) for row in connection.execute(_HELD))

    def shelved(self, place: str = "") -> tuple[OnShelf, ...]:
        """Return the paper originals at a place and below it (empty: all), in the order of their
        shelf marks and numbers."""
        folded = fold_mark(place)
        within = "WHERE paper.folded = ?1 OR (paper.folded > ?2 AND paper.folded < ?3)"
        below = (folded, f"{folded}/", f"{folded}0") if folded else ()  # "0" follows "/"
        with self._reading() as connection:
            rows = connection.execute(f"{_SHELF} {within if folded else ''}", below)
            found = [_on_shelf(row) for row in rows]
        return tuple(sorted(found, key=lambda each: (place_key(each.shelf_mark), each.number)))

    def filling(self) -> dict[str, Filled]:
        """Return by folded mark each place that is in use."""
        with self._reading() as connection:
            rows = connection.execute(_FILLED)
            return {folded: Filled(mark, count) for folded, mark, count in rows}

    def loans(self, *, due_before: date | None = None) -> tuple[Lent, ...]:
        """Return all loans, the oldest first; or those that should have been back before a day,
        the longest overdue first."""
        late = "WHERE loan.returned_on IS NULL AND loan.due < ? ORDER BY loan.due, c.number"
        order = "ORDER BY loan.lent_on, c.number, loan.position"
        with self._reading() as connection:
            if due_before is None:
                rows = connection.execute(f"{_LENT} {order}")
            else:
                rows = connection.execute(f"{_LENT} {late}", (due_before.isoformat(),))
            return tuple(_lent(row) for row in rows)


def _held(row: Row) -> Held:
    number, title, customer, case, at, by, reason = row
    return Held(number, title, customer, Hold(case, datetime.fromisoformat(at), by, reason))


def _on_shelf(row: Row) -> OnShelf:
    number, title, customer, signed, pages, mark, copies, borrower, due = row
    return OnShelf(number, title, customer, _day(signed), pages, mark, copies, borrower, _day(due))


def _lent(row: Row) -> Lent:
    number, title, mark, borrower, department, reason, way, approver, *rest = row
    lent_on, due_on, due, renewals, returned_on, condition, handler = rest
    loan = Loan(
        borrower=borrower,
        reason=reason,
        lent_on=date.fromisoformat(lent_on),
        due_on=date.fromisoformat(due_on),
        handler=handler,
        way=LoanWay(way),
        department=department,
        approver=approver,
        renewed=(date.fromisoformat(due),) if renewals else (),
        returned_on=_day(returned_on),
        condition=condition,
    )
    return Lent(number, title, mark, loan, renewals)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
