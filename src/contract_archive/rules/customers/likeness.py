"""Whether two names that are not the same may be one company, and why one would think so.

Every rule is symmetric. A likeness is never more than a reason to ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from itertools import zip_longest

from contract_archive.locale import _
from contract_archive.rules.customers.anatomy import Parts, is_trade, latin_words
from contract_archive.rules.customers.lookalikes import shape

_MOST_MISREAD = 2
_LONG_BRAND = 5  # from so many characters on, one wrong one does not make another company
_LETTERS_FOR = {1: 6, 2: 12}  # so many wrong letters, in names of at least so many
_ABBREVIATION, _LONG_PIECE = 3, 4  # characters of a short name
_SHORTEST_WORD = 3

# A company with another of these in its name is another company.
_TELLING_CHARS = frozenset(
    "〇零一二三四五六七八九十百两第甲乙丙丁戊己庚辛东西南北中上下左右前后内外新老旧大小总分0123456789"
)
_NUMBER = re.compile(r"\d+|[ivx]+|..?")
_TELLING_WORD = re.compile(
    r"(?:north|south|east|west)(?:ern)?|northeast|northwest|southeast|southwest"
    r"|new|old|upper|lower|inner|outer|central|first|second|third|fourth|fifth|one|two|three|four"
    r"|five|six|seven|eight|nine|ten"
)


class Reason(StrEnum):
    """Why two names are close, the strongest first."""

    CODE = "code"
    WRITING = "writing"
    LOOKALIKE = "lookalike"
    FORM = "form"
    GROUP = "group"
    PLACE = "place"
    SLIP = "slip"
    SHORT = "short"
    BRANCH = "branch"


RANK = {reason: rank for rank, reason in enumerate(Reason)}


def why(reason: Reason) -> str:
    """Return a reason as people read it, in the language spoken."""
    return {
        Reason.CODE: _("both bear one credit code"),
        Reason.WRITING: _("only brackets or the place's position differ"),
        Reason.LOOKALIKE: _("characters that look alike differ"),
        Reason.FORM: _("only the legal form differs"),
        Reason.GROUP: _("one is called a group"),
        Reason.PLACE: _("one names a place"),
        Reason.SLIP: _("hardly a character differs"),
        Reason.SHORT: _("one may be short for the other"),
        Reason.BRANCH: _("one is a branch of the other"),
    }[reason]


def likeness(one: Parts, other: Parts) -> Reason | None:
    """Return why two different names may be one company; None where they are two companies.

    Names with different places, numbers or directions are two companies, however close.
    """
    if one.branch != other.branch:
        is_branch = one.stem == other.stem and not (one.branch and other.branch)
        return Reason.BRANCH if is_branch else None
    if one.places and other.places and one.places.isdisjoint(other.places):
        return None
    return next((reason for reason, holds in _RULES if holds(one, other)), None)


def _written_otherwise(one: Parts, other: Parts) -> bool:
    return one.bare != "" and one._replace(key="", stem="") == other._replace(key="", stem="")


def _looks_alike(one: Parts, other: Parts) -> bool:
    if shape(one.key) != shape(other.key):
        return False
    return sum(a != b for a, b in zip_longest(one.key, other.key)) <= _MOST_MISREAD or (
        len(one.key) != len(other.key)
    )


def _has_other_form(one: Parts, other: Parts) -> bool:
    return one.stem == other.stem and one.group == other.group


def _is_group(one: Parts, other: Parts) -> bool:
    return one.stem == other.stem


def _names_a_place(one: Parts, other: Parts) -> bool:
    return one.bare == other.bare and one.is_telling


def _has_slip(one: Parts, other: Parts) -> bool:
    """One character wrong, missing, doubled or swapped, not in a brand: those are short, and a
    character makes another of it."""
    if one.key.isascii() and other.key.isascii():
        return _has_wrong_letters(one, other)
    from rapidfuzz.distance import OSA

    if OSA.distance(one.key, other.key, score_cutoff=1) != 1:
        return False
    if not _TELLING_CHARS.isdisjoint(_changed(one.key, other.key)):
        return False
    return min(len(one.brand), len(other.brand)) >= _LONG_BRAND or (
        _slips_in_trade(one, other) or _slips_in_trade(other, one)
    )


def _slips_in_trade(one: Parts, other: Parts) -> bool:
    """Whether the brand is the same, and what follows is a trade in one name, miswritten in the
    other. Two trades are two companies."""
    if one.bare == other.bare:
        return True  # the slip is in the legal form
    trade, rest = (each.bare[len(one.brand) :] for each in (one, other))
    if not trade or not other.bare.startswith(one.brand) or is_trade(rest):
        return False
    return len(trade) == len(rest) or trade[0] == rest[0]  # else the brand may be longer


def _changed(one: str, other: str) -> str:
    """What stands between the common beginning and the common end of two texts, of both."""
    first = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    first = min(len(one), len(other)) if first is None else first
    one, other = one[first:], other[first:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return one + other


def _has_wrong_letters(one: Parts, other: Parts) -> bool:
    from rapidfuzz.distance import OSA

    distance = OSA.distance(one.key, other.key, score_cutoff=max(_LETTERS_FOR))
    letters = min(len(one.stem), len(other.stem))
    if distance not in _LETTERS_FOR or letters < _LETTERS_FOR[distance]:
        return False
    words, others = one.stem.split(), other.stem.split()
    if len(words) != len(others):
        return True  # a space lost or a word torn
    changed = (pair for pair in zip(words, others, strict=True) if pair[0] != pair[1])
    return not any(_tell_apart(*pair) for pair in changed)


def _tell_apart(word: str, other: str) -> bool:
    if _NUMBER.fullmatch(word) or _NUMBER.fullmatch(other):
        return True
    return bool(_TELLING_WORD.fullmatch(word) and _TELLING_WORD.fullmatch(other))


def _is_short_for(one: Parts, other: Parts) -> bool:
    return (one.is_short and _shortens(one, other)) or (other.is_short and _shortens(other, one))


def _shortens(short: Parts, full: Parts) -> bool:
    if not short.is_telling:  # a trade; with its place, it may do
        return bool(short.places) and short.bare != "" and short.stem in full.stem
    if short.bare.isascii():
        return _begins(short.bare.split(), latin_words(full.bare))
    return (
        full.bare.startswith(short.bare)
        or (len(short.bare) >= _LONG_PIECE and short.bare in full.bare)
        or _abbreviates(short.stem, full.stem)
    )


def _begins(short: list[str], full: list[str]) -> bool:
    """Whether words are the first of others; two or more may stand anywhere among them."""
    length = len(short)
    starts = range(len(full) - length + 1) if length > 1 else range(1)
    long_enough = sum(map(len, short)) >= _SHORTEST_WORD
    return long_enough and any(full[at : at + length] == short for at in starts)


def _abbreviates(short: str, full: str) -> bool:
    """Characters picked in order, the first one first: 中石化 from 中国石油化工."""
    if len(short) < _ABBREVIATION or len(full) < len(short) + 2 or short[0] != full[0]:
        return False
    if latin_words(short):
        return False
    rest = iter(full)
    return all(char in rest for char in short)


_RULES: tuple[tuple[Reason, Callable[[Parts, Parts], bool]], ...] = (
    (Reason.WRITING, _written_otherwise),
    (Reason.LOOKALIKE, _looks_alike),
    (Reason.FORM, _has_other_form),
    (Reason.GROUP, _is_group),
    (Reason.PLACE, _names_a_place),
    (Reason.SLIP, _has_slip),
    (Reason.SHORT, _is_short_for),
)
