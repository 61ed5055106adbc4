"""Chooses the crashes to look at: for each moment of a recording, what the disk may then hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from crash.disk import Disk, Fate, Pending
from crash.operations import Recording, Tree, Write

_TORN = (Fate.CUT, Fate.HOLED, Fate.ZEROED)


@dataclass(frozen=True, slots=True)
class Crash:
    """One crash: after how many operations, what happened to the pending ones, what is left.

    ``acknowledged`` is what the program had promised by then.
    """

    moment: int
    fates: tuple[str, ...]
    tree: Tree
    acknowledged: tuple[str, ...]

    def __str__(self) -> str:
        return "\n  ".join((f"crash after operation {self.moment}", *self.fates))


def crashes(
    recording: Recording, seed: int, each: int, since: int = 0, until: int | None = None
) -> Iterator[Crash]:
    """Yield different crashes at every moment: nothing is left of what was pending, or all of it,
    or, up to ``each`` times, something between.

    What lies between is drawn with ``seed``: one operation alone, all but one, names without data,
    random subsets with torn writes. The first ``since`` moments are passed over, and those after
    ``until``. Two crashes are the same when the same bytes are left after the same promises.
    """
    seen: set[int] = set()
    disk = Disk(recording)
    last = len(recording.operations) if until is None else until
    for moment in range(last + 1):
        random = Random(f"{seed} {moment}")
        for fates in _choices(disk.pending, random, each) if moment >= since else ():
            tree = disk.crash(fates, random)
            # Bytes remember their hash, and most of them are the same objects each time.
            mark = hash((len(disk.acknowledged), *tree.items()))
            if mark not in seen:
                seen.add(mark)
                yield _crash(disk, recording, fates, tree)
        if moment < len(recording.operations):
            disk.step()


def _choices(pending: list[Pending], random: Random, each: int) -> Iterator[list[Fate]]:
    count = len(pending)
    yield [Fate.LOST] * count
    yield [Fate.DONE] * count
    between = list(_between(pending, random, each))
    yield from random.sample(between, min(each, len(between)))


def _between(pending: list[Pending], random: Random, subsets: int) -> Iterator[list[Fate]]:
    count = len(pending)
    for one in range(count):
        yield [Fate.DONE if each == one else Fate.LOST for each in range(count)]
        yield [Fate.LOST if each == one else Fate.DONE for each in range(count)]
    writes = [isinstance(operation, Write) for _, operation in pending]
    yield [Fate.ZEROED if write else Fate.DONE for write in writes]
    yield [Fate.LOST if write else Fate.DONE for write in writes]
    for _ in range(subsets + count if count else 0):
        kept, torn = random.choice((0.1, 0.5, 0.9)), random.choice((0.0, 0.2, 0.6))
        yield [_fate(write, random, kept, torn) for write in writes]


def _fate(write: bool, random: Random, kept: float, torn: float) -> Fate:
    if write and random.random() < torn:
        return random.choice(_TORN)
    return Fate.DONE if random.random() < kept else Fate.LOST


def _crash(disk: Disk, recording: Recording, fates: list[Fate], tree: Tree) -> Crash:
    told = tuple(
        f"{fate}: {index} {recording.describe(index)}"
        for (index, _), fate in zip(disk.pending, fates, strict=True)
    )
    return Crash(disk.done, told, tree, tuple(disk.acknowledged))
