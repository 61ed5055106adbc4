"""The register's tables, and how they are filled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from sqlcipher3 import dbapi2 as sqlite

from contract_archive.errors import StorageError
from contract_archive.holdings.survey import texts
from contract_archive.locale import _

Connection: TypeAlias = Any
"""A connection of sqlcipher3, which brings no types."""

CONTRACT = "contract"
VOID = "void"


class Told(NamedTuple):
    """What the ledger tells of a number.

    ``state`` is ``contract`` or ``void``. ``place``, ``record`` (SHA-256 of contract.yaml),
    ``series`` and ``customer`` are by the last line that tells them, ``changed_at`` its time;
    ``archived_at`` is the first line's (ISO 8601, UTC). ``scope`` and ``value`` say how it was
    drawn, None where it was of no sequence; ``given`` by hand. ``times`` counts the lines that
    filed it, ``voids`` those that made it void. ``forced``: a person said that it is no twin of
    another.
    """

    number: str
    state: str
    place: str = ""
    record: str = ""
    series: str = ""
    customer: str = ""
    archived_at: str = ""
    changed_at: str = ""
    scope: str | None = None
    value: int | None = None
    given: bool = False
    times: int = 0
    voids: int = 0
    reason: str = ""
    forced: bool = False


class Standing(NamedTuple):
    """A folder with a record, as it stands. ``fault`` says why its record cannot be read; then
    the rest but ``record`` is empty.

    Days are ISO 8601, ``amount`` the exact decimal text, ``credit_code`` the customer's. ``inside``
    says that it is in the audit's scope. ``scanned`` says that OCR read a page of its main
    document.
    """

    place: str
    number: str
    record: str
    fault: str = ""
    series: str = ""
    customer: str = ""
    title: str = ""
    signed_on: str | None = None
    expires_on: str | None = None
    archived_at: str = ""
    filing_year: int = 0
    amount: str | None = None
    currency: str = ""
    counterparty_number: str = ""
    scope: str | None = None
    value: int | None = None
    given: bool = False
    pages: int = 0
    scanned: bool = False
    inside: bool = False
    credit_code: str = ""


class Result(NamedTuple):
    """What became of one folder: its findings (as JSON values), files and bytes read, and files
    and bytes there are."""

    place: str
    findings: tuple[dict[str, Any], ...]
    files: int
    bytes: int
    all_files: int
    all_bytes: int


_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE told (
  folded TEXT PRIMARY KEY, number TEXT NOT NULL, state TEXT NOT NULL, place TEXT NOT NULL,
  record TEXT NOT NULL, series TEXT NOT NULL, customer TEXT NOT NULL, archived_at TEXT NOT NULL,
  changed_at TEXT NOT NULL, scope TEXT, value INTEGER, given INTEGER NOT NULL,
  times INTEGER NOT NULL, voids INTEGER NOT NULL, reason TEXT NOT NULL,
  forced INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX told_place ON told (place);
CREATE INDEX told_scope ON told (scope, value);
CREATE TABLE standing (
  place TEXT PRIMARY KEY, folded TEXT NOT NULL, number TEXT NOT NULL, record TEXT NOT NULL,
  fault TEXT NOT NULL, series TEXT NOT NULL, customer TEXT NOT NULL, title TEXT NOT NULL,
  signed_on TEXT, expires_on TEXT, archived_at TEXT NOT NULL, filing_year INTEGER NOT NULL,
  amount TEXT, currency TEXT NOT NULL, counterparty_number TEXT NOT NULL, scope TEXT,
  value INTEGER, given INTEGER NOT NULL, pages INTEGER NOT NULL, scanned INTEGER NOT NULL,
  inside INTEGER NOT NULL, credit_code TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX standing_folded ON standing (folded);
CREATE INDEX standing_customer ON standing (customer, signed_on);
CREATE TABLE master (place TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (place, sha256))
  WITHOUT ROWID;
CREATE INDEX master_sha256 ON master (sha256);
CREATE TABLE result (
  place TEXT PRIMARY KEY, record TEXT NOT NULL, findings TEXT NOT NULL, files INTEGER NOT NULL,
  bytes INTEGER NOT NULL, all_files INTEGER NOT NULL, all_bytes INTEGER NOT NULL) WITHOUT ROWID
"""
_TOLD = ", ".join(Told._fields)
_STANDING = ", ".join(Standing._fields)
_MARKS_TOLD = ", ".join("?" * (len(Told._fields) + 1))
_MARKS_STANDING = ", ".join("?" * (len(Standing._fields) + 1))


