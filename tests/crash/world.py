"""The names and bytes within a world, followed call by call while a recording is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from crash.operations import ROOT, Link, Operation, Recording, Resize, Tree, Write
from crash.strace import UnmodelledError


@dataclass
class World:
    """One world as the program saw it, and the operations read so far."""

    base: str
    before: Tree
    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    files: dict[int, bytes] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path, data in self.before.items():
            inode = self.new_inode(data)
            parent, name = self.parent(path)
            self.folders[parent][name] = self.first[path] = inode

    def recording(self) -> Recording:
        return Recording(self.before, self.first, tuple(self.operations))

    def new_inode(self, data: bytes | None) -> int:
        """Return the inode of a new file with its data, or, where that is None, of a folder."""
        inode = len(self.folders) + len(self.files)
        if data is None:
            self.folders[inode] = {}
        else:
            self.files[inode] = data
        return inode

    def inside(self, path: str) -> str | None:
        """Return an absolute path relative to this world; None where it lies elsewhere."""
        if path == self.base:
            return ""
        return path[len(self.base) + 1 :] if path.startswith(self.base + "/") else None

    def find(self, path: str) -> int | None:
        """Return the inode that a path within the world leads to."""
        inode: int | None = ROOT
        for name in filter(None, path.split("/")):
            if inode not in self.folders:
                return None
            inode = self.folders[inode].get(name)
        return inode

    def must_find(self, path: str) -> int:
        inode = self.find(path)
        if inode is None:
            raise UnmodelledError(f"a call on {path}, which the recorder has not seen")
        return inode

    def parent(self, path: str) -> tuple[int, str]:
        above, _, name = path.rpartition("/")
        return self.must_find(above), name

    def link(self, link: Link) -> None:
        for folder, name, inode in link.changes:
            if inode is None:
                self.folders[folder].pop(name, None)
            else:
                self.folders[folder][name] = inode
        self.operations.append(link)

    def make(self, path: str, *, folder: bool) -> int:
        parent, name = self.parent(path)
        inode = self.new_inode(None if folder else b"")
        what = f"{'mkdir' if folder else 'create'} {path}"
        self.link(Link(((parent, name, inode),), inode, folder, what))
        return inode

    def write(self, inode: int, offset: int, data: bytes) -> None:
        old = self.files[inode]
        end = offset + len(data)
        self.files[inode] = old[:offset].ljust(offset, b"\0") + data + old[end:]
        self.operations.append(Write(inode, offset, data))

    def resize(self, inode: int, size: int) -> None:
        old = self.files[inode]
        if len(old) != size:
            self.files[inode] = old[:size].ljust(size, b"\0")
            self.operations.append(Resize(inode, size))
