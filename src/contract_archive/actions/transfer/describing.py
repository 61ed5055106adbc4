"""A contract as a transfer list and DA/T 46 tell of it."""

from __future__ import annotations

from collections.abc import Iterator

from contract_archive.locale import ngettext
from contract_archive.records.contracts import Contract, Item, ItemKind
from contract_archive.records.transfers import TransferRow
from contract_archive.rules.current import current
from contract_archive.rules.retention import rule_of
from contract_archive.settings.model import Settings
from contract_archive.settings.vocabulary import DEPARTMENT
from contract_archive.tools.bags.metadata import Described

_REFERENCE_CODE = "reference_code"
_KINDS = {  # the scheme is a Chinese one, whatever language is spoken
    ItemKind.MAIN: "合同",
    ItemKind.SUPPLEMENT: "补充协议",
    ItemKind.CHANGE: "变更协议",
    ItemKind.RENEWAL: "续签协议",
    ItemKind.TERMINATION: "终止协议",
    ItemKind.ANNEX: "附件",
}


def row_of(contract: Contract, files: int) -> TransferRow:
    """Return a contract's line on a transfer list; what holds now of its customer and amount."""
    terms = current(contract).terms
    later = len(contract.items) - 1
    note = ngettext("{count} later document", "{count} later documents", later) if later else ""
    return TransferRow(
        number=contract.number,
        title=terms.title,
        customer=terms.customer,
        signed_on=terms.signed_on,
        amount=terms.amount,
        pages=contract.pages,
        files=files,
        note=note.format(count=later),
    )


def described(settings: Settings, contract: Contract, folder: str) -> Described:
    """Return what the elements of DA/T 46-2009 say of a contract and of each of its documents."""
    items = tuple(tuple(_of_item(item)) for item in contract.items)
    return Described(f"data/{folder}", tuple(_of_contract(settings, contract)), items)


def _of_contract(settings: Settings, contract: Contract) -> Iterator[tuple[str, str]]:
    terms = contract.terms
    series = next((each for each in settings.series if each.code == terms.series), None)
    yield "M8", terms.custom.get(_REFERENCE_CODE, "") or contract.number
    yield "M9", settings.fonds_code
    yield "M11", str(contract.filing_year)
    yield "M12", _kept(settings, contract)
    yield "M13", terms.custom.get(DEPARTMENT, "")
    yield "M14", terms.series
    yield "M22", terms.title
    yield from (("M27", tag) for tag in terms.tags)
    yield "M28", terms.owner
    yield "M29", terms.note
    yield "M31", contract.number
    yield from (("M32", party) for party in _parties(contract))
    yield "M33", terms.signed_on.isoformat() if terms.signed_on else ""
    yield "M34", series.label_zh if series else terms.series


def _of_item(item: Item) -> Iterator[tuple[str, str]]:
    said = item.amendment
    yield "M17", item.number
    yield "M22", said.title if said else ""
    yield "M33", said.signed_on.isoformat() if said and said.signed_on else ""
    yield "M34", _KINDS[item.kind]


def _parties(contract: Contract) -> tuple[str, ...]:
    """All who signed, each once; the page's own names where it has them."""
    terms = contract.terms
    named = terms.parties or (terms.our_party, terms.customer)
    return tuple(dict.fromkeys(each for each in named if each))


def _kept(settings: Settings, contract: Contract) -> str:
    """How long it is kept: ``Y`` for ever, ``D30`` for 30 years."""
    rule = rule_of(contract, settings).rule
    return "Y" if rule.years is None else f"D{rule.years}"
