"""Copies of an archive to be damaged, and what an audit must tell of the damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.holdings.vault import Vault
from contract_archive.records.contracts import Contract
from contract_archive.records.files import StoredFile
from contract_archive.records.findings import Finding
from planting import papers
from planting.building import ACTOR, Clock, Keeper, Kept


class Placed(NamedTuple):
    """A contract and its folder, relative to the archive."""

    place: str
    contract: Contract

    @property
    def number(self) -> str:
        return self.contract.number

    @property
    def record(self) -> str:
        """The path of its record, relative to the archive."""
        return f"{self.place}/contract.yaml"

    def path(self, file: StoredFile) -> str:
        """The path of one of its files, relative to the archive."""
        return f"{self.place}/{file.path}"


class Expected(NamedTuple):
    """A finding that there must be: one of these checks (divided by ``|``), for just this number,
    at just this path (None: at any)."""

    check: str
    number: str = ""
    path: str | None = None

    def is_met_by(self, finding: Finding) -> bool:
        return (
            finding.check in self.check.split("|")
            and finding.number == self.number
            and self.path in (None, finding.path)
        )


class Allowed(NamedTuple):
    """Findings that may follow from a fault: of these checks (empty: of any), for this number or
    below this path."""

    checks: str = ""
    number: str = ""
    below: str = ""

    def holds(self, finding: Finding) -> bool:
        if self.checks and finding.check not in self.checks.split("|"):
            return False
        inside = finding.path == self.below or finding.path.startswith(f"{self.below}/")
        return bool(
            (self.number and finding.number == self.number)
            or (self.below and inside)
            or not (self.number or self.below)
        )


class Planted(NamedTuple):
    """A fault, planted: what must be found, and what else may be."""

    kind: str
    must: tuple[Expected, ...]
    may: tuple[Allowed, ...] = ()


@dataclass
class Site:
    """A copy of an archive, in which each fault has contracts of its own.

    ``today`` is the day of the audit.
    """

    root: Path
    kept: Kept
    contracts: tuple[Placed, ...]
    taken: set[str] = field(default_factory=set)
    reviews: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        return self.kept.today + timedelta(days=1)

    def clock(self) -> Clock:
        return Clock(self.today)

    def open(self) -> Archive:
        return Archive.open(self.root, actor=ACTOR, clock=self.clock())

    def pick(self, dice: Random, fits: Callable[[Placed], bool] = lambda each: True) -> Placed:
        """Return a contract that no other fault has, and take it."""
        for each in dice.sample(self.contracts, len(self.contracts)):
            if each.number not in self.taken and fits(each):
                self.taken.add(each.number)
                return each
        raise NoRoomError("no contract is left for this kind of fault")

    def pick_review(self, dice: Random) -> str:
        """Return the place of a waiting document that no other fault has, and take it."""
        free = [place for place in self.waiting() if place not in self.reviews]
        if not free:
            raise NoRoomError("no document is left for this kind of fault")
        place = dice.choice(free)
        self.reviews.add(place)
        return place

    def waiting(self) -> list[str]:
        """The places of the documents in review."""
        found = (self.root / "review").glob("[0-9][0-9][0-9][0-9]")
        return sorted(f"review/{path.name}" for path in found)

    @cached_property
    def keeper(self) -> Keeper:
        """One who goes on keeping the archive; to be let go before the disk is damaged."""
        dice = Random(f"site/{self.root.name}")
        clock = self.clock()
        archive = Archive.open(self.root, actor=ACTOR, clock=clock)
        keeper = Keeper(archive, dice, clock, self.kept.rules, [])
        keeper.count = 1_000_000
        return keeper

    def company(self, dice: Random) -> str:
        """Return the name of a company that is no customer yet, and like none."""
        keeper = self.keeper
        while True:
            (party,) = papers.customers(dice, 1)
            if keeper.is_new(party.name):
                return party.name

    def let_go(self) -> None:
        """Close what is open on the archive."""
        if "keeper" in self.__dict__:
            self.keeper.archive.close()


class NoRoomError(Exception):
    """The archive has nothing (left) in which this kind of fault could be planted."""


class Base:
    """An archive as it was built, never damaged itself."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        vault = Vault(kept.root)
        self.contracts = tuple(Placed(place, vault.read(place)) for place in vault.places())

    def copy(self, root: Path) -> Site:
        """Return a copy at ``root``; nothing in it is linked to the first."""
        shutil.copytree(self.kept.root, root, symlinks=True)
        return Site(root, self.kept, self.contracts)


def unmet(planted: Iterable[Planted], findings: Iterable[Finding]) -> Iterator[str]:
    """Yield in words what should have been found and was not."""
    seen = tuple(findings)
    for each in planted:
        for expected in each.must:
            if not any(expected.is_met_by(finding) for finding in seen):
                near = [
                    f"{finding.check} at {finding.path}"
                    for finding in seen
                    if (expected.number and finding.number == expected.number)
                    or (expected.path and finding.path == expected.path)
                ]
                yield f"{each.kind}: expected {tuple(expected)}, got {near or 'nothing'}"


def unplanted(planted: Iterable[Planted], findings: Iterable[Finding]) -> Iterator[str]:
    """Yield in words what was found and nobody planted."""
    known = tuple(planted)
    for finding in findings:
        met = any(expected.is_met_by(finding) for each in known for expected in each.must)
        if not met and not any(allowed.holds(finding) for each in known for allowed in each.may):
            kinds = [
                each.kind
                for each in known
                if any(expected.number == finding.number != "" for expected in each.must)
            ]
            told = (finding.check, finding.number, finding.path, finding.message)
            values = (finding.expected, finding.found)
            yield f"{kinds or 'no fault'}: {told} (expected, found) {values}"
