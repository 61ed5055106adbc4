"""Where a contract is put together before it is published.

Each staging belongs to one living process: it holds a kernel lock on ``ID.lock`` beside the
folder, so that whoever cleans up after a crash can tell the dead from the living.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from contract_archive import disk
from contract_archive.holdings.vault import INTAKE_NAME, RECORD_NAME, record, review
from contract_archive.records.contracts import Contract
from contract_archive.records.files import Fixity, StoredFile
from contract_archive.records.pending import Pending


class Staging:
    """One contract in the making. ``folder`` becomes the contract's, ``work`` is scratch room."""

    def __init__(self, name: str, home: Path, lock: int) -> None:
        self.name = name
        self.home = home
        self.folder = home / "contract"
        self.work = home / "work"
        self._lock = lock

    def take(self, source: Path, path: str) -> StoredFile:
        """Copy a file handed in to ``path`` (relative), safe on disk, and return it with fixity.

        Raises InputError where the source cannot be read or changes meanwhile.
        """
        return StoredFile(path, disk.copy_in(source, self._at(path)))

    def adopt(self, source: Path, path: str) -> StoredFile:
        """Take over a file made in the scratch room, without copying it."""
        target = self._at(path)
        source.rename(target)
        return StoredFile(path, disk.fixity_made_safe(target))

    def put(self, data: bytes, path: str) -> StoredFile:
        """Write ``data`` to ``path`` (relative), safe on disk."""
        return StoredFile(path, disk.write_new(self._at(path), data))

    def rename(self, file: StoredFile, path: str) -> StoredFile:
        """Give a staged file its last name."""
        self._at(file.path).rename(self._at(path))
        return StoredFile(path, file.fixity)

    def complete(self, contract: Contract) -> Fixity:
        """Write the record and make the whole folder safe. Returns the record's fixity."""
        return self._complete_with(RECORD_NAME, record.dump(contract))

    def complete_pending(self, pending: Pending) -> Fixity:
        """Write the record of a document that shall wait and make the whole folder safe."""
        return self._complete_with(INTAKE_NAME, review.dump(pending))

    def _complete_with(self, name: str, data: bytes) -> Fixity:
        """Write a record of another kind and make the whole folder safe."""
        fixity = disk.write_new(self.folder / name, data)
        for path, _folders, _files in os.walk(self.folder, topdown=False):
            disk.sync_folder(Path(path))
        return fixity

    def anchor(self) -> None:
        """Make the names of the folders above safe too, for an intent that builds on them."""
        disk.sync_folder(self.home)
        disk.sync_folder(self.home.parent)

    def leave(self) -> None:
        """Let go without removing anything: whoever recovers needs what is staged."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def discard(self) -> None:
        """Remove whatever is left and let go. Safe to call more than once."""
        if self._lock < 0:
            return
        shutil.rmtree(self.home, ignore_errors=True)
        with contextlib.suppress(OSError):
            _lock_path(self.home).unlink()
        os.close(self._lock)
        self._lock = -1

    def _at(self, path: str) -> Path:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


class StagingRoom:
    """The folder of all stagings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self) -> Staging:
        """Return a fresh, empty staging. Raises OSError where the disk refuses."""
        self.folder.mkdir(exist_ok=True)
        name = secrets.token_hex(8)
        home = self.folder / name
        lock = _hold(_lock_path(home))
        try:
            (home / "contract").mkdir(parents=True)
            (home / "work").mkdir()
        except OSError:
            os.close(lock)
            raise
        return Staging(name, home, lock)

    def clear(self) -> None:
        """Remove what dead processes left. Living ones keep theirs."""
        for name in self._names():
            with _if_dead(_lock_path(self.folder / name)) as dead:
                if dead:
                    shutil.rmtree(self.folder / name, ignore_errors=True)

    def _names(self) -> set[str]:
        if not self.folder.exists():
            return set()
        return {path.name.removesuffix(".lock") for path in self.folder.iterdir()}


def _lock_path(home: Path) -> Path:
    return home.with_name(f"{home.name}.lock")


def _hold(path: Path) -> int:
    """Create and lock a file that nobody has cleared away between the two."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            if path.stat().st_ino == os.fstat(handle).st_ino:
                return handle
        except FileNotFoundError:
            pass
        os.close(handle)


@contextlib.contextmanager
def _if_dead(path: Path) -> Iterator[bool]:
    """Yield whether the owner is gone; while True is yielded, nobody can take the name again."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
    finally:
        os.close(handle)
