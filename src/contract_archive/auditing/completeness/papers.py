"""Paper originals that are lent too long, or that a contract must have and has not."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract
from contract_archive.holdings.vault import RECORD_NAME
from contract_archive.locale import _
from contract_archive.records.findings import Area, Property, Severity


@on_contract(
    "loan-overdue",
    Area.COMPLETENESS,
    Property.SECURITY,
    Severity.WARNING,
    lambda: _("a paper original is lent and should be back by now"),
)
def loan_overdue(case: Case) -> Iterator[Fault]:
    """The day by which it must be back is over."""
    paper = case.contract.paper
    loan = paper.loan if paper else None
    if case.as_filed and loan is not None and loan.due < case.today:
        yield Fault(
            _("its paper is lent to {borrower} and was due on {due}").format(
                borrower=loan.borrower, due=loan.due
            ),
            expected=f">= {case.today}",
            found=loan.due.isoformat(),
            remedy=_(
                "Ask for it; then `carchive paper return {number}`, or `carchive paper renew`."
            ).format(number=case.number),
            path=f"{case.place}/{RECORD_NAME}",
        )


@on_contract(
    "paper-missing",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a contract of a type that must have its paper original has none on the shelves"),
)
def paper_missing(case: Case) -> Iterator[Fault]:
    """Its type asks for paper in archive.yaml, and its record names no shelf mark."""
    code = case.contract.terms.series
    asked = any(each.paper for each in case.settings.series if each.code == code)
    paper = case.contract.paper
    if asked and case.as_filed and not (paper and paper.is_kept):
        yield Fault(
            _("no paper original of it is on the shelves"),
            remedy=_("Find it, then `carchive paper shelve {number} --at PLACE`.").format(
                number=case.number
            ),
            path=f"{case.place}/{RECORD_NAME}",
        )
