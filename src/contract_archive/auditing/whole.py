"""The archive as one, as an audit sees it when every contract has been looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from contract_archive.archive.holdings import Holdings
from contract_archive.holdings.ledger import Fault as Break
from contract_archive.holdings.survey import Survey
from contract_archive.records.audits import AuditRequest
from contract_archive.settings.model import Settings

if TYPE_CHECKING:
    from contract_archive.auditing.rebuilt import Scratch
    from contract_archive.records.entries import LedgerEntry


@dataclass
class Whole:
    """What the checks of the whole archive look at.

    ``survey`` has ledger and tree side by side; rows of ``standing`` with ``inside`` are in the
    audit's scope. ``breaks`` are the places where the ledger's chain does not hold. ``trouble``
    says what the archive itself could not get over when it was opened (a damaged catalog, an intent
    that nobody can finish). ``last_audits`` are the ledger's lines of audits,
    ``names`` each customer's official name with its others, where it has others. ``anew`` is the
    catalog built anew, where one was.
    """

    archive: Holdings
    survey: Survey
    request: AuditRequest
    today: date
    founded_on: date | None = None
    breaks: tuple[Break, ...] = ()
    trouble: tuple[str, ...] = ()
    last_audits: list[LedgerEntry] = field(default_factory=list)
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    anew: Scratch | None = None

    @property
    def settings(self) -> Settings:
        """The archive's rules."""
        return self.archive.settings
