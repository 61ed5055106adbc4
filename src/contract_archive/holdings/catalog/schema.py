"""What the catalog's file looks like, and the steps from each older form to the next.

Loaded only where a file is made or found to be old: ``sqlite_utils`` takes 100 ms to import.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from contract_archive.holdings.catalog.engine import (
    SCHEMA,
    Connection,
    connect,
    roll_back,
    version,
)

migrations = Migrations("catalog")


def migrate(connection: Connection, path: Path) -> None:
    """Bring the file to the present schema, all steps in one transaction.

    A file that holds an older schema is first copied to ``NAME.before-VERSION`` beside it. The
    last step leaves ``user_version`` at SCHEMA. Two processes may come here at once: the second
    waits and finds nothing left to do.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        old = version(connection)
        if 0 < old < SCHEMA:
            _copy(path, path.with_name(f"{path.name}.before-{old}"))
        migrations.apply(Database(connection))
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def _copy(path: Path, target: Path) -> None:
    """Copy a catalog as others see it. The engine does so only from a connection that does not
    write, and copying by other means would lose this process its locks.
    """
    target.unlink(missing_ok=True)
    with closing(connect(path)) as source, closing(connect(target)) as copy:
        source.backup(copy)


@migrations()
def m001_contracts(db: Database) -> None:
    """The tables as they first were."""
    for statement in _FIRST.split(";\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_reviews(db: Database) -> None:
    """The review queue, and what the ledger says of each record."""
    for statement in _REVIEWS.split(";\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@migrations()
def m003_customers(db: Database) -> None:
    """Other names of customers, and the contracts that are filed under one of those."""
    for statement in _CUSTOMERS.split(";\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")


@migrations()
def m004_credit_codes(db: Database) -> None:
    """The customers' credit codes: of contracts recorded from now on; a rebuild knows them all."""
    for statement in _CREDIT_CODES.split(";\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")


@migrations()
def m005_endings(db: Database) -> None:
    """The day on which a later document ended a contract, the last day for a notice, and relations
    to other contracts."""
    for statement in _LATER.split(";\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 5")


# Names and owners stand apart from the contracts, so that "any part of the name" is looked for
# in thousands of rows, not millions. `amount` is the exact text, `amount_rank` (ten-thousandths)
# is for comparing. `words` is contentless: it holds pairs of characters with their positions and
# no text.
_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE customer_name (
  customer INTEGER NOT NULL REFERENCES customer (id), name TEXT NOT NULL, folded TEXT NOT NULL,
  PRIMARY KEY (customer, name)) WITHOUT ROWID;
CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE TABLE contract (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL, series TEXT NOT NULL,
  customer INTEGER NOT NULL REFERENCES customer (id), title TEXT NOT NULL,
  our_party TEXT NOT NULL, counterparty_number TEXT NOT NULL,
  signed_on TEXT, approved_on TEXT, effective_on TEXT, expires_on TEXT,
  amount TEXT, amount_rank INTEGER, currency TEXT NOT NULL,
  owner INTEGER NOT NULL REFERENCES owner (id), note TEXT NOT NULL,
  filing_year INTEGER NOT NULL, pages INTEGER NOT NULL, path TEXT NOT NULL,
  archived_at TEXT NOT NULL, archived_by TEXT NOT NULL);
CREATE INDEX contract_number ON contract (number);
CREATE INDEX contract_customer ON contract (customer);
CREATE INDEX contract_owner ON contract (owner);
CREATE INDEX contract_series ON contract (series);
CREATE INDEX contract_signed ON contract (signed_on);
CREATE INDEX contract_expires ON contract (expires_on);
CREATE INDEX contract_amount ON contract (amount_rank);
CREATE INDEX contract_archived ON contract (archived_at);
CREATE TABLE item (
  contract INTEGER NOT NULL REFERENCES contract (id), position INTEGER NOT NULL,
  number TEXT NOT NULL, kind TEXT NOT NULL, pages INTEGER NOT NULL,
  ocr_pages INTEGER NOT NULL, confidence REAL, dpi INTEGER,
  PRIMARY KEY (contract, position)) WITHOUT ROWID;
CREATE TABLE file (
  contract INTEGER NOT NULL REFERENCES contract (id), item INTEGER NOT NULL,
  role TEXT NOT NULL, position INTEGER NOT NULL,
  path TEXT NOT NULL, sha256 BLOB NOT NULL, size INTEGER NOT NULL,
  PRIMARY KEY (contract, item, role, position)) WITHOUT ROWID;
CREATE INDEX file_master ON file (sha256) WHERE role = 'master';
CREATE TABLE tag (
  contract INTEGER NOT NULL REFERENCES contract (id), tag TEXT NOT NULL, folded TEXT NOT NULL,
  PRIMARY KEY (contract, tag)) WITHOUT ROWID;
CREATE INDEX tag_folded ON tag (folded);
CREATE TABLE custom (
  contract INTEGER NOT NULL REFERENCES contract (id), key TEXT NOT NULL, value TEXT NOT NULL,
  folded TEXT NOT NULL, PRIMARY KEY (contract, key)) WITHOUT ROWID;
CREATE INDEX custom_folded ON custom (key, folded);
CREATE TABLE number (
  folded TEXT PRIMARY KEY, number TEXT NOT NULL, state TEXT NOT NULL,
  contract INTEGER REFERENCES contract (id), path TEXT NOT NULL, reason TEXT NOT NULL,
  at TEXT NOT NULL, scope TEXT, value INTEGER, given INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX number_scope ON number (scope, value) WHERE scope IS NOT NULL;
CREATE TABLE sequence (scope TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  text, content='', contentless_delete=1, detail=full, tokenize='ascii');
CREATE VIRTUAL TABLE word USING fts5vocab (words, row)
"""

_REVIEWS = """
CREATE TABLE review (
  id INTEGER PRIMARY KEY, state TEXT NOT NULL, path TEXT NOT NULL, number TEXT NOT NULL,
  record TEXT NOT NULL);
CREATE INDEX review_state ON review (state, id);
CREATE TABLE review_master (
  review INTEGER NOT NULL REFERENCES review (id), sha256 BLOB NOT NULL,
  PRIMARY KEY (review, sha256)) WITHOUT ROWID;
CREATE INDEX review_master_sha256 ON review_master (sha256);
CREATE TABLE record (number TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID
"""

_CUSTOMERS = """
ALTER TABLE customer_name ADD COLUMN kind TEXT NOT NULL DEFAULT 'official';
CREATE UNIQUE INDEX customer_name_name ON customer_name (name);
CREATE TABLE misfiled (
  contract INTEGER PRIMARY KEY REFERENCES contract (id), name TEXT NOT NULL)
"""

_CREDIT_CODES = """
CREATE TABLE credit_code (
  contract INTEGER PRIMARY KEY REFERENCES contract (id), code TEXT NOT NULL);
CREATE INDEX credit_code_code ON credit_code (code)
"""

_LATER = """
ALTER TABLE contract ADD COLUMN ended_on TEXT;
ALTER TABLE contract ADD COLUMN auto_renew INTEGER;
ALTER TABLE contract ADD COLUMN notice_on TEXT;
ALTER TABLE contract ADD COLUMN closed_on TEXT;
CREATE INDEX contract_due ON contract (coalesce(notice_on, expires_on));
CREATE INDEX contract_closed ON contract (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX item_later ON item (upper(number)) WHERE position > 0;
CREATE TABLE relation (
  contract INTEGER NOT NULL REFERENCES contract (id), kind TEXT NOT NULL, number TEXT NOT NULL,
  folded TEXT NOT NULL, PRIMARY KEY (contract, kind, number)) WITHOUT ROWID;
CREATE INDEX relation_folded ON relation (folded);
CREATE TABLE hold (
  contract INTEGER NOT NULL REFERENCES contract (id), position INTEGER NOT NULL,
  matter TEXT NOT NULL, reason TEXT NOT NULL, placed_at TEXT NOT NULL, placed_by TEXT NOT NULL,
  lifted_at TEXT, lifted_by TEXT NOT NULL, lift_reason TEXT NOT NULL,
  PRIMARY KEY (contract, position)) WITHOUT ROWID;
CREATE INDEX hold_standing ON hold (contract) WHERE lifted_at IS NULL;
CREATE TABLE paper (
  contract INTEGER PRIMARY KEY REFERENCES contract (id), copies INTEGER NOT NULL,
  shelf_mark TEXT NOT NULL, folded TEXT NOT NULL);
CREATE INDEX paper_folded ON paper (folded);
CREATE TABLE loan (
  contract INTEGER NOT NULL REFERENCES contract (id), position INTEGER NOT NULL,
  borrower TEXT NOT NULL, department TEXT NOT NULL, reason TEXT NOT NULL, way TEXT NOT NULL,
  approver TEXT NOT NULL, lent_on TEXT NOT NULL, due_on TEXT NOT NULL, due TEXT NOT NULL,
  renewed INTEGER NOT NULL, returned_on TEXT, condition TEXT NOT NULL, handler TEXT NOT NULL,
  PRIMARY KEY (contract, position)) WITHOUT ROWID;
CREATE INDEX loan_out ON loan (due) WHERE returned_on IS NULL
"""

if len(migrations._migrations) != SCHEMA:
    raise AssertionError("SCHEMA must count the migrations")
