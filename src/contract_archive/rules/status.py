"""Where a contract stands in its life."""

from __future__ import annotations

from datetime import date

from contract_archive.records.queries import Status


def status_of(
    signed_on: date | None,
    effective_on: date | None,
    expires_on: date | None,
    today: date,
    expiring_days: int,
    ended_on: date | None = None,
    *,
    closed: bool = False,
) -> Status:
    """Return the status on ``today``.

    ``retained`` where it stands in the closed stacks (``closed``);
    ``terminated`` from the day on which a later document ended it (``ended_on``), unless it had
    expired before; ``expired`` once the last day is over; ``draft`` until the contract begins (on
    the day it takes effect, else on the day it was signed; neither known: not begun); ``expiring``
    while at most ``expiring_days`` days are left; else ``active``.
    """
    if closed:
        return Status.RETAINED
    if ended_on is not None and ended_on <= today and not _over(expires_on, ended_on):
        return Status.TERMINATED
    if _over(expires_on, today):
        return Status.EXPIRED
    begins_on = effective_on or signed_on
    if begins_on is None or begins_on > today:
        return Status.DRAFT
    if expires_on is not None and (expires_on - today).days <= expiring_days:
        return Status.EXPIRING
    return Status.ACTIVE


def _over(expires_on: date | None, on: date) -> bool:
    return expires_on is not None and expires_on < on
