"""Customers: one company has one official name."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.checks import Fault, on_whole
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError
from contract_archive.holdings.survey import classification as survey
from contract_archive.holdings.survey.classification import Filed
from contract_archive.locale import _
from contract_archive.records.credit_codes import is_credit_code
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.readings import Origin
from contract_archive.rules.customers import Known, fold


@on_whole(
    "customer-twice",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.WARNING,
    lambda: _("one company has contracts under two names"),
)
def customer_twice(whole: Whole) -> Iterator[Fault]:
    """Two customers whose names are the same in another writing, or that have one credit code.
    Names that are only like each other may be two companies' and are passed over, as are the names
    of one customer."""
    known, seen = Known(whole.names), set[tuple[str, str]]()
    for one, other, why in (*_same_names(whole, known), *_same_codes(whole, known)):
        names = (one.customer, other.customer)
        if names in seen or names[::-1] in seen or not (one.inside or other.inside):
            continue
        seen.add(names)
        yield Fault(
            _("{one} and {other} are one company: {why}").format(
                one=one.customer, other=other.customer, why=why
            ),
            expected=one.customer,
            found=other.customer,
            remedy=_("Make them one with `carchive customer merge`; its contracts move with it."),
            number=other.number,
            path=other.place,
        )


def _same_names(whole: Whole, known: Known) -> Iterator[tuple[Filed, Filed, str]]:
    first: dict[str, Filed] = {}
    for filed in survey.customers(whole.survey):
        key = fold(filed.customer)
        one = first.setdefault(key, filed)
        if key and _are_two(one, filed, known):
            yield one, filed, _("their names differ in writing alone")


def _same_codes(whole: Whole, known: Known) -> Iterator[tuple[Filed, Filed, str]]:
    first: dict[str, Filed] = {}
    for code, filed in survey.coded(whole.survey):
        one = first.setdefault(code, filed)
        two = is_credit_code(code) and _are_two(one, filed, known)
        if two and not _was_settled(whole, filed):
            yield one, filed, _("both have the credit code {code}").format(code=code)


def _was_settled(whole: Whole, filed: Filed) -> bool:
    """Whether a person was asked who the customer is: a known code is always asked about."""
    try:
        source = whole.archive.vault.read(filed.place).sources.get("customer")
    except ArchiveError:
        return True
    return source is not None and source.origin is Origin.PERSON


def _are_two(one: Filed, other: Filed, known: Known) -> bool:
    """Whether two names are two customers' by the register: a contract that could not follow a
    renaming still bears a former name."""
    names = [known.official(each.customer) or each.customer for each in (one, other)]
    return one.customer != other.customer and names[0] != names[1]
