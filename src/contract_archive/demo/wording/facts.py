"""What is decided about a contract before a word of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from contract_archive.demo.wording import names
from contract_archive.demo.wording.blocks import Block, Draft, Truth
from contract_archive.demo.wording.names import Good, Party

_NUMBER_FORMS = (
    "YL-{year}-{running:04d}",
    "CJ/({year}){running:03d}",
    "WL〔{year}〕第{running:03d}号",
    "TY{year}{month:02d}-XS-{running:03d}",
    "NS/X-{yy:02d}{month:02d}-{running:03d}",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The givens of one contract; ``months`` is its term, ``order`` goods with quantities."""

    language: str
    ours: Party
    theirs: Party
    number: str
    signed_on: date
    date_form: str
    months: int
    owner: str
    place: str
    order: tuple[tuple[Good, int], ...]
    fee: Decimal
    days: int
    percent: int

    @property
    def order_amount(self) -> Decimal:
        """The price of all goods ordered."""
        return sum((good.price * quantity for good, quantity in self.order), Decimal(0))


def draw_facts(random: Random, language: str, index: int, signed_on: date, date_form: str) -> Facts:
    """Return the facts of the contract with the company at ``index``, drawn from ``random``."""
    ours, theirs = names.both_parties(random, language, index)
    goods = random.sample(names.GOODS[language], random.randrange(3, 6))
    return Facts(
        language=language,
        ours=ours,
        theirs=theirs,
        number=random.choice(_NUMBER_FORMS if language == "zh" else _NUMBER_FORMS[:2]).format(
            year=signed_on.year,
            yy=signed_on.year % 100,
            month=signed_on.month,
            running=random.randrange(1, 400),
        ),
        signed_on=signed_on,
        date_form=date_form,
        months=random.choice((12, 24, 36)),
        owner=random.choice(names.OWNERS[language]),
        place=names.place_of_signing(random, language),
        order=tuple((good, random.randrange(2, 40)) for good in goods),
        fee=Decimal(random.randrange(30, 400)) * 1000 + random.choice((0, 0, 500, 860)),
        days=random.choice((10, 15, 20, 30, 45)),
        percent=random.choice((20, 30, 40)),
    )


def draft(
    facts: Facts,
    series: str,
    title: str,
    blocks: tuple[Block, ...],
    *,
    effective_on: date | None = None,
    expires_on: date | None = None,
    amount: Decimal | None = None,
    currency: str = "CNY",
    running_head: str = "",
) -> Draft:
    """Return ``blocks`` as a draft, with the truth that follows from ``facts``.

    Without ``effective_on`` the contract takes effect on the day it is signed.
    """
    amount = None if amount is None else amount.quantize(Decimal("0.01"))
    truth = Truth(
        language=facts.language,
        series=series,
        title=title,
        our_party=facts.ours.name,
        customer=facts.theirs.name,
        counterparty_number=facts.number,
        signed_on=facts.signed_on,
        effective_on=effective_on or facts.signed_on,
        expires_on=expires_on,
        amount=amount,
        currency=currency if amount is not None else "",
        owner=facts.owner,
    )
    return Draft(truth, blocks, running_head)
