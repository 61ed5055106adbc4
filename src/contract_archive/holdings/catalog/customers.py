"""The register of customers as the catalog knows it: names, and what is filed under each.

A customer has one official name and others: aliases, and former names (renamed or merged). A name,
exactly as it is written, is one customer's. A contract whose record bears another name than its
customer's official one is *misfiled* until it is moved; until then it is found under both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import NamedTuple

from contract_archive.holdings.catalog import finding
from contract_archive.holdings.catalog.engine import Connection, faults_told
from contract_archive.records.contracts import Money
from contract_archive.records.queries import Hit, Query
from contract_archive.rules.searching import fold

OFFICIAL = "official"
ALIAS = "alias"
FORMER = "former"

_GIVE = "INSERT OR IGNORE INTO customer_name (customer, name, folded, kind) VALUES (?, ?, ?, ?)"
_SPLIT = 10**8  # sums are taken in two halves: one of two great amounts would not fit


class Customer(NamedTuple):
    """A customer: official name, other names by kind, how many contracts and for how much."""

    name: str
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    contracts: int = 0
    amounts: tuple[Money, ...] = ()


class Misfiled(NamedTuple):
    """A contract whose record calls its customer ``named``, which is ``official`` by now."""

    number: str
    named: str
    official: str


class Register:
    """The customers in an open catalog. What writes does so within a transaction."""

    def __init__(
        self,
        connection: Connection,
        reading: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._connection = connection
        self._reading = reading

    def names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each customer's official name with its other names, in the order they came."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT customer.name, n.name FROM customer LEFT JOIN customer_name AS n"
                " ON n.customer = customer.id AND n.kind <> ? ORDER BY customer.id, n.name",
                (OFFICIAL,),
            ).fetchall()
        others: defaultdict[str, list[str]] = defaultdict(list)
        for official, name in rows:
            others[official] += [name] if name is not None else []
        return tuple((official, tuple(names)) for official, names in others.items())

    def find(self, part: str = "") -> tuple[Customer, ...]:
        """Return the customers with ``part`` in any of their names, by name."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT id, name FROM customer WHERE id IN"
                " (SELECT customer FROM customer_name WHERE instr(folded, ?)) ORDER BY name",
                (fold(part),),
            ).fetchall()
            return tuple(_customers(connection, found))

    def offers(self, part: str) -> tuple[tuple[str, str], ...]:
        """Return every name with ``part`` in it, those that begin with it first, and beside one
        that is not official the name that is."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT n.name, CASE n.kind WHEN ?1 THEN '' ELSE customer.name END"
                " FROM customer_name AS n JOIN customer ON customer.id = n.customer"
                " WHERE instr(n.folded, ?2) ORDER BY instr(n.folded, ?2), n.kind <> ?1, n.name",
                (OFFICIAL, fold(part)),
            ).fetchall()
        return tuple((name, official) for name, official in rows)

    def get(self, official: str) -> Customer | None:
        """Return the customer with this official name, exactly; None if there is none."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT id, name FROM customer WHERE name = ?", (official,)
            ).fetchone()
            return next(_customers(connection, [row]), None) if row else None

    def holders_of(self, credit_code: str) -> tuple[str, ...]:
        """Return the official names of the customers with a contract that says this code."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT customer.name FROM credit_code"
                " JOIN contract ON contract.id = credit_code.contract"
                " JOIN customer ON customer.id = contract.customer"
                " WHERE code = ? ORDER BY customer.id",
                (credit_code,),
            ).fetchall()
        return tuple(name for (name,) in rows)

    def contracts(self, official: str, query: Query) -> tuple[Hit, ...]:
        """Return a customer's contracts, in the order that ``query`` asks for."""
        with self._reading() as connection:
            return finding.of_customer(connection, official, query)

    def misfiled(self) -> tuple[Misfiled, ...]:
        """Return the contracts to be moved, in the order in which they were recorded."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT contract.number, misfiled.name, customer.name FROM misfiled"
                " JOIN contract ON contract.id = misfiled.contract"
                " JOIN customer ON customer.id = contract.customer ORDER BY contract.id"
            ).fetchall()
        return tuple(Misfiled(*row) for row in rows)

    def add(self, name: str, aliases: Iterable[str] = ()) -> None:
        """Note a customer, and other names of it. What is known already is left as it is."""
        with faults_told():
            customer = customer_of(self._connection, name)
            for alias in aliases:
                self._give(customer, alias, ALIAS)

    def drop_alias(self, name: str, alias: str) -> None:
        """Note that ``alias`` is no longer a name of the customer; an official name stays."""
        with faults_told():
            self._connection.execute(
                "DELETE FROM customer_name WHERE customer = ? AND name = ? AND kind <> ?",
                (customer_of(self._connection, name), alias, OFFICIAL),
            )

    def rename(self, old: str, new: str) -> None:
        """Make ``new`` the official name; ``old`` is kept as a former one. Where ``new`` is
        another customer's name, the two are merged."""
        with faults_told():
            customer, other = (self._id_of(name) for name in (old, new))
            if customer is not None and other not in (None, customer):
                self.merge(old, new)
                return
            customer = customer_of(self._connection, old)
            self._misfile(customer)
            self._give(customer, new, ALIAS)
            self._make_official(customer, new)

    def merge(self, source: str, target: str) -> None:
        """Give all names and contracts of one customer to another; the first is no more."""
        with faults_told():
            loser, winner = (customer_of(self._connection, name) for name in (source, target))
            if loser == winner:
                return
            self._misfile(loser)
            for statement in (
                f"UPDATE customer_name SET kind = '{FORMER}' WHERE customer = ?2"  # noqa: S608
                f" AND kind = '{OFFICIAL}'",
                "UPDATE customer_name SET customer = ?1 WHERE customer = ?2",
                "UPDATE contract SET customer = ?1 WHERE customer = ?2",
                "DELETE FROM customer WHERE id = ?2 AND id <> ?1",
            ):
                self._connection.execute(statement, (winner, loser))
            self._right_ones()

    def _id_of(self, name: str) -> int | None:
        row = self._connection.execute(
            "SELECT customer FROM customer_name WHERE name = ?", (name,)
        ).fetchone()
        return int(row[0]) if row else None

    def _give(self, customer: int, name: str, kind: str) -> None:
        self._connection.execute(_GIVE, (customer, name, fold(name), kind))

    def _make_official(self, customer: int, name: str) -> None:
        self._connection.execute(
            "UPDATE customer_name SET kind = ? WHERE customer = ? AND kind = ?",
            (FORMER, customer, OFFICIAL),
        )
        self._connection.execute(
            "UPDATE customer_name SET kind = ? WHERE customer = ? AND name = ?",
            (OFFICIAL, customer, name),
        )
        self._connection.execute("UPDATE customer SET name = ? WHERE id = ?", (name, customer))
        self._right_ones()

    def _misfile(self, customer: int) -> None:
        """Note under which name the customer's contracts are filed, before that changes."""
        self._connection.execute(
            "INSERT OR IGNORE INTO misfiled SELECT contract.id, customer.name FROM contract"
            " JOIN customer ON customer.id = contract.customer WHERE customer.id = ?",
            (customer,),
        )

    def _right_ones(self) -> None:
        """A contract that is filed under what is the official name now is not misfiled."""
        self._connection.execute(
            "DELETE FROM misfiled WHERE EXISTS (SELECT 1 FROM contract JOIN customer"
            " ON customer.id = contract.customer WHERE contract.id = misfiled.contract"
            " AND customer.name = misfiled.name)"
        )


