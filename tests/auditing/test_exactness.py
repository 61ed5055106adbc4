"""Every fault is found under its name, and what is no fault is never found.

Archives are made by their own acts (``planting.building``); the faults are those that disks,
hands and programs do (``planting.kinds``), and each tells itself what must be found.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

import pytest
from planting.building import build
from planting.harmless import HARMLESS
from planting.kinds import KINDS, Kind, in_turn, plant, shared_out
from planting.sites import Base, Planted, Site, unmet, unplanted

from contract_archive import locale
from contract_archive.actions.audit import audit
from contract_archive.records.audits import AuditRequest
from contract_archive.records.findings import Finding

_TURNS = 3
_SEED = 20241008
_SMALL, _LARGE = 70, 2_000
_EACH = 25  # faults in one copy of the small archive
_FAULTS, _COPIES = 500, 8
# They go with little else, so that many of them would need many copies.
_MOST_OF_A_STORE = {"ledger": 3, "catalog": 1, "index": 1, "rules": 2}


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """A folder on a disk of memory, where there is one."""
    disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def small(memory: Path) -> Base:
    return Base(build(memory / "small", _SEED, _SMALL, waiting=9, later=0.6))


@pytest.fixture(scope="module")
def large(memory: Path) -> Base:
    return Base(build(memory / "large", _SEED, _LARGE, waiting=40))


def findings(site: Site, jobs: int = 1) -> tuple[Finding, ...]:
    with site.open() as archive:
        return audit(archive, AuditRequest(jobs=jobs)).audit.findings


def told(found: tuple[Finding, ...]) -> list[str]:
    return [f"{each.check} {each.number} {each.path}: {each.message}" for each in found]


def wrong(planted: list[Planted], found: tuple[Finding, ...]) -> list[str]:
    """What was not found though planted, and found though not planted."""
    return [*unmet(planted, found), *unplanted(planted, found)]


def of_clean_archive(seed: int, most: int = 60) -> list[str]:
    """Build an archive by seed, and tell what an audit finds in it."""
    locale.use("en")
    dice, disk = Random(f"clean/{seed}"), Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        kept = build(Path(folder) / "archive", seed, dice.randrange(5, most + 1))
        site = Site(kept.root, kept, ())
        return [f"seed {seed}: {each}" for each in told(findings(site))]


@pytest.mark.parametrize("seed", range(10))
def test_a_clean_archive_gives_no_finding(seed: int) -> None:
    assert of_clean_archive(seed, most=25) == []


@pytest.mark.scale
def test_two_hundred_clean_archives_give_no_finding() -> None:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = [each for some in pool.map(of_clean_archive, range(10, 210)) for each in some]
    assert found == []


def test_there_are_more_than_forty_kinds_of_faults() -> None:
    assert len(KINDS) > 40


@pytest.mark.parametrize("at", range(len(shared_out(KINDS.values(), _EACH))))
def test_each_kind_of_fault_is_found_under_its_name_and_nothing_else(
    small: Base, memory: Path, at: int
) -> None:
    left = in_turn(shared_out(KINDS.values(), _EACH)[at])
    for turn in range(_TURNS):  # one copy may have room for one of two kinds alone
        site = small.copy(memory / f"small-{at}-{turn}")
        planted = plant(site, left, Random(f"small/{at}/{turn}"))
        assert not (faults := wrong(planted, findings(site))), "\n".join(faults)
        done = {each.kind for each in planted}
        left = [each for each in left if each.name not in done]
        if not left:
            return
    pytest.fail(f"no room for {[each.name for each in left]}")


@pytest.mark.parametrize("act", HARMLESS, ids=lambda act: act.__name__)
def test_what_does_no_harm_is_no_fault(
    small: Base, memory: Path, act: Callable[[Site, Random], None]
) -> None:
    site = small.copy(memory / f"harmless-{act.__name__}")
    act(site, Random(_SEED))
    assert told(findings(site)) == []


@pytest.mark.scale
def test_five_hundred_faults_at_random_are_found_and_nothing_else(
    large: Base, memory: Path
) -> None:
    dice, count, told_wrong = Random(_SEED), 0, []
    for at, kinds in enumerate(random_kinds(dice)):
        site = large.copy(memory / f"large-{at}")
        planted = plant(site, kinds, dice)
        count += len(planted)
        told_wrong += [f"copy {at}: {each}" for each in wrong(planted, findings(site, 0))]
    assert not told_wrong, "\n".join(told_wrong)
    assert count >= _FAULTS


def random_kinds(dice: Random) -> list[list[Kind]]:
    """Five hundred faults and some, shared out to few copies."""
    chosen: list[Kind] = []
    left = dict(_MOST_OF_A_STORE)
    while len(chosen) < _FAULTS + 20:
        kind = dice.choice(list(KINDS.values()))
        if left.get(kind.store, 1):
            if kind.store in left:
                left[kind.store] -= 1
            chosen.append(kind)
    return shared_out(chosen, len(chosen) // _COPIES + 5)
