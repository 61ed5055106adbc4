"""Puts two recordings together: a program killed midway, and the one that came after it.

A killed program leaves what it wrote in the kernel's memory: the next one sees all of it, and a
power cut after that may still take any of it. So the second recording must not begin on a clean
disk, but on one where the first one's operations are pending.
"""

from __future__ import annotations

from dataclasses import replace

from crash.disk import Disk
from crash.operations import Link, Operation, Recording, Resize, Sync, Write


def splice(first: Recording, moment: int, second: Recording) -> Recording:
    """Return ``first`` up to ``moment`` and then ``second``, which began on what was seen there.

    Raises ValueError where ``second`` began on another tree.
    """
    disk = Disk(first)
    for _ in range(moment):
        disk.step()
    if disk.everything() != second.before:
        raise ValueError("the second recording did not begin where the first one ended")
    names = disk.names()
    inodes = {0: 0} | {inode: names[path] for path, inode in second.inodes.items()}
    free = 1 + max((*names.values(), *_made(first.operations), *first.inodes.values()))
    inodes |= {inode: free + count for count, inode in enumerate(_made(second.operations))}
    moved = tuple(_renumbered(each, inodes) for each in second.operations)
    return replace(first, operations=first.operations[:moment] + moved)


def _made(operations: tuple[Operation, ...]) -> list[int]:
    return [each.made for each in operations if isinstance(each, Link) and each.made is not None]


def _renumbered(operation: Operation, inodes: dict[int, int]) -> Operation:
    if isinstance(operation, Link):
        changes = tuple(
            (inodes[folder], name, None if inode is None else inodes[inode])
            for folder, name, inode in operation.changes
        )
        made = None if operation.made is None else inodes[operation.made]
        return replace(operation, changes=changes, made=made)
    if isinstance(operation, Write | Resize | Sync):
        return replace(operation, inode=inodes[operation.inode])
    return operation
