"""Contracts of any length for measuring speed: full pages of Chinese clauses and rows of goods.

The first page of a specimen, then clauses and rows of many others in lines of full width, then the
page on which the first one is signed. The same count gives the same pages everywhere.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from contract_archive.reading import read
from contract_archive.settings.model import Settings
from corpus.making import specimens

PAGES = (1, 10, 100, 400)
_LINES = 40
_WIDTH = 42
_CLAUSES_TO_A_ROW = 10
_LOOP = 60_000
_DRAWN = 120
_SEED = 3
_CLAUSE = re.compile("[，。；].*[，。；]")
_ROW = re.compile(r"^\d{1,2} .*\d\.\d\d$")


class Cost(NamedTuple):
    """What reading a contract of so many pages costs, and a fixed plain loop beside it.

    In seconds of the processor: reading is pure, and waits for nothing but other work.
    """

    pages: int
    characters: int
    reading: float
    loop: float


def costs(settings: Settings) -> Iterator[Cost]:
    """Yield the costs by pages, the best of some rounds: what other work adds is not its own."""
    for count in PAGES:
        pages = dense_pages(count)
        rounds = 7 if count <= 10 else 3
        times = [_timed(pages, settings) for _ in range(rounds)]
        reading, loop = (min(each) for each in zip(*times, strict=True))
        yield Cost(count, sum(map(len, pages)), reading, loop)


def dense_pages(count: int) -> tuple[str, ...]:
    """Return ``count`` full pages of one contract."""
    drawn = [each.texts for each in specimens(_DRAWN, _SEED) if len(each.texts) > 1]
    first, filling = drawn[0], _filling(drawn[1:])
    head = first[0].split("\n")
    top = "\n".join([*head, *islice(filling, _LINES - len(head))])
    if count == 1:
        return (top,)
    middle = ("\n".join(islice(filling, _LINES)) for _ in range(count - 2))
    return (top, *middle, first[-1])


def _filling(drawn: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield lines of clauses without end, rows of goods between them."""
    lines = [line for pages in drawn for page in pages for line in page.split("\n")]
    clauses = "".join(filter(_CLAUSE.search, lines))
    rows = list(filter(_ROW.match, lines))
    while True:
        for number, at in enumerate(range(0, len(clauses), _WIDTH), 1):
            yield clauses[at : at + _WIDTH]
            if number % _CLAUSES_TO_A_ROW == 0:
                yield rows[number // _CLAUSES_TO_A_ROW % len(rows)]


def _timed(pages: tuple[str, ...], settings: Settings) -> tuple[float, float]:
    start = time.process_time()
    read(pages, settings)
    middle = time.process_time()
    _plain_loop()
    return middle - start, time.process_time() - middle


def _plain_loop() -> int:
    """Do a fixed piece of plain Python, by which the machine of the day can be told."""
    total = 0
    for number in range(_LOOP):
        total = (total * 31 + number) % 1_000_003
    return total
