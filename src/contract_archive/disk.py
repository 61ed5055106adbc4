"""Files written so that they survive a power cut, and faults of the disk told plainly.

The rule behind every function: data is safe only after ``fsync`` of the file, a name only after
``fsync`` of the folder that holds it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from contract_archive.errors import InputError, StorageError
from contract_archive.locale import _
from contract_archive.records.files import Fixity

if TYPE_CHECKING:
    import hashlib

_CHUNK = 1 << 20


@contextlib.contextmanager
def faults_told() -> Iterator[None]:
    """Turn what the operating system refuses inside the block into a StorageError."""
    try:
        yield
    except OSError as fault:
        raise storage_error(fault) from fault


def reason_of(fault: OSError) -> str:
    """Return why the operating system refused, in the language spoken where we know the reason."""
    reasons = {
        errno.ENOENT: _("no such file or folder"),
        errno.EACCES: _("permission denied"),
        errno.EPERM: _("not permitted"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("a part of the path is no folder"),
        errno.EEXIST: _("it exists already"),
        errno.ENOTEMPTY: _("the folder is not empty"),
        errno.ENOSPC: _("no space left on the disk"),
        errno.EDQUOT: _("the disk quota is used up"),
        errno.EROFS: _("the disk is read-only"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.ELOOP: _("links lead in a circle"),
        errno.EIO: _("the disk does not answer rightly (I/O error)"),
        errno.EXDEV: _("it lies on another disk"),
    }
    system = os.strerror(fault.errno) if fault.errno else str(fault)
    return reasons.get(fault.errno or 0, system)


def storage_error(fault: OSError) -> StorageError:
    """Say what the operating system refused, and what a person can do about it."""
    hints = {
        errno.ENOSPC: _("Free some space, then run the command again; nothing was lost."),
        errno.EDQUOT: _("Free some space, then run the command again; nothing was lost."),
        errno.EACCES: _("Check who owns the folder and who may write to it."),
        errno.EPERM: _("Check who owns the folder and who may write to it."),
        errno.EROFS: _("The disk is mounted read-only; mount it for writing."),
        errno.EXDEV: _("Keep the whole archive folder on one disk."),
    }
    where = f" ({fault.filename})" if fault.filename else ""
    return StorageError(
        _("the disk refused: {reason}{where}").format(reason=reason_of(fault), where=where),
        hints.get(fault.errno or 0, _("Check the disk, then run the command again.")),
    )


def sync_file(path: Path) -> None:
    """Make the bytes of a file safe, whoever wrote them. Its name is not safe by that."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` safe."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write all of ``data`` to an open file descriptor."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def write_new(path: Path, data: bytes) -> Fixity:
    """Write a file that must not exist yet, with its data safe. Its name is not safe yet."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
    return fixity_of(data)


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place whole, old or new but nothing between, and safe."""
    temporary = path.with_name(f"{path.name}.new")
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()
    write_new(temporary, data)
    temporary.replace(path)
    sync_folder(path.parent)


def make_folders(root: Path, relative: str, safe: set[Path] | None = None) -> Path:
    """Make ``root/relative`` with all folders between, each name safe. Return the folder.

    A folder that exists may be another process's, killed before it was safe: so it is synced too,
    once for each ``safe`` set that the caller keeps.
    """
    folder = root
    for part in relative.split("/"):
        if not part:
            continue
        parent, folder = folder, folder / part
        if safe is not None and folder in safe and folder.is_dir():
            continue
        try:
            folder.mkdir()
        except FileExistsError:
            if not folder.is_dir() or folder.is_symlink():
                raise
        sync_folder(parent)
        if safe is not None:
            safe.add(folder)
    return folder


def _sha256() -> hashlib._Hash:
    # OpenSSL takes 2 ms to load, and a search hashes nothing.
    import hashlib

    return hashlib.sha256()


def fixity_of(data: bytes) -> Fixity:
    """Return the fixity of bytes in memory."""
    digest = _sha256()
    digest.update(data)
    return Fixity(digest.hexdigest(), len(data))


def fixity_of_file(path: Path | str) -> Fixity:
    """Read a file through and return its fixity."""
    digest = _sha256()
    size = 0
    handle = os.open(path, os.O_RDONLY)
    try:
        # Most files are small: room for a whole chunk would cost more than reading them.
        room = min(os.fstat(handle).st_size + 1, _CHUNK)
        while chunk := os.read(handle, room):
            digest.update(chunk)
            size += len(chunk)
    finally:
        os.close(handle)
    return Fixity(digest.hexdigest(), size)


def fixity_made_safe(path: Path) -> Fixity:
    """Make a file's data safe and return its fixity."""
    sync_file(path)
    return fixity_of_file(path)


def copy_in(source: Path, target: Path) -> Fixity:
    """Copy a file handed in to a new, safe file, hashing on the way.

    Raises InputError where the source cannot be read, is no plain file, or changes meanwhile.
    """
    with _opened(source) as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise InputError(
                _("{file}: not a plain file").format(file=source),
                _("Hand in a PDF or an image file."),
            )
        fixity = _pour(file, target)
        after = os.fstat(file.fileno())
    named = _restat(source)
    if _identity(before) != _identity(after) or _identity(after) != _identity(named):
        raise InputError(
            _("{file}: changed while it was being read").format(file=source),
            _("Wait until the scanner or the copy has finished, then hand it in again."),
        )
    return fixity


def _opened(source: Path) -> IO[bytes]:
    try:
        # A pipe without a writer would hang; O_NONBLOCK opens it and fstat tells what it is.
        return os.fdopen(os.open(source, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0)
    except (OSError, ValueError) as fault:
        reason = reason_of(fault) if isinstance(fault, OSError) else str(fault)
        raise InputError(
            _("{file}: cannot be read: {reason}").format(file=source, reason=reason),
            _("Check the name and that you may read the file."),
        ) from fault


def _pour(source: IO[bytes], target: Path) -> Fixity:
    digest = _sha256()
    size = 0
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        while chunk := _read(source):
            digest.update(chunk)
            size += len(chunk)
            write_all(handle, chunk)
        os.fsync(handle)
    finally:
        os.close(handle)
    return Fixity(digest.hexdigest(), size)


def _read(source: IO[bytes]) -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError as fault:
        raise InputError(
            _("{file}: cannot be read: {reason}").format(file=source.name, reason=reason_of(fault)),
            _("Check the disk that holds the file."),
        ) from fault


def _restat(source: Path) -> os.stat_result | None:
    try:
        return source.stat()
    except OSError:
        return None


def _identity(status: os.stat_result | None) -> tuple[int, ...]:
    if status is None:
        return ()
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
