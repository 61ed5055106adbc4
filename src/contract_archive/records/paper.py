"""The paper original of a contract: where it stands, and to whom it was lent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LoanWay(StrEnum):
    """What a paper original was lent for: read here, copied here, or taken along."""

    READ = "read"
    COPY = "copy"
    TAKE = "take"


@dataclass(frozen=True, slots=True)
class Loan:
    """One line of the loan register (借阅登记).

    ``due_on`` is the day agreed when it was lent, ``renewed`` the days to which it was put off
    later, in order. ``returned_on`` is None while it is out, ``condition`` what it came back like.
    """

    borrower: str
    reason: str
    lent_on: date
    due_on: date
    handler: str
    way: LoanWay = LoanWay.TAKE
    department: str = ""
    approver: str = ""
    renewed: tuple[date, ...] = ()
    returned_on: date | None = None
    condition: str = ""

    @property
    def due(self) -> date:
        """The day by which it must be back, as it was last put off."""
        return self.renewed[-1] if self.renewed else self.due_on

    @property
    def is_out(self) -> bool:
        """Whether it has not come back."""
        return self.returned_on is None


@dataclass(frozen=True, slots=True)
class PaperOriginal:
    """The signed paper of a contract: how many copies we hold, where they stand, every loan.

    ``shelf_mark`` is the place as its label says: ``A室/3柜/2层/盒12``; empty where we hold it no
    more and only its loans are left to tell.
    """

    shelf_mark: str
    copies: int = 1
    loans: tuple[Loan, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether it is ours to keep: on its shelf or lent."""
        return bool(self.shelf_mark)

    @property
    def loan(self) -> Loan | None:
        """The loan that it is out on; None where it stands in its place."""
        return next((each for each in self.loans if each.is_out), None)
