"""Writing: a contract into the catalog, whole, in place of what was known under its number.

Row numbers follow the order in which contracts are first recorded, so that a catalog rebuilt from
the ledger equals the one that grew with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, NamedTuple

from contract_archive.holdings.catalog import customers, numbers, paper
from contract_archive.holdings.catalog.engine import Connection
from contract_archive.holdings.catalog.terms import tokens
from contract_archive.records.contracts import Contract, Draw, Item
from contract_archive.records.numbers import fold_number
from contract_archive.rules.current import current
from contract_archive.rules.due import notice_on
from contract_archive.rules.searching import document, fold

_PARTS = ("item", "file", "tag", "custom", "relation", "credit_code", "hold", "paper", "loan")
_MOST = 2**63 - 1


class KnownRecord(NamedTuple):
    """A contract's record: the folder that it stands in, and its SHA-256 by the ledger."""

    number: str
    path: str
    sha256: str


def record(connection: Connection, contract: Contract, path: str, words: str) -> None:
    """Insert or replace ``contract``, which stands in folder ``path`` and has these ``words``.

    Raises NumberTakenError where the number, as it folds, is another contract's or void.
    """
    row = connection.execute(
        "SELECT contract FROM number WHERE folded = ?", (fold_number(contract.number),)
    ).fetchone()
    known: int | None = row[0] if row else None
    state = numbers.NumberState(contract.number, numbers.CONTRACT, "", path, None, None)
    if known is None:
        contract_id = _insert(connection, contract, path)
    else:
        contract_id = known
        _clear(connection, contract_id)
        _update(connection, contract, path, contract_id)
    numbers.take(connection, state, contract.archived_at, contract.draw, contract_id)
    customers.note_name(connection, contract_id, contract.terms.customer)
    _add_parts(connection, contract, contract_id)
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (contract_id, words))


def words_of(contract: Contract, text: str) -> str:
    """Return what the word index takes of a contract: its fields and its text, as tokens."""
    return tokens(document([*_fields(contract), text]))


def void(connection: Connection, number: str, reason: str, at: datetime, draw: Draw | None) -> None:
    """Note that ``number`` is void and why. Raises NumberTakenError where it is a contract's."""
    state = numbers.NumberState(number, numbers.VOID, reason, "", None, None)
    numbers.take(connection, state, at, draw)


def miss(connection: Connection, number: str, path: str, at: datetime, draw: Draw | None) -> None:
    """Note that ``number`` was filed at ``path`` and cannot be read there; it stays taken."""
    known = numbers.state_of(connection, number)
    if known is None or known.state == numbers.MISSING:
        state = numbers.NumberState(number, numbers.MISSING, "", path, None, None)
        numbers.take(connection, state, at, draw)


def advance(connection: Connection, sequence: int, digest: str) -> None:
    """Note up to which line of the ledger the catalog is current."""
    connection.executemany(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)",
        (("head_sequence", str(sequence)), ("head_digest", digest)),
    )


def note_record(connection: Connection, number: str, sha256: str) -> None:
    """Note the SHA-256 that the ledger gives for a contract's record."""
    connection.execute("INSERT OR REPLACE INTO record VALUES (?, ?)", (number, sha256))


def record_of(connection: Connection, number: str) -> str:
    """Return the SHA-256 that the ledger gives for a contract's record; empty where unknown."""
    row = connection.execute("SELECT sha256 FROM record WHERE number = ?", (number,)).fetchone()
    return str(row[0]) if row else ""


def records(connection: Connection) -> Iterator[KnownRecord]:
    """Yield the record of every contract that the ledger gives a SHA-256 for, by number."""
    rows = connection.execute(
        "SELECT number.number, number.path, record.sha256 FROM number"
        " JOIN record ON record.number = number.number"
        " WHERE number.state = ? AND record.sha256 <> '' ORDER BY number.folded",
        (numbers.CONTRACT,),
    )
    yield from map(KnownRecord._make, rows)


def rank(amount: Decimal) -> int:
    """Return an amount in ten-thousandths, for comparing; beyond 64 bits, the last that fits."""
    scaled = int(amount.scaleb(4).to_integral_value(ROUND_HALF_EVEN))
    return max(-_MOST, min(_MOST, scaled))


def instant(at: datetime) -> str:
    """Return a moment as it is stored: UTC, ISO 8601."""
    return at.astimezone(UTC).isoformat()


