"""What former audits read and found nothing in, so that it need not be read again.

A cache, and nothing else: it may be deleted at any time, and where it cannot be used it is as if it
were empty. It never stands in for the bytes of a file: whoever uses it has them read first.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from contract_archive.holdings.survey.register import Connection

_OPEN = """
PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF;
CREATE TABLE IF NOT EXISTS seen (
  key BLOB PRIMARY KEY, context BLOB NOT NULL, day TEXT NOT NULL, answers TEXT NOT NULL)
  WITHOUT ROWID;
"""
_HOLDS_FOR = timedelta(days=366)


class Seen(NamedTuple):
    """A contract that was read and found right: its key, and what the reading asked of others, in
    JSON."""

    key: bytes
    answers: str


class Memory:
    """The cache in the file at ``path``. ``context`` is the digest of all that a reading depends
    on beside the contract; what is older than a year is read again in any case."""

    def __init__(self, path: Path, context: bytes, today: date) -> None:
        self._context = context
        self._today = today.isoformat()
        self._since = (today - _HOLDS_FOR).isoformat()
        self._connection: Connection | None = None
        for _turn in range(2):
            try:
                self._connection = _opened(path, self._since)
                return
            except sqlite.Error:
                with suppress(OSError):
                    path.unlink()

    def answers(self, key: bytes) -> str | None:
        """Return what the reading of a contract asked of others; None where it is to be read."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "SELECT answers FROM seen WHERE key = ? AND context = ? AND day BETWEEN ? AND ?",
                (key, self._context, self._since, self._today),
            ).fetchone()
        except sqlite.Error:
            self.close()
            return None
        return str(row[0]) if row else None

    def keep(self, seen: Iterable[Seen]) -> None:
        """Keep contracts that were read and found right."""
        if self._connection is None:
            return
        try:
            self._connection.execute("BEGIN")
            self._connection.executemany(
                "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)",
                ((each.key, self._context, self._today, each.answers) for each in seen),
            )
            self._connection.execute("COMMIT")
        except sqlite.Error:
            self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with suppress(sqlite.Error):
                self._connection.close()
            self._connection = None


def _opened(path: Path, since: str) -> Connection:
    connection: Connection = sqlite.connect(str(path), isolation_level=None)
    try:
        connection.executescript(_OPEN)
        connection.execute("DELETE FROM seen WHERE day < ?", (since,))
    except BaseException:
        connection.close()
        raise
    return connection
