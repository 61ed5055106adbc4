"""By when somebody must act on a contract: give notice, renew it, or let it end."""

from __future__ import annotations

from datetime import date, timedelta

from contract_archive.records.contracts import Terms


def notice_on(terms: Terms) -> date | None:
    """Return the last day on which notice can be given, so many days before the last day of the
    contract; None where no notice is agreed or there is no end.

    A contract that renews itself goes on unless notice is given by then.
    """
    if terms.expires_on is None or not terms.notice_days:
        return None
    days = min(terms.notice_days, (terms.expires_on - date.min).days)
    return terms.expires_on - timedelta(days=days)