def customer_of(connection: Connection, name: str) -> int:
    """Return the id of the customer that bears ``name``; a new one where none does."""
    row = connection.execute(
        "SELECT customer FROM customer_name WHERE name = ?", (name,)
    ).fetchone()
    if row:
        return int(row[0])
    customer = int(connection.execute("INSERT INTO customer (name) VALUES (?)", (name,)).lastrowid)
    connection.execute(_GIVE, (customer, name, fold(name), OFFICIAL))
    return customer


def note_name(connection: Connection, contract: int, name: str) -> None:
    """Note by which name a contract's record calls its customer, where it is not the official."""
    connection.execute("DELETE FROM misfiled WHERE contract = ?", (contract,))
    connection.execute(
        "INSERT INTO misfiled SELECT ?1, ?2 WHERE NOT EXISTS"
        " (SELECT 1 FROM customer WHERE name = ?2)",
        (contract, name),
    )


def _customers(connection: Connection, found: Iterable[tuple[int, str]]) -> Iterator[Customer]:
    found = list(found)
    only = found[0][0] if len(found) == 1 else None
    names, totals = _other_names(connection), _totals(connection, only)
    for customer, name in found:
        sums = totals.get(customer, [])
        yield Customer(
            name,
            tuple(names[customer, ALIAS]),
            tuple(names[customer, FORMER]),
            sum(count for count, _money in sums),
            tuple(money for _count, money in sums if money is not None),
        )


def _other_names(connection: Connection) -> defaultdict[tuple[int, str], list[str]]:
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    rows = connection.execute(
        "SELECT customer, kind, name FROM customer_name WHERE kind <> ? ORDER BY customer, name",
        (OFFICIAL,),
    )
    for customer, kind, name in rows:
        names[customer, kind].append(name)
    return names


def _totals(connection: Connection, only: int | None) -> dict[int, list[tuple[int, Money | None]]]:
    """By customer, or of one only: how many contracts in each currency, and their sum, if they
    have amounts."""
    where, values = ("", ()) if only is None else ("WHERE customer = ?", (only,))
    totals: dict[int, list[tuple[int, Money | None]]] = {}
    for customer, currency, count, high, low in connection.execute(
        f"SELECT customer, currency, count(*), sum(amount_rank / {_SPLIT}),"  # noqa: S608
        f" sum(amount_rank % {_SPLIT}) FROM contract {where} GROUP BY 1, 2 ORDER BY 1, 2",
        values,
    ):
        money = None if high is None else Money(_amount(high * _SPLIT + low), currency)
        totals.setdefault(customer, []).append((count, money))
    return totals


def _amount(ranks: int) -> Decimal:
    """From ten-thousandths to an amount in cents (a rank is never finer)."""
    return Decimal(ranks).scaleb(-4).quantize(Decimal("0.01"))
