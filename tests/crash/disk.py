"""A disk that keeps no more than POSIX promises.

A file's bytes are safe once that file was synced. A name is safe once its folder was synced; that
the file was synced does not help. Until then each operation, by itself, may have reached the disk
or not, in any order, and a write may have been torn. A rename is one step: both names change or
neither, safe once the folder of the new name was synced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from random import Random

from crash.operations import (
    ROOT,
    Acknowledge,
    Link,
    Operation,
    Recording,
    Resize,
    Sync,
    SyncAll,
    Tree,
    Write,
)

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


class Fate(StrEnum):
    """What a crash made of one operation that was not safe yet."""

    LOST = "lost"
    DONE = "done"
    CUT = "cut short"
    HOLED = "some sectors only"
    ZEROED = "size only"


Pending = tuple[int, Link | Write | Resize]
"""An operation that is not safe, with its place in the recording."""


class _Image:
    """Inodes and names, as bytes on a platter."""

    def __init__(self) -> None:
        self.files: dict[int, bytes] = {}
        self.folders: dict[int, dict[str, int]] = {ROOT: {}}
        self.stamps: dict[tuple[int, str], int] = {}

    @classmethod
    def at_start(cls, recording: Recording) -> _Image:
        image = cls()
        for path, inode in recording.inodes.items():
            image.born(inode, recording.before[path])
        for path, inode in recording.inodes.items():
            above, _, name = path.rpartition("/")
            image.folders[recording.inodes[above] if above else ROOT][name] = inode
        return image

    def born(self, inode: int, data: bytes | None) -> None:
        """Make a nameless inode: a file with its data, or, where that is None, a folder."""
        if data is None:
            self.folders[inode] = {}
        else:
            self.files[inode] = data

    def copy(self) -> _Image:
        image = _Image()
        image.files = dict(self.files)
        image.folders = {inode: dict(names) for inode, names in self.folders.items()}
        image.stamps = dict(self.stamps)
        return image

    def link(self, index: int, link: Link) -> None:
        """Change names. A change older than what the name already shows is passed over."""
        for folder, name, inode in link.changes:
            if self.stamps.get((folder, name), -1) > index:
                continue
            self.stamps[folder, name] = index
            if inode is None:
                self.folders[folder].pop(name, None)
            else:
                self.folders[folder][name] = inode

    def write(self, write: Write) -> None:
        old = self.files[write.inode]
        end = write.offset + len(write.data)
        before = old[: write.offset].ljust(write.offset, b"\0")
        self.files[write.inode] = before + write.data + old[end:]

    def resize(self, resize: Resize) -> None:
        old = self.files[resize.inode]
        self.files[resize.inode] = old[: resize.size].ljust(resize.size, b"\0")

    def apply(self, index: int, operation: Link | Write | Resize) -> None:
        if isinstance(operation, Link):
            self.link(index, operation)
        elif isinstance(operation, Write):
            self.write(operation)
        else:
            self.resize(operation)

    def tree(self) -> Tree:
        return {path: self.files.get(inode) for path, inode in self.names()}

    def names(self, folder: int = ROOT, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield every path with its inode, parents before children."""
        for name, inode in sorted(self.folders[folder].items()):
            yield prefix + name, inode
            if inode in self.folders:
                yield from self.names(inode, f"{prefix}{name}/")


class Disk:
    """The disk while a recording runs: what is safe, and what is pending."""

    def __init__(self, recording: Recording) -> None:
        self._operations = recording.operations
        self._safe = _Image.at_start(recording)
        self.pending: list[Pending] = []
        self.acknowledged: list[str] = []
        self.done = 0

    def step(self) -> Operation:
        """Do the next operation of the recording and return it."""
        operation = self._operations[self.done]
        if isinstance(operation, Acknowledge):
            self.acknowledged.append(operation.text)
        elif isinstance(operation, Sync):
            self._settle(lambda pending: _concerns(pending, operation.inode))
        elif isinstance(operation, SyncAll):
            self._settle(lambda pending: True)
        else:
            self._begin(operation)
        self.done += 1
        return operation

    def _begin(self, operation: Link | Write | Resize) -> None:
        if isinstance(operation, Link) and operation.made is not None:
            self._safe.born(operation.made, None if operation.made_folder else b"")
        self.pending.append((self.done, operation))

    def _settle(self, safe_now: Callable[[Link | Write | Resize], bool]) -> None:
        kept: list[Pending] = []
        for index, operation in self.pending:
            if safe_now(operation):
                self._safe.apply(index, operation)
            else:
                kept.append((index, operation))
        self.pending = kept

    def everything(self) -> Tree:
        """Return the tree as the program sees it, every operation done."""
        return self.crash([Fate.DONE] * len(self.pending), Random(0))

    def names(self) -> dict[str, int]:
        """Return the inode of each path as the program sees it."""
        image = self._safe.copy()
        for index, operation in self.pending:
            image.apply(index, operation)
        return dict(image.names())

    def crash(self, fates: list[Fate], random: Random) -> Tree:
        """Return the tree after a crash now, where each pending operation met its fate.

        ``random`` chooses where a write is torn.
        """
        if all(fate is Fate.LOST for fate in fates):
            return self._safe.tree()
        image = self._safe.copy()
        for (index, operation), fate in zip(self.pending, fates, strict=True):
            if fate is Fate.DONE:
                image.apply(index, operation)
            elif fate is not Fate.LOST and isinstance(operation, Write):
                _tear(image, operation, fate, random)
        return image.tree()


def _concerns(operation: Link | Write | Resize, inode: int) -> bool:
    """Whether a sync of ``inode`` makes an operation safe: its data, or the folder it ends in."""
    if isinstance(operation, Link):
        return operation.changes[0][0] == inode
    return operation.inode == inode


def _tear(image: _Image, write: Write, fate: Fate, random: Random) -> None:
    if fate is Fate.CUT:
        kept = random.randrange(len(write.data)) if write.data else 0
        image.write(Write(write.inode, write.offset, write.data[:kept]))
        return
    end = write.offset + len(write.data)
    if len(image.files[write.inode]) < end:
        image.resize(Resize(write.inode, end))
    if fate is Fate.HOLED:
        start = write.offset
        while start < end:
            stop = min(end, (start // SECTOR + 1) * SECTOR)
            if random.random() < 0.5:
                piece = write.data[start - write.offset : stop - write.offset]
                image.write(Write(write.inode, start, piece))
            start = stop
