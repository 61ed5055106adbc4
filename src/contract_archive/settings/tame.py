"""Tell patterns that end in time from those that may take for ever.

Python's regular expressions backtrack and know no time limit. What makes them explode is a
repeated group that repeats or offers alternatives inside, as in ``(a+)+`` and ``(a|aa)*``; a
pattern with one is not run at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|.", re.DOTALL)
_MANY = re.compile(r"[*+]|\{\d*,\d*\}|\{(?:[2-9]|\d{2,})\}")
_MOST_REPEATS = 10
_MOST_LENGTH = 500


@dataclass
class _Group:
    varies: bool = False


def is_tame(pattern: str) -> bool:
    """Tell whether a pattern's worst case on one line stays bearable."""
    if len(pattern) > _MOST_LENGTH:
        return False
    pieces = _PIECE.findall(pattern)
    groups = [_Group()]
    repeats = 0
    for at, piece in enumerate(pieces):
        follows = pieces[at + 1] if at + 1 < len(pieces) else ""
        repeats += bool(_MANY.fullmatch(piece))
        if piece == "(":
            groups.append(_Group())
        elif piece == ")" and len(groups) > 1:
            closed = groups.pop()
            if closed.varies and _MANY.fullmatch(follows):
                return False
            groups[-1].varies = groups[-1].varies or closed.varies
        elif (
            piece == "|"
            or _MANY.fullmatch(piece)
            or (piece == "?" and at and pieces[at - 1] != "(")
        ):
            groups[-1].varies = True
    return repeats <= _MOST_REPEATS
