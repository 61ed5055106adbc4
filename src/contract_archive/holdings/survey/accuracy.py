"""Where what stands in the tree is not what the ledger tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.holdings.survey.register import (
    Standing,
    Survey,
    Told,
    as_standing,
    as_told,
)


class Both(NamedTuple):
    """A folder, and what the ledger tells of the contract that it is or that belongs there."""

    standing: Standing
    told: Told


_COLUMNS = ", ".join(
    (*(f"s.{name}" for name in Standing._fields), *(f"t.{name}" for name in Told._fields))
)
_ALONE = "(SELECT count(*) FROM standing AS x WHERE x.folded = s.folded) = 1"


def pairs(survey: Survey, condition: str) -> Iterator[Both]:
    """Yield folders (``s``) with what the ledger tells (``t``), by number, where ``condition``
    holds of the two."""
    rows = survey.connection.execute(
        f"SELECT {_COLUMNS} FROM standing AS s JOIN told AS t ON {condition}"  # noqa: S608
        " ORDER BY t.folded, s.place"
    )
    size = len(Standing._fields)
    for row in rows:
        yield Both(as_standing(row[:size]), as_told(row[size:]))


def edited(survey: Survey) -> Iterator[Both]:
    """Yield the folders whose record is not the one that the ledger last told.

    First by place, so that a record whose number was edited comes under the number that it had; a
    folder of another contract that was only put there is none. Then by number, where a folder was
    moved and edited; of several folders of one number nothing is said.
    """
    yield from pairs(
        survey,
        "t.place = s.place AND t.times > 0 AND s.fault = '' AND s.record <> t.record"
        " AND NOT EXISTS (SELECT 1 FROM told AS other"
        " WHERE other.folded = s.folded AND other.record = s.record)",
    )
    yield from pairs(
        survey,
        "t.folded = s.folded AND t.times > 0 AND s.fault = '' AND s.record <> t.record"  # noqa: S608
        f" AND s.place <> t.place AND {_ALONE}"
        " AND NOT EXISTS (SELECT 1 FROM told AS other"
        " WHERE other.place = s.place AND other.times > 0)",
    )


def moved(survey: Survey) -> Iterator[Both]:
    """Yield the folders that alone bear a number and stand elsewhere than the ledger tells."""
    yield from pairs(
        survey,
        f"t.folded = s.folded AND t.times > 0 AND s.fault = '' AND s.place <> t.place AND {_ALONE}",
    )


def unreadable(survey: Survey) -> Iterator[tuple[Standing, Told | None]]:
    """Yield the folders whose record cannot be read, by place, with what the ledger tells of the
    contract that it puts there (None: of none)."""
    for standing in survey.standing("fault <> ''"):
        yield standing, survey.told_at(standing.place)
