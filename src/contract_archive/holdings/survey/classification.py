"""What stands in the tree twice: customers, documents, bytes.

Only contracts that stand where and as the ledger told are compared; what was moved or edited by
hand is told as that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.holdings.survey.register import Survey

_AS_TOLD = (
    "JOIN told AS {t} ON {t}.folded = {s}.folded AND {t}.place = {s}.place"
    " AND {t}.record = {s}.record AND {t}.times > 0"
)


class Filed(NamedTuple):
    """A customer's first contract."""

    customer: str
    number: str
    place: str
    inside: bool


class Alike(NamedTuple):
    """Two contracts that share something; the second is the later one. ``scanned``: OCR read a page
    of one of them."""

    numbers: tuple[str, str]
    places: tuple[str, str]
    scanned: bool


def customers(survey: Survey) -> Iterator[Filed]:
    """Yield each customer with its first contract, in the order in which they came."""
    for _code, filed in _first(survey, "''", "s.customer <> ''"):
        yield filed


def coded(survey: Survey) -> Iterator[tuple[str, Filed]]:
    """Yield the credit codes that several customers have, with each of those customers and its
    first contract that has it, in the order in which they came."""
    several = (
        "SELECT credit_code FROM standing WHERE credit_code <> ''"
        " GROUP BY 1 HAVING count(DISTINCT customer) > 1"
    )
    yield from _first(survey, "s.credit_code", f"s.credit_code IN ({several})")


def _first(survey: Survey, code: str, where: str) -> Iterator[tuple[str, Filed]]:
    rows = survey.connection.execute(
        f"SELECT {code} AS code, s.customer, s.number, s.place, total(s.inside) > 0,"  # noqa: S608
        " min(s.archived_at || ' ' || s.folded) AS first"
        f" FROM standing AS s {_AS_TOLD.format(s='s', t='t')}"
        f" WHERE {where} GROUP BY code, s.customer ORDER BY code, first"
    )
    for found, customer, number, place, inside, _came in rows:
        yield found, Filed(customer, number, place, bool(inside))


def alike(survey: Survey) -> Iterator[Alike]:
    """Yield pairs of contracts of one customer, one day and one amount, none of which a person
    took in although it looked like another."""
    yield from _alike(
        survey,
        f"standing AS a {_AS_TOLD.format(s='a', t='ta')}"
        " JOIN standing AS b ON b.customer = a.customer AND b.signed_on = a.signed_on"
        " AND b.folded <> a.folded AND b.currency = a.currency"
        " AND CAST(b.amount AS REAL) IS CAST(a.amount AS REAL)"
        f" {_AS_TOLD.format(s='b', t='tb')}",
    )


def same_masters(survey: Survey) -> Iterator[Alike]:
    """Yield pairs of contracts that have a master in common, byte for byte, each pair once."""
    one, other = (_AS_TOLD.format(s=each, t=f"t{each}") for each in "ab")
    yield from _alike(
        survey,
        "(SELECT sha256 FROM master GROUP BY 1 HAVING count(*) > 1) AS d JOIN master AS ma"  # noqa: S608
        f" ON ma.sha256 = d.sha256 JOIN standing AS a ON a.place = ma.place {one} JOIN master AS mb"
        " ON mb.sha256 = d.sha256 JOIN standing AS b ON b.place = mb.place"
        f" AND b.folded <> a.folded {other}",
    )


def _alike(survey: Survey, tables: str) -> Iterator[Alike]:
    rows = survey.connection.execute(
        "SELECT a.number, b.number, a.place, b.place, a.scanned OR b.scanned"  # noqa: S608
        f" FROM {tables} WHERE (a.archived_at, a.folded) < (b.archived_at, b.folded)"
        " AND (a.inside OR b.inside) AND NOT ta.forced AND NOT tb.forced"
        " GROUP BY a.place, b.place ORDER BY b.folded, a.folded"
    )
    for one, other, place, other_place, scanned in rows:
        yield Alike((one, other), (place, other_place), bool(scanned))
