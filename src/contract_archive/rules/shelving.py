"""Shelf marks: the place of a paper original as its label says it, ``A室/3柜/2层/盒12``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.names import one_line
from contract_archive.rules.searching import fold
from contract_archive.settings.model import PaperSettings

_LONGEST = 100
_AHEAD = 1000  # boxes looked at for room
_LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9/]*$)")
_RUN = re.compile(r"([0-9]+)")


def parse_mark(text: str) -> str:
    """Return a shelf mark as it is kept: its parts, the largest place first, divided by ``/``.

    Raises UsageError where there is none, or where it is longer than a label.
    """
    parts = [one_line(part) for part in text.replace("／", "/").split("/")]
    mark = "/".join(part for part in parts if part)
    if not mark or len(mark) > _LONGEST:
        raise UsageError(
            _("“{text}” is no shelf mark").format(text=one_line(text)[:_LONGEST]),
            _("Write the place from large to small, for instance: Room A/Cabinet 3/Box 12"),
        )
    return mark


def fold_mark(mark: str) -> str:
    """Return a shelf mark as it is compared: one width and case, no spaces around its parts."""
    parts = (fold(part) for part in mark.replace("／", "/").split("/"))
    return "/".join(part for part in parts if part)


def is_at(mark: str, place: str) -> bool:
    """Tell whether a shelf mark is a place or stands below it; everything is below the empty."""
    folded, within = fold_mark(mark), fold_mark(place)
    return not within or folded == within or folded.startswith(f"{within}/")


def place_key(mark: str) -> tuple[tuple[int, str], ...]:
    """Return by what shelf marks are put in order: 盒2 before 盒12."""
    pieces = _RUN.split(fold_mark(mark))
    return tuple((int(each), "") if at % 2 else (-1, each) for at, each in enumerate(pieces))


def capacity_of(paper: PaperSettings, mark: str) -> int:
    """Return how many contracts a shelf mark holds by the rules."""
    fitting = [each for each in paper.shelves if is_at(mark, each.at)]
    longest = max(fitting, key=lambda each: len(fold_mark(each.at)), default=None)
    return longest.capacity if longest else paper.capacity


def next_free(
    paper: PaperSettings, mark: str, counts: Mapping[str, int], wanted: int = 1
) -> str | None:
    """Return the next place in the same level, by its number, with room for ``wanted`` contracts.

    ``counts`` says by folded mark how many stand there. None where the last part of the mark has
    no number to go on from, or where no place holds so many.
    """
    number = _LAST_NUMBER.search(mark)
    if number is None:
        return None
    for value in range(int(number[0]) + 1, int(number[0]) + 1 + _AHEAD):
        digits = str(value).zfill(len(number[0]))
        there = f"{mark[: number.start()]}{digits}{mark[number.end() :]}"
        if counts.get(fold_mark(there), 0) + wanted <= capacity_of(paper, there):
            return there
    return None
