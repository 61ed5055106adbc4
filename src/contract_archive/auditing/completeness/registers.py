"""The archive against somebody else's list of contracts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from contract_archive.auditing.accuracy.likely import may_be_one
from contract_archive.auditing.checks import Fault, Needs, on_whole
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError
from contract_archive.holdings.survey import Standing
from contract_archive.holdings.survey import completeness as seen
from contract_archive.locale import _
from contract_archive.records.audits import RegisterRow, Scope
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.numbers import fold_number
from contract_archive.rules import customers, items, sequences
from contract_archive.rules.naming import field_label

_NAMES_KEPT = 20_000


class _Held(NamedTuple):
    """A list that the survey has been held against, and how its customers are known here."""

    rows: tuple[RegisterRow, ...]
    official: Callable[[str], str]


def _held_against(whole: Whole) -> _Held | None:
    """Hold the survey against the list; None where the audit has none."""
    rows = whole.request.against
    if rows is None:
        return None
    official = _official_names(whole)

    @lru_cache(maxsize=_NAMES_KEPT)
    def key(name: str) -> str:
        return customers.fold(official(name)) if name else ""

    listed = (_listed(at, row, key) for at, row in enumerate(rows))
    seen.hold_against(whole.survey, listed, fold_number, key, _is_same)
    return _Held(rows, official)


def _official_names(whole: Whole) -> Callable[[str], str]:
    try:
        known = customers.Known(whole.archive.catalog.register.names())
    except ArchiveError:
        known = customers.Known()
    return lambda name: known.official(name) or name


def _listed(at: int, row: RegisterRow, key: Callable[[str], str]) -> seen.Listed:
    return seen.Listed(
        at,
        fold_number(row.number),
        fold_number(row.counterparty_number),
        key(row.customer),
        row.signed_on.isoformat() if row.signed_on else None,
        str(row.amount) if row.amount is not None else None,
    )


def _is_same(listed: Decimal, held: Decimal) -> bool:
    """Whether a listed amount is a contract's, as exactly as the list gives it: 12.3 万元 is any
    sum that rounds to it."""
    exponent = listed.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return abs(listed - held) <= unit / 2


@on_whole(
    "register-not-archived",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("a contract of the list is not in the archive"),
    needs=Needs.LIST,
)
def register_not_archived(whole: Whole) -> Iterator[Fault]:
    """A row of the list that is no contract here, by number, counterparty's number or deal."""
    held = _held_against(whole)
    if held is None:
        return
    for at in seen.not_archived(whole.survey):
        row = held.rows[at]
        if _may_be_inside(whole, held, row) and not _is_item(whole, row.number):
            yield Fault(
                _("{contract} stands in {list} ({place}) and is not archived").format(
                    contract=row.number or _deal_of(row),
                    list=whole.request.against_name,
                    place=row.place,
                ),
                expected=row.number or _deal_of(row),
                remedy=_("Find the contract and archive it with `carchive ingest FILE`."),
                number=row.number,
            )


def _deal_of(row: RegisterRow) -> str:
    parts = (row.counterparty_number, row.customer, row.title, row.signed_on, row.amount)
    texts = (format(each, "f") if isinstance(each, Decimal) else str(each or "") for each in parts)
    return " ".join(filter(None, texts))


def _may_be_inside(whole: Whole, held: _Held, row: RegisterRow) -> bool:
    """Whether a contract that nobody has seen is surely one of the audit's scope."""
    scope: Scope = whole.request.scope
    if scope.whole:
        return True
    if scope.since is not None:
        return False  # when it would have been archived, nobody knows
    if scope.period is not None:
        first, last = scope.period
        day = row.signed_on
        if day is None or (first and day < first) or (last and day > last):
            return False
    if scope.series:
        read = sequences.read_number(whole.settings, row.number)
        if read is None or read.series.code != scope.series:
            return False
    return not scope.customer or held.official(row.customer) == scope.customer


def _is_item(whole: Whole, number: str) -> bool:
    """Whether a row is of a later document that is kept with its contract."""
    for parent in items.parents_of(whole.settings.items, number):
        place = seen.place_of(whole.survey, parent)
        if not place:
            continue
        try:
            contract = whole.archive.vault.read(place)
        except ArchiveError:
            return True  # that its record cannot be read is said elsewhere
        if any(fold_number(item.number) == fold_number(number) for item in contract.items):
            return True
    return False


@on_whole(
    "archived-not-in-register",
    Area.COMPLETENESS,
    Property.INTEGRITY,
    Severity.WARNING,
    lambda: _("an archived contract is not in the list"),
    needs=Needs.LIST,
)
def archived_not_in_register(whole: Whole) -> Iterator[Fault]:
    """A contract in the audit's scope that no row of the list is of."""
    if _held_against(whole) is None:
        return
    for place in seen.not_listed(whole.survey):
        standing = whole.survey.standing_at(place)
        if standing is not None:
            yield Fault(
                _("{number} is archived and stands nowhere in {list}").format(
                    number=standing.number, list=whole.request.against_name
                ),
                found=standing.number,
                remedy=_("Enter it in the list, or find out why it is not there."),
                number=standing.number,
                path=place,
            )


@on_whole(
    "register-differs",
    Area.COMPLETENESS,
    Property.AUTHENTICITY,
    Severity.WARNING,
    lambda: _("the list says another number, customer, date or amount of a contract"),
    needs=Needs.LIST,
)
def register_differs(whole: Whole) -> Iterator[Fault]:
    """What the list and the record both say, and say otherwise."""
    held = _held_against(whole)
    if held is None:
        return
    for at, place in seen.matched(whole.survey):
        standing = whole.survey.standing_at(place)
        if standing is None:
            continue
        for field, listed, recorded in _differences(whole, held, held.rows[at], standing):
            yield Fault(
                _("{field}: {list} ({place}) says {listed}, the record {recorded}").format(
                    field=field_label(field),
                    list=whole.request.against_name,
                    place=held.rows[at].place,
                    listed=listed,
                    recorded=recorded,
                ),
                expected=listed,
                found=recorded,
                remedy=_("Compare both with the scan, and correct the one that is wrong."),
                number=standing.number,
                path=place,
            )


def _differences(
    whole: Whole, held: _Held, row: RegisterRow, standing: Standing
) -> Iterator[tuple[str, str, str]]:
    """Yield field, what the list says, and what the record says."""
    ours = sequences.read_number(whole.settings, row.number) if row.number else None
    if ours is not None and fold_number(row.number) != fold_number(standing.number):
        yield "number", row.number, standing.number
    if _is_another(held.official(row.customer), standing.customer):
        yield "customer", row.customer, standing.customer
    if row.signed_on and standing.signed_on and row.signed_on.isoformat() != standing.signed_on:
        yield "signed_on", row.signed_on.isoformat(), standing.signed_on
    if row.amount is None or standing.amount is None:
        return
    in_our_currency = standing.currency == whole.settings.currency
    if in_our_currency and not _is_same(row.amount, Decimal(standing.amount)):
        yield "amount", format(row.amount, "f"), standing.amount


def _is_another(listed: str, recorded: str) -> bool:
    """Whether two names are of two companies for certain; lists like to shorten them."""
    if not listed or not recorded:
        return False
    return customers.fold(listed) != customers.fold(recorded) and not may_be_one(listed, recorded)
