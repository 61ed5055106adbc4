"""The door to the catalog."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from contract_archive.errors import DamagedError, NotFoundError
from contract_archive.holdings.catalog import engine, finding
from contract_archive.holdings.catalog.engine import SCHEMA, Connection, faults_told
from contract_archive.locale import _
from contract_archive.records.numbers import fold_number
from contract_archive.records.queries import Answer, Hit, Query

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from contract_archive.holdings.catalog.alike import Alike
    from contract_archive.holdings.catalog.customers import Register
    from contract_archive.holdings.catalog.due import Due
    from contract_archive.holdings.catalog.facts import Known
    from contract_archive.holdings.catalog.numbers import NumberState, SequenceState
    from contract_archive.holdings.catalog.paper import Stacks
    from contract_archive.holdings.catalog.recording import KnownRecord
    from contract_archive.holdings.catalog.relations import Related
    from contract_archive.holdings.catalog.reviews import Reviews
    from contract_archive.records.contracts import Contract, Draw

NO_DIGEST = "0" * 64
"""The head of a catalog that knows no line of the ledger."""


class Catalog:
    """An open catalog. Whatever the engine raises comes out as LockedError, StorageError or
    DamagedError; only the last means that the catalog must be rebuilt.
    """

    def __init__(self, connection: Connection, *, bulk: bool = False) -> None:
        self._connection = connection
        self._bulk = bulk
        self._durable = False

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Catalog:
        """Open the catalog at ``path``; with ``create`` make it where there is none.

        An older schema is brought up to date, after a copy. Raises NotFoundError where there is
        none, DamagedError where it is not a catalog or of a newer version than ours.
        """
        if not create and not path.is_file():
            raise NotFoundError(
                _("{path}: no catalog there").format(path=path),
                _("Rebuild it with `carchive reindex`; nothing is lost by that."),
            )
        connection = engine.connect(path)
        try:
            with faults_told():
                _bring_up_to_date(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @classmethod
    @contextmanager
    def build(cls, path: Path) -> Iterator[Catalog]:
        """Make a new catalog at ``path``, fast, to be filled within the ``with`` block.

        When the block ends the file is whole and safe on disk, under a name that the caller
        changes; where it raises, the file is gone.
        """
        rough = path.with_name(f"{path.name}.rough")
        _remove(path, rough)
        connection = engine.connect(rough)
        try:
            with faults_told():
                engine.hurry(connection)
                _bring_up_to_date(connection, rough, create=True)
                engine.begin_bulk(connection)
                yield cls(connection, bulk=True)
                engine.end_bulk(connection, path)
            engine.sync(path)
        except BaseException:
            _remove(path)
            raise
        finally:
            connection.close()
            _remove(rough)

    def close(self) -> None:
        """Let go of the file; an open transaction is rolled back."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what the block writes is durable when it ends, undone when it raises."""
        if self._bulk:
            yield  # the whole building is one transaction
            return
        with faults_told():
            self._make_durable()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                engine.roll_back(self._connection)
                raise

    def _make_durable(self) -> None:
        if not self._durable:
            engine.make_durable(self._connection)
            self._durable = True

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One view of the file for several statements."""
        with faults_told():
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                engine.roll_back(self._connection)

    @property
    def head(self) -> tuple[int, str]:
        """The ledger line that the catalog is current to: its sequence and SHA-256."""
        with self._reading() as connection:
            known = dict(connection.execute("SELECT key, value FROM meta"))
        return int(known.get("head_sequence", 0)), known.get("head_digest", NO_DIGEST)

    def advance(self, sequence: int, digest: str) -> None:
        """Note the ledger line that the catalog is current to. Within a transaction."""
        from contract_archive.holdings.catalog import recording

        with faults_told():
            recording.advance(self._connection, sequence, digest)

    def record(
        self, contract: Contract, path: str, text: str = "", *, words: str | None = None
    ) -> None:
        """Insert ``contract``, or replace what is known under its number. Within a transaction.

        ``path`` is its folder, relative to the archive; ``text`` that of all its items, pages
        divided by form feeds. Instead of the text, ``words`` may give what ``words_of`` made of
        it. Raises NumberTakenError where the number is void or, folded, another contract's.
        """
        from contract_archive.holdings.catalog import recording

        words = recording.words_of(contract, text) if words is None else words
        with faults_told():
            recording.record(self._connection, contract, path, words)

    @staticmethod
    def words_of(contract: Contract, text: str) -> str:
        """Return the words of a contract for ``record``: half of its work, which may be done in
        another process, without a catalog.
        """
        from contract_archive.holdings.catalog import recording

        return recording.words_of(contract, text)

    def void(self, number: str, reason: str, at: datetime, draw: Draw | None) -> None:
        """Note that ``number`` is void. Within a transaction.

        Raises NumberTakenError where it is a contract's.
        """
        from contract_archive.holdings.catalog import recording

        with faults_told():
            recording.void(self._connection, number, reason, at, draw)

    def miss(self, number: str, path: str, at: datetime, draw: Draw | None) -> None:
        """Note that a contract filed at ``path`` cannot be read. Within a transaction.

        Its number stays taken; what the catalog knows of it already stays.
        """
        from contract_archive.holdings.catalog import recording

        with faults_told():
            recording.miss(self._connection, number, path, at, draw)

    def find(self, query: Query) -> Answer:
        """Return the hits (without ``match``) and how many there are in all.

        Raises UsageError where the words hold nothing that can be searched for.
        """
        with self._reading() as connection:
            return finding.find(connection, query)

    def hit(self, number: str, query: Query | None = None) -> Hit | None:
        """Return the contract with that number, however written; None if there is none.

        ``query`` says by which day its status is told.
        """
        with self._reading() as connection:
            return finding.hit(connection, number, query or Query())

    def count(self) -> int:
        """Return how many contracts there are."""
        with self._reading() as connection:
            return int(connection.execute("SELECT count(*) FROM contract").fetchone()[0])

    def customers(self, part: str = "") -> tuple[str, ...]:
        """Return the customers with ``part`` in a name, sorted."""
        with self._reading() as connection:
            return finding.customers(connection, part)

    def holder_of(self, sha256: str) -> str | None:
        """Return the number of the contract that has a master with these bytes."""
        with self._reading() as connection:
            return finding.holder_of(connection, sha256)

    def alike(
        self,
        customer: str,
        signed_on: date | None,
        amount: Decimal | None,
        printed: str = "",
    ) -> tuple[Alike, ...]:
        """Return the customer's contracts that share day of signing or amount with a document of
        his, or have the number ``printed`` on it; the newest first, at most fifty.
        """
        from contract_archive.holdings.catalog import alike

        folded = fold_number(printed)
        with self._reading() as connection:
            return alike.alike(connection, customer, signed_on, amount, printed, folded)

    @property
    def register(self) -> Register:
        """The customers and their names."""
        from contract_archive.holdings.catalog.customers import Register

        return Register(self._connection, self._reading)

    @property
    def reviews(self) -> Reviews:
        """The documents in review."""
        from contract_archive.holdings.catalog.reviews import Reviews

        return Reviews(self._connection, self._reading)

    def note_record(self, number: str, sha256: str) -> None:
        """Note the SHA-256 that the ledger gives for a record. Within a transaction."""
        from contract_archive.holdings.catalog import recording

        with faults_told():
            recording.note_record(self._connection, number, sha256)

    def record_of(self, number: str) -> str:
        """Return the SHA-256 that the ledger gives for a contract's record; empty: not known."""
        from contract_archive.holdings.catalog import recording

        with self._reading() as connection:
            return recording.record_of(connection, number)

    def records(self) -> Iterator[KnownRecord]:
        """Yield the record of every contract that the ledger gives a SHA-256 for, by number."""
        from contract_archive.holdings.catalog import recording

        with self._reading() as connection:
            yield from recording.records(connection)

    def number_state(self, number: str) -> NumberState | None:
        """Return what became of ``number``, however written; None if it is free."""
        from contract_archive.holdings.catalog import numbers

        with self._reading() as connection:
            return numbers.state_of(connection, number)

    def holder_of_item(self, number: str) -> str | None:
        """Return the number of the contract that has a later document of this number."""
        from contract_archive.holdings.catalog import numbers

        with self._reading() as connection:
            return numbers.holder_of_item(connection, number)

    def missing(self) -> tuple[NumberState, ...]:
        """Return the numbers whose contract cannot be read where it should be."""
        from contract_archive.holdings.catalog import numbers

        with self._reading() as connection:
            return numbers.missing(connection)

    def last_drawn(self, scope: str) -> int:
        """Return the last value drawn from the sequence, 0 if none was."""
        from contract_archive.holdings.catalog import numbers

        with self._reading() as connection:
            return numbers.last_drawn(connection, scope)

    def sequences(self) -> tuple[SequenceState, ...]:
        """Return every sequence that numbers came from, by scope."""
        from contract_archive.holdings.catalog import numbers

        with self._reading() as connection:
            return tuple(numbers.sequences(connection))

    def near_numbers(self, number: str) -> tuple[str, ...]:
        """Return a few contracts' numbers that ``number`` may have been meant for."""
        from contract_archive.holdings.catalog import numbers

        with self._reading() as connection:
            return numbers.near(connection, number)

    def due(self, today: date, until: date) -> tuple[Due, ...]:
        """Return the contracts on which somebody must act from ``today`` to ``until``, by day."""
        from contract_archive.holdings.catalog import due

        with self._reading() as connection:
            return due.due(connection, today, until)

    def left_open(self, before: date) -> tuple[str, ...]:
        """Return the places of contracts that may have ended before a day and are not closed; none
        where nothing was ever closed."""
        from contract_archive.holdings.catalog import due

        with self._reading() as connection:
            return due.left_open(connection, before)

    def related(self, number: str) -> tuple[Related, ...]:
        """Return the contracts to which a number is related, by either's record."""
        from contract_archive.holdings.catalog import relations

        with self._reading() as connection:
            return relations.related(connection, number)

    @property
    def stacks(self) -> Stacks:
        """Holds, paper originals and their loans, over all contracts."""
        from contract_archive.holdings.catalog.paper import Stacks

        return Stacks(self._reading)

    def known(self, number: str) -> Known | None:
        """Return what the catalog knows of the contract with exactly this number, to be compared
        with ``facts.facts_of``; None where it knows none."""
        from contract_archive.holdings.catalog import facts

        with self._reading() as connection:
            return facts.known(connection, number)

    def numbers_taken(self) -> Iterator[tuple[str, str, str]]:
        """Yield every number as it folds, as it is written, and what became of it."""
        from contract_archive.holdings.catalog import facts

        with self._reading() as connection:
            yield from facts.numbers_taken(connection)

    def broken(self) -> str:
        """Read the file through and return what is broken in it; empty where it is sound."""
        from contract_archive.holdings.catalog import facts

        with self._reading() as connection:
            return facts.check(connection)

    def dump(self, table: str = "") -> Iterator[str]:
        """Yield the whole content, or that of one table, line by line; equal catalogs give equal
        lines."""
        from contract_archive.holdings.catalog import dumping

        with self._reading() as connection:
            yield from dumping.dump_table(connection, table) if table else dumping.dump(connection)


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _bring_up_to_date(connection: Connection, path: Path, *, create: bool) -> None:
    found = engine.version(connection)
    if found == SCHEMA:
        return
    if found > SCHEMA:
        raise DamagedError(
            _("the catalog was made by a newer version of carchive"),
            _("Update carchive, or rebuild the catalog with `carchive reindex`."),
        )
    if found == 0 and not create:
        raise DamagedError(
            _("{path}: not a catalog").format(path=path),
            _("Rebuild it with `carchive reindex`; nothing is lost by that."),
        )
    from contract_archive.holdings.catalog import schema

    schema.migrate(connection, path)
