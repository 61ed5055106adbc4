"""Whether two files are of one document: their fields must not contradict, their texts agree.

Contracts of one template share most of their text, so likeness of the text alone proves nothing;
the number, the customer, the day of signing and the amount tell them apart. Two scans of one sheet
differ in what OCR misread, so their texts need not be equal; where nothing was scanned, they must.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from contract_archive.rules.searching import canonical

ALIKE = 0.5
"""The least likeness of two scans of one document; two percent of misread letters leave 0.85."""

_EQUAL = 0.999
_ENOUGH = 40  # runs of letters; of a page with fewer nothing can be told

_SHINGLE = 4
_COMPARED = 60_000  # characters; the rest of a very long contract adds nothing


class Traits(NamedTuple):
    """What tells one contract of a template from the next. Empty and None were not read.

    ``numbers`` are folded.
    """

    numbers: frozenset[str]
    customer: str
    signed_on: date | None
    amount: Decimal | None


def contradict(one: Traits, other: Traits) -> bool:
    """Tell whether something that both say differs."""
    return (
        bool(one.customer and other.customer and one.customer != other.customer)
        or _apart(one.signed_on, other.signed_on)
        or _apart(one.amount, other.amount)
        or bool(one.numbers and other.numbers and not one.numbers & other.numbers)
    )


def likeness(one: str, other: str) -> float:
    """Return how much two texts agree: the share of common runs of four letters (Jaccard), 0 to 1.

    White space, punctuation, width and case do not count. Empty texts are not alike.
    """
    first, second = _shingles(one), _shingles(other)
    together = len(first | second)
    return len(first & second) / together if together else 0.0


def are_twins(
    one: Traits, other: Traits, text: str, other_text: str, *, scanned: bool = True
) -> bool:
    """Tell whether two files are of one document; ``scanned`` says that OCR read one of them."""
    if contradict(one, other) or min(map(len, map(_shingles, (text, other_text)))) < _ENOUGH:
        return False
    return likeness(text, other_text) >= (ALIKE if scanned else _EQUAL)


def _apart(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _shingles(text: str) -> set[str]:
    plain = canonical(text[:_COMPARED]).replace(" ", "")
    return {plain[at : at + _SHINGLE] for at in range(len(plain) - _SHINGLE + 1)}
