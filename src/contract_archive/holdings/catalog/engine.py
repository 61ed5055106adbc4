"""The SQLite engine: opening the file, transactions, and its faults in our words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2 as sqlite

from contract_archive.errors import ArchiveError, DamagedError, LockedError, StorageError
from contract_archive.locale import _

Connection: TypeAlias = Any
"""A connection of sqlcipher3, which brings no types."""

SCHEMA = 5
"""The version that this code reads and writes; kept in the file's ``user_version``."""

_PATIENCE = 60.0
_DURABLE = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;"
_BULK = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072;"

_HASH_BYTES = 16 << 20

_LOCKED = {5, 6}  # SQLITE_BUSY, SQLITE_LOCKED
_REFUSED = {3, 8, 10, 13, 14, 22, 23}  # PERM, READONLY, IOERR, FULL, CANTOPEN, NOLFS, AUTH


def connect(path: Path) -> Connection:
    """Open the file at ``path``, or make an empty one. Nothing is read yet.

    Transactions are begun by hand. Raises StorageError where the file cannot be opened.
    """
    with faults_told():
        return sqlite.connect(str(path.absolute()), timeout=_PATIENCE, isolation_level=None)


def make_durable(connection: Connection) -> None:
    """Let a commit return only when it would survive a loss of power."""
    connection.executescript(_DURABLE)


def hurry(connection: Connection) -> None:
    """Trade safety for speed, for a file that nobody else has seen yet."""
    connection.executescript(_BULK)


def begin_bulk(connection: Connection) -> None:
    """Begin one transaction for a whole catalog."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', ?)", (_HASH_BYTES,))


def end_bulk(connection: Connection, path: Path) -> None:
    """Bring the word index into its smallest form, commit, and write the whole to ``path``.

    Merging the index leaves as many pages free as it takes; the file at ``path`` has none.
    """
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', ?)", (1 << 20,))
    connection.execute("COMMIT")
    connection.execute("VACUUM INTO ?", (str(path.absolute()),))


def roll_back(connection: Connection) -> None:
    """End a transaction without a trace, where one is still open."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def sync(path: Path) -> None:
    """Bring the closed file at ``path`` safely to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        raise _refused(error) from error
    finally:
        os.close(handle)


def version(connection: Connection) -> int:
    """Return the schema version of the file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn the engine's errors into ours.

    Raises LockedError, StorageError, or DamagedError where the file is not a sound catalog.
    """
    try:
        yield
    except sqlite.Error as error:
        raise _told(error) from error
    except UnicodeEncodeError as error:
        raise StorageError(
            _("a text for the catalog is no valid Unicode"),
            _("Give it again without the broken character."),
        ) from error


def _told(error: Exception) -> ArchiveError:
    code = getattr(error, "sqlite_errorcode", 1) & 0xFF
    if code in _LOCKED:
        return LockedError(
            _("another process is writing to the catalog and did not finish in time"),
            _("Try again in a minute."),
        )
    if code in _REFUSED:
        return _refused(error)
    return DamagedError(
        _("the catalog is damaged: {reason}").format(reason=error),
        _("Rebuild it with `carchive reindex`; nothing is lost by that."),
    )


def _refused(error: Exception) -> StorageError:
    return StorageError(
        _("the disk refused the catalog: {reason}").format(reason=error),
        _("Check free space and permissions of the .carchive folder."),
    )
