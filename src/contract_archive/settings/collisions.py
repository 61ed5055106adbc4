"""Whether a number can be given twice: by two series, or by one whose pattern hides its scope.

A series' numbers, folded as they are matched, are a regular language. Two languages share a
number exactly if the product of their automata reaches both ends; the walk that gets there spells
an example. Where two series draw from one sequence (or a series is held against itself), a shared
number is harmless if both read the same value of the same scope out of it, so the walk also
remembers whether the two readings differ.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from contract_archive.records.numbers import fold_number
from contract_archive.records.patterns import Part
from contract_archive.settings.model import Series

_DIGITS = "0123456789"
_SHOWN_BY = {"year": ("year", "yy"), "month": ("month",), "department": ("department",)}
_ANY = ""


class _Step(NamedTuple):
    """One character on the way: any of ``chars`` (``_ANY``: every one).

    ``tag`` says which character of which field it is; ``past`` that the sequence lies behind.
    """

    chars: str
    tag: str
    past: bool
    to: int


class _Language:
    """The numbers of one series as an automaton: state 0 starts, ``end`` accepts.

    ``head`` and ``tail`` are what every number begins and ends with.
    """

    def __init__(self, series: Series, fonds: str, departments: tuple[str, ...]) -> None:
        self.steps: list[list[_Step]] = [[]]
        self.end = 0
        self._past = False
        self._departments = tuple(map(fold_number, departments))
        known = {"fonds": fonds, "series": series.code, "": ""}
        parts = series.number.parts
        self.head = "".join(_constants(parts, known))
        self.tail = "".join(reversed(list(_constants(reversed(parts), known))))
        for part in parts:
            if part.name in known:
                self._word(known[part.name] or part.text)
            elif part.name in ("seq", "n"):
                self._sequence(series.start if part.name == "seq" else 1, max(part.width, 1))
            else:
                getattr(self, f"_{part.name}")()

    def _state(self) -> int:
        self.steps.append([])
        return len(self.steps) - 1

    def _step(self, origin: int, chars: str, to: int, tag: str = "") -> None:
        self.steps[origin].append(_Step(chars, tag, self._past, to))

    def _then(self, chars: str, tag: str = "") -> None:
        to = self._state()
        self._step(self.end, chars, to, tag)
        self.end = to

    def _word(self, text: str, tag: str = "") -> None:
        for char in fold_number(text):
            self._then(char, tag)

    def _year(self) -> None:
        self._then("2013456789")
        self._then("0123456789")
        self._yy()

    def _yy(self) -> None:
        self._then("2" + _DIGITS, "year tens")
        self._then("4" + _DIGITS, "year ones")

    def _month(self) -> None:
        origin, to = self.end, self._state()
        for tens, ones in (("0", "123456789"), ("1", "012")):
            between = self._state()
            self._step(origin, tens, between, "month tens")
            self._step(between, ones, to, "month ones")
        self.end = to

    def _department(self) -> None:
        origin, to = self.end, self._state()
        for word in self._departments:
            at = origin
            for char in word[:-1]:
                self._step(at, char, after := self._state(), "department")
                at = after
            self._step(at, word[-1:], to, "department")
        if not self._departments:
            loop = self._state()
            for at in (origin, loop):
                self._step(at, _ANY, loop, "department")
                self._step(at, _ANY, to, "department")
        self.end = to

    def _sequence(self, start: int, width: int) -> None:
        """All values from ``start``: as many digits as ``start`` fills, or more without zeros."""
        least = str(start).zfill(width)
        origin, to = self.end, self._state()
        self._as_long(least, origin, to)
        self._longer(len(least), origin, to)
        self.end, self._past = to, True

    def _as_long(self, least: str, origin: int, to: int) -> None:
        tight, free = origin, -1
        for place, digit in enumerate(least):
            last = place == len(least) - 1
            next_tight, next_free = (to, to) if last else (self._state(), self._state())
            self._step(tight, digit, next_tight, "seq")
            if digit < "9":
                self._step(tight, _DIGITS[int(digit) + 1 :], next_free, "seq")
            if free >= 0:
                self._step(free, _DIGITS, next_free, "seq")
            tight, free = next_tight, next_free

    def _longer(self, width: int, origin: int, to: int) -> None:
        at = self._state()
        self._step(origin, _DIGITS[1:], at, "seq")
        for _place in range(width - 1):
            self._step(at, _DIGITS, after := self._state(), "seq")
            at = after
        self._step(at, _DIGITS, at, "seq")
        self._step(at, _DIGITS, to, "seq")


def overlap(a: Series, b: Series, fonds: str, departments: tuple[str, ...] = ()) -> str | None:
    """Return a number that two draws could both give, or None if that is impossible.

    ``departments`` are all there are; none given means any text. ``a`` and ``b`` may be the same
    series: then the number is one whose parts can be read in two ways. Exact, but for two series
    on one sequence that print its value at different places of the number: those count as
    clashing.
    """
    same = a.scope == b.scope and (a.code == b.code or "series" not in a.scope)
    left, right = _language(a, fonds, departments), _language(b, fonds, departments)
    if _apart(left, right):
        return None
    return _common(left, right, _tags_of(a.scope) if same else None)


def hidden_scope(series: Series) -> tuple[str, ...]:
    """Return the fields that restart the numbers of ``series`` and are not printed in them."""
    shown = series.number.fields
    return tuple(
        name
        for name in series.scope
        if name in _SHOWN_BY and not any(each in shown for each in _SHOWN_BY[name])
    )


@lru_cache(maxsize=4096)
def _language(series: Series, fonds: str, departments: tuple[str, ...]) -> _Language:
    return _Language(series, fonds, departments)


def _constants(parts: Iterable[Part], known: dict[str, str]) -> Iterator[str]:
    """Yield what the parts print, folded, up to the first that varies."""
    for part in takewhile(lambda part: part.name in known, parts):
        yield fold_number(known[part.name] or part.text)


def _apart(a: _Language, b: _Language) -> bool:
    """Tell cheaply whether the numbers begin or end differently, as most do."""
    heads = a.head.startswith(b.head) or b.head.startswith(a.head)
    tails = a.tail.endswith(b.tail) or b.tail.endswith(a.tail)
    return not (heads and tails)


def _tags_of(scope: tuple[str, ...]) -> frozenset[str]:
    parts = {"year": ("year tens", "year ones"), "month": ("month tens", "month ones")}
    return frozenset(tag for name in scope for tag in parts.get(name, (name,)))


def _common(a: _Language, b: _Language, scope: frozenset[str] | None) -> str | None:
    """Return the first text both accept, read differently if ``scope`` is given."""
    start = (0, 0, scope is None)
    spelled = {start: ""}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == (a.end, b.end, True):
            return spelled[here]
        for char, there in _moves(a, b, here, scope or frozenset()):
            if there not in spelled:
                spelled[there] = spelled[here] + char
                queue.append(there)
    return None


def _moves(
    a: _Language, b: _Language, here: tuple[int, int, bool], scope: frozenset[str]
) -> Iterator[tuple[str, tuple[int, int, bool]]]:
    at_a, at_b, differ = here
    for left in a.steps[at_a]:
        for right in b.steps[at_b]:
            for char in _both(left.chars, right.chars):
                differs = differ or _differs(left, right, char, scope)
                yield char, (left.to, right.to, differs)


def _both(left: str, right: str) -> str:
    if left == _ANY or right == _ANY:
        return left or right or "A"
    return "".join(char for char in left if char in right)


def _differs(left: _Step, right: _Step, char: str, scope: frozenset[str]) -> bool:
    """Tell whether ``char`` means one thing to the left and another to the right.

    A zero before the other's digits changes no value: ``0{seq:3}`` and ``{seq:4}`` agree.
    """
    if left.tag == right.tag:
        return False
    if "seq" in (left.tag, right.tag):
        other = right if left.tag == "seq" else left
        return char != "0" or other.past or other.tag in scope
    return left.tag in scope or right.tag in scope
