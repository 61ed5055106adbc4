"""An audit: what it was to look at, what it looked at, and what it found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from zlib import crc32

from contract_archive.records.findings import Area, Finding, Property
from contract_archive.records.queries import Period


class Scope(NamedTuple):
    """Which contracts an audit looks at; what is empty does not narrow it.

    ``period``: signed or archived in it. ``since``: archived or changed on that day or later.
    ``series`` is a code, ``customer`` an official name.
    """

    period: Period | None = None
    since: date | None = None
    series: str = ""
    customer: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is the whole archive."""
        return self == Scope()


WHOLE = Scope()


class Share(NamedTuple):
    """Which of ``of`` equal parts of the contracts has its files read; ``part`` counts from 1."""

    part: int
    of: int

    def takes(self, number: str) -> bool:
        """Tell whether a contract is in this part: each is in just one, always the same."""
        return crc32(number.encode("utf-8", "surrogatepass")) % self.of + 1 == self.part


class Checkpoint(NamedTuple):
    """The ledger's size (entries) and the SHA-256 of its last line, when the audit began."""

    size: int
    digest: str


class CheckWords(NamedTuple):
    """A check as a report tells it: where it stands, and in one sentence (``says``) what it finds.

    ``reads_bytes``: it looks into files, so that a sample or a quick audit passes some by.
    """

    name: str
    area: Area
    property: Property
    says: str
    reads_bytes: bool = False


class RegisterRow(NamedTuple):
    """One contract of somebody else's list; ``place`` says where it stands there (line, row)."""

    place: str
    number: str = ""
    counterparty_number: str = ""
    customer: str = ""
    title: str = ""
    signed_on: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """What is to be looked at, and how.

    ``quick`` reads no bytes of files; ``sample`` reads those of the next of so many parts, another
    each time. ``only`` and ``without`` are names of checks or areas. ``against`` is a list from
    elsewhere, called ``against_name``. ``jobs`` processes work side by side (0: one per core).
    """

    scope: Scope = WHOLE
    quick: bool = False
    sample: int = 0
    only: tuple[str, ...] = ()
    against: tuple[RegisterRow, ...] | None = None
    against_name: str = ""
    jobs: int = 0


class Verified(NamedTuple):
    """How much was looked at: contracts, files whose bytes were read, their bytes, and the files
    and bytes there are in the scope."""

    contracts: int = 0
    files: int = 0
    bytes: int = 0
    files_in_scope: int = 0
    bytes_in_scope: int = 0


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit, done. ``findings`` stand in the order of a report, waived ones among them.

    ``scope_told`` says the scope in words, ``checks`` are the names of the checks that ran and
    ``skipped`` of those that did not (``--only``, ``--quick``). ``previous`` is the one before of
    the same scope's kind, by its id; ``sample`` is None where all (or, ``quick``, no) bytes were
    read.
    """

    id: str
    began: datetime
    ended: datetime
    fonds: str
    fonds_name: str
    auditor: str
    scope: Scope
    scope_told: str
    quick: bool
    sample: Share | None
    against: str
    verified: Verified
    checkpoint: Checkpoint
    checks: tuple[str, ...]
    skipped: tuple[str, ...]
    findings: tuple[Finding, ...]
    previous: str = ""
    signed_by_quarter: Mapping[str, int] = field(default_factory=dict)
    quarter_of: Mapping[str, str] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(each for each in self.findings if each.waiver is None)
