"""Amounts, and the bands that people say they lie in."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Fault, on_contract
from contract_archive.locale import _
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.settings.model import AmountBand, CustomField, FieldKind, Settings, fold


@on_contract(
    "amount-band",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.WARNING,
    lambda: _("a contract is marked with an amount band that its amount does not lie in"),
)
def amount_band(case: Case) -> Iterator[Fault]:
    """A tag, or a field whose every choice is a band, names a band that does not hold the amount.
    Bands are in the archive's own currency; amounts in others lie in none."""
    money, settings = case.contract.terms.amount, case.settings
    if money is None or money.currency != settings.currency:
        return
    right = next((each for each in settings.bands if each.holds(money.amount)), None)
    for word in _marks(case):
        named = _band(settings, word)
        if right is not None and named is not None and named != right:
            yield Fault(
                _("marked “{word}”, but {amount} lies in {band}").format(
                    word=word, amount=f"{money.amount:,}", band=right.code
                ),
                expected=right.code,
                found=named.code,
                remedy=_("Compare the amount with the scan; correct the amount or the mark."),
            )


def _marks(case: Case) -> Iterator[str]:
    terms = case.contract.terms
    yield from terms.tags
    for each in case.settings.custom_fields:
        if each.key in terms.custom and _chooses_bands(case.settings, each):
            yield terms.custom[each.key]


def _chooses_bands(settings: Settings, field: CustomField) -> bool:
    choices = field.choices if field.kind is FieldKind.CHOICE else ()
    return bool(choices) and all(_band(settings, each) is not None for each in choices)


def _band(settings: Settings, word: str) -> AmountBand | None:
    for each in settings.bands:
        if fold(word) in map(fold, (each.code, each.label_zh, each.label_en)):
            return each
    return None
