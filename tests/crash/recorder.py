"""Turns the system calls of a program into operations on a disk.

A *world* is a folder whose content matters (an archive and the inbox beside it). Everything that
changes a world must be understood: what is not raises ``UnmodelledError``, and at the end the
operations, all applied, must give what lies on the real disk. So nothing goes unrecorded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crash import strace
from crash.disk import Disk
from crash.operations import (
    Acknowledge,
    Link,
    Recording,
    Sync,
    SyncAll,
    Tree,
    read_tree,
)
from crash.strace import Call, UnmodelledError, descriptor, string
from crash.world import World

ACKNOWLEDGEMENTS = "CRASH_ACKNOWLEDGEMENTS"
"""The environment variable with a folder: in the file there that bears a world's name, a workload
writes, line by line, what it has acknowledged of that world."""


def record(
    arguments: Sequence[str],
    worlds: Sequence[Path],
    scratch: Path,
    env: Mapping[str, str] | None = None,
) -> list[Recording]:
    """Run a program and return what it did to each world.

    Given the command line, worlds that exist, do not overlap and bear different names, and a folder
    for working files.
    Raises UnmodelledError where it did what the model does not know, CalledProcessError where it
    failed.
    """
    bases = [Path(os.path.realpath(world)) for world in worlds]
    recorders = [World(str(base), read_tree(base)) for base in bases]
    scratch.mkdir(parents=True, exist_ok=True)
    told = Path(os.path.realpath(scratch)) / "acknowledged"
    told.mkdir()
    environment = {**(os.environ if env is None else env), ACKNOWLEDGEMENTS: str(told)}
    trace = scratch / "trace"
    calls = strace.run(arguments, trace, cwd=scratch, env=environment)
    promises = {str(told / base.name): each for base, each in zip(bases, recorders, strict=True)}
    _Reader(promises, os.path.realpath(scratch)).read(calls)
    trace.unlink()
    recordings = [each.recording() for each in recorders]
    for base, recording in zip(bases, recordings, strict=True):
        _require_whole(recording, read_tree(base))
    return recordings


def _require_whole(recording: Recording, real: Tree) -> None:
    disk = Disk(recording)
    for _ in recording.operations:
        disk.step()
    modelled = disk.everything()
    if modelled != real:
        wrong = [
            path for path in {*modelled, *real} if modelled.get(path, b"") != real.get(path, b"")
        ]
        raise UnmodelledError(f"the recording does not give what lies on the disk: {wrong}")


@dataclass
class _OpenFile:
    """What a descriptor leads to. ``offset`` is None where it cannot be known."""

    world: World | None = None
    inode: int = -1
    offset: int | None = 0
    append: bool = False
    reads: bool = False
    tells: World | None = None


_NOT_IN_A_WORLD = {
    *("copy_file_range", "splice", "symlink", "symlinkat", "mknod", "mknodat"),
    *("writev", "pwritev", "pwritev2"),
}
_NEVER = {"io_uring_setup", "io_submit", "openat2"}
_PLACE = re.compile(r"\[(\d+)\]")
_SHARED_MAP = re.compile(r"PROT_WRITE.*MAP_SHARED", re.DOTALL)


def _absolute(base: str, path: str) -> str:
    return os.path.normpath(path if path.startswith("/") else f"{base}/{path}")


class _Reader:
    """Walks the calls of all processes in the order in which they were done."""

    def __init__(self, told: Mapping[str, World], cwd: str) -> None:
        self.worlds = list(told.values())
        self.told = told
        self.cwd: dict[int, str] = {}
        self.start = cwd
        self.tables: dict[int, dict[int, _OpenFile]] = {}
        self.parents: dict[int, tuple[int, bool]] = {}

    def read(self, calls: Sequence[Call]) -> None:
        """Hand each call to the method that knows it."""
        for call in calls:
            if call.name in {"clone", "clone3", "fork", "vfork"}:
                self.parents[call.result] = (call.pid, "CLONE_FILES" in " ".join(call.arguments))
        for call in calls:
            handler: Callable[[Call], None] | None = getattr(self, f"_{call.name}", None)
            if handler is not None:
                handler(call)
            elif call.name in _NOT_IN_A_WORLD:
                self._refuse_within(call)
            elif call.name in _NEVER:
                raise UnmodelledError(call.name)

    # -- descriptors and paths --------------------------------------------------------------

    def _table(self, pid: int) -> dict[int, _OpenFile]:
        if pid not in self.tables:
            parent, shared = self.parents.get(pid, (pid, False))
            above = self._table(parent) if parent != pid else {}
            self.tables[pid] = above if shared else dict(above)
            self.cwd[pid] = self.cwd.get(parent, self.start)
        return self.tables[pid]

    def _file(self, call: Call, argument: str) -> _OpenFile:
        """Return the open file behind a descriptor, checked against the path strace saw there."""
        number, path, deleted = descriptor(argument)
        known = self._table(call.pid).get(number)
        world, inside = self._place(path)
        if world is None:
            return known if known is not None and known.tells else _OpenFile()
        if deleted:
            if known is None:
                raise UnmodelledError(f"{call.name} on a deleted file never seen: {path}")
            return known
        inode = world.must_find(inside)
        if known is None:
            raise UnmodelledError(f"{call.name} on a descriptor never seen: {path}")
        if known.world is not world or known.inode != inode:
            raise UnmodelledError(f"{call.name}: descriptor {number} does not lead to {path}")
        return known

    def _place(self, path: str) -> tuple[World | None, str]:
        for world in self.worlds:
            inside = world.inside(path)
            if inside is not None:
                return world, inside
        return None, ""

    def _path(self, call: Call, argument: str, at: str = "") -> tuple[World | None, str]:
        self._table(call.pid)
        path = os.fsdecode(string(argument))
        base = descriptor(at)[1] if at else self.cwd[call.pid]
        return self._place(_absolute(base, path))

    def _refuse_within(self, call: Call) -> None:
        for world in self.worlds:
            for argument in call.arguments:
                if "<" in argument and world.inside(descriptor(argument)[1]) is not None:
                    raise UnmodelledError(f"{call.name} on {descriptor(argument)[1]}")
                if argument.startswith('"') and self._path(call, argument)[0] is not None:
                    raise UnmodelledError(f"{call.name} on {string(argument)!r}")

    # -- opening ----------------------------------------------------------------------------

    def _open(self, call: Call) -> None:
        self._opened(call, call.arguments[1])

    def _openat(self, call: Call) -> None:
        self._opened(call, call.arguments[2])

    def _creat(self, call: Call) -> None:
        self._opened(call, "O_WRONLY|O_CREAT|O_TRUNC")

    def _opened(self, call: Call, flags: str) -> None:
        table = self._table(call.pid)
        path = call.result_path.removesuffix("(deleted)")
        if path in self.told:
            table[call.result] = _OpenFile(tells=self.told[path])
            return
        world, inside = self._place(path)
        if world is None:
            table[call.result] = _OpenFile()
            return
        words = set(flags.split("|"))
        if words & {"O_TMPFILE", "O_SYNC", "O_DSYNC", "O_DIRECT"}:
            raise UnmodelledError(f"open {path} with {flags}")
        inode = world.find(inside)
        if inode is None:
            if "O_CREAT" not in words:
                raise UnmodelledError(f"opened {path}, which the recorder has not seen")
            inode = world.make(inside, folder=False)
        if "O_TRUNC" in words:
            world.resize(inode, 0)
        table[call.result] = _OpenFile(
            world, inode, append="O_APPEND" in words, reads="O_RDWR" in words
        )

    def _close(self, call: Call) -> None:
        self._table(call.pid).pop(descriptor(call.arguments[0])[0], None)

    def _dup(self, call: Call) -> None:
        table = self._table(call.pid)
        known = table.get(descriptor(call.arguments[0])[0])
        if known is not None:
            table[call.result] = known
        else:
            table.pop(call.result, None)

    _dup2 = _dup3 = _dup

    def _fcntl(self, call: Call) -> None:
        if call.arguments[1] in {"F_DUPFD", "F_DUPFD_CLOEXEC"}:
            self._dup(call)
        elif call.arguments[1] == "F_SETFL" and self._file(call, call.arguments[0]).world:
            raise UnmodelledError("fcntl F_SETFL on a file of the world")

    def _lseek(self, call: Call) -> None:
        known = self._table(call.pid).get(descriptor(call.arguments[0])[0])
        if known is not None:
            known.offset = call.result

    def _chdir(self, call: Call) -> None:
        self._table(call.pid)
        path = os.fsdecode(string(call.arguments[0]))
        self.cwd[call.pid] = _absolute(self.cwd[call.pid], path)

    def _fchdir(self, call: Call) -> None:
        self._table(call.pid)
        self.cwd[call.pid] = descriptor(call.arguments[0])[1]

    # -- data -------------------------------------------------------------------------------

    def _write(self, call: Call) -> None:
        file = self._file(call, call.arguments[0])
        data = string(call.arguments[1])[: call.result]
        if file.tells and data:
            file.tells.operations += [Acknowledge(line) for line in data.decode().splitlines()]
            return
        if file.world is None:
            return
        if file.reads and not file.append:
            raise UnmodelledError("write() to a file that is also read: its place is not known")
        offset = len(file.world.files[file.inode]) if file.append else file.offset
        if offset is None:
            raise UnmodelledError("write() at a place that is not known")
        file.world.write(file.inode, offset, data)
        file.offset = offset + len(data)

    def _sendfile(self, call: Call) -> None:
        """Python copies files so. The bytes are not in the trace, but the source is known here."""
        target = self._file(call, call.arguments[0])
        if target.world is None or call.result == 0:
            return
        source = self._file(call, call.arguments[1])
        start = _PLACE.match(call.arguments[2])
        if source.world is None or target.append or target.offset is None or start is None:
            raise UnmodelledError("sendfile() from elsewhere into a file of the world")
        place = int(start[1])
        data = source.world.files[source.inode][place : place + call.result]
        target.world.write(target.inode, target.offset, data)
        target.offset += len(data)

    def _pwrite64(self, call: Call) -> None:
        file = self._file(call, call.arguments[0])
        if file.world is None:
            return
        if file.append:
            raise UnmodelledError("pwrite() to a file opened for appending")
        data = string(call.arguments[1])[: call.result]
        file.world.write(file.inode, int(call.arguments[3]), data)

    def _ftruncate(self, call: Call) -> None:
        file = self._file(call, call.arguments[0])
        if file.world is not None:
            file.world.resize(file.inode, int(call.arguments[1]))

    def _truncate(self, call: Call) -> None:
        world, path = self._path(call, call.arguments[0])
        if world is not None:
            world.resize(world.must_find(path), int(call.arguments[1]))

    def _fallocate(self, call: Call) -> None:
        file = self._file(call, call.arguments[0])
        if file.world is None:
            return
        if call.arguments[1] != "0":
            raise UnmodelledError(f"fallocate with {call.arguments[1]}")
        end = int(call.arguments[2]) + int(call.arguments[3])
        file.world.resize(file.inode, max(end, len(file.world.files[file.inode])))

    def _mmap(self, call: Call) -> None:
        if "MAP_ANONYMOUS" in call.arguments[3] or "<" not in call.arguments[4]:
            return
        path = descriptor(call.arguments[4])[1]
        if self._place(path)[0] and _SHARED_MAP.search(" ".join(call.arguments[2:4])):
            raise UnmodelledError(f"a shared map of {path} can be written")

    def _ioctl(self, call: Call) -> None:
        if call.arguments[1].startswith("FICLONE"):
            self._refuse_within(call)

    # -- syncing ----------------------------------------------------------------------------

    def _fsync(self, call: Call) -> None:
        file = self._file(call, call.arguments[0])
        if file.world is not None:
            file.world.operations.append(Sync(file.inode))

    _fdatasync = _fsync

    def _sync(self, call: Call) -> None:
        for world in self.worlds:
            world.operations.append(SyncAll())

    _syncfs = _sync

    # -- names ------------------------------------------------------------------------------

    def _mkdir(self, call: Call) -> None:
        self._made(*self._path(call, call.arguments[0]))

    def _mkdirat(self, call: Call) -> None:
        self._made(*self._path(call, call.arguments[1], call.arguments[0]))

    def _made(self, world: World | None, path: str) -> None:
        if world is not None:
            world.make(path, folder=True)

    def _unlink(self, call: Call) -> None:
        self._removed(*self._path(call, call.arguments[0]))

    _rmdir = _unlink

    def _unlinkat(self, call: Call) -> None:
        self._removed(*self._path(call, call.arguments[1], call.arguments[0]))

    def _removed(self, world: World | None, path: str) -> None:
        if world is not None:
            parent, name = world.parent(path)
            world.link(Link(((parent, name, None),), what=f"remove {path}"))

    def _rename(self, call: Call) -> None:
        self._moved(self._path(call, call.arguments[0]), self._path(call, call.arguments[1]))

    def _renameat(self, call: Call) -> None:
        old_at, old, new_at, new = call.arguments[:4]
        if len(call.arguments) > 4 and call.arguments[4] not in {"0", "RENAME_NOREPLACE"}:
            raise UnmodelledError(f"renameat2 with {call.arguments[4]}")
        self._moved(self._path(call, old, old_at), self._path(call, new, new_at))

    _renameat2 = _renameat

    def _moved(self, old: tuple[World | None, str], new: tuple[World | None, str]) -> None:
        world = self._same_world(old, new)
        if world is None:
            return
        inode = world.must_find(old[1])
        source, target = world.parent(old[1]), world.parent(new[1])
        changes = ((*target, inode), (*source, None))
        world.link(Link(changes, what=f"rename {old[1]} to {new[1]}"))

    def _link(self, call: Call) -> None:
        self._linked(self._path(call, call.arguments[0]), self._path(call, call.arguments[1]))

    def _linkat(self, call: Call) -> None:
        old_at, old, new_at, new = call.arguments[:4]
        self._linked(self._path(call, old, old_at), self._path(call, new, new_at))

    def _linked(self, old: tuple[World | None, str], new: tuple[World | None, str]) -> None:
        world = self._same_world(old, new)
        if world is not None:
            change = (*world.parent(new[1]), world.must_find(old[1]))
            world.link(Link((change,), what=f"link {old[1]} to {new[1]}"))

    def _same_world(
        self, old: tuple[World | None, str], new: tuple[World | None, str]
    ) -> World | None:
        if old[0] is not new[0]:
            raise UnmodelledError(f"something moved into or out of a world: {old[1]}, {new[1]}")
        return old[0]
