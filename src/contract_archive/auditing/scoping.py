"""Whether a contract is in the scope of an audit, and the scope in words."""

from __future__ import annotations

from datetime import date, datetime

from contract_archive.holdings.survey import Told
from contract_archive.locale import _, listed
from contract_archive.records.audits import Scope, Share
from contract_archive.records.contracts import Contract
from contract_archive.records.queries import Period


def is_inside(scope: Scope, contract: Contract, told: Told | None) -> bool:
    """Tell whether a contract is in the scope; ``told`` is what the ledger says of it."""
    terms = contract.terms
    changed = told.changed_at if told else ""
    return _fits(
        scope, terms.series, terms.customer, terms.signed_on, contract.archived_at, changed
    )


def may_be_inside(scope: Scope, told: Told) -> bool:
    """Tell the same of a contract that cannot be read, by the ledger alone."""
    archived = datetime.fromisoformat(told.archived_at) if told.archived_at else None
    return _fits(scope, told.series, told.customer, None, archived, told.changed_at)


def _fits(
    scope: Scope,
    series: str,
    customer: str,
    signed_on: date | None,
    archived_at: datetime | None,
    changed_at: str,
) -> bool:
    if (scope.series and series != scope.series) or (scope.customer and customer != scope.customer):
        return False
    archived_on = archived_at.astimezone().date() if archived_at else None
    if scope.period and not any(_within(scope.period, day) for day in (signed_on, archived_on)):
        return False
    if scope.since is None:
        return True
    changed_on = datetime.fromisoformat(changed_at).astimezone().date() if changed_at else None
    return any(day is not None and day >= scope.since for day in (archived_on, changed_on))


def _within(period: Period, day: date | None) -> bool:
    return (
        day is not None
        and (period.first is None or period.first <= day)
        and (period.last is None or day <= period.last)
    )


def is_read(share: Share | None, number: str) -> bool:
    """Tell whether a contract's files are read in this share: each is in just one of them."""
    return share is None or share.takes(number)


def told_in_words(scope: Scope) -> str:
    """Return the scope as a person reads it."""
    parts = []
    if scope.period:
        first, last = scope.period
        parts.append(
            _("signed or archived {first} to {last}").format(first=first or "…", last=last or "…")
        )
    if scope.since:
        parts.append(_("archived or changed since {day}").format(day=scope.since))
    if scope.series:
        parts.append(_("type {series}").format(series=scope.series))
    if scope.customer:
        parts.append(_("customer {customer}").format(customer=scope.customer))
    return listed(parts) if parts else _("the whole archive")
