"""Which contracts somebody must act on soon."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from contract_archive.holdings.catalog.engine import Connection


class Due(NamedTuple):
    """A contract on which somebody must act by ``on``.

    That is ``notice_on``, the last day for a notice, where one is agreed and not past; else the
    last day of the contract. ``auto_renew`` is None where the contract does not say.
    """

    number: str
    series: str
    customer: str
    title: str
    owner: str
    on: date
    expires_on: date
    notice_on: date | None
    auto_renew: bool | None
    path: str


_SQL = """
SELECT c.number, c.series, customer.name, c.title, owner.name,
  CASE WHEN c.notice_on >= ?1 THEN c.notice_on ELSE c.expires_on END AS day,
  c.expires_on, c.notice_on, c.auto_renew, c.path
FROM contract AS c JOIN customer ON customer.id = c.customer JOIN owner ON owner.id = c.owner
WHERE coalesce(c.notice_on, c.expires_on) <= ?2 AND c.expires_on >= ?1 AND day <= ?2
  AND NOT coalesce(c.ended_on <= c.expires_on, 0) AND c.closed_on IS NULL
ORDER BY day, c.number
"""


def due(connection: Connection, today: date, until: date) -> tuple[Due, ...]:
    """Return the contracts in force on which somebody must act from ``today`` to ``until``."""
    rows = connection.execute(_SQL, (today.isoformat(), until.isoformat()))
    return tuple(_due(row) for row in rows)


_LEFT_OPEN = """
SELECT path FROM contract WHERE closed_on IS NULL AND (expires_on < ?1 OR ended_on < ?1)
  AND EXISTS (SELECT 1 FROM contract WHERE closed_on IS NOT NULL) ORDER BY number
"""


def left_open(connection: Connection, before: date) -> tuple[str, ...]:
    """Return the places of contracts that may have ended before a day and are not closed; none
    where nothing was ever closed."""
    return tuple(place for (place,) in connection.execute(_LEFT_OPEN, (before.isoformat(),)))


def _due(row: tuple[Any, ...]) -> Due:
    number, series, customer, title, owner, on, expires_on, notice_on, renews, path = row
    return Due(
        number,
        series,
        customer,
        title,
        owner,
        date.fromisoformat(on),
        date.fromisoformat(expires_on),
        date.fromisoformat(notice_on) if notice_on else None,
        None if renews is None else bool(renews),
        path,
    )
