"""The paper original and its loans, as fields of a YAML document."""

from __future__ import annotations

from datetime import date
from typing import Any

from contract_archive.holdings.vault.fields import (
    each,
    kept,
    list_of,
    made,
    made_if_given,
    map_of,
    text_of,
)
from contract_archive.records.paper import Loan, LoanWay, PaperOriginal

_TEXTS = ("department", "approver", "condition")


def from_paper(paper: PaperOriginal | None) -> dict[str, Any] | None:
    """Return a paper original as a map; None where there is none."""
    if paper is None:
        return None
    return kept(
        {
            "shelf_mark": paper.shelf_mark,
            "copies": paper.copies,
            "loans": [_from_loan(loan) for loan in paper.loans],
        }
    )


def to_paper(fields: Any) -> PaperOriginal:
    """Return the paper original that a map describes."""
    fields = map_of(fields)
    return PaperOriginal(
        shelf_mark=made_if_given(fields, "shelf_mark", text_of, ""),
        copies=made(fields, "copies", int),
        loans=made_if_given(fields, "loans", each(_to_loan), ()),
    )


def _from_loan(loan: Loan) -> dict[str, Any]:
    return kept(
        {
            "borrower": loan.borrower,
            "department": loan.department,
            "reason": loan.reason,
            "way": loan.way.value,
            "approver": loan.approver,
            "lent_on": loan.lent_on,
            "due_on": loan.due_on,
            "renewed": list(loan.renewed),
            "returned_on": loan.returned_on,
            "condition": loan.condition,
            "handler": loan.handler,
        }
    )


def _to_loan(fields: Any) -> Loan:
    return Loan(
        borrower=made(fields, "borrower", text_of),
        reason=made_if_given(fields, "reason", text_of, ""),
        lent_on=made(fields, "lent_on", date.fromisoformat),
        due_on=made(fields, "due_on", date.fromisoformat),
        handler=made_if_given(fields, "handler", text_of, ""),
        way=made(fields, "way", LoanWay),
        renewed=made_if_given(fields, "renewed", _days, ()),
        returned_on=made_if_given(fields, "returned_on", date.fromisoformat, None),
        **{name: made_if_given(fields, name, text_of, "") for name in _TEXTS},
    )


def _days(values: Any) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text_of(value)) for value in list_of(values))
