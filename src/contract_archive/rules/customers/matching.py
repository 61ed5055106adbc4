"""Which known customer a name means: the same, perhaps one of a few, or none.

An index gives the names worth a look, ``likeness`` judges each. Every name that is like the one
asked about must be in the index's answer, however many names are known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from contract_archive.locale import _
from contract_archive.records.lists import listed_names
from contract_archive.rules.customers.anatomy import Parts, latin_words, take_apart
from contract_archive.rules.customers.folding import fold
from contract_archive.rules.customers.likeness import RANK, Reason, likeness
from contract_archive.rules.customers.lookalikes import shape

MOST_CANDIDATES = 5
_MOST_WRONG = 2
_FORMED = re.compile("(?:有限|责任)公司$")


class MatchKind(StrEnum):
    """What a name is to the known ones."""

    SAME = "same"
    CLOSE = "close"
    NEW = "new"


class Candidate(NamedTuple):
    """A customer that may be meant: its official name, the name that is close, and why."""

    official: str
    name: str
    reason: Reason


class Match(NamedTuple):
    """Which customer a name means.

    SAME has ``official``; CLOSE has ``candidates``, best first: a person must say which one, or
    that it is none of them. NEW has neither.
    """

    kind: MatchKind
    official: str = ""
    candidates: tuple[Candidate, ...] = ()


class Known:
    """The customers' names, official and others, ready to be matched against.

    Built from (official name, other names) pairs. Where two customers share a name as it folds,
    the first has it.
    """

    def __init__(self, customers: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self._exact: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._parts: dict[str, Parts] = {}
        for official, others in customers:
            for name in (official, *others):
                self._exact.setdefault(name, official)
                if key := fold(name):
                    self._names.setdefault(key, name)

    def official(self, name: str) -> str | None:
        """Return the official name of the customer that ``name`` is a name of; None if none."""
        found = self._exact.get(name)
        if found is None and (key := fold(name)) in self._names:
            found = self._exact[self._names[key]]
        return found

    def close_to(self, name: str) -> Iterator[Candidate]:
        """Yield the known names that are close to ``name``, in no order."""
        key, parts = fold(name), take_apart(name)
        for each in self._worth_a_look(key, parts):
            reason = likeness(parts, self._parts_of(each)) if each != key else None
            if reason is not None:
                known = self._names[each]
                yield Candidate(self._exact[known], known, reason)

    def _parts_of(self, key: str) -> Parts:
        if key not in self._parts:
            self._parts[key] = take_apart(self._names[key])
        return self._parts[key]

    def _worth_a_look(self, key: str, parts: Parts) -> set[str]:
        return {
            *self._shapes.get(shape(key), ()),
            *self._spread(parts),
            *self._misspelt(key),
            *self._shorter(key, parts),
            *([parts.key] if parts.branch and parts.key in self._names else ()),
        }

    def _spread(self, parts: Parts) -> Iterator[str]:
        """The keys that have all of a name's characters in order, whatever stands between."""
        wanted = re.sub("[ ()]", "", parts.bare if parts.is_telling else parts.stem)
        if not wanted:
            return
        end = 0
        for found in re.finditer("[^\n]*?".join(map(re.escape, wanted)), self._text):
            if found.start() >= end:
                start = self._text.rfind("\n", 0, found.start()) + 1
                end = self._text.find("\n", found.end())
                yield self._text[start:end]

    def _misspelt(self, key: str) -> list[str]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found = extract(key, self._keys, scorer=OSA.distance, score_cutoff=_MOST_WRONG, limit=None)
        return [each for each, _distance, _place in found]

    def _shorter(self, key: str, parts: Parts) -> Iterator[str]:
        """The short names that the name holds whole, or that pick characters of it in order."""
        for piece in _pieces(parts.bare):
            yield from self._shorts.get(piece, ())
        for each in self._abbreviations.get(key[:1], ()):
            rest = iter(key)
            if all(char in rest for char in self._parts_of(each).stem):
                yield each

    @cached_property
    def _keys(self) -> list[str]:
        return list(self._names)

    @cached_property
    def _text(self) -> str:
        return "\n".join(["", *self._names, ""])

    @cached_property
    def _shapes(self) -> dict[str, list[str]]:
        return _grouped((shape(key), key) for key in self._names)

    @cached_property
    def _shorts(self) -> dict[str, list[str]]:
        others = (key for key in self._names if not _FORMED.search(key))  # told without much work
        short = (key for key in others if self._parts_of(key).is_short)
        return _grouped((self._parts_of(key).bare, key) for key in short)

    @cached_property
    def _abbreviations(self) -> dict[str, list[str]]:
        short = (key for keys in self._shorts.values() for key in keys)
        return _grouped((key[0], key) for key in short)


def match(name: str, known: Known, holders: Iterable[str] = ()) -> Match:
    """Return which of the known customers ``name`` means.

    ``holders`` are the official names of those that bear the same credit code: however else they
    are called, they may be the same company.
    """
    official = known.official(name)
    if official is not None:
        return Match(MatchKind.SAME, official)
    close = (*(Candidate(each, each, Reason.CODE) for each in holders), *known.close_to(name))
    best: dict[str, Candidate] = {}
    for each in sorted(close, key=lambda each: _order(name, each)):
        best.setdefault(each.official, each)
    found = tuple(best.values())[:MOST_CANDIDATES]
    return Match(MatchKind.CLOSE, candidates=found) if found else Match(MatchKind.NEW)


def closeness(found: Match) -> str:
    """Return what a CLOSE name is to known ones, in the language spoken."""
    by_code = [each.official for each in found.candidates if each.reason is Reason.CODE]
    if by_code:
        message = _("bears the credit code of {names}, which the archive knows")
    else:
        message = _("close to {names}, which the archive knows")
    return message.format(
        names=listed_names(by_code or (each.official for each in found.candidates))
    )


def _order(name: str, candidate: Candidate) -> tuple[int, int, str]:
    return RANK[candidate.reason], abs(len(candidate.name) - len(name)), candidate.name


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for group, member in pairs:
        groups[group].append(member)
    return groups


def _pieces(bare: str) -> Iterator[str]:
    """Every part of a bare name: runs of words, or of characters."""
    chars = [] if bare.isascii() else list(bare)
    for parts, glue in ((latin_words(bare), " "), (chars, "")):
        for start in range(len(parts)):
            for end in range(start + 1, len(parts) + 1):
                yield glue.join(parts[start:end])
