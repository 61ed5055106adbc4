"""One contract before it is worded: who, when, how much; and the truth, as it comes to be said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple, TypeVar

from . import words, writing
from .parties import OUR_NAMES, Party, other_side, our_side
from .truth import Truth

T = TypeVar("T")


class Side(NamedTuple):
    """What one side is called: ``head`` where the parties are named, ``short`` in the clauses."""

    head: str
    short: str


class Good(NamedTuple):
    """A line of an order."""

    name: str
    model: str
    unit: str
    price: Decimal
    quantity: int

    @property
    def sum(self) -> Decimal:
        """Price times quantity."""
        return self.price * self.quantity


class Case:
    """The state of one specimen while it is worded.

    ``parties`` and ``sides`` are in the order of the page: 甲方 first. ``head_date`` is the date to
    print at the head (None: no such line), ``end_dates`` those at the signatures.
    """

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.truth = Truth()
        self.ours, self.theirs = our_side(dice), other_side(dice)
        self.kin = self._kinship()
        self.we_are_first = dice.random() < 0.5
        self.day = date(2014, 1, 6) + timedelta(dice.randrange(4300))
        self.date_form = dice.choice(writing.DATE_FORMS)
        self.currency = "CNY"
        self.sides = (Side("甲方", "甲方"), Side("乙方", "乙方"))
        self.head_date: str | None = None
        self.end_dates: tuple[str, str] | None = None
        self.signed_on: date | None = None
        self.effective_on: date | None = None
        self.settled = (
            ""  # how the start of validity was settled: "range", "effect", "period" or not
        )
        self.term_from: date | None = None  # the first day of a term of service or lease
        self.end_label = ""
        self.buyer_at = 0  # which side pays
        self.slips = dice.random() < 0.04  # figures and words differ, where both are printed
        self.colon = dice.choice("：：：：:")
        self.word = "合同"

    def _kinship(self) -> bool:
        """Now and then make both sides ours, or neither; tell whether."""
        way = self.dice.random()
        if way < 0.01:
            while self.theirs.name not in OUR_NAMES or self.theirs.name == self.ours.name:
                self.theirs = our_side(self.dice)
        elif way < 0.02:
            self.ours = other_side(self.dice)
        return way < 0.02

    # --- chance -------------------------------------------------------------------------------

    def one(self, options: Sequence[T]) -> T:
        """Return one of ``options``."""
        return self.dice.choice(options)

    def chance(self, share: float) -> bool:
        """Tell whether something that happens in ``share`` of cases happens."""
        return self.dice.random() < share

    def number_between(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return self.dice.randint(low, high)

    # --- parties ------------------------------------------------------------------------------

    @property
    def parties(self) -> tuple[Party, Party]:
        """Both parties in the order of the page."""
        return (self.ours, self.theirs) if self.we_are_first else (self.theirs, self.ours)

    @property
    def a(self) -> str:
        """What the clauses call the first side."""
        return self.sides[0].short

    @property
    def b(self) -> str:
        """What the clauses call the second side."""
        return self.sides[1].short

    @property
    def buyer(self) -> str:
        """What the clauses call the side that pays."""
        return self.sides[self.buyer_at].short

    @property
    def seller(self) -> str:
        """What the clauses call the side that delivers."""
        return self.sides[1 - self.buyer_at].short

    def name_parties(self, *more: str, codes: bool = False) -> None:
        """The pages name both (and ``more``); with ``codes`` also their credit codes."""
        first, second = self.parties
        self.truth.says("our_party", self.ours.name)
        self.truth.says("counterparty", self.theirs.name)
        self.truth.says("parties", (first.name, second.name, *more))
        if codes:
            self.truth.says("credit_code", self.theirs.code)
        if self.kin:
            self._leave_sides_open(first.name, second.name)

    def _leave_sides_open(self, first: str, second: str) -> None:
        """Both sides are ours, or neither: a person must say which is which."""
        self.truth.doubts.add("parties-unclear")
        self.truth.leaves_open("series", "credit_code", "counterparty", "our_party")
        self.truth.leaves_open("number", "counterparty_number")
        self.truth.says("parties", (first, second, *self.truth.values["parties"][2:]))

    def series(self, ours_first: str, ours_second: str = "") -> None:
        """Say the series: by whether we are the first side or the second."""
        self.truth.says("series", ours_first if self.we_are_first else ours_second or ours_first)

    # --- words --------------------------------------------------------------------------------

    def title(self, *options: str, spread: bool = True) -> str:
        """Choose a title, say it, and return it as printed: sometimes with spaces between."""
        title = self.one(options)
        self.truth.says("title", title)
        self.word = "协议" if title.endswith(("协议", "协议书")) else "合同"
        if spread and len(title) <= 6 and self.chance(0.4):
            return self.one((" ", "　", "  ")).join(title)
        return title

    def number(self) -> str:
        """Make a contract number up, say it, and return it."""
        number = writing.contract_number(self.dice, self.day)
        self.truth.says("number", number)
        return number

    def written(self, day: date) -> str:
        """Return ``day`` as this contract writes dates."""
        return writing.written(day, self.date_form)

    def line(self, label: str, value: str) -> str:
        """Return label and value with this contract's colon."""
        return f"{label}{self.colon}{value}"

    # --- dates --------------------------------------------------------------------------------

    def plan_dates(self, head: bool = True, end: bool = True) -> None:
        """Decide where the date of signing stands and say it; at least one place must be."""
        plan = self._date_plan(head, end)
        text, blank = self.written(self.day), self.one(writing.BLANKS)
        self.signed_on = self.day
        if plan == "blank":
            self.signed_on = None
            self.head_date, self.end_dates = (blank, None) if not end else (None, (blank, blank))
        elif plan == "head":
            self.head_date = text
            self.end_dates = (blank, blank) if end and self.chance(0.5) else None
        else:
            self._dates_at_end(text, blank)
            self.head_date = text if plan == "both" else None
            if plan == "end" and head and blank and self.chance(0.1):
                self.head_date = blank
        self.truth.says("signed_on", self.signed_on)

    def _date_plan(self, head: bool, end: bool) -> str:
        if self.chance(0.06):
            return "blank"
        if head and end:
            return self.one(("head", "head", "end", "end", "end", "both"))
        return "head" if head else "end"

    def _dates_at_end(self, text: str, blank: str) -> None:
        """Both on one day, or on two (the later counts), or one side left it blank."""
        way = self.dice.random()
        if way < 0.55:
            other = text
        elif way < 0.8:
            other = self.written(self.day - timedelta(self.number_between(1, 12)))
        else:
            other = blank
        self.end_dates = (text, other) if self.chance(0.5) else (other, text)

    # --- money --------------------------------------------------------------------------------

    def order(self, least: int = 1, most: int = 5) -> tuple[Good, ...]:
        """Return goods with quantities."""
        chosen = self.dice.sample(words.GOODS, self.number_between(least, most))
        return tuple(
            Good(name, model, unit, Decimal(str(price)).quantize(Decimal("0.01")),
                 self.number_between(1, 60))
            for name, model, unit, price in chosen
        )  # fmt: skip

    def fee(self, least: int = 20_000, most: int = 3_000_000) -> Decimal:
        """Return a round or less round sum of money."""
        amount = Decimal(self.number_between(least // 1000, most // 1000)) * 1000
        if self.chance(0.4):
            amount += self.number_between(1, 999)
        if self.chance(0.15):
            amount += Decimal(self.number_between(1, 99)) / 100
        return amount.quantize(Decimal("0.01"))

    def worded(self, amount: Decimal) -> Decimal:
        """Return the sum to write in words: the same, but for a slip, which leaves the sum open."""
        if not self.slips:
            return amount
        self.truth.doubts.add("amounts-differ")
        self.truth.leaves_open("amount")
        return amount + self.one((1000, 10_000, 9 if amount > 100 else 900))

    def say_amount(self, amount: Decimal, in_words: str = "") -> None:
        """The pages say this sum is the contract's."""
        self.truth.says("amount", amount)
        self.truth.says("currency", self.currency)
        self.truth.says("amount_in_words", in_words or None)
