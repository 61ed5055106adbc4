"""Where contracts stand: where the ledger put them, under their own type, year and customer.

A contract stays where it was put when the folder pattern changes later. So a place is held against
the place that the ledger tells, not against the pattern.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import StrEnum

from contract_archive.auditing.accuracy.ledger import is_vouched_for
from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract, on_whole
from contract_archive.auditing.scoping import may_be_inside
from contract_archive.auditing.whole import Whole
from contract_archive.errors import UsageError
from contract_archive.holdings.survey import Told
from contract_archive.holdings.survey import accuracy as survey
from contract_archive.holdings.survey.accuracy import Both
from contract_archive.locale import _
from contract_archive.records.contracts import Contract
from contract_archive.records.findings import Area, Fix, Property, Severity
from contract_archive.records.names import safe_name
from contract_archive.records.numbers import fold_number
from contract_archive.settings.model import Settings


class Part(StrEnum):
    """What a folder on the way to a contract stands for."""

    YEAR = "year"
    SERIES = "series"
    CUSTOMER = "customer"
    OTHER = ""


@on_whole(
    "misfiled-year",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract was moved by hand to another year"),
)
def misfiled_year(whole: Whole) -> Iterator[Fault]:
    """A folder stands under another year than the ledger put it under."""
    yield from _misfiled(whole, Part.YEAR)


@on_whole(
    "misfiled-type",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract was moved by hand to another type"),
)
def misfiled_type(whole: Whole) -> Iterator[Fault]:
    """A folder stands under another type than the ledger put it under."""
    yield from _misfiled(whole, Part.SERIES)


@on_whole(
    "misfiled-customer",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract was moved by hand to another customer"),
)
def misfiled_customer(whole: Whole) -> Iterator[Fault]:
    """A folder stands under another customer than the ledger put it under."""
    yield from _misfiled(whole, Part.CUSTOMER)


@on_whole(
    "misfiled",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a contract's folder was moved or renamed by hand"),
)
def misfiled(whole: Whole) -> Iterator[Fault]:
    """A folder stands elsewhere than the ledger put it, or bears another name."""
    yield from _misfiled(whole, Part.OTHER)


def _misfiled(whole: Whole, wanted: Part) -> Iterator[Fault]:
    for both in survey.moved(whole.survey):
        standing, told = both
        if _part_moved(both, whole.settings) is not wanted:
            continue
        inside = standing.inside or may_be_inside(whole.request.scope, told)
        if not inside or is_vouched_for(whole, both):
            continue
        free = not os.path.lexists(whole.archive.root / told.place)
        yield Fault(
            _("{number} stands in {found}, not in {expected}").format(
                number=told.number, found=standing.place, expected=told.place
            ),
            expected=told.place,
            found=standing.place,
            remedy=_("Move the folder back to {place}; `carchive audit --fix` does it.").format(
                place=told.place
            )
            if free
            else _("Something else stands in {place}: move that away, then this one back.").format(
                place=told.place
            ),
            number=told.number,
            path=standing.place,
            fix=Fix.MOVE_BACK if free else Fix.NONE,
        )


def _part_moved(both: Both, settings: Settings) -> Part:
    """The one part of the way in which the two places differ; OTHER where it is none or several."""
    was, is_now = (place.split("/")[:-1] for place in (both.told.place, both.standing.place))
    if len(was) != len(is_now):
        return Part.OTHER
    apart = [one for one, other in zip(was, is_now, strict=True) if one != other]
    return _part(apart[0], both.told, settings) if len(apart) == 1 else Part.OTHER


def _part(name: str, told: Told, settings: Settings) -> Part:
    """What a folder stands for on the way to a contract, as the ledger tells of that."""
    if name == safe_name(told.customer):
        return Part.CUSTOMER
    if name in _folders(told.series, settings):
        return Part.SERIES
    return Part.YEAR if _is_year(name) else Part.OTHER


def _folders(code: str, settings: Settings) -> tuple[str, ...]:
    """The names that a series' folder may have; only its code where it is no more."""
    try:
        series = settings.series_named(code)
    except UsageError:
        return (code,)
    return safe_name(series.folder), safe_name(series.code)


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdigit()


@on_contract(
    "folder-differs-from-record",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.ERROR,
    lambda: _("a record that was edited no longer fits the folders it stands in"),
)
def folder_differs_from_record(case: Case) -> Iterator[Fault]:
    """The record names another customer, type or year than the ledger did when it put the contract
    under folders of that name."""
    told, contract = case.told, case.contract
    if told is None or case.as_filed or fold_number(told.number) != fold_number(case.number):
        return
    for name in case.place.split("/")[:-1]:
        now = _belongs_under(contract, _part(name, told, case.settings), told, case.settings)
        if now and now != name:
            yield Fault(
                _("it stands under {found}, but its record says {expected}").format(
                    found=name, expected=now
                ),
                expected=now,
                found=name,
                remedy=_("Restore contract.yaml from a backup; the folder is where it was put."),
            )


def _belongs_under(contract: Contract, part: Part, told: Told, settings: Settings) -> str:
    """The name that a part of the way would have by the edited record; empty where that does not
    differ from what the ledger told, or cannot be known."""
    terms = contract.terms
    if part is Part.CUSTOMER and terms.customer != told.customer:
        return safe_name(terms.customer)
    if part is Part.SERIES and terms.series != told.series:
        return _folders(terms.series, settings)[0]
    if part is Part.YEAR and "{year}" in settings.folder.source.split("/"):
        return f"{contract.filing_year:04}"
    return ""


@on_contract(
    "filing-year-differs",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.WARNING,
    lambda: _("a contract is filed under another year than that of its signing"),
)
def filing_year_differs(case: Case) -> Iterator[Fault]:
    """The filing year of a record, as it was filed, is not the year of its day of signing."""
    signed, year = case.contract.terms.signed_on, case.contract.filing_year
    if case.as_filed and signed is not None and signed.year != year:
        yield Fault(
            _("signed on {day}, but filed under {year}").format(day=signed, year=year),
            expected=str(signed.year),
            found=str(year),
            remedy=_("Compare the day of signing with the scan; correct it, or the filing year."),
        )


@on_contract(
    "series-unknown",
    Area.CLASSIFICATION,
    Property.USABILITY,
    Severity.ERROR,
    lambda: _("a contract is of a type that archive.yaml does not declare"),
)
def series_unknown(case: Case) -> Iterator[Fault]:
    """The code of the record's series is none of the archive's."""
    code = case.contract.terms.series
    if code not in (each.code for each in case.settings.series):
        yield Fault(
            _("archive.yaml declares no type {code}").format(code=code),
            found=code,
            remedy=_("Declare the type in archive.yaml again, or correct the record."),
        )
