"""The survey held against somebody else's list: which row is which contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from contract_archive.holdings.survey.register import Survey

_TABLES = """
CREATE TEMP TABLE listed (
  at INTEGER PRIMARY KEY, folded TEXT NOT NULL, theirs TEXT NOT NULL, customer TEXT NOT NULL,
  signed_on TEXT, amount TEXT, place TEXT);
CREATE TEMP TABLE held (
  place TEXT PRIMARY KEY, folded TEXT NOT NULL, theirs TEXT NOT NULL, customer TEXT NOT NULL,
  signed_on TEXT, amount TEXT, inside INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX temp.held_folded ON held (folded);
CREATE INDEX temp.held_theirs ON held (theirs) WHERE theirs <> '';
CREATE INDEX temp.held_deal ON held (customer, signed_on);
CREATE INDEX temp.listed_place ON listed (place);
"""
# A copy of a contract elsewhere in the tree is none of its own.
_HELD = """
  SELECT place, folded, counterparty_number, customer, signed_on, amount, inside FROM standing
  WHERE fault = '' AND NOT EXISTS (
    SELECT 1 FROM told JOIN standing AS home ON home.place = told.place
    WHERE told.folded = standing.folded AND home.folded = standing.folded
      AND home.place <> standing.place)
"""
_FREE = "NOT EXISTS (SELECT 1 FROM listed AS other WHERE other.place = held.place)"
_UNTOLD = (
    "place IS NULL AND NOT EXISTS (SELECT 1 FROM told WHERE told.folded = listed.folded"
    " AND (told.times > 0 OR told.voids > 0))"
)


class Listed(NamedTuple):
    """A row of a list, made fit to be compared: ``at`` counts from 0, numbers and the customer are
    folded, the day is ISO 8601, the amount decimal text."""

    at: int
    folded: str
    theirs: str
    customer: str
    signed_on: str | None
    amount: str | None


def hold_against(
    survey: Survey,
    rows: Iterable[Listed],
    fold_number: Callable[[str], str],
    fold_customer: Callable[[str], str],
    same: Callable[[Decimal, Decimal], bool],
) -> None:
    """Find the contract of each row: by our number, else by the counterparty's with nothing that
    speaks against it, else by customer, day and amount. ``same`` tells whether a listed amount (the
    first) is a contract's. Done once for a survey."""
    connection = survey.connection
    done = "SELECT 1 FROM temp.sqlite_master WHERE name = 'listed'"
    if connection.execute(done).fetchone():
        return
    connection.executescript(_TABLES)
    held = (
        (place, folded, fold_number(theirs) if theirs else "", fold_customer(customer), *rest)
        for place, folded, theirs, customer, *rest in connection.execute(_HELD)
    )
    with survey.at_once():
        connection.executemany("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?)", held)
        connection.executemany("INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?, NULL)", rows)
        connection.execute(
            "UPDATE listed SET place = (SELECT min(place) FROM held"
            " WHERE held.folded = listed.folded) WHERE folded <> ''"
        )
        _by_their_number(survey, same)
        _by_deal(survey, same)


def _by_their_number(survey: Survey, same: Callable[[Decimal, Decimal], bool]) -> None:
    """The one contract under the counterparty's number, whose customer or day and amount agree."""
    find = (
        "SELECT place, customer, signed_on, amount FROM held"  # noqa: S608
        f" WHERE theirs <> '' AND theirs IN (?, ?) AND {_FREE}"
    )
    for row in list(_unmatched(survey, "(theirs <> '' OR folded <> '')")):
        found = survey.connection.execute(find, (row.theirs, row.folded)).fetchall()
        fitting = [
            place
            for place, customer, signed_on, amount in found
            if customer == row.customer
            or (not row.customer and row.theirs)
            or (signed_on == row.signed_on and _same(row.amount, amount, same))
        ]
        if len(fitting) == 1:
            _match(survey, row.at, fitting[0])


def _by_deal(survey: Survey, same: Callable[[Decimal, Decimal], bool]) -> None:
    find = (
        "SELECT place, amount FROM held WHERE customer = ? AND signed_on = ?"  # noqa: S608
        f" AND {_FREE} ORDER BY NOT inside, place"
    )
    known = "customer <> '' AND signed_on IS NOT NULL AND amount IS NOT NULL"
    for row in list(_unmatched(survey, known)):
        found = survey.connection.execute(find, (row.customer, row.signed_on)).fetchall()
        place = next((place for place, amount in found if _same(row.amount, amount, same)), None)
        if place is not None:
            _match(survey, row.at, place)


def _same(listed: str | None, held: str | None, same: Callable[[Decimal, Decimal], bool]) -> bool:
    return listed is not None and held is not None and same(Decimal(listed), Decimal(held))


def _match(survey: Survey, at: int, place: str) -> None:
    survey.connection.execute("UPDATE listed SET place = ? WHERE at = ?", (place, at))


def _unmatched(survey: Survey, where: str) -> Iterator[Listed]:
    rows = survey.connection.execute(
        "SELECT at, folded, theirs, customer, signed_on, amount FROM listed"  # noqa: S608
        f" WHERE {_UNTOLD} AND {where} ORDER BY at"
    )
    return (Listed(*row) for row in rows)


def not_archived(survey: Survey) -> Iterator[int]:
    """Yield the rows of which nothing is known: no contract, none that is missing, no void
    number."""
    return (row.at for row in _unmatched(survey, "1"))


def not_listed(survey: Survey) -> Iterator[str]:
    """Yield the places of the contracts in the audit's scope that are in no row."""
    rows = survey.connection.execute(f"SELECT place FROM held WHERE inside AND {_FREE}")  # noqa: S608
    return (str(place) for (place,) in rows)


def matched(survey: Survey) -> Iterator[tuple[int, str]]:
    """Yield each row that is a contract's in the audit's scope, with its place; not those of a
    contract that has several rows."""
    rows = survey.connection.execute(
        "SELECT min(at), place FROM listed JOIN held USING (place) WHERE inside"
        " GROUP BY place HAVING count(*) = 1 ORDER BY 1"
    )
    return ((int(at), str(place)) for at, place in rows)


def place_of(survey: Survey, folded: str) -> str:
    """Return where the contract with a number (folded) stands; empty where none does."""
    row = survey.connection.execute(
        "SELECT min(place) FROM held WHERE folded = ?", (folded,)
    ).fetchone()
    return str(row[0] or "")
