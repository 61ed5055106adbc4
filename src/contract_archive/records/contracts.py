"""A contract as it is archived: its terms, its items and the files that bear them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from contract_archive.records.files import StoredFile
from contract_archive.records.holds import Hold
from contract_archive.records.paper import PaperOriginal
from contract_archive.records.queries import Status as Status
from contract_archive.records.readings import Source
from contract_archive.records.scans import Signature


class ItemKind(StrEnum):
    """What a document is to its contract."""

    MAIN = "main"
    SUPPLEMENT = "supplement"
    CHANGE = "change"
    RENEWAL = "renewal"
    TERMINATION = "termination"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, exact, in a currency (ISO 4217)."""

    amount: Decimal
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a document could be read.

    ``ocr_pages`` counts pages that went through OCR; ``confidence`` is the engine's mean over them
    (0 to 1) and ``dpi`` the lowest resolution of a scanned page; None where no page was scanned.
    """

    ocr_pages: int = 0
    confidence: float | None = None
    dpi: int | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a later document says of its contract; what it leaves as it is, is empty.

    ``amount`` is the new total, or, where ``adds`` is true, what comes to it. ``expires_on`` is the
    new last day of the contract, ``ends_on`` the day on which it is terminated.
    """

    title: str = ""
    signed_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    ends_on: date | None = None
    amount: Money | None = None
    adds: bool = False
    customer: str = ""


class RelationKind(StrEnum):
    """What another contract is to this one."""

    FRAMEWORK = "framework"
    ORDER = "order"
    RENEWS = "renews"
    RENEWED_BY = "renewed-by"
    RELATED = "related"

    @property
    def other(self) -> RelationKind:
        """What this contract is to the other one."""
        return _OTHER_SIDE.get(self, self)


_OTHER_SIDE = {
    RelationKind.FRAMEWORK: RelationKind.ORDER,
    RelationKind.ORDER: RelationKind.FRAMEWORK,
    RelationKind.RENEWS: RelationKind.RENEWED_BY,
    RelationKind.RENEWED_BY: RelationKind.RENEWS,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Another contract and what it is to this one (``framework``: it is this one's framework)."""

    kind: RelationKind
    number: str


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a contract.

    ``masters`` are the bytes as received (several where images were joined), in page order, and
    ``received_as`` the names they came under. ``rendition`` is the searchable PDF, ``text`` the
    pages' text divided by form feeds; both None where the file could not be read. ``signatures``
    are the digital ones that the masters bear. ``amendment`` is what a later document says of its
    contract; None for the main one.
    """

    number: str
    kind: ItemKind
    received_as: tuple[str, ...]
    masters: tuple[StoredFile, ...]
    rendition: StoredFile | None
    text: StoredFile | None
    pages: int
    quality: Quality = Quality()
    warnings: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    amendment: Amendment | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """Where a number stands: the sequence's scope (``series=XS,year=2024``) and its value.

    ``given`` says that the operator gave the number by hand; it takes its value out of the
    sequence, but the sequence does not run on from it.
    """

    scope: str
    value: int
    given: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What a contract says of itself, as the operator or the reading gave it.

    ``series`` is the series' code, ``customer`` the counterparty's official name, ``parties`` all
    parties as the page names them, ``credit_code`` the counterparty's 统一社会信用代码
    (GB 32100). ``auto_renew`` says whether it renews by itself, and ``notice_days`` how long before
    its end that must be refused. ``amount`` carries its currency; ``custom`` maps the archive's own
    fields to their values in canonical text.
    """

    series: str
    customer: str
    title: str = ""
    our_party: str = ""
    parties: tuple[str, ...] = ()
    counterparty_number: str = ""
    credit_code: str = ""
    signed_on: date | None = None
    approved_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    auto_renew: bool | None = None
    notice_days: int | None = None
    amount: Money | None = None
    amount_in_words: str = ""
    governing_law: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    custom: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contract:
    """Everything under one number. ``draw`` is None for a number of no sequence of ours.

    ``archived_at`` is in UTC; ``filing_year`` follows ``signed_on`` (else the year of archiving).
    ``sources`` says of each field that is given who said so (see ``readings.Source``). ``terms``
    are those of the main document and stay; what later documents make of them, ``rules.current``
    tells. ``relations`` are other contracts that this one is related to. ``holds`` are those that
    stand and those that were lifted. ``paper`` is None where no paper original is on the shelves.

    ``retention`` is the key of the retention rule that a person gave it, empty where the schedule
    of the archive decides; ``closed_on`` the day on which it was moved to the closed stacks, None
    while it stands among the active ones; ``open_until`` the day up to which a person had it
    opened again.
    """

    number: str
    terms: Terms
    filing_year: int
    archived_at: datetime
    archived_by: str
    items: tuple[Item, ...]
    draw: Draw | None = None
    warnings: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    holds: tuple[Hold, ...] = ()
    paper: PaperOriginal | None = None
    retention: str = ""
    closed_on: date | None = None
    open_until: date | None = None

    @property
    def pages(self) -> int:
        """Pages of all items together."""
        return sum(item.pages for item in self.items)

    @property
    def files(self) -> tuple[StoredFile, ...]:
        """Every file of every item: renditions, texts and masters."""
        found: list[StoredFile] = []
        for item in self.items:
            found += [each for each in (item.rendition, item.text) if each is not None]
            found += item.masters
        return tuple(found)
