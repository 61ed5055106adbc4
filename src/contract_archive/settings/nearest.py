"""The nearest valid word to a mistaken one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the one of ``words`` most like ``word``, whatever its case; empty if none is near."""
    known = {each.casefold(): each for each in words if each}
    close = get_close_matches(word.strip().casefold(), known, n=1, cutoff=0.6)
    return known[close[0]] if close else ""
