"""What a person typed, said back to them in an error: enough to know it again, never a page."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from contract_archive.cli.render.text import ELLIPSIS

_MOST = 60
_MOST_OF_PATH = 1000  # a place must be read whole to be found


def brief(message: str, typed: Sequence[str]) -> str:
    """Return ``message`` with each of the ``typed`` words in it cut to its first characters."""
    for word in sorted(_parts(typed), key=len, reverse=True):
        most = _MOST_OF_PATH if os.sep in word else _MOST
        if len(word) > most:
            message = message.replace(word, word[:most].rstrip() + ELLIPSIS)
    return message


def _parts(typed: Sequence[str]) -> set[str]:
    """Return the words, what stands behind the ``=`` in them, and between braces (``--format``)."""
    parts = set(typed)
    for word in typed:
        _name, _equals, value = word.partition("=")
        parts |= {value, value.partition("=")[2], *re.split(r"[{}]", word)}
    return parts | {part.strip() for part in parts}
