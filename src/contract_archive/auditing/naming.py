"""Which names customers have and had, as the ledger tells it; the catalog may be damaged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from contract_archive.records.entries import Act, LedgerEntry


class Names:
    """The other names of each customer, by its official one; of those that have others."""

    def __init__(self) -> None:
        self._others: dict[str, set[str]] = {}

    def hear(self, entry: LedgerEntry) -> None:
        """Take in one line of the ledger."""
        said: dict[str, Any] = dict(entry.details)
        customer = str(said.get("customer", ""))
        if entry.act == Act.ADD_CUSTOMER:
            self._give(customer, map(str, said.get("aliases", ())))
        elif entry.act == Act.ALIAS_CUSTOMER and said.get("removed"):
            self._others.get(customer, set()).discard(str(said.get("alias", "")))
        elif entry.act == Act.ALIAS_CUSTOMER:
            self._give(customer, (str(said.get("alias", "")),))
        elif entry.act == Act.RENAME_CUSTOMER:
            self._join(customer, self._official(str(said.get("name", "")), customer))
        elif entry.act == Act.MERGE_CUSTOMER:
            self._join(customer, str(said.get("into", "")))

    def pairs(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each official name with the others, as ``Known`` takes them."""
        return tuple((name, tuple(sorted(others))) for name, others in self._others.items())

    def _give(self, customer: str, names: Iterable[str]) -> None:
        others = self._others.setdefault(customer, set())
        others.update(name for name in names if name and name != customer)

    def _join(self, customer: str, into: str) -> None:
        self._give(into, {customer, *self._others.pop(customer, ())})

    def _official(self, name: str, customer: str) -> str:
        """The official name of another customer that bears ``name``; else ``name`` itself."""
        for official, others in self._others.items():
            if name in others and official != customer:
                return official
        return name
