"""From options to a question that the archive can answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from contract_archive.cli.given import pair
from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.queries import AmountRange, Answer, Query

if TYPE_CHECKING:
    from contract_archive.cli.session import Session


def search(session: Session, query: Query) -> Answer:
    """Ask the archive."""
    from contract_archive.actions.search import find

    with session.open() as archive:
        return find(archive, query)


def series_code(session: Session, word: str) -> str:
    """Return the code of the series that ``--type`` names. Raises UsageError with the nearest."""
    return session.settings().series_named(word).code if word else ""


def custom_terms(session: Session, words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the (key, value) pairs of ``--set``, checked and in canonical form."""
    return tuple(custom_term(session, word) for word in words)


def custom_term(session: Session, word: str) -> tuple[str, str]:
    """Return one ``key=value``. Raises UsageError where the field or the value is wrong."""
    from contract_archive.rules.custom import canonical

    key, value = pair(word)
    field = session.settings().custom_field(key)
    return field.key, canonical(field, value)


def amounts(session: Session, asked: AmountRange | None, band: str) -> AmountRange | None:
    """Return the amounts that ``--amount`` or ``--band`` asks for."""
    if not band:
        return asked
    if asked is not None:
        raise UsageError(_("--amount and --band exclude one another"), _("Give one of the two."))
    found = session.settings().band_named(band)
    below = found.below
    return AmountRange(found.least, below if below is None else below.next_minus())
