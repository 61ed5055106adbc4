"""Each record beside what the ledger told of it, and within itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from contract_archive.auditing.accuracy.ledger import is_vouched_for
from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract, on_whole
from contract_archive.auditing.scoping import may_be_inside
from contract_archive.auditing.whole import Whole
from contract_archive.holdings.survey import accuracy as survey
from contract_archive.holdings.vault import RECORD_NAME
from contract_archive.locale import _
from contract_archive.reading.english.values.money import find_in_words
from contract_archive.reading.values.capitals import capitals
from contract_archive.records.findings import Area, Property, Severity

_EAST = timedelta(hours=14)  # nowhere has a later day begun
_CENT = Decimal("0.01")


@on_whole(
    "record-edited",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract's record is not the one that was filed"),
)
def record_edited(whole: Whole) -> Iterator[Fault]:
    """The SHA-256 of a contract.yaml is not what the ledger last told of that place or number."""
    for both in survey.edited(whole.survey):
        standing, told = both
        inside = standing.inside or may_be_inside(whole.request.scope, told)
        if not inside or is_vouched_for(whole, both):
            continue
        yield Fault(
            _("{number}: its contract.yaml was changed by hand").format(number=told.number),
            expected=told.record,
            found=standing.record,
            remedy=_(
                "Restore contract.yaml from a backup. Where the new text is right, restore it too, "
                "and correct it with the program."
            ),
            number=told.number,
            path=f"{standing.place}/{RECORD_NAME}",
        )


@on_whole(
    "record-unreadable",
    Area.ACCURACY,
    Property.USABILITY,
    Severity.ERROR,
    lambda: _("a contract's record cannot be read"),
)
def record_unreadable(whole: Whole) -> Iterator[Fault]:
    """A contract.yaml is no record of a form known here, or the system refuses it."""
    for standing, told in survey.unreadable(whole.survey):
        if told is not None and not may_be_inside(whole.request.scope, told):
            continue
        yield Fault(
            standing.fault,
            expected=told.record if told else "",
            found=standing.record,
            remedy=_("Restore contract.yaml from a backup.")
            if told
            else _("The ledger knows no contract there: move the folder out of the archive."),
            number=told.number if told else "",
            path=f"{standing.place}/{RECORD_NAME}",
        )


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


@on_contract(
    "signed-after-archiving",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract was signed after it was archived"),
)
def signed_after_archiving(case: Case) -> Iterator[Fault]:
    """The day of signing had not come anywhere on the day after the archiving (a day ahead is what
    an ingest takes, too)."""
    signed, archived = case.contract.terms.signed_on, case.contract.archived_at
    if signed and signed > (archived + _EAST).date() + timedelta(days=1):
        yield Fault(
            _("signed on {signed}, but archived on {archived} already").format(
                signed=signed, archived=archived.astimezone().date()
            ),
            expected=f"<= {archived.date()}",
            found=str(signed),
            remedy=_("Compare the day of signing with the scan and correct the record."),
        )


@on_contract(
    "amount-negative",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract's amount is negative"),
)
def amount_negative(case: Case) -> Iterator[Fault]:
    """An amount below nothing."""
    money = case.contract.terms.amount
    if money is not None and money.amount < 0:
        yield Fault(
            _("the amount {amount} is negative").format(amount=money.amount),
            expected=">= 0",
            found=format(money.amount, "f"),
            remedy=_("Compare the amount with the scan and correct the record."),
        )


@on_contract(
    "figures-against-words",
    Area.ACCURACY,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract's amount in figures and the one in words differ"),
)
def figures_against_words(case: Case) -> Iterator[Fault]:
    """The record's amount is not the sum that its words write, where they write one."""
    terms = case.contract.terms
    written = _written(terms.amount_in_words)
    if terms.amount is None or written is None:
        return
    if written.quantize(_CENT) != terms.amount.amount.quantize(_CENT):
        yield Fault(
            _("the amount is {figures}, but in words it says {words}").format(
                figures=format(terms.amount.amount, "f"), words=terms.amount_in_words
            ),
            expected=format(written, "f"),
            found=format(terms.amount.amount, "f"),
            remedy=_("Look at the scan: correct the figures or the words, whichever is wrong."),
        )


def _written(words: str) -> Decimal | None:
    """The one sum that words write; None where they write none, or several."""
    text = unicodedata.normalize("NFKC", words).strip()
    found = [each.amount for each in capitals(text)]
    if len(found) == 1:
        return found[0]
    english = find_in_words(text, 0, len(text)) if not found else None
    return english.amount if english else None
