"""What a program did to a disk, in the words a disk understands.

A recording is a tree to begin with and a list of these operations. They speak of inodes, not of
paths: a path may be lost in a crash while the inode behind it lives on under another name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = 0
"""The inode of the world's own folder."""

Tree = dict[str, bytes | None]
"""A folder's content, itself left out: relative path to bytes, or None for a folder."""


@dataclass(frozen=True, slots=True)
class Link:
    """Names change hands, all at once: each (folder, name) now leads to an inode, or to nothing.

    A new file is one change, a rename two. ``made`` is the inode born here, if any, and
    ``made_folder`` whether that is a folder.
    """

    changes: tuple[tuple[int, str, int | None], ...]
    made: int | None = None
    made_folder: bool = False
    what: str = ""


@dataclass(frozen=True, slots=True)
class Write:
    """``data`` goes to ``offset`` of a file."""

    inode: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file is cut, or grows by zeros."""

    inode: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """One file or folder is brought to the disk."""

    inode: int


@dataclass(frozen=True, slots=True)
class SyncAll:
    """Everything is brought to the disk."""


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """The program told the outside world that something is done; from here it must not be lost."""

    text: str


Operation = Link | Write | Resize | Sync | SyncAll | Acknowledge


@dataclass(frozen=True, slots=True)
class Recording:
    """A world as it was, and everything done to it since.

    ``inodes`` gives the inodes of the paths in ``before``; the world's folder itself is ``ROOT``.
    """

    before: Tree
    inodes: dict[str, int]
    operations: tuple[Operation, ...]

    def promising(self, texts: Iterable[str]) -> Recording:
        """Return this recording with promises that were given before it began."""
        earlier = tuple(Acknowledge(text) for text in texts)
        return replace(self, operations=(*earlier, *self.operations))

    def describe(self, index: int) -> str:
        """Return what operation ``index`` (from 0) is, for a person who looks for a fault."""
        return describe(self.operations[index])


def describe(operation: Operation) -> str:
    """Return an operation in a few words, its data cut short."""
    if isinstance(operation, Write):
        place = f"inode {operation.inode} at {operation.offset}"
        return f"write {place}, {len(operation.data)} bytes: {operation.data[:40]!r}"
    if isinstance(operation, Link):
        return f"{operation.what} {list(operation.changes)}"
    return repr(operation)


def read_tree(folder: Path) -> Tree:
    """Read everything below ``folder``. Raises ValueError for what is neither file nor folder."""
    tree: Tree = {}
    _read_into(tree, str(folder), "")
    return tree


def _read_into(tree: Tree, folder: str, prefix: str) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                tree[path] = None
                _read_into(tree, entry.path, path + "/")
            elif entry.is_file(follow_symlinks=False):
                with open(entry.path, "rb") as file:
                    tree[path] = file.read()
            else:
                raise ValueError(f"neither file nor folder: {entry.path}")


def write_tree(tree: Tree, folder: Path) -> None:
    """Make ``folder`` (which must not exist) hold ``tree``. Parents stand before children in it."""
    base = str(folder)
    folder.mkdir(parents=True)
    for path, data in tree.items():
        if data is None:
            os.mkdir(f"{base}/{path}")  # noqa: PTH102 - thousands of them
            continue
        handle = os.open(f"{base}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)
