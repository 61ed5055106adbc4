"""Which contracts are related, seen from either side."""

from __future__ import annotations

from typing import NamedTuple

from contract_archive.holdings.catalog.engine import Connection
from contract_archive.records.contracts import RelationKind
from contract_archive.records.numbers import fold_number


class Related(NamedTuple):
    """A contract and what it is to the one asked about. ``said_here`` tells whether the record of
    the one asked about says so, or the other's."""

    kind: RelationKind
    number: str
    said_here: bool


def related(connection: Connection, number: str) -> tuple[Related, ...]:
    """Return the contracts to which a number is related, each once, by kind and number."""
    folded = fold_number(number)
    said = connection.execute(
        "SELECT kind, number FROM relation WHERE contract ="
        " (SELECT contract FROM number WHERE folded = ?)",
        (folded,),
    ).fetchall()
    heard = connection.execute(
        "SELECT kind, contract.number FROM relation"
        " JOIN contract ON contract.id = relation.contract WHERE relation.folded = ?",
        (folded,),
    ).fetchall()
    found = {(RelationKind(kind).other, other): False for kind, other in heard}
    found |= {(RelationKind(kind), other): True for kind, other in said}
    return tuple(Related(kind, other, here) for (kind, other), here in sorted(found.items()))
