"""Texts that SQLite refuses: names of files that are no UTF-8 come to us with lone surrogates.

They are kept as bytes and read as what they were, so that no name in the tree ends an audit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlcipher3 import dbapi2 as sqlite


class Connection(sqlite.Connection):  # type: ignore[misc]  # sqlcipher3 brings no types
    """A connection that takes and gives every str."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.row_factory = _read

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Execute one statement."""
        return super().execute(sql, _kept(parameters))

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> Any:
        """Execute one statement for each of the rows."""
        return super().executemany(sql, map(_kept, rows))


def _kept(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(_kept_one(each) if isinstance(each, str) else each for each in values)


def _kept_one(text: str) -> str | bytes:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _read(_cursor: Any, row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        each.decode("utf-8", "surrogatepass") if isinstance(each, bytes) else each for each in row
    )
