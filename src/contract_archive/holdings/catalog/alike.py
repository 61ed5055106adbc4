"""Contracts that share enough with a new one to be the same document scanned before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from contract_archive.holdings.catalog.engine import Connection
from contract_archive.holdings.catalog.recording import rank

_MOST = 50


class Alike(NamedTuple):
    """A contract's number and place."""

    number: str
    path: str


# One arm for each trait, so that each uses an index. A null equals nothing.
_SQL = """
WITH them AS (SELECT customer FROM customer_name WHERE name = :customer),
near AS (
  SELECT id FROM contract
    WHERE signed_on = :signed_on AND customer IN (SELECT customer FROM them)
  UNION SELECT id FROM contract
    WHERE amount_rank = :amount AND customer IN (SELECT customer FROM them)
  UNION SELECT id FROM contract
    WHERE counterparty_number = :printed AND customer IN (SELECT customer FROM them)
  UNION SELECT contract FROM number WHERE folded = :folded AND contract IS NOT NULL)
SELECT number, path FROM contract WHERE id IN (SELECT id FROM near) ORDER BY id DESC LIMIT :most
"""


def alike(
    connection: Connection,
    customer: str,
    signed_on: date | None,
    amount: Decimal | None,
    printed: str,
    folded: str,
) -> tuple[Alike, ...]:
    """Return the newest contracts of a customer that share a trait with a document of his, and
    those that have the number printed on it."""
    rows = connection.execute(
        _SQL,
        {
            "customer": customer,
            "signed_on": signed_on.isoformat() if signed_on else None,
            "amount": None if amount is None else rank(amount),
            "printed": printed or None,
            "folded": folded or None,
            "most": _MOST,
        },
    )
    return tuple(Alike(*row) for row in rows)
