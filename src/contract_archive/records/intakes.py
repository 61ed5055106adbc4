"""What comes in, as the operator claims it, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from contract_archive.errors import ArchiveError
from contract_archive.records.contracts import ItemKind
from contract_archive.records.readings import Question, Source, Value
from contract_archive.records.scans import OcrMode


@dataclass(frozen=True, slots=True)
class Intake:
    """What the operator says of a scan. Empty means not said; the reading may fill it later.

    ``files`` are the parts of one contract in page order: one, or several images joined.
    ``received_as`` are the names to remember them by, where they differ from the files' own.
    ``labelled`` is whether ``number`` is what a cover sheet of ours says.
    ``review`` sends it to the review queue in any case; ``force_new`` files it though a likely twin
    is archived; ``item_of`` is the number of the contract that it is a later document of; then
    ``adds`` says that ``amount`` comes to what the contract has, and ``ends_on`` on which day it
    ends the contract.
    """

    files: tuple[Path, ...]
    received_as: tuple[str, ...] = ()
    series: str = ""
    customer: str = ""
    title: str = ""
    number: str = ""
    counterparty_number: str = ""
    our_party: str = ""
    parties: tuple[str, ...] = ()
    credit_code: str = ""
    signed_on: date | None = None
    approved_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    auto_renew: bool | None = None
    notice_days: int | None = None
    amount: Decimal | None = None
    currency: str = ""
    amount_in_words: str = ""
    governing_law: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    custom: Mapping[str, str] = field(default_factory=dict)
    ocr: OcrMode | None = None
    password: str | None = field(default=None, repr=False)
    move: bool = False
    labelled: bool = False
    review: bool = False
    force_new: bool = False
    item_of: str = ""
    item_kind: ItemKind | None = None
    adds: bool = False
    ends_on: date | None = None

    @property
    def file(self) -> str:
        """What to call it when speaking of it: the name it came under, else its first file."""
        return self.received_as[0] if self.received_as else str(self.files[0])


class Outcome(StrEnum):
    """What became of a file that was handed in."""

    FILED = "filed"
    PLANNED = "planned"
    REVIEW = "review"
    DUPLICATE = "duplicate"
    FAILED = "failed"


class Claim(NamedTuple):
    """A field's value and who said it."""

    field: str
    value: Value
    source: Source


@dataclass(frozen=True, slots=True)
class Accession:
    """The answer to one intake. ``path`` is the contract's folder, relative to the archive.

    ``review`` is its place in the review queue (0: not there), ``questions`` what is to be settled
    there, ``claims`` what is known of the contract and from where.
    """

    file: str
    outcome: Outcome
    number: str = ""
    path: str = ""
    pages: int = 0
    warnings: tuple[str, ...] = ()
    error: ArchiveError | None = None
    review: int = 0
    questions: tuple[Question, ...] = ()
    claims: tuple[Claim, ...] = ()
