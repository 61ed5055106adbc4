"""How alike two names are, as pages print and machines misread them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FORMS = (
    ("incorporated", "inc"),
    ("corporation", "corp"),
    ("company", "co"),
    ("limited", "ltd"),
)
_MISREAD = 6
"""One character in so many may be misread before two names are different ones."""
_SHORTEST = 5
"""Shorter names must be equal: one character of four makes another company."""
_TOO_FAR = 99


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Return ``name`` as names are compared: one width and case, letters and digits only.

    The legal forms of English names are folded to their short spelling.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    if plain.isascii():
        for long, short in _FORMS:
            plain = re.sub(rf"\b{long}\b", short, plain)
    return "".join(filter(str.isalnum, plain))


def misreadings(a: str, b: str, one_in: int = _MISREAD) -> int | None:
    """Return how many characters tell two names apart; None where they are different names.

    0 means equal once folded. A difference counts as misread only in names long enough: one
    character in ``one_in``, and one at least.
    """
    a, b = fold_name(a), fold_name(b)
    if a == b:
        return 0
    shorter = min(len(a), len(b))
    most = max(shorter // one_in, 1) if shorter >= _SHORTEST else 0
    found = distance(a, b, most)
    return found if found <= most else None


def distance(a: str, b: str, most: int) -> int:
    """Return the number of insertions, deletions and changes between two texts.

    Where it is above ``most``, something above ``most``.
    """
    if abs(len(a) - len(b)) > most:
        return _TOO_FAR
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(last + (x != y), row[j] + 1, row[j - 1] + 1)
        if min(row) > most:
            return _TOO_FAR
    return row[-1]
