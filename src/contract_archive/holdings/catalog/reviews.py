"""The review queue as the catalog knows it: what waits, what became of it, whose bytes it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import NamedTuple

from contract_archive.holdings.catalog.engine import Connection, faults_told

WAITING = "waiting"
ACCEPTED = "accepted"
REJECTED = "rejected"
_LAST_POSSIBLE = 2**63 - 1  # SQLite takes no larger integer

_NOTE = "INSERT OR REPLACE INTO review (id, state, path, number, record) VALUES (?, ?, ?, ?, ?)"
_LOOK = "SELECT id, state, path, number, record FROM review"


class ReviewState(NamedTuple):
    """What became of a queued document.

    ``state`` is ``waiting``, ``accepted`` (then ``number`` is the contract's) or ``rejected``;
    ``path`` is its folder, ``record`` the SHA-256 of its intake.yaml.
    """

    id: int
    state: str
    path: str
    number: str
    record: str


class Reviews:
    """The documents in review, in an open catalog."""

    def __init__(
        self,
        connection: Connection,
        reading: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._connection = connection
        self._reading = reading

    def queue(self, state: ReviewState, masters: Iterable[str]) -> None:
        """Note a document that waits, with its masters' SHA-256; within a transaction.

        One that is known is noted anew.
        """
        with faults_told():
            self._connection.execute(_NOTE, state)
            self._connection.executemany(
                "INSERT OR IGNORE INTO review_master VALUES (?, ?)",
                ((state.id, bytes.fromhex(digest)) for digest in masters),
            )

    def settle(self, state: ReviewState) -> None:
        """Note what became of a document; its bytes may come in again. Within a transaction."""
        with faults_told():
            self._connection.execute(_NOTE, state)
            self._connection.execute("DELETE FROM review_master WHERE review = ?", (state.id,))

    def state_of(self, review: int) -> ReviewState | None:
        """Return what became of a document; None where none was ever queued under that id."""
        if review > _LAST_POSSIBLE:
            return None
        with self._reading() as connection:
            row = connection.execute(f"{_LOOK} WHERE id = ?", (review,)).fetchone()
        return ReviewState(*row) if row else None

    def waiting(self) -> tuple[ReviewState, ...]:
        """Return all that waits, the oldest first."""
        with self._reading() as connection:
            rows = connection.execute(f"{_LOOK} WHERE state = ? ORDER BY id", (WAITING,)).fetchall()
        return tuple(ReviewState(*row) for row in rows)

    def last(self) -> int:
        """Return the last id that was ever given; 0 where none was."""
        with self._reading() as connection:
            row = connection.execute("SELECT coalesce(max(id), 0) FROM review").fetchone()
        return int(row[0])

    def holder_of(self, sha256: str) -> int | None:
        """Return the id of the waiting document that has a master with these bytes."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT min(review) FROM review_master WHERE sha256 = ?", (bytes.fromhex(sha256),)
            ).fetchone()
        return row[0] if row else None