class Survey:
    """The register in the file at ``path``, made where it is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _faults_told():
            self.connection: Connection = sqlite.connect(
                str(path), isolation_level=None, factory=texts.Connection
            )
            self.connection.executescript("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF;")
            if not self.connection.execute("PRAGMA user_version").fetchone()[0]:
                self.connection.executescript(f"BEGIN; {_TABLES}; PRAGMA user_version=1; COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def meta(self, key: str) -> str:
        """Return a note of the audit's own; empty where there is none."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, key: str, value: str) -> None:
        """Keep a note of the audit's own."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Make what is written in the block one transaction. Raises StorageError."""
        with _faults_told():
            self.connection.execute("BEGIN")
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def forget(self, *tables: str) -> None:
        """Empty these tables."""
        for table in tables:
            self.connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def tell(self, told: Told, folded: str) -> None:
        """Put what the ledger tells of a number, in place of what it told before."""
        self.connection.execute(
            f"INSERT OR REPLACE INTO told (folded, {_TOLD}) VALUES ({_MARKS_TOLD})",  # noqa: S608
            (folded, *told),
        )

    def told(self, folded: str) -> Told | None:
        """Return what the ledger tells of a number (folded); None where it never names it."""
        return next(self.told_where("folded = ?", folded), None)

    def told_at(self, place: str) -> Told | None:
        """Return what the ledger tells of the contract that it puts at ``place``."""
        return next(self.told_where("place = ? AND place <> ''", place), None)

    def contracts_told(self) -> int:
        """Return of how many contracts the ledger tells."""
        rows = self.connection.execute("SELECT count(*) FROM told WHERE times > 0")
        return int(rows.fetchone()[0])

    def missing(self) -> Iterator[Told]:
        """Yield what the ledger tells of contracts that stand nowhere, by number.

        Where a record that the ledger never told stands in a contract's place, that record was
        edited, perhaps in its number: the contract is not gone.
        """
        return self.told_where(
            "times > 0 AND NOT EXISTS"
            " (SELECT 1 FROM standing WHERE standing.folded = told.folded)"
            " AND NOT EXISTS (SELECT 1 FROM standing WHERE place = told.place AND (fault <> ''"
            " OR NOT EXISTS (SELECT 1 FROM told AS other WHERE other.folded = standing.folded"
            " AND other.record = standing.record)))"
        )

    def told_where(self, where: str, *values: object) -> Iterator[Told]:
        """Yield what the ledger tells of numbers that fit a condition, by number."""
        rows = self.connection.execute(
            f"SELECT {_TOLD} FROM told WHERE {where} ORDER BY folded",  # noqa: S608
            values,
        )
        for row in rows:
            yield as_told(row)

    def stand(self, standing: Standing, folded: str, masters: Iterable[str]) -> None:
        """Put what stands at a place, in place of what stood there before."""
        self.connection.execute("DELETE FROM master WHERE place = ?", (standing.place,))
        self.connection.execute(
            f"INSERT OR REPLACE INTO standing (folded, {_STANDING})"  # noqa: S608
            f" VALUES ({_MARKS_STANDING})",
            (folded, *standing),
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO master VALUES (?, ?)",
            ((standing.place, digest) for digest in masters),
        )

    def stand_no_more(self, place: str) -> None:
        """Forget what stood at a place."""
        for table in ("standing", "master", "result"):
            self.connection.execute(f"DELETE FROM {table} WHERE place = ?", (place,))  # noqa: S608

    def standing_at(self, place: str) -> Standing | None:
        """Return what stands at a place; None where nothing does."""
        found = self.standing("place = ?", place)
        return next(found, None)

    def standing(self, where: str = "1", *values: object) -> Iterator[Standing]:
        """Yield what stands in the tree and fits a condition, by place."""
        rows = self.connection.execute(
            f"SELECT {_STANDING} FROM standing WHERE {where} ORDER BY place",  # noqa: S608
            values,
        )
        for row in rows:
            yield as_standing(row)

    def settle(self, result: Result, record: str) -> None:
        """Keep what became of one folder; ``record`` is the SHA-256 of its record then."""
        findings = json.dumps(result.findings, ensure_ascii=False)
        self.connection.execute(
            "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?)",
            (result.place, record, findings, *result[2:]),
        )

    def settled(self, place: str) -> str:
        """Return the SHA-256 that a folder's record had when this audit settled it; else empty."""
        row = self.connection.execute(
            "SELECT record FROM result WHERE place = ?", (place,)
        ).fetchone()
        return str(row[0]) if row else ""

    def findings(self) -> Iterator[dict[str, Any]]:
        """Yield the findings of every folder that stands and was settled, by place."""
        rows = self.connection.execute(
            "SELECT findings FROM result JOIN standing USING (place) WHERE findings <> '[]'"
            " ORDER BY place"
        )
        for (text,) in rows:
            yield from json.loads(text)

    def signed_by_quarter(self) -> dict[str, int]:
        """Return how many contracts of the scope were signed in each quarter (``2024Q3``)."""
        rows = self.connection.execute(
            "SELECT substr(signed_on, 1, 4) || 'Q' || ((substr(signed_on, 6, 2) + 2) / 3), count(*)"
            " FROM standing WHERE inside AND signed_on IS NOT NULL GROUP BY 1 ORDER BY 1"
        )
        return {str(quarter): int(count) for quarter, count in rows}

    def totals(self) -> tuple[int, int, int, int, int]:
        """Return, over all folders done: how many, files and bytes read, files and bytes there."""
        row = self.connection.execute(
            "SELECT count(*), total(files), total(bytes), total(all_files), total(all_bytes)"
            " FROM result"
        ).fetchone()
        contracts, *counts = map(int, row)
        return (contracts, *counts)  # type: ignore[return-value]


def as_told(row: tuple[Any, ...]) -> Told:
    """Return a row with the columns of ``Told`` in their order as one."""
    found = Told(*row)
    return found._replace(given=bool(found.given), forced=bool(found.forced))


def as_standing(row: tuple[Any, ...]) -> Standing:
    """Return a row with the columns of ``Standing`` in their order as one."""
    found = Standing(*row)
    return found._replace(
        given=bool(found.given), scanned=bool(found.scanned), inside=bool(found.inside)
    )


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except sqlite.Error as fault:
        raise StorageError(
            _("the disk refused the audit's scratch register: {reason}").format(reason=fault),
            _("Check free space and permissions of the .carchive folder."),
        ) from fault
