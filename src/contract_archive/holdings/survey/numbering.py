"""What the survey tells of numbers and of the sequences that they were drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.holdings.survey.register import Survey, Told


class Sequence(NamedTuple):
    """A sequence by its scope; ``first`` and ``last`` are the least and greatest value drawn, not
    counting numbers that were given by hand."""

    scope: str
    first: int
    last: int


class Drawn(NamedTuple):
    """A contract that stands, and what the ledger tells of how its number was drawn."""

    number: str
    value: int
    place: str
    signed_on: str | None
    inside: bool


class Bearer(NamedTuple):
    """A folder that bears a number; ``home`` is where the ledger puts that number's contract."""

    number: str
    place: str
    home: str | None
    inside: bool


class Changed(NamedTuple):
    """A folder whose record bears a number that nobody filed, where the ledger put another's."""

    number: str
    filed: str
    place: str
    inside: bool


def prepare(survey: Survey) -> None:
    """Make what follows fast; call it before."""
    survey.connection.execute(
        "CREATE INDEX IF NOT EXISTS standing_scope ON standing (scope, value)"
    )


def sequences(survey: Survey, *, all_of_them: bool) -> Iterator[Sequence]:
    """Yield the sequences that a number was drawn from, by scope: all, or those with a contract in
    the audit's scope."""
    rows = survey.connection.execute(
        "SELECT scope, min(value), max(value) FROM told WHERE scope IS NOT NULL AND NOT given"
        " AND (? OR scope IN (SELECT scope FROM standing WHERE inside))"
        " GROUP BY scope ORDER BY scope",
        (all_of_them,),
    )
    for scope, first, last in rows:
        yield Sequence(str(scope), int(first), int(last))


def taken(survey: Survey, scope: str) -> Iterator[int]:
    """Yield the values that numbers of a sequence took, ascending: the ledger's, and those of
    folders that it does not tell of."""
    rows = survey.connection.execute(
        "SELECT value FROM told WHERE scope = ?1"
        " UNION SELECT value FROM standing WHERE scope = ?1 AND fault = ''"
        " AND NOT EXISTS (SELECT 1 FROM told WHERE told.folded = standing.folded"
        " AND told.scope IS NOT NULL) ORDER BY value",
        (scope,),
    )
    return (int(value) for (value,) in rows)


def next_to(survey: Survey, scope: str, value: int) -> tuple[str, int] | None:
    """Return the number drawn from a sequence just below a value, else above it, and its own
    value; None where none was drawn."""
    for side in ("value < ? ORDER BY value DESC", "value > ? ORDER BY value"):
        row = survey.connection.execute(
            f"SELECT number, value FROM told WHERE scope = ? AND NOT given AND {side} LIMIT 1",  # noqa: S608
            (scope, value),
        ).fetchone()
        if row:
            return str(row[0]), int(row[1])
    return None


def is_borne(survey: Survey, folded: str) -> bool:
    """Tell whether the ledger or a folder knows a number (folded)."""
    row = survey.connection.execute(
        "SELECT EXISTS (SELECT 1 FROM told WHERE folded = ?1)"
        " OR EXISTS (SELECT 1 FROM standing WHERE folded = ?1)",
        (folded,),
    ).fetchone()
    return bool(row[0])


def drawn(survey: Survey, scope: str) -> Iterator[Drawn]:
    """Yield the contracts of a sequence that stand, as they were drawn; each number once."""
    rows = survey.connection.execute(
        "SELECT told.number, told.value, standing.place, standing.signed_on, standing.inside"
        " FROM told JOIN standing ON standing.folded = told.folded"
        " WHERE told.scope = ? AND NOT told.given AND standing.fault = ''"
        " ORDER BY told.value, told.folded, standing.place <> told.place, standing.place",
        (scope,),
    )
    last = None
    for number, value, place, signed_on, inside in rows:
        if number != last:
            yield Drawn(number, int(value), place, signed_on, bool(inside))
        last = number


def borne_twice(survey: Survey) -> Iterator[Bearer]:
    """Yield the folders whose number, known to the ledger, another folder bears too; those of one
    number follow one another."""
    rows = survey.connection.execute(
        "SELECT standing.number, standing.place, told.place, standing.inside"
        " FROM standing JOIN told ON told.folded = standing.folded"
        " WHERE standing.fault = '' AND told.place <> '' AND standing.folded IN"
        " (SELECT folded FROM standing WHERE fault = '' GROUP BY folded HAVING count(*) > 1)"
        " ORDER BY standing.folded, standing.place"
    )
    for number, place, home, inside in rows:
        yield Bearer(number, place, home, bool(inside))


def filed_twice(survey: Survey) -> Iterator[Told]:
    """Yield what the ledger tells of numbers that more than one line filed."""
    return survey.told_where("times > 1")


def reused(survey: Survey) -> Iterator[tuple[Told, Bearer]]:
    """Yield what the ledger tells of void numbers that a contract bears, with where."""
    rows = survey.connection.execute(
        "SELECT told.folded, coalesce(standing.number, told.number),"
        " coalesce(standing.place, told.place), told.place, coalesce(standing.inside, 0)"
        " FROM told LEFT JOIN standing ON standing.folded = told.folded AND standing.fault = ''"
        " WHERE told.voids > 0 AND (told.place <> '' OR standing.place IS NOT NULL)"
        " ORDER BY told.folded, standing.place"
    )
    for folded, number, place, home, inside in rows:
        told = survey.told(folded)
        if told is not None:
            yield told, Bearer(number, place, home, bool(inside))


_CHANGED = """
  FROM standing JOIN told ON told.place = standing.place
  WHERE standing.fault = '' AND told.folded <> standing.folded
    AND NOT EXISTS (SELECT 1 FROM told AS known WHERE known.folded = standing.folded
                    AND (known.place <> '' OR known.voids > 0))
    AND NOT EXISTS (SELECT 1 FROM standing AS other WHERE other.folded = told.folded)
"""
_UNKNOWN = """
  FROM standing WHERE fault = ''
    AND NOT EXISTS (SELECT 1 FROM told AS known WHERE known.folded = standing.folded
                    AND (known.place <> '' OR known.voids > 0))
"""


def changed(survey: Survey) -> Iterator[Changed]:
    """Yield the folders that stand where the ledger put a contract, with another number in their
    record that nobody filed, while that contract's number is borne nowhere."""
    rows = survey.connection.execute(
        "SELECT standing.number, told.number, standing.place, standing.inside"
        f" {_CHANGED} ORDER BY standing.place"
    )
    for number, filed, place, inside in rows:
        yield Changed(number, filed, place, bool(inside))


def unknown(survey: Survey) -> Iterator[Bearer]:
    """Yield the folders whose number the ledger never filed, but for those of ``changed``."""
    rows = survey.connection.execute(
        f"SELECT number, place, inside {_UNKNOWN}"
        f" AND place NOT IN (SELECT standing.place {_CHANGED}) ORDER BY place"
    )
    for number, place, inside in rows:
        yield Bearer(number, place, None, bool(inside))
