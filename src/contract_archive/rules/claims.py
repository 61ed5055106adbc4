"""One field of an intake, by its name: its value, its text, and the intake with another value.

Names are those of ``Intake`` and of the archive's own fields. What a field holds reads back from
its text: ``parse(settings, name, text_of(value)) == value``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.intakes import Intake
from contract_archive.records.readings import Value
from contract_archive.rules import custom, sequences
from contract_archive.rules.amounts import parse_amount
from contract_archive.rules.periods import parse_day
from contract_archive.rules.terms import checked_credit_code, currency_code, our_name
from contract_archive.settings.model import Settings, fold
from contract_archive.settings.vocabulary import READ_FIELDS, TERM_FIELDS

OURS = tuple(dict.fromkeys(("series", "number", *TERM_FIELDS, *READ_FIELDS)))
"""The fields of every contract that can be claimed, by their names in an intake."""

_DAYS = ("signed_on", "approved_on", "effective_on", "expires_on")
_LISTS = ("tags", "parties")
_BETWEEN = re.compile(r"\s*[、;；\n]\s*")
_MOST_DAYS = 36_500


def value_of(intake: Intake, name: str) -> Value | None:
    """Return what an intake claims of a field; None where it says nothing."""
    value: Any = getattr(intake, name) if name in OURS else intake.custom.get(name)
    return None if value is None or value in ("", ()) else value


def given_fields(intake: Intake) -> tuple[str, ...]:
    """Return the names of all fields that an intake says something of, the archive's own last."""
    names = (*OURS, *intake.custom)
    return tuple(name for name in names if value_of(intake, name) is not None)


def with_value(intake: Intake, name: str, value: Value | None) -> Intake:
    """Return the intake with a field's value; None takes the claim back."""
    if name not in OURS:
        kept = {key: text for key, text in intake.custom.items() if key != name}
        return replace(intake, custom=kept if value is None else {**kept, name: str(value)})
    nothing = Intake.__dataclass_fields__[name].default if value is None else value
    changed: dict[str, Any] = {name: nothing}
    return replace(intake, **changed)


def text_of(value: Value) -> str:
    """Return a value as a person would type it, and as ``parse`` reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def parse(settings: Settings, name: str, text: str) -> Value:
    """Return the value that ``text`` gives a field. Raises UsageError where it cannot be meant."""
    if name in _DAYS:
        return parse_day(text)
    if name in _LISTS:
        return tuple(part for part in _BETWEEN.split(text.strip()) if part)
    if name in _PARSERS:
        return _PARSERS[name](settings, text)
    if name in OURS:
        return text.strip()
    return custom.canonical(settings.custom_field(name), text)


def yes_or_no(text: str) -> bool:
    """Return what ``text`` (yes, no, 是, 否) says. Raises UsageError where it is neither."""
    return custom.yes_no(text) == "yes"


def days(text: str) -> int:
    """Return a number of days, ``30`` or ``30天``. Raises UsageError where it is none."""
    plain = fold(text)
    for unit in ("天", "日", "days", "day"):
        plain = plain.removesuffix(unit).strip()
    if not (plain.isascii() and plain.isdigit() and int(plain) <= _MOST_DAYS):
        raise UsageError(
            _("“{text}” is not a number of days").format(text=text), _("Write it like 30.")
        )
    return int(plain)


_PARSERS: dict[str, Callable[[Settings, str], Value]] = {
    "series": lambda settings, text: settings.series_named(text).code,
    "number": lambda _settings, text: sequences.checked_number(text),
    "our_party": lambda settings, text: our_name(text, settings),
    "credit_code": lambda _settings, text: checked_credit_code(text),
    "amount": lambda _settings, text: parse_amount(text),
    "currency": lambda _settings, text: currency_code(text),
    "auto_renew": lambda _settings, text: yes_or_no(text),
    "notice_days": lambda _settings, text: days(text),
}
