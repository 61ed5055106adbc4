"""Answering questions: which contracts, in which order, and how many in all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from contract_archive.holdings.catalog.engine import Connection
from contract_archive.records.queries import Answer, Hit, Period, Query, SortKey, Status
from contract_archive.rules.status import status_of


class Condition(NamedTuple):
    """A piece of SQL that must hold, and its values."""

    sql: str
    values: tuple[object, ...] = ()


_HIT = (
    "SELECT c.number, c.series, customer.name, c.title, c.signed_on, c.effective_on, c.expires_on,"
    " c.amount, c.currency, c.filing_year, c.path, c.pages, c.archived_at, owner.name,"
    " c.our_party, c.counterparty_number, c.ended_on, c.closed_on,"
    " (SELECT json_group_array(json_array(key, value)) FROM custom WHERE contract = c.id)"
    " FROM contract AS c {by} CROSS JOIN customer ON customer.id = c.customer"
    " CROSS JOIN owner ON owner.id = c.owner"
)
_WORDS = "SELECT rowid FROM words WHERE words MATCH ?"
_ORDER = {
    SortKey.ARCHIVED: "c.id",
    SortKey.SIGNED: "c.signed_on",
    SortKey.EXPIRES: "c.expires_on",
    SortKey.AMOUNT: "c.amount_rank",
    SortKey.NUMBER: "c.number",
    SortKey.CUSTOMER: "customer.name",
}
_WALKS = {
    SortKey.ARCHIVED: "NOT INDEXED",
    SortKey.SIGNED: "INDEXED BY contract_signed",
    SortKey.EXPIRES: "INDEXED BY contract_expires",
    SortKey.AMOUNT: "INDEXED BY contract_amount",
    SortKey.NUMBER: "INDEXED BY contract_number",
}
_MANY = 2000


def find(connection: Connection, query: Query) -> Answer:
    """Return the hits, in order, and their whole number.

    ``archived`` sorts by the order of recording. Contracts without the value sorted by come last.
    Raises UsageError where the words hold nothing that can be searched for.
    """
    expression = _expression(query.words)
    conditions = list(_conditions(query))
    if expression and not conditions:
        return _find_worded(connection, query, expression)
    if expression:
        few = _count_worded(connection, expression) <= _MANY
        conditions.append(_worded(expression, lead=few))
    where, values = _where(conditions)
    total = _count(connection, f"contract AS c{where}", values)
    return Answer(total, _hits(connection, conditions, query, _way(total, query)) if total else ())


def _find_worded(connection: Connection, query: Query, expression: str) -> Answer:
    """Words alone: the index counts them, and gives the first as they were recorded."""
    total = _count_worded(connection, expression)
    if not total:
        return Answer(0, ())
    if query.sort is SortKey.ARCHIVED:
        return Answer(total, _hits(connection, [_early(expression, query)], query))
    return Answer(total, _hits(connection, [_worded(expression)], query, _way(total, query)))


def _way(total: int, query: Query) -> str:
    """Of many hits the first are met soonest by walking in the order asked for."""
    return _WALKS.get(query.sort, "") if total > _MANY else ""


def _worded(expression: str, *, lead: bool = True) -> Condition:
    """Match words; with ``lead`` they may choose the rows, else another condition or order does."""
    return Condition(f"{'' if lead else '+'}c.id IN ({_WORDS})", (expression,))


def _count_worded(connection: Connection, expression: str) -> int:
    return _count(connection, "words WHERE words MATCH ?", (expression,))


def _early(expression: str, query: Query) -> Condition:
    """The first matches in the order of recording: the index gives them without the rest."""
    direction = "DESC" if query.descending else "ASC"
    sql = f"c.id IN ({_WORDS} ORDER BY rowid {direction} LIMIT ?)"
    return Condition(sql, (expression, query.limit or -1))


def hit(connection: Connection, number: str, query: Query) -> Hit | None:
    """Return the one contract with that number, however it is written."""
    found = _hits(connection, [_numbered(number)], query)
    return found[0] if found else None


def of_customer(connection: Connection, official: str, query: Query) -> tuple[Hit, ...]:
    """Return the contracts of the customer with that official name, in the query's order."""
    sql = "c.customer = (SELECT id FROM customer WHERE name = ?)"
    return _hits(connection, [Condition(sql, (official,))], query)


def customers(connection: Connection, part: str) -> tuple[str, ...]:
    """Return the customers with ``part`` in any of their names, sorted."""
    from contract_archive.rules.searching import fold

    rows = connection.execute(
        "SELECT name FROM customer WHERE id IN"
        " (SELECT customer FROM customer_name WHERE instr(folded, ?)) ORDER BY name",
        (fold(part),),
    )
    return tuple(row[0] for row in rows)


def holder_of(connection: Connection, sha256: str) -> str | None:
    """Return the number of the first contract that has a master with these bytes."""
    row = connection.execute(
        "SELECT contract.number FROM file JOIN contract ON contract.id = file.contract"
        " WHERE file.role = 'master' AND file.sha256 = ? ORDER BY contract.id LIMIT 1",
        (bytes.fromhex(sha256),),
    ).fetchone()
    return str(row[0]) if row else None


def _expression(words: str) -> str:
    if not words.strip():
        return ""
    from contract_archive.holdings.catalog.terms import expression
    from contract_archive.rules.searching import parse

    wanted = parse(words)
    return expression(wanted) if wanted else ""


def _count(connection: Connection, source: str, values: tuple[object, ...]) -> int:
    row = connection.execute(f"SELECT count(*) FROM {source}", values).fetchone()  # noqa: S608
    return int(row[0])


