"""Numbers: what became of each, and where the sequences stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from contract_archive.errors import NumberTakenError
from contract_archive.holdings.catalog.engine import Connection
from contract_archive.locale import _
from contract_archive.records.numbers import fold_number

if TYPE_CHECKING:
    from contract_archive.records.contracts import Draw

CONTRACT = "contract"
VOID = "void"
MISSING = "missing"

_MOST_NEAR = 5
_WIDEST = 8
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/()"


class NumberState(NamedTuple):
    """What became of a number.

    ``state`` is ``contract``, ``void``, or ``missing`` where the ledger has filed a contract whose
    folder cannot be read. ``path`` is its folder, ``scope`` and ``value`` how it was drawn.
    """

    number: str
    state: str
    reason: str
    path: str
    scope: str | None
    value: int | None


class SequenceState(NamedTuple):
    """A sequence: the last value drawn, and every value that a number took, ascending."""

    scope: str
    last: int
    taken: tuple[int, ...]


def told(state: NumberState) -> str:
    """Return what became of a number as a sentence, in the language spoken."""
    messages = {
        VOID: _("{number} is void: {reason}"),
        MISSING: _("{number} is the number of a contract that is missing"),
    }
    message = messages.get(state.state, _("{number} is a contract's number already"))
    return message.format(number=state.number, reason=state.reason)


def state_of(connection: Connection, number: str) -> NumberState | None:
    """Return what became of ``number`` (however it is written), or None if it is free."""
    row = connection.execute(
        "SELECT number, state, reason, path, scope, value FROM number WHERE folded = ?",
        (fold_number(number),),
    ).fetchone()
    return NumberState(*row) if row else None


def holder_of_item(connection: Connection, number: str) -> str | None:
    """Return the number of the contract that has a later document of this number."""
    rows = connection.execute(
        "SELECT contract.number, item.number FROM item JOIN contract ON contract.id = item.contract"
        " WHERE item.position > 0 AND upper(item.number) = upper(?)",
        (number.strip(),),
    ).fetchall()
    return str(rows[0][0]) if rows else None


def missing(connection: Connection) -> tuple[NumberState, ...]:
    """Return the numbers whose contract cannot be read where it should be, by number."""
    rows = connection.execute(
        "SELECT number, state, reason, path, scope, value FROM number WHERE state = ? "
        "ORDER BY folded",
        (MISSING,),
    )
    return tuple(NumberState(*row) for row in rows)


def take(
    connection: Connection,
    state: NumberState,
    at: datetime,
    draw: Draw | None,
    contract: int | None = None,
) -> None:
    """Note what became of a number, and advance the sequence that it was drawn from.

    Raises NumberTakenError where the number is another contract's or void.
    """
    _refuse_taken(state_of(connection, state.number), state)
    scope, value, given = (draw.scope, draw.value, draw.given) if draw else (None, None, False)
    connection.execute(
        "INSERT OR REPLACE INTO number VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(fold_number(state.number), state.number, state.state, contract, state.path),
            *(state.reason, at.isoformat(), scope, value, given),
        ),
    )
    if draw and not draw.given:
        connection.execute(
            "INSERT INTO sequence VALUES (?, ?)"
            " ON CONFLICT (scope) DO UPDATE SET last = max(last, excluded.last)",
            (draw.scope, draw.value),
        )


def _refuse_taken(known: NumberState | None, wanted: NumberState) -> None:
    if known is None or known.state == MISSING:
        return
    if known.state == wanted.state and known.number == wanted.number:
        return  # the same said again: a contract's new record, a ledger line replayed
    raise NumberTakenError(
        told(known),
        _("A number is never given twice; take another."),
        details={"number": known.number},
    )


def last_drawn(connection: Connection, scope: str) -> int:
    """Return the last value drawn from the sequence, 0 if none was."""
    row = connection.execute("SELECT last FROM sequence WHERE scope = ?", (scope,)).fetchone()
    return int(row[0]) if row else 0


def sequences(connection: Connection) -> Iterator[SequenceState]:
    """Yield every sequence that has a number, by scope."""
    rows = connection.execute(
        "SELECT scope, value FROM number WHERE scope IS NOT NULL ORDER BY scope, value"
    )
    for scope, taken in groupby(rows, key=itemgetter(0)):
        yield SequenceState(scope, last_drawn(connection, scope), tuple(row[1] for row in taken))


def near(connection: Connection, number: str) -> tuple[str, ...]:
    """Return up to five contracts' numbers that ``number`` may have been meant for.

    Other leading zeros; more to come; one character wrong, missing, too many or swapped; and if
    there are none such, numbers that hold it.
    """
    folded = fold_number(number)
    if not folded:
        return ()
    found = dict.fromkeys(_known(connection, _padded(folded) - {folded}))
    found |= dict.fromkeys(_beginning(connection, folded))
    found |= dict.fromkeys(_known(connection, _edited(folded) - {folded}))
    return tuple(found or _holding(connection, folded))[:_MOST_NEAR]


def _known(connection: Connection, guesses: set[str]) -> list[str]:
    marks = ",".join("?" * len(guesses))
    rows = connection.execute(
        f"SELECT number FROM number WHERE folded IN ({marks}) AND state = 'contract'"  # noqa: S608
        " ORDER BY folded",
        tuple(guesses),
    )
    return [row[0] for row in rows]


def _beginning(connection: Connection, folded: str) -> list[str]:
    rows = connection.execute(
        "SELECT number FROM number WHERE folded > ? AND folded < ? AND state = 'contract'"
        " ORDER BY folded LIMIT ?",
        (folded, folded + chr(sys.maxunicode), _MOST_NEAR),
    )
    return [row[0] for row in rows]


def _holding(connection: Connection, folded: str) -> list[str]:
    rows = connection.execute(
        "SELECT number FROM number WHERE state = 'contract' AND folded <> ?1"
        " AND instr(folded, ?1) ORDER BY folded LIMIT ?2",
        (folded, _MOST_NEAR),
    )
    return [row[0] for row in rows]


def _padded(folded: str) -> set[str]:
    """The number with each of its runs of digits in other widths."""
    return {
        folded[: run.start()] + (run[0].lstrip("0") or "0").zfill(width) + folded[run.end() :]
        for run in re.finditer(r"[0-9]+", folded[:64])
        for width in range(1, _WIDEST + 1)
    }


def _edited(folded: str) -> set[str]:
    """Every number one slip of the pen away; none for what is too long to be a number."""
    if not 1 < len(folded) <= 64:
        return set()
    splits = [(folded[:at], folded[at:]) for at in range(len(folded) + 1)]
    fewer = {head + tail[1:] for head, tail in splits if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1}
    other = {head + char + tail[1:] for head, tail in splits if tail for char in _ALPHABET}
    more = {head + char + tail for head, tail in splits for char in _ALPHABET}
    return fewer | swapped | other | more
