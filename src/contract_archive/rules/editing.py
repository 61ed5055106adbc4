"""What a correction of a record comes to: the record after it, and what it changes, in text.

The fields are those of an intake, under the same names and read in the same way; the number is not
among them: it is drawn once and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from contract_archive.errors import MissingFieldsError, UsageError
from contract_archive.locale import _, listed
from contract_archive.records.contracts import Contract, Terms
from contract_archive.records.intakes import Intake
from contract_archive.records.readings import Origin, Source
from contract_archive.rules import claims
from contract_archive.rules.naming import field_label
from contract_archive.rules.terms import missing_fields, terms_of
from contract_archive.settings.model import Settings

FIELDS = tuple(name for name in claims.OURS if name != "number")
"""The fields of every contract that can be corrected, in the order of a record."""

_HELD_IN = {"currency": "amount"}
_NOT_EMPTY = ("series", "customer")


class Change(NamedTuple):
    """A field's text before and after; empty where it said nothing."""

    field: str
    old: str
    new: str


def fields_of(contract: Contract, settings: Settings) -> dict[str, str]:
    """Return what a record says, field by field, as a person would type it; empty ones too."""
    intake = _intake(contract)
    names = (*FIELDS, *(field.key for field in settings.custom_fields))
    values = {name: claims.value_of(intake, name) for name in names}
    return {name: "" if value is None else claims.text_of(value) for name, value in values.items()}


def corrected(
    contract: Contract, settings: Settings, changes: Mapping[str, str], today: date
) -> Contract:
    """Return the contract with some fields changed; an empty text leaves a field empty.

    What is changed is a person's word from then on; the filing year follows the day of signing.
    Raises UsageError where a field is unknown or a value cannot be meant beside the others,
    MissingFieldsError where a required field would be left empty.
    """
    intake = _intake(contract)
    for name, text in changes.items():
        intake = _with(intake, settings, name, text)
    _refuse_missing(intake, settings)
    terms = _only(contract.terms, terms_of(intake, settings, today), changes)
    sources = dict(contract.sources)
    for name, text in changes.items():
        sources.pop(name, None)
        if text.strip():
            sources[name] = Source(Origin.PERSON)
    year = terms.signed_on.year if terms.signed_on else contract.filing_year
    return replace(contract, terms=terms, filing_year=year, sources=sources)


def differences(before: Contract, after: Contract, settings: Settings) -> tuple[Change, ...]:
    """Return what differs between two states of a record, in the order of a record."""
    old, new = fields_of(before, settings), fields_of(after, settings)
    return tuple(Change(name, old[name], new[name]) for name in old if old[name] != new[name])


def _only(before: Terms, after: Terms, changes: Iterable[str]) -> Terms:
    """Return the terms after, but of what nobody changed as they were before."""
    held = {_HELD_IN.get(name, name if name in FIELDS else "custom") for name in changes}
    return replace(before, **{name: getattr(after, name) for name in held})


def _with(intake: Intake, settings: Settings, name: str, text: str) -> Intake:
    if name == "number":
        raise UsageError(
            _("the number of a contract never changes"),
            _("A wrong number stays with its contract; note the right one with note=…"),
        )
    if name not in FIELDS:
        settings.custom_field(name)
    if not text.strip():
        if name in _NOT_EMPTY:
            raise MissingFieldsError(
                _("{field} cannot be left empty").format(field=field_label(name)),
                _("Give what it should be."),
                details={"fields": name},
            )
        return claims.with_value(intake, name, None)
    try:
        return claims.with_value(intake, name, claims.parse(settings, name, text))
    except UsageError as error:
        raise UsageError(f"{name}: {error.message}", error.hint) from error


def _refuse_missing(intake: Intake, settings: Settings) -> None:
    missing = missing_fields(intake, settings)
    if missing:
        raise MissingFieldsError(
            _("missing: {fields}").format(fields=listed(missing)),
            _("These fields are required; give what they should be in the same command."),
            details={"fields": ",".join(missing)},
        )


def _intake(contract: Contract) -> Intake:
    terms = contract.terms
    same = ("series", "customer", "title", "counterparty_number", "our_party", "parties",
            "credit_code", "signed_on", "approved_on", "effective_on", "expires_on", "auto_renew",
            "notice_days", "amount_in_words", "governing_law", "owner", "tags", "note",
            "custom")  # fmt: skip
    return Intake(
        files=(Path(contract.number),),
        amount=terms.amount.amount if terms.amount else None,
        currency=terms.amount.currency if terms.amount else "",
        **{name: getattr(terms, name) for name in same},
    )
