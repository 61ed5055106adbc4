"""Accuracy 准确: the record says what the paper says, and what was filed."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract
from contract_archive.locale import _
from contract_archive.records.findings import Area, Property, Severity


@on_contract(
    "dates-out-of-order",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract ends before it was signed or begins"),
)
def dates_out_of_order(case: Case) -> Iterator[Fault]:
    """The last day lies before the day of signing or of taking effect."""
    terms = case.contract.terms
    for begins in (terms.signed_on, terms.effective_on):
        if terms.expires_on and begins and terms.expires_on < begins:
            yield Fault(
                _("it ends on {end}, before {begin}").format(end=terms.expires_on, begin=begins),
                expected=f">= {begins}",
                found=str(terms.expires_on),
                remedy=_("Compare the dates with the scan and correct the record."),
            )
            return
