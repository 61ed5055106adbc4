"""What the shell offers when a person presses the tab key: types, customers, numbers.

The shell waits for these, so they are quick, and any failure is silence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from contract_archive.locale import language

if TYPE_CHECKING:
    from contract_archive.cli.session import Session

_MOST = 50

Offers = list[str] | list[tuple[str, str]]


def _quietly(offer: Callable[[Session, str], Offers]) -> Callable[[Any, str], Offers]:
    def offers(ctx: Any, incomplete: str) -> Offers:
        try:
            return offer(ctx.find_root().obj, incomplete)[:_MOST]
        except Exception:
            return []

    return offers


@_quietly
def series(session: Session, _incomplete: str) -> Offers:
    """Offer the codes of the series, with their labels."""
    return [(each.code, each.label(language())) for each in session.settings().series]


@_quietly
def bands(session: Session, _incomplete: str) -> Offers:
    """Offer the codes of the amount bands, with their labels."""
    return [(each.code, each.label(language())) for each in session.settings().bands]


@_quietly
def customers(session: Session, incomplete: str) -> Offers:
    """Offer the names of customers that have the part typed so far, with the official name beside
    those that are other names."""
    with session.open() as archive:
        return list(archive.catalog.register.offers(incomplete))


@_quietly
def numbers(session: Session, incomplete: str) -> Offers:
    """Offer the contract numbers that start as typed so far."""
    with session.open() as archive:
        return list(archive.catalog.near_numbers(incomplete))


@_quietly
def shelf_marks(session: Session, incomplete: str) -> Offers:
    """Offer the shelf marks in use that start as typed so far."""
    with session.open() as archive:
        marks = archive.catalog.stacks.filling().values()
        return [each.shelf_mark for each in marks if each.shelf_mark.startswith(incomplete)]


@_quietly
def reviews(session: Session, _incomplete: str) -> Offers:
    """Offer the ids of what waits for review."""
    with session.open() as archive:
        return [str(each.id) for each in archive.catalog.reviews.waiting()]
