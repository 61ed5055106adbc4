"""The catalog's whole content as lines, to compare one catalog with another."""

from __future__ import annotations

import json
from collections.abc import Iterator

from contract_archive.holdings.catalog.engine import Connection

# Each with an order of its own; `words_docsize` counts the tokens of each contract.
_TABLES = {
    "meta": "SELECT * FROM meta ORDER BY key",
    "customer": "SELECT * FROM customer ORDER BY id",
    "customer_name": "SELECT * FROM customer_name ORDER BY customer, name",
    "misfiled": "SELECT * FROM misfiled ORDER BY contract",
    "owner": "SELECT * FROM owner ORDER BY id",
    "contract": "SELECT * FROM contract ORDER BY id",
    "item": "SELECT * FROM item ORDER BY contract, position",
    "file": "SELECT contract, item, role, position, path, hex(sha256), size"
    " FROM file ORDER BY contract, item, role, position",
    "tag": "SELECT * FROM tag ORDER BY contract, tag",
    "custom": "SELECT * FROM custom ORDER BY contract, key",
    "relation": "SELECT * FROM relation ORDER BY contract, kind, number",
    "hold": "SELECT * FROM hold ORDER BY contract, position",
    "paper": "SELECT * FROM paper ORDER BY contract",
    "loan": "SELECT * FROM loan ORDER BY contract, position",
    "credit_code": "SELECT * FROM credit_code ORDER BY contract",
    "number": "SELECT * FROM number ORDER BY folded",
    "sequence": "SELECT * FROM sequence ORDER BY scope",
    "review": "SELECT * FROM review ORDER BY id",
    "review_master": "SELECT review, hex(sha256) FROM review_master ORDER BY review, sha256",
    "record": "SELECT * FROM record ORDER BY number",
    "words": "SELECT id, hex(sz) FROM words_docsize ORDER BY id",
    "word": "SELECT term, doc, cnt FROM word",
}


TABLES = tuple(_TABLES)
"""The tables that are dumped, in their order."""


def dump_table(connection: Connection, table: str) -> Iterator[str]:
    """Yield a line per row of one table."""
    for row in connection.execute(_TABLES[table]):
        yield f"{table} {json.dumps(row, ensure_ascii=False)}"


def dump(connection: Connection) -> Iterator[str]:
    """Yield a line per row: the table's name and the row in JSON.

    How the index is laid out on disk, free pages and the migrations' dates are left out.
    """
    for table in TABLES:
        yield from dump_table(connection, table)
