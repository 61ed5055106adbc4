"""What one archive holds: vault, ledger, catalog and intents, with its rules, person and clock.

The write protocol and its replay work on these; ``Archive`` adds the doors.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from contract_archive.archive.intents import Intents
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.ledger import Ledger
from contract_archive.holdings.vault import HOUSE, Vault
from contract_archive.records.entries import Actor
from contract_archive.settings import Settings


class Holdings:
    """The holdings of the archive at ``root``. ``clock`` tells the time in UTC."""

    def __init__(
        self, root: Path, settings: Settings, actor: Actor, clock: Callable[[], datetime]
    ) -> None:
        self.root = root
        self.settings = settings
        self.actor = actor
        self.clock = clock
        self.vault = Vault(root)
        self.ledger = Ledger(self.house / "ledger")
        self.intents = Intents(self.house / "intents")
        self._catalog: Catalog | None = None
        self._opened: os.stat_result | None = None

    @property
    def house(self) -> Path:
        """The folder with what is ours, not the contracts'."""
        return self.root / HOUSE

    @property
    def catalog_path(self) -> Path:
        """The catalog's file; it can be deleted and is rebuilt."""
        return self.house / "catalog.sqlite"

    @property
    def today(self) -> date:
        """The day it is where this machine stands."""
        return self.clock().astimezone().date()

    @property
    def catalog(self) -> Catalog:
        """The catalog, opened once. Raises NotFoundError where it is missing."""
        if self._catalog is None:
            self._catalog = Catalog.open(self.catalog_path)
            self._opened = self.catalog_path.stat()
        return self._catalog

    def let_go_if_replaced(self) -> None:
        """Let go of a catalog in whose place another process has put a rebuilt one."""
        if self._catalog is None or self._opened is None:
            return
        try:
            same = os.path.samestat(self._opened, self.catalog_path.stat())
        except FileNotFoundError:
            same = False
        if not same:
            self.close()

    def close(self) -> None:
        """Let go of the catalog; it is opened again when needed."""
        if self._catalog is not None:
            self._catalog.close()
            self._catalog = None
