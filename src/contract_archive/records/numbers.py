"""How written numbers are compared: the same number in another width, case or bracket."""

from __future__ import annotations

import unicodedata

_OPENING = "〔[【〖〘〚{"
_CLOSING = "〕]】〗〙〛}"
_DASHES = "‐‑‒–—―−⁃﹣"
_SLASHES = "∕⁄"
_KINDS = str.maketrans(
    _OPENING + _CLOSING + _DASHES + _SLASHES,
    "(" * len(_OPENING) + ")" * len(_CLOSING) + "-" * len(_DASHES) + "/" * len(_SLASHES),
)


def fold_number(number: str) -> str:
    """Return ``number`` as it is matched: one width, upper case, round brackets, plain dashes.

    Spaces and unprintable characters are dropped; folding twice changes nothing.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", number).upper())
    seen = (char for char in plain.translate(_KINDS) if char.isprintable() and char != " ")
    return unicodedata.normalize("NFKC", "".join(seen))