_COLUMNS = (
    "number, series, customer, title, our_party, counterparty_number, signed_on, approved_on,"
    " effective_on, expires_on, amount, amount_rank, currency, owner, note, filing_year, pages,"
    " path, archived_at, archived_by, ended_on, auto_renew, notice_on, closed_on"
)
_MARKS = ", ".join("?" * 24)
_INSERT = f"INSERT INTO contract ({_COLUMNS}) VALUES ({_MARKS})"  # noqa: S608
_UPDATE = f"UPDATE contract SET ({_COLUMNS}) = ({_MARKS}) WHERE id = ?"  # noqa: S608


def _insert(connection: Connection, contract: Contract, path: str) -> int:
    return int(connection.execute(_INSERT, _row(connection, contract, path)).lastrowid)


def _update(connection: Connection, contract: Contract, path: str, contract_id: int) -> None:
    connection.execute(_UPDATE, (*_row(connection, contract, path), contract_id))


def _row(connection: Connection, contract: Contract, path: str) -> tuple[object, ...]:
    now = current(contract)
    terms, money = contract.terms, now.terms.amount
    days = (terms.signed_on, terms.approved_on, terms.effective_on, now.terms.expires_on)
    return (
        *(
            contract.number,
            terms.series,
            customers.customer_of(connection, terms.customer),
            terms.title,
        ),
        *(terms.our_party, terms.counterparty_number),
        *map(_day, days),
        *((format(money.amount, "f"), rank(money.amount)) if money else (None, None)),
        money.currency if money else "",
        *(_owner(connection, terms.owner), terms.note, contract.filing_year, contract.pages),
        *(path, instant(contract.archived_at), contract.archived_by, _day(now.ended_on)),
        *(terms.auto_renew, _day(notice_on(now.terms)), _day(contract.closed_on)),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _owner(connection: Connection, name: str) -> int:
    row = connection.execute("SELECT id FROM owner WHERE name = ?", (name,)).fetchone()
    if row:
        return int(row[0])
    found = connection.execute("INSERT INTO owner (name, folded) VALUES (?, ?)", (name, fold(name)))
    return int(found.lastrowid)


def _clear(connection: Connection, contract_id: int) -> None:
    for table in _PARTS:
        connection.execute(f"DELETE FROM {table} WHERE contract = ?", (contract_id,))  # noqa: S608
    connection.execute("DELETE FROM words WHERE rowid = ?", (contract_id,))


def _add_parts(connection: Connection, contract: Contract, contract_id: int) -> None:
    for position, item in enumerate(contract.items):
        row, files = item_rows(contract_id, position, item)
        connection.execute("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", files)
    terms = contract.terms
    if terms.credit_code:
        connection.execute(
            "INSERT INTO credit_code VALUES (?, ?)", (contract_id, terms.credit_code)
        )
    connection.executemany(
        "INSERT OR IGNORE INTO tag VALUES (?, ?, ?)",
        ((contract_id, tag, fold(tag)) for tag in terms.tags),
    )
    connection.executemany(
        "INSERT INTO custom VALUES (?, ?, ?, ?)",
        ((contract_id, key, value, fold(value)) for key, value in terms.custom.items()),
    )
    connection.executemany(
        "INSERT INTO relation VALUES (?, ?, ?, ?)",
        (
            (contract_id, each.kind.value, each.number, fold_number(each.number))
            for each in contract.relations
        ),
    )
    paper.add(connection, contract, contract_id)


def item_rows(
    contract_id: int, position: int, item: Item
) -> tuple[tuple[object, ...], list[tuple[Any, ...]]]:
    """Return the row of an item and those of its files."""
    quality = item.quality
    row = (
        *(contract_id, position, item.number, item.kind.value, item.pages),
        *(quality.ocr_pages, quality.confidence, quality.dpi),
    )
    return row, list(_files(contract_id, position, item))


def _files(contract_id: int, item_at: int, item: Item) -> Iterator[tuple[object, ...]]:
    kept = [("master", at, file) for at, file in enumerate(item.masters)]
    kept += [
        (role, 0, file)
        for role, file in (("rendition", item.rendition), ("text", item.text))
        if file is not None
    ]
    for role, at, file in kept:
        digest = bytes.fromhex(file.fixity.sha256)
        yield contract_id, item_at, role, at, file.path, digest, file.fixity.size


def _fields(contract: Contract) -> Iterator[str]:
    """What can be found of a contract beside its text."""
    terms = contract.terms
    numbers_given = [contract.number, *(item.number for item in contract.items)]
    yield from dict.fromkeys([*numbers_given, terms.counterparty_number])
    yield from (terms.title, terms.customer, terms.our_party, terms.owner, terms.note)
    yield from terms.tags
    yield from terms.custom.values()
