"""What the machine read from a document: values, each with its evidence.

A reading never decides. It offers candidates and states doubts; ``rules.resolving`` weighs them
against what the operator said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

Value: TypeAlias = "str | date | Decimal | int | bool | tuple[str, ...]"


class FieldName(StrEnum):
    """The fields that are read; an archive's own fields stand beside them under their keys.

    ``NUMBER`` is the number printed on the contract; ``COUNTERPARTY_NUMBER`` one that the page
    says is the other side's. ``CURRENCY`` (ISO 4217) is the amount's. ``CREDIT_CODE`` is the
    counterparty's 统一社会信用代码. ``PARTIES`` are all parties in the order of the page.
    """

    TITLE = "title"
    SERIES = "series"
    NUMBER = "number"
    COUNTERPARTY_NUMBER = "counterparty_number"
    OUR_PARTY = "our_party"
    COUNTERPARTY = "counterparty"
    PARTIES = "parties"
    SIGNED_ON = "signed_on"
    EFFECTIVE_ON = "effective_on"
    EXPIRES_ON = "expires_on"
    AUTO_RENEW = "auto_renew"
    NOTICE_DAYS = "notice_days"
    AMOUNT = "amount"
    CURRENCY = "currency"
    AMOUNT_IN_WORDS = "amount_in_words"
    GOVERNING_LAW = "governing_law"
    CREDIT_CODE = "credit_code"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value a field may have, and where it stands.

    ``page`` counts from 1; ``snippet`` is the text around it as it was read; ``confidence`` (0 to
    1) is the share of such finds that are right; ``rule`` names the rule that found it.
    """

    value: Value
    page: int
    snippet: str
    confidence: float
    rule: str


class DoubtKind(StrEnum):
    """Why a person must look."""

    AMOUNTS_DIFFER = "amounts-differ"  # figures against words, or two totals
    DATES_DIFFER = "dates-differ"
    PARTIES_UNCLEAR = "parties-unclear"  # neither side, or both, are ours
    SEVERAL_CONTRACTS = "several-contracts"  # two contracts in one file
    NO_TEXT = "no-text"
    CODE_WRONG = "code-wrong"  # a credit code whose check digit is wrong


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something on the pages that does not hold together.

    ``field`` is the field it is about (empty: the document), ``message`` a sentence in the
    language spoken, ``page`` where to look (0: nowhere in particular).
    """

    kind: DoubtKind
    field: str
    message: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: for each field its candidates, best first."""

    pages: int
    candidates: Mapping[str, tuple[Candidate, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    doubts: tuple[Doubt, ...] = ()

    def best(self, name: str) -> Candidate | None:
        """Return the best candidate of a field; None where nothing was found."""
        found = self.candidates.get(name)
        return found[0] if found else None


class Origin(StrEnum):
    """Who said a value: the operator, the reading by itself, or a person asked about a reading."""

    OPERATOR = "operator"
    READING = "reading"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stored value came from. Page, snippet, confidence and rule belong to a reading."""

    origin: Origin
    page: int = 0
    snippet: str = ""
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A field that a person must settle: why, the best guess, and what else it may be."""

    field: str
    reason: str
    guess: Candidate | None = None
    choices: tuple[str, ...] = ()
