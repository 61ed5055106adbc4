"""``contract.yaml``: everything known about a contract, as a person can read it.

One format, written by one function and read by one function; a record that was written reads
back equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import yaml

from contract_archive.records.contracts import (
    Contract,
    Draw,
    Item,
    ItemKind,
    Money,
    Quality,
    Terms,
)
from contract_archive.records.files import Fixity, StoredFile

FORMAT = 1
_HEAD = (
    "# 合同记录。本文件夹中的每个文件都列有 SHA-256 校验值与字节数。\n"
    "# The record of one contract; each file of this folder is listed with SHA-256 and size.\n"
)
_LIMIT = 4 << 20
_ALWAYS = ("number", "series", "customer", "archived_by")


class _Dumper(yaml.CSafeDumper):
    """Safe, blocks indented, and nothing ever aliased."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def dump(contract: Contract) -> bytes:
    """Return the record of ``contract`` as the bytes of its file."""
    text = yaml.dump(
        _from_contract(contract),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1000,
    )
    return (_HEAD + text).encode()


def load(data: bytes) -> Contract:
    """Return the contract that ``data`` records.

    Raises ValueError, with the reason, where it is no record of a format known here.
    """
    if len(data) > _LIMIT:
        raise ValueError(f"larger than {_LIMIT} bytes")
    try:
        # The base loader builds nothing but text, lists and maps: `note: 007` stays "007".
        fields = yaml.load(data, Loader=yaml.CBaseLoader)  # noqa: S506
        return _to_contract(fields)
    except yaml.YAMLError as fault:
        raise ValueError(str(fault).replace("\n", " ")) from fault
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as fault:
        raise ValueError(f"{type(fault).__name__}: {fault}") from fault


def _from_contract(contract: Contract) -> dict[str, Any]:
    terms = contract.terms
    fields: dict[str, Any] = {
        "format": FORMAT,
        "number": contract.number,
        "series": terms.series,
        "customer": terms.customer,
        "title": terms.title,
        "our_party": terms.our_party,
        "counterparty_number": terms.counterparty_number,
        "signed_on": terms.signed_on,
        "approved_on": terms.approved_on,
        "effective_on": terms.effective_on,
        "expires_on": terms.expires_on,
        "amount": format(terms.amount.amount, "f") if terms.amount else None,
        "currency": terms.amount.currency if terms.amount else None,
        "owner": terms.owner,
        "tags": list(terms.tags),
        "note": terms.note,
        "custom": dict(terms.custom),
        "filing_year": contract.filing_year,
        "archived_at": contract.archived_at.isoformat(timespec="milliseconds"),
        "archived_by": contract.archived_by,
        "draw": _from_draw(contract.draw),
        "warnings": list(contract.warnings),
    }
    kept = {
        key: value
        for key, value in fields.items()
        if key in _ALWAYS or value not in ("", None, [], {})
    }
    kept["items"] = [_from_item(item) for item in contract.items]
    return kept


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
        "rendition": _from_file(item.rendition),
        "text": _from_file(item.text),
        "masters": [_from_file(each) for each in item.masters],
        "ocr_pages": item.quality.ocr_pages or None,
        "confidence": item.quality.confidence,
        "dpi": item.quality.dpi,
        "warnings": list(item.warnings),
    }
    return {key: value for key, value in fields.items() if value not in (None, [])}


def _from_file(file: StoredFile | None) -> dict[str, Any] | None:
    if file is None:
        return None
    return {"path": file.path, "sha256": file.fixity.sha256, "size": file.fixity.size}


def _to_contract(fields: Any) -> Contract:
    if not isinstance(fields, Mapping):
        raise TypeError("not a record")
    if fields["format"] != str(FORMAT):
        raise ValueError(f"format {fields['format']} is not known here")
    draw = fields.get("draw")
    return Contract(
        number=_text(fields["number"]),
        terms=_to_terms(fields),
        filing_year=int(fields["filing_year"]),
        archived_at=datetime.fromisoformat(fields["archived_at"]),
        archived_by=_text(fields["archived_by"]),
        items=tuple(_to_item(each) for each in fields["items"]),
        draw=Draw(_text(draw["scope"]), int(draw["value"]), "given" in draw) if draw else None,
        warnings=_texts(fields.get("warnings")),
    )


def _to_terms(fields: Mapping[str, Any]) -> Terms:
    def text(name: str) -> str:
        return _text(fields.get(name, ""))

    def day(name: str) -> date | None:
        return date.fromisoformat(fields[name]) if fields.get(name) else None

    amount = fields.get("amount") or None
    return Terms(
        series=text("series"),
        customer=text("customer"),
        title=text("title"),
        our_party=text("our_party"),
        counterparty_number=text("counterparty_number"),
        signed_on=day("signed_on"),
        approved_on=day("approved_on"),
        effective_on=day("effective_on"),
        expires_on=day("expires_on"),
        amount=None if amount is None else Money(Decimal(amount), text("currency")),
        owner=text("owner"),
        tags=_texts(fields.get("tags")),
        note=text("note"),
        custom={_text(key): _text(value) for key, value in (fields.get("custom") or {}).items()},
    )


def _to_item(fields: Mapping[str, Any]) -> Item:
    return Item(
        number=_text(fields["number"]),
        kind=ItemKind(fields["kind"]),
        received_as=_texts(fields.get("received_as")),
        masters=tuple(_to_file(each) for each in fields["masters"]),
        rendition=_to_file(fields["rendition"]) if "rendition" in fields else None,
        text=_to_file(fields["text"]) if "text" in fields else None,
        pages=int(fields["pages"]),
        quality=_to_quality(fields),
        warnings=_texts(fields.get("warnings")),
    )


def _to_quality(fields: Mapping[str, Any]) -> Quality:
    confidence, dpi = fields.get("confidence"), fields.get("dpi")
    return Quality(
        ocr_pages=int(fields.get("ocr_pages") or 0),
        confidence=float(confidence) if confidence else None,
        dpi=int(dpi) if dpi else None,
    )


def _to_file(fields: Mapping[str, Any]) -> StoredFile:
    path = _text(fields["path"])
    if path.startswith("/") or ".." in path.split("/"):
        raise ValueError(f"a path that leads out: {path}")
    return StoredFile(path, Fixity(_text(fields["sha256"]), int(fields["size"])))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {value!r}")
    return value


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(_text(each) for each in values or ())
