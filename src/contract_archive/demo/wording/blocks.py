"""The pieces a contract's pages are made of, before anyone knows where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Heading:
    """A centred line; ``size`` in points."""

    text: str
    size: float = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One short line of its own, set left, right or in the middle."""

    text: str
    align: str = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``indent`` of the first line in ems."""

    text: str
    indent: float = 2
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with values, in one column or two; ``boxed`` draws them as a form."""

    rows: tuple[tuple[str, str], ...]
    columns: int = 1
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. ``widths`` are shares of the line; numbers stand right in ``right`` columns.

    ``total`` is a last row over the whole width.
    """

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    total: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One side of the signature block: its lines, and the seal over them ("" for none).

    ``signed_line`` is the index of the line that bears a signature by hand, None for none.
    """

    lines: tuple[str, ...]
    seal: str
    legend: str
    signed_line: int | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Both sides beside each other; never broken over two pages."""

    left: Signatory
    right: Signatory


Block = Heading | Line | Paragraph | Fields | Table | Signatures


@dataclass(frozen=True, slots=True)
class Truth:
    """What the contract says of itself: what an operator, or a reading, should find."""

    language: str
    series: str
    title: str
    our_party: str
    customer: str
    counterparty_number: str
    signed_on: date
    effective_on: date | None
    expires_on: date | None
    amount: Decimal | None
    currency: str
    owner: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A contract in words: its blocks in order, and what they say."""

    truth: Truth
    blocks: tuple[Block, ...]
    running_head: str = ""
