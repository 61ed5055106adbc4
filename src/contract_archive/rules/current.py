"""The current state of a contract: its terms, and what later documents have made of them.

The original terms stay as they are in the record; what is current is always worked out anew, so
that the two can never part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from contract_archive.records.contracts import Amendment, Contract, Item, ItemKind, Money, Terms


class Current(NamedTuple):
    """The terms that hold now; ``ended_on`` is the day on which a later document ended them.

    ``changed_by`` names, for each field that a later document changed, the item that did so last.
    """

    terms: Terms
    ended_on: date | None
    changed_by: dict[str, str]


def current(contract: Contract) -> Current:
    """Return what holds now, each later document taken in the order in which it takes effect.

    A document without a day comes after those filed before it. An amount in another currency than
    the contract's is not added to it: it would be a sum of unlike things.
    """
    terms, ended_on, changed = contract.terms, None, {}
    for item, amendment in _in_order(contract):
        after = _amended(terms, amendment)
        for name in ("expires_on", "amount", "customer"):
            if getattr(after, name) != getattr(terms, name):
                changed[name] = item.number
        terms = after
        ends_on = _ended(item, amendment)
        if ends_on is not None:
            ended_on = ends_on
            changed["ended_on"] = item.number
        elif item.kind is ItemKind.RENEWAL:
            ended_on = None
    return Current(terms, ended_on, changed)


def _in_order(contract: Contract) -> Iterator[tuple[Item, Amendment]]:
    later = [(item, item.amendment) for item in contract.items if item.amendment is not None]
    last = date.min
    keyed = []
    for at, (item, amendment) in enumerate(later):
        last = amendment.effective_on or amendment.signed_on or last
        keyed.append((last, at, item, amendment))
    for _day, _at, item, amendment in sorted(keyed, key=lambda each: each[:2]):
        yield item, amendment


def _amended(terms: Terms, amendment: Amendment) -> Terms:
    return replace(
        terms,
        expires_on=amendment.expires_on or terms.expires_on,
        amount=_sum(terms.amount, amendment),
        customer=amendment.customer or terms.customer,
    )


def _sum(before: Money | None, amendment: Amendment) -> Money | None:
    told = amendment.amount
    if told is None:
        return before
    if not amendment.adds or before is None:
        return told
    if before.currency != told.currency:
        return before
    return Money(before.amount + told.amount, before.currency)


def _ended(item: Item, amendment: Amendment) -> date | None:
    if amendment.ends_on is not None:
        return amendment.ends_on
    if item.kind is not ItemKind.TERMINATION:
        return None
    return amendment.effective_on or amendment.signed_on
