"""Refuse the same document scanned again, unless a person says that it is another."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from contract_archive.errors import ArchiveError, TwinError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.vault import Vault
from contract_archive.locale import _
from contract_archive.records.contracts import Contract
from contract_archive.records.intakes import Intake
from contract_archive.records.numbers import fold_number
from contract_archive.records.readings import FieldName, Reading
from contract_archive.rules.twins import Traits, are_twins


class Document(NamedTuple):
    """A document to be filed: what is known of it by now, what was read, the text of its pages,
    and whether OCR read any of them."""

    intake: Intake
    reading: Reading
    text: str
    scanned: bool


def refuse_twin(catalog: Catalog, vault: Vault, document: Document) -> None:
    """Raise TwinError where the document is archived already in another scan.

    Nothing is refused where the intake is forced or is to be an item of a contract.
    """
    intake = document.intake
    if intake.force_new or intake.item_of:
        return
    number = twin_of(catalog, vault, document)
    if number:
        raise TwinError(
            _("the same document is archived already as {number}, in another scan").format(
                number=number
            ),
            _(
                "See it with `carchive show {number}`. Another document: --force-new; to be kept "
                "with it: --as-item-of {number}."
            ).format(number=shlex.quote(number)),
            details={"number": number},
        )


def twin_of(catalog: Catalog, vault: Vault, document: Document) -> str | None:
    """Return the number of the contract whose main document this is; None if there is none."""
    intake, best = document.intake, document.reading.best(FieldName.NUMBER)
    printed = str(best.value) if best else intake.counterparty_number
    mine = Traits(
        _folded(printed, intake.counterparty_number),
        intake.customer,
        intake.signed_on,
        intake.amount,
    )
    for each in catalog.alike(*mine[1:], printed):
        try:
            contract = vault.read(each.path)
        except ArchiveError:  # a damaged record is the audit's to tell
            continue
        main = contract.items[0]
        theirs = vault.item_text(each.path, main.text)
        scanned = document.scanned or main.quality.ocr_pages > 0
        if are_twins(mine, _traits(contract), document.text, theirs, scanned=scanned):
            return contract.number
    return None


def _traits(contract: Contract) -> Traits:
    """The traits of an archived contract; its number counts where the pages bear it."""
    terms = contract.terms
    printed = contract.number if FieldName.NUMBER in contract.sources else ""
    return Traits(
        _folded(printed, terms.counterparty_number),
        terms.customer,
        terms.signed_on,
        terms.amount.amount if terms.amount else None,
    )


def _folded(*numbers: str) -> frozenset[str]:
    return frozenset(fold_number(each) for each in numbers if each)
