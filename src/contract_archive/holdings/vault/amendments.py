"""What later documents say of their contract, and relations, as fields of a YAML document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from contract_archive.holdings.vault.fields import kept, made, made_if_given, map_of, text_of
from contract_archive.records.contracts import Amendment, Money, Relation, RelationKind

_DAYS = ("signed_on", "effective_on", "expires_on", "ends_on")


def from_amendment(amendment: Amendment | None) -> dict[str, Any] | None:
    """Return what a document says of its contract as a map; None where it is no amendment."""
    if amendment is None:
        return None
    money = amendment.amount
    return kept(
        {
            "title": amendment.title,
            **{name: getattr(amendment, name) for name in _DAYS},
            "amount": format(money.amount, "f") if money else None,
            "currency": money.currency if money else None,
            "adds": True if amendment.adds else None,
            "customer": amendment.customer,
        }
    )


def to_amendment(fields: Any) -> Amendment:
    """Return what a map says that a document says of its contract."""
    fields = map_of(fields)
    amount = made_if_given(fields, "amount", Decimal, None)
    currency = made_if_given(fields, "currency", text_of, "")
    days = {name: made_if_given(fields, name, date.fromisoformat, None) for name in _DAYS}
    return Amendment(
        title=made_if_given(fields, "title", text_of, ""),
        **days,
        amount=None if amount is None else Money(amount, currency),
        adds="adds" in fields,
        customer=made_if_given(fields, "customer", text_of, ""),
    )


def from_relation(relation: Relation) -> dict[str, Any]:
    """Return a relation as a map."""
    return {"kind": relation.kind.value, "number": relation.number}


def to_relation(fields: Any) -> Relation:
    """Return the relation that a map describes."""
    fields = map_of(fields)
    return Relation(made(fields, "kind", RelationKind), made(fields, "number", text_of))
