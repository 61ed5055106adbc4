"""``contract.yaml``: everything known about a contract, as a person can read it.

One format, written by one function and read by one function; a record that was written reads
back equal.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from contract_archive.holdings.vault.amendments import (
    from_amendment,
    from_relation,
    to_amendment,
    to_relation,
)
from contract_archive.holdings.vault.evidence import from_source, to_source
from contract_archive.holdings.vault.fields import (
    document,
    each,
    from_file,
    from_quality,
    kept,
    made,
    made_if_given,
    map_of,
    named,
    parse,
    text_of,
    texts,
    to_file,
    to_quality,
    truth_of,
)
from contract_archive.holdings.vault.holds import from_hold, to_hold
from contract_archive.holdings.vault.paper import from_paper, to_paper
from contract_archive.holdings.vault.signatures import from_signature, to_signature
from contract_archive.locale import _
from contract_archive.records.contracts import Contract, Draw, Item, ItemKind, Money, Terms

FORMAT = 1
_HEAD = (
    "# 合同记录。本文件夹中的每个文件都列有 SHA-256 校验值与字节数。\n"
    "# The record of one contract; each file of this folder is listed with SHA-256 and size.\n"
)
_ALWAYS = ("number", "series", "customer", "archived_by")


def dump(contract: Contract) -> bytes:
    """Return the record of ``contract`` as the bytes of its file."""
    return document(_HEAD, _from_contract(contract))


def load(data: bytes) -> Contract:
    """Return the contract that ``data`` records.

    Raises ValueError, with the reason, where it is no record of a format known here.
    """
    return parse(data, _to_contract)


def _from_contract(contract: Contract) -> dict[str, Any]:
    terms = contract.terms
    fields: dict[str, Any] = {
        "format": FORMAT,
        "number": contract.number,
        "series": terms.series,
        "customer": terms.customer,
        "title": terms.title,
        "our_party": terms.our_party,
        "parties": list(terms.parties),
        "counterparty_number": terms.counterparty_number,
        "credit_code": terms.credit_code,
        "signed_on": terms.signed_on,
        "approved_on": terms.approved_on,
        "effective_on": terms.effective_on,
        "expires_on": terms.expires_on,
        "auto_renew": terms.auto_renew,
        "notice_days": terms.notice_days,
        "amount": format(terms.amount.amount, "f") if terms.amount else None,
        "currency": terms.amount.currency if terms.amount else None,
        "amount_in_words": terms.amount_in_words,
        "governing_law": terms.governing_law,
        "owner": terms.owner,
        "tags": list(terms.tags),
        "note": terms.note,
        "custom": dict(terms.custom),
        "filing_year": contract.filing_year,
        "archived_at": contract.archived_at.isoformat(timespec="milliseconds"),
        "archived_by": contract.archived_by,
        "draw": _from_draw(contract.draw),
        "warnings": list(contract.warnings),
        "relations": [from_relation(each) for each in contract.relations],
        "holds": [from_hold(each) for each in contract.holds],
        "paper": from_paper(contract.paper),
        "retention": contract.retention,
        "closed_on": contract.closed_on,
        "open_until": contract.open_until,
    }
    items = {"items": [_from_item(item) for item in contract.items]}
    sources = {name: from_source(source) for name, source in contract.sources.items()}
    return {**kept(fields, _ALWAYS), **items, **kept({"sources": sources})}


def _from_draw(draw: Draw | None) -> dict[str, Any] | None:
    if draw is None:
        return None
    return {"scope": draw.scope, "value": draw.value, **({"given": True} if draw.given else {})}


def _from_item(item: Item) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "number": item.number,
        "kind": item.kind.value,
        "received_as": list(item.received_as),
        "pages": item.pages,
        "rendition": from_file(item.rendition),
        "text": from_file(item.text),
        "masters": [from_file(each) for each in item.masters],
        **from_quality(item.quality),
        "warnings": list(item.warnings),
        "signatures": [from_signature(each) for each in item.signatures],
        "amendment": from_amendment(item.amendment),
    }
    return kept(fields, ("number",))


def _to_contract(fields: Any) -> Contract:
    if not isinstance(fields, dict):
        raise ValueError(_("it is no record of a contract"))
    if made(fields, "format", text_of) != str(FORMAT):
        raise ValueError(
            _("format {format} is not known to this version").format(format=fields["format"])
        )
    return Contract(
        number=made(fields, "number", text_of),
        terms=_to_terms(fields),
        filing_year=made(fields, "filing_year", int),
        archived_at=made(fields, "archived_at", datetime.fromisoformat),
        archived_by=made(fields, "archived_by", text_of),
        items=made(fields, "items", each(_to_item)),
        draw=made_if_given(fields, "draw", _to_draw, None),
        warnings=texts(fields, "warnings"),
        sources=made_if_given(fields, "sources", named(to_source), {}),
        relations=made_if_given(fields, "relations", each(to_relation), ()),
        holds=made_if_given(fields, "holds", each(to_hold), ()),
        paper=made_if_given(fields, "paper", to_paper, None),
        retention=made_if_given(fields, "retention", text_of, ""),
        closed_on=made_if_given(fields, "closed_on", date.fromisoformat, None),
        open_until=made_if_given(fields, "open_until", date.fromisoformat, None),
    )


def _to_draw(fields: Any) -> Draw | None:
    fields = map_of(fields)
    return Draw(made(fields, "scope", text_of), made(fields, "value", int), "given" in fields)


def _to_terms(fields: dict[str, Any]) -> Terms:
    def text(name: str) -> str:
        return made_if_given(fields, name, text_of, "")

    def day(name: str) -> date | None:
        return made_if_given(fields, name, date.fromisoformat, None)

    amount = made_if_given(fields, "amount", Decimal, None)
    return Terms(
        series=text("series"),
        customer=text("customer"),
        title=text("title"),
        our_party=text("our_party"),
        parties=texts(fields, "parties"),
        counterparty_number=text("counterparty_number"),
        credit_code=text("credit_code"),
        signed_on=day("signed_on"),
        approved_on=day("approved_on"),
        effective_on=day("effective_on"),
        expires_on=day("expires_on"),
        auto_renew=made_if_given(fields, "auto_renew", truth_of, None),
        notice_days=made_if_given(fields, "notice_days", int, None),
        amount=None if amount is None else Money(amount, text("currency")),
        amount_in_words=text("amount_in_words"),
        governing_law=text("governing_law"),
        owner=text("owner"),
        tags=texts(fields, "tags"),
        note=text("note"),
        custom=made_if_given(fields, "custom", named(text_of), {}),
    )


def _to_item(fields: dict[str, Any]) -> Item:
    return Item(
        number=made(fields, "number", text_of),
        kind=made(fields, "kind", ItemKind),
        received_as=texts(fields, "received_as"),
        masters=made(fields, "masters", each(to_file)),
        rendition=made(fields, "rendition", to_file) if "rendition" in fields else None,
        text=made(fields, "text", to_file) if "text" in fields else None,
        pages=made(fields, "pages", int),
        quality=to_quality(fields),
        warnings=texts(fields, "warnings"),
        signatures=made_if_given(fields, "signatures", each(to_signature), ()),
        amendment=made(fields, "amendment", to_amendment) if "amendment" in fields else None,
    )
