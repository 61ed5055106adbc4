"""Corrections of what a later document says of its contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from contract_archive.errors import UsageError
from contract_archive.locale import _, listed
from contract_archive.records.contracts import Amendment, Contract, Item, Money
from contract_archive.records.names import one_line
from contract_archive.records.numbers import fold_number
from contract_archive.rules.amounts import parse_signed_amount
from contract_archive.rules.claims import yes_or_no
from contract_archive.rules.editing import Change
from contract_archive.rules.periods import parse_day
from contract_archive.rules.terms import currency_code
from contract_archive.settings.model import Settings

FIELDS = (
    *("title", "signed_on", "effective_on", "expires_on", "ends_on"),
    *("amount", "currency", "adds", "customer"),
)


def item_numbered(contract: Contract, number: str) -> Item | None:
    """Return the later document with this number; None where it is none of the contract's."""
    wanted = fold_number(number)
    later = contract.items[1:]
    return next((each for each in later if fold_number(each.number) == wanted), None)


def item_fields(item: Item) -> dict[str, str]:
    """Return what a later document says, field by field, as a person would type it."""
    said = item.amendment or Amendment()
    money = said.amount
    days = {name: getattr(said, name) for name in FIELDS if name.endswith("_on")}
    return {
        "title": said.title,
        **{name: value.isoformat() if value else "" for name, value in days.items()},
        "amount": format(money.amount, "f") if money else "",
        "currency": money.currency if money else "",
        "adds": "yes" if said.adds else "",
        "customer": said.customer,
    }


def corrected_item(
    contract: Contract, item: Item, settings: Settings, changes: Mapping[str, str]
) -> Contract:
    """Return the contract with some fields of a later document changed; an empty text leaves one
    empty. Raises UsageError where a field is unknown or a value cannot be meant."""
    unknown = [name for name in changes if name not in FIELDS]
    if unknown:
        raise UsageError(
            _("{field}: a later document has no such field").format(field=unknown[0]),
            _("Known are: {words}.").format(words=listed(FIELDS)),
        )
    texts = {**item_fields(item), **changes}
    said = {name: _parsed(name, texts[name]) for name in FIELDS}
    amount, currency = said.pop("amount"), said.pop("currency")
    money = None if amount is None else Money(amount, currency or settings.currency)
    adds = bool(said.pop("adds")) and money is not None
    amendment = Amendment(amount=money, adds=adds, **said)
    items = tuple(
        replace(each, amendment=amendment) if each is item else each for each in contract.items
    )
    return replace(contract, items=items)


def item_differences(before: Item, after: Item) -> tuple[Change, ...]:
    """Return what differs between two states of a later document."""
    old, new = item_fields(before), item_fields(after)
    return tuple(Change(name, old[name], new[name]) for name in FIELDS if old[name] != new[name])


def _parsed(name: str, text: str) -> Any:
    if name in ("title", "customer"):
        return one_line(text)
    if not text.strip():
        return None
    try:
        return _PARSERS.get(name, parse_day)(text)
    except UsageError as error:
        raise UsageError(f"{name}: {error.message}", error.hint) from error


_PARSERS: dict[str, Callable[[str], Any]] = {
    "amount": parse_signed_amount,
    "currency": currency_code,
    "adds": yes_or_no,
}
