"""Where a line may end: Latin at spaces and in paths after a stroke, Chinese almost anywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_NEVER_FIRST = frozenset("，。、；：？！）」』】》〉〕”’％%‰°…,.;:?!)]}")
_NEVER_LAST = frozenset("（「『【《〈〔“‘([{")
_AFTER = frozenset("/\\-_|·→—@=&+:")


def broken(text: str, width: float, width_of: Callable[[str], float]) -> list[str]:
    """Return ``text`` in lines no wider than ``width``, by the width of each character.

    A word longer than a line is cut where the line is full. There is at least one line.
    """
    lines: list[str] = []
    start, end, used = 0, 0, 0.0
    for place, character in enumerate(text):
        if place > start and _may_break(text, place):
            end = place
        step = width_of(character)
        if used + step > width and place > start and not character.isspace():
            end = end if end > start else place
            lines.append(text[start:end].rstrip(" "))
            start = end
            used = sum(map(width_of, text[start:place]))
        used += step
    lines.append(text[start:].rstrip(" "))
    return lines


def _may_break(text: str, place: int) -> bool:
    """Tell whether a line may end before ``text[place]``."""
    before, after = text[place - 1], text[place]
    if after in _NEVER_FIRST or before in _NEVER_LAST or after == " ":
        return False
    if before in "-:" and after.isdigit() and text[place - 2 : place - 1].isdigit():
        return False  # a day or a time of day
    return before == " " or before in _AFTER or _wide(before) or _wide(after)


def _wide(character: str) -> bool:
    return not character.isascii() and unicodedata.east_asian_width(character) in "WF"
