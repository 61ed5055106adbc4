"""English numerals: number words, and words beside figures as contracts write them."""

from __future__ import annotations

import re
from typing import NamedTuple


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text``: a list of words is read best as words."""
    return tuple(text.split())


_ONES = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = words_of("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = words_of(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}

_SMALL = {word: at for at, word in enumerate(_ONES)}
_SMALL |= {word: 10 * at for at, word in enumerate(_TENS, 2)} | {"fourty": 40, "ninty": 90}
_ORDINAL = {word: at for at, word in enumerate(_ORDINALS, 1)} | {"twentieth": 20, "thirtieth": 30}

_WORD = "|".join(sorted({*_SMALL, *_SCALES}, key=len, reverse=True))
WORDS = rf"(?:{_WORD})(?:(?: and |, | - |[- ])(?:{_WORD}))*"
"""A pattern for a number in words (no groups; for use without regard to case)."""

ORDINAL_WORDS = (
    rf"(?:(?:twenty|thirty)[- ])?(?:{'|'.join(_ORDINALS)})|twentieth|thirtieth|fortieth|fiftieth"
)
"""A pattern for an ordinal in words, as days of a month and anniversaries have them."""

COUNT = (
    rf"(?:{WORDS}(?: ?[(\[] ?\d{{1,4}} ?[)\]]| ?\d{{1,4}})?|"
    rf"\d{{1,4}}(?: ?[(\[] ?(?:{WORDS}) ?[)\]])?|[(\[] ?\d{{1,4}} ?[)\]])"
)
"""A pattern for a count: ``thirty (30)``, ``thirty``, ``30``, ``30 (thirty)`` (no groups)."""

_EACH_WORD = re.compile(rf"\b(?:{_WORD})\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")


class Count(NamedTuple):
    """A number of things; ``agrees`` is False where words and figures name two numbers."""

    value: int
    agrees: bool = True


def read_words(text: str) -> int | None:
    """Return the number that the number words in ``text`` make; None where there are none."""
    words = [word.lower() for word in _EACH_WORD.findall(text)]
    if not words:
        return None
    total, group = 0, 0
    for word in words:
        if word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
        else:
            group += _SMALL[word]
    return total + group


def read_count(text: str) -> Count | None:
    """Return the count that ``text`` (a match of COUNT) states; figures win over words."""
    words, figures = read_words(text), _FIGURES.search(text)
    if figures is None:
        return None if words is None else Count(words)
    return Count(int(figures[0]), words is None or words == int(figures[0]))


def read_ordinal(text: str) -> int | None:
    """Return the number of an ordinal in words or figures: ``twenty-first``, ``3rd``."""
    figures = _FIGURES.search(text)
    if figures:
        return int(figures[0])
    parts = re.split(r"[- ]", text.lower())
    if not all(part in _ORDINAL or part in _SMALL for part in parts):
        return {"fortieth": 40, "fiftieth": 50}.get(text.lower())
    return sum(_ORDINAL.get(part, _SMALL.get(part, 0)) for part in parts)