def _where(conditions: Iterable[Condition]) -> tuple[str, tuple[object, ...]]:
    conditions = list(conditions)
    if not conditions:
        return "", ()
    sql = " WHERE " + " AND ".join(each.sql for each in conditions)
    return sql, tuple(value for each in conditions for value in each.values)


def _hits(
    connection: Connection, conditions: list[Condition], query: Query, way: str = ""
) -> tuple[Hit, ...]:
    where, values = _where(conditions)
    direction = "DESC" if query.descending else "ASC"
    column = _ORDER[query.sort]
    order = f" ORDER BY {column} {direction} NULLS LAST, c.id {direction} LIMIT ?"
    rows = connection.execute(_HIT.format(by=way) + where + order, (*values, query.limit or -1))
    today = query.today or date.today()
    return tuple([_hit(row, today, query.expiring_days) for row in rows])


def _hit(row: tuple[Any, ...], today: date, expiring_days: int) -> Hit:
    number, series, customer, title, signed, effective, expires, amount, currency, *rest = row
    ended, closed, rest[-3:] = rest[-3], rest[-2], [_pairs(rest[-1])]
    signed_on, effective_on, expires_on = days = _day(signed), _day(effective), _day(expires)
    status = status_of(*days, today, expiring_days, _day(ended), closed=closed is not None)
    return Hit(
        number,
        series,
        customer,
        title,
        signed_on,
        effective_on,
        expires_on,
        None if amount is None else Decimal(amount),
        currency,
        status.value,
        *rest,
    )


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    if text == "[]":
        return ()
    from json import loads

    return tuple((key, value) for key, value in loads(text))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _conditions(query: Query) -> Iterable[Condition]:
    if query.number:
        yield _numbered(query.number)
    if query.series:
        yield Condition("c.series = ?", (query.series,))
    yield from _named(query)
    for column, period in (("c.signed_on", query.signed), ("c.expires_on", query.expires)):
        yield from _between(column, *_days(period))
    yield from _between("c.archived_at", *_instants(query.archived))
    if query.amount:
        from contract_archive.holdings.catalog.recording import rank

        least, most = (None if each is None else rank(each) for each in query.amount)
        yield from _between("c.amount_rank", least, most)
    if query.status:
        yield _standing(Status(query.status), query.today or date.today(), query.expiring_days)


def _named(query: Query) -> Iterable[Condition]:
    """What is told by folded text: any part of customer, owner or custom value, a tag whole."""
    if not (query.customer or query.owner or query.tags or query.custom):
        return
    from contract_archive.rules.searching import fold

    if query.customer:
        names = "SELECT customer FROM customer_name WHERE instr(folded, ?)"
        yield Condition(f"c.customer IN ({names})", (fold(query.customer),))
    if query.owner:
        owners = "SELECT id FROM owner WHERE instr(folded, ?)"
        yield Condition(f"c.owner IN ({owners})", (fold(query.owner),))
    for tag in query.tags:
        yield Condition("c.id IN (SELECT contract FROM tag WHERE folded = ?)", (fold(tag),))
    for key, value in query.custom:
        customs = "SELECT contract FROM custom WHERE key = ? AND instr(folded, ?)"
        yield Condition(f"c.id IN ({customs})", (key, fold(value)))


def _numbered(number: str) -> Condition:
    from contract_archive.records.numbers import fold_number

    sql = "c.id = (SELECT contract FROM number WHERE folded = ?)"
    return Condition(sql, (fold_number(number),))


def _days(period: Period | None) -> tuple[str | None, str | None]:
    first, last = period or (None, None)
    return first.isoformat() if first else None, last.isoformat() if last else None


def _instants(period: Period | None) -> tuple[str | None, str | None]:
    """From the first moment to the last, where this machine stands, as UTC."""
    if period is None:
        return (None, None)
    from contract_archive.holdings.catalog.recording import instant

    first, last = period or (None, None)
    return (
        instant(datetime.combine(first, time.min)) if first else None,
        instant(datetime.combine(last, time.max)) if last else None,
    )


def _between(column: str, least: object, most: object) -> Iterable[Condition]:
    if least is not None:
        yield Condition(f"{column} >= ?", (least,))
    if most is not None:
        yield Condition(f"{column} <= ?", (most,))


def _standing(status: Status, today: date, expiring_days: int) -> Condition:
    """The rule of ``rules.status`` in SQL; a test holds the two together."""
    if status is Status.RETAINED:
        return Condition("c.closed_on IS NOT NULL")
    day, soon = today.isoformat(), (today + timedelta(expiring_days)).isoformat()
    ended = "coalesce(c.ended_on <= ?, 0) AND NOT coalesce(c.expires_on < c.ended_on, 0)"
    if status is Status.TERMINATED:
        return Condition(f"{ended} AND c.closed_on IS NULL", (day,))
    rest = _standing_unended(status, day, soon)
    sql = f"{rest.sql} AND NOT ({ended}) AND c.closed_on IS NULL"
    return Condition(sql, (*rest.values, day))


def _standing_unended(status: Status, day: str, soon: str) -> Condition:
    expired = "coalesce(c.expires_on < ?, 0)"
    begun = "coalesce(coalesce(c.effective_on, c.signed_on) <= ?, 0)"
    expiring = "coalesce(c.expires_on <= ?, 0)"
    if status is Status.EXPIRED:
        return Condition("c.expires_on < ?", (day,))  # as the index can answer it
    if status is Status.DRAFT:
        return Condition(f"NOT {expired} AND NOT {begun}", (day, day))
    if status is Status.EXPIRING:
        return Condition(f"c.expires_on BETWEEN ? AND ? AND {begun}", (day, soon, day))
    return Condition(f"NOT {expired} AND {begun} AND NOT {expiring}", (day, day, soon))
