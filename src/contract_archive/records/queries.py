"""What is asked of the catalog, and what it answers.

These values lie on the way of every search, so they are named tuples: they cost a fifth of a
frozen dataclass to define at start-up.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Period(NamedTuple):
    """Days from ``first`` to ``last``, both included; None is open."""

    first: date | None
    last: date | None


class AmountRange(NamedTuple):
    """Amounts from ``least`` to ``most``, both included; None is open."""

    least: Decimal | None
    most: Decimal | None


class Status(StrEnum):
    """Where a contract stands in its life; derived from its dates, never typed."""

    DRAFT = "draft"
    ACTIVE = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    RETAINED = "retained"


class SortKey(StrEnum):
    """By what hits are ordered; a leading ``-`` on the command line turns it round."""

    ARCHIVED = "archived"
    SIGNED = "signed"
    EXPIRES = "expires"
    AMOUNT = "amount"
    NUMBER = "number"
    CUSTOMER = "customer"


class Query(NamedTuple):
    """A question. Empty fields ask nothing; all that are given must hold.

    ``words`` is the person's search text, ``today`` the day by which ``status`` is told.
    ``expiring_days`` is how long before the end a contract is expiring.
    ``limit`` 0 means all. Text filters match any part, folded for width and case; ``series``,
    ``number`` (folded) and ``tags`` match whole.
    """

    words: str = ""
    customer: str = ""
    series: str = ""
    number: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    signed: Period | None = None
    archived: Period | None = None
    expires: Period | None = None
    amount: AmountRange | None = None
    status: str = ""
    today: date | None = None
    sort: SortKey = SortKey.ARCHIVED
    descending: bool = True
    limit: int = 20
    expiring_days: int = 90


class Match(NamedTuple):
    """Where a hit's text answers the words: the page (from 1) and a piece of it.

    ``marks`` are the (start, end) spans of the words within the snippet.
    """

    page: int
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


class Hit(NamedTuple):
    """One contract as lists show it. ``path`` is its folder, relative to the archive.

    ``custom`` are the archive's own fields, (key, canonical value), by key.
    """

    number: str
    series: str
    customer: str
    title: str
    signed_on: date | None
    effective_on: date | None
    expires_on: date | None
    amount: Decimal | None
    currency: str
    status: str
    filing_year: int
    path: str
    pages: int
    archived_at: str
    owner: str = ""
    our_party: str = ""
    counterparty_number: str = ""
    custom: tuple[tuple[str, str], ...] = ()
    match: Match | None = None


class Answer(NamedTuple):
    """The hits asked for, and ``total``: how many there are in all, also under a limit."""

    total: int
    hits: tuple[Hit, ...]
