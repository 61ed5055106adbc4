"""Cover sheets for contracts, for numbers not used yet, and blank ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_archive.archive import Archive
from contract_archive.errors import ConflictError
from contract_archive.holdings.catalog.numbers import told
from contract_archive.locale import _
from contract_archive.records.contracts import Contract
from contract_archive.records.labels import Label
from contract_archive.rules import sequences
from contract_archive.tools.covers import Cover, draw


def cover_sheets(archive: Archive, numbers: Sequence[str], blank: int = 0) -> bytes:
    """Return a PDF with a cover sheet for each of ``numbers`` and ``blank`` sheets without one.

    A number may be a contract's (the pages behind it belong to that contract) or free (they become
    the contract with that number). Raises UsageError for what is no number, ConflictError for a
    void one.
    """
    sheets = [_sheet(archive, number) for number in numbers]
    sheets += [_blank(archive)] * blank
    return draw(sheets)


def _sheet(archive: Archive, given: str) -> Cover:
    state = archive.catalog.number_state(given)
    fonds = archive.settings.fonds_code
    if state is None:
        number = sequences.checked_number(given)
        return Cover(Label(fonds, number), _("Contract to be archived"))
    if state.state != "contract":
        raise ConflictError(
            told(state),
            _("See why with `carchive number show {number}`.").format(number=state.number),
        )
    contract = archive.vault.read(state.path)
    return Cover(Label(fonds, contract.number), _("Contract"), tuple(_facts(archive, contract)))


def _blank(archive: Archive) -> Cover:
    return Cover(Label(archive.settings.fonds_code), _("A new contract begins here"))


def _facts(archive: Archive, contract: Contract) -> Iterator[tuple[str, str]]:
    terms = contract.terms
    yield _("Customer"), terms.customer
    if terms.title:
        yield _("Title"), terms.title
    if terms.signed_on:
        yield _("Signed"), terms.signed_on.isoformat()
    yield _("Archive"), archive.settings.fonds_name or archive.settings.fonds_code
