"""What the catalog knows of a contract, and what it should know, in one form to be compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from contract_archive.holdings.catalog import numbers, paper
from contract_archive.holdings.catalog.engine import Connection
from contract_archive.holdings.catalog.recording import instant, item_rows, rank
from contract_archive.records.contracts import Contract
from contract_archive.records.numbers import fold_number
from contract_archive.rules.current import current
from contract_archive.rules.due import notice_on
from contract_archive.rules.searching import fold

Facts = Mapping[str, Any]

_COLUMNS = (
    *("number", "path", "series", "title", "our_party", "counterparty_number"),
    *("signed_on", "approved_on", "effective_on", "expires_on", "amount", "amount_rank"),
    *("currency", "note", "filing_year", "pages", "archived_at", "archived_by"),
    *("ended_on", "auto_renew", "notice_on", "closed_on"),
)
_SELECT = (
    f"SELECT contract.id, {', '.join(f'contract.{name}' for name in _COLUMNS)}, customer.name,"  # noqa: S608
    " owner.name FROM contract LEFT JOIN customer ON customer.id = contract.customer"
    " LEFT JOIN owner ON owner.id = contract.owner WHERE contract.number = ?"
)
_PARTS = {
    "items": "SELECT position, number, kind, pages, ocr_pages, confidence, dpi FROM item"
    " WHERE contract = ? ORDER BY position",
    "files": "SELECT item, role, position, path, lower(hex(sha256)), size FROM file"
    " WHERE contract = ? ORDER BY item, role, position",
    "tags": "SELECT tag, folded FROM tag WHERE contract = ? ORDER BY tag",
    "custom": "SELECT key, value, folded FROM custom WHERE contract = ? ORDER BY key",
    "relations": "SELECT kind, number, folded FROM relation WHERE contract = ?"
    " ORDER BY kind, number",
    "holds": "SELECT position, matter, reason, placed_at, placed_by, lifted_at, lifted_by,"
    " lift_reason FROM hold WHERE contract = ? ORDER BY position",
    "paper": "SELECT copies, shelf_mark, folded FROM paper WHERE contract = ?",
    "loans": "SELECT position, borrower, department, reason, way, approver, lent_on, due_on, due,"
    " renewed, returned_on, condition, handler FROM loan WHERE contract = ? ORDER BY position",
}


class Known(NamedTuple):
    """What the catalog knows of a contract: its facts, and its customer's official name and all
    the customer's names."""

    facts: Facts
    customer: str
    names: frozenset[str]


def digest(facts: Facts) -> str:
    """Return the SHA-256 of facts."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def facts_of(contract: Contract, path: str) -> Facts:
    """Return what the catalog should know of a contract that stands at ``path``.

    Its customer is left out: the catalog has the official name, the record may have another.
    """
    terms, now, draw = contract.terms, current(contract), contract.draw
    money = now.terms.amount
    return {
        "number": contract.number,
        "path": path,
        "series": terms.series,
        "title": terms.title,
        "our_party": terms.our_party,
        "counterparty_number": terms.counterparty_number,
        "signed_on": _day(terms.signed_on),
        "approved_on": _day(terms.approved_on),
        "effective_on": _day(terms.effective_on),
        "expires_on": _day(now.terms.expires_on),
        "amount": format(money.amount, "f") if money else None,
        "amount_rank": rank(money.amount) if money else None,
        "currency": money.currency if money else "",
        "note": terms.note,
        "filing_year": contract.filing_year,
        "pages": contract.pages,
        "archived_at": instant(contract.archived_at),
        "archived_by": contract.archived_by,
        "ended_on": _day(now.ended_on),
        "auto_renew": None if terms.auto_renew is None else int(terms.auto_renew),
        "notice_on": _day(notice_on(now.terms)),
        "closed_on": _day(contract.closed_on),
        "owner": terms.owner,
        **_parts_of(contract),
        "taken": [
            *(numbers.CONTRACT, path, contract.archived_at.isoformat()),
            *((draw.scope, draw.value, int(draw.given)) if draw else (None, None, 0)),
        ],
    }


def _parts_of(contract: Contract) -> Facts:
    items, files = [], []
    for position, item in enumerate(contract.items):
        row, of_item = item_rows(0, position, item)
        items.append(list(row[1:]))
        files += [[*each[1:5], bytes(each[5]).hex(), each[6]] for each in of_item]
    terms = contract.terms
    return {
        "items": items,
        "files": sorted(files, key=lambda each: each[:3]),
        "tags": [[tag, fold(tag)] for tag in sorted(set(terms.tags))],
        "custom": [[key, value, fold(value)] for key, value in sorted(terms.custom.items())],
        "relations": sorted(
            [each.kind.value, each.number, fold_number(each.number)] for each in contract.relations
        ),
        "holds": [list(row[1:]) for row in paper.hold_rows(contract, 0)],
        "paper": [list(row[1:]) for row in paper.paper_rows(contract, 0)],
        "loans": [list(row[1:]) for row in paper.loan_rows(contract, 0)],
    }


def known(connection: Connection, number: str) -> Known | None:
    """Return what the catalog knows of a contract; None where it knows none of that number."""
    row = connection.execute(_SELECT, (number,)).fetchone()
    if row is None:
        return None
    contract, *values, customer, owner = row
    facts = dict(zip(_COLUMNS, values, strict=True))
    parts = {
        name: [list(each) for each in connection.execute(statement, (contract,))]
        for name, statement in _PARTS.items()
    }
    taken = connection.execute(
        "SELECT state, path, at, scope, value, given FROM number WHERE folded = ? AND contract = ?",
        (fold_number(number), contract),
    ).fetchone()
    names = connection.execute(
        "SELECT name FROM customer_name WHERE customer ="
        " (SELECT customer FROM contract WHERE id = ?)",
        (contract,),
    )
    facts |= {"owner": owner, **parts, "taken": list(taken or ())}
    return Known(facts, customer or "", frozenset(name for (name,) in names))


def numbers_taken(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Yield every number as it folds, as it is written, and what became of it."""
    yield from connection.execute("SELECT folded, number, state FROM number ORDER BY folded")


def check(connection: Connection) -> str:
    """Return what is broken in the file; empty where it is sound."""
    row = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return "" if row[0] == "ok" else str(row[0])


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
