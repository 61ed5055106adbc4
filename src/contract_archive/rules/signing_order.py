"""Which contracts of a sequence were signed out of the order of their numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

_LEEWAY = 31
"""Days; within a month contracts come to the archive as they come."""


def out_of_order(days: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which days (ISO 8601, by number) are out of order, each with one that it contradicts.

    As few are blamed as there can be: those that keep the rest from following one another. A day is
    in order where it lies no more than a month on the wrong side of its neighbours.
    """
    kept = _longest_rise(days)
    ends = (-1, *kept, len(days))
    for before, after in pairwise(ends):
        for at in range(before + 1, after):
            if before >= 0 and _apart(days[at], days[before]) > _LEEWAY:
                yield at, before
            elif after < len(days) and _apart(days[after], days[at]) > _LEEWAY:
                yield at, after


def _apart(lower: str, higher: str) -> int:
    return (date.fromisoformat(higher) - date.fromisoformat(lower)).days


def _longest_rise(days: Sequence[str]) -> list[int]:
    """The places of a longest run that never falls, the earliest one."""
    lasts: list[str] = []
    tops: list[int] = []
    firsts: list[int] = []
    before: list[int] = []
    for at, day in enumerate(days):
        length = bisect_right(lasts, day)
        before.append(tops[length - 1] if length else -1)
        if length == len(lasts):
            lasts.append(day)
            tops.append(at)
            firsts.append(at)
        else:
            lasts[length], tops[length] = day, at
    found = []
    at = firsts[-1] if firsts else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
