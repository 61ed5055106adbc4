"""Specimens by seed: the same seed and place in the row give the same contract everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from contract_archive.demo.typeface import Face

from .case import Case
from .kinds import KINDS
from .parts import annex
from .setting import Leaf, Style, lay_out, text_of
from .truth import FIELDS, Truth


@dataclass(frozen=True, slots=True)
class Specimen:
    """One contract: its name, its kind, its pages as they lie, and what is true of it."""

    seed: int
    name: str
    kind: str
    title: str
    leaves: tuple[Leaf, ...]
    truth: Truth

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each page."""
        return tuple(text_of(leaf) for leaf in self.leaves)

    @property
    def label(self) -> dict[str, Any]:
        """The labels as JSON has them."""
        return {"kind": self.kind, **self.truth.label()}


def specimens(count: int, seed: int = 1, kinds: Sequence[str] = ()) -> Iterator[Specimen]:
    """Yield ``count`` specimens, all kinds in turn (or those given), in an order of the seed's."""
    names = list(kinds or KINDS)
    Random(seed).shuffle(names)
    for at in range(count):
        yield specimen(names[at % len(names)], seed, at)


def specimen(kind: str, seed: int, at: int) -> Specimen:
    """Return the specimen of a kind at one place of the row of ``seed``."""
    dice = Random(f"{seed}/{kind}/{at}")
    case = Case(dice)
    blocks, margins = KINDS[kind](case)
    leaves = lay_out([*blocks, *annex(case)], margins, _style(dice))
    if dice.random() < 0.01:
        leaves = (*leaves, *_second(dice, case.truth))
    return Specimen(seed, f"{at:05d}-{kind}", kind, case.truth.values["title"], leaves, case.truth)


def _second(dice: Random, truth: Truth) -> tuple[Leaf, ...]:
    """Return the pages of a second contract, scanned into the same file by mistake."""
    other = Case(dice)
    blocks, margins = KINDS["sale"](other)
    truth.doubts.add("several-contracts")
    truth.leaves_open(*FIELDS)
    return lay_out(blocks, margins, _style(dice))


def _style(dice: Random) -> Style:
    return Style(
        face=dice.choice((Face.SERIF, Face.SERIF, Face.SANS)),
        size=dice.choice((10, 10.5, 10.5, 11, 12)),
        leading=dice.choice((1.45, 1.6, 1.75, 1.9)),
        side=dice.choice((60, 72, 80)),
    )
