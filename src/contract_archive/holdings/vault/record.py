"""``contract.yaml``: everything known about a contract, as a person can read it.

One format, written by one function and read by one function; a record that was written reads
back equal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import yaml

from contract_archive.locale import _
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
_SHOWN = 60  # characters of a wrong value
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
        raise ValueError(_("it is larger than {limit} bytes").format(limit=_LIMIT))
    try:
        # The base loader builds nothing but text, lists and maps: `note: 007` stays "007".
        fields = yaml.load(data, Loader=yaml.CBaseLoader)  # noqa: S506
        return _to_contract(fields)
    except yaml.YAMLError as fault:
        raise ValueError(_place_of(fault)) from fault
    except RecursionError as fault:
        raise ValueError(_("it is nested too deep")) from fault


def _place_of(fault: yaml.YAMLError) -> str:
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        return _("it is not YAML")
    return _("it is not YAML at line {line}, column {column}").format(
        line=mark.line + 1, column=mark.column + 1
    )


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


class _FieldError(ValueError):
    """A field that is missing (without a value) or wrong; ``path`` is the way to it."""

    def __init__(self, path: str, value: object = None) -> None:
        text = _("{field} is missing") if value is None else _("{field} is wrong: {value}")
        super().__init__(text.format(field=path, value=str(value)[:_SHOWN]))
        self.path = path
        self.value = value


_Made = TypeVar("_Made")


def _made(fields: Any, name: str, make: Callable[[Any], _Made]) -> _Made:
    """Return what ``make`` makes of a field. Raises ValueError that names the field."""
    if name not in fields:
        raise _FieldError(name)
    try:
        return make(fields[name])
    except _FieldError as fault:  # of a field within this one
        dot = "" if fault.path.startswith("[") else "."
        raise _FieldError(f"{name}{dot}{fault.path}", fault.value) from fault
    except (ValueError, TypeError, AttributeError, ArithmeticError) as fault:
        raise _FieldError(name, fields[name]) from fault


def _made_if_given(fields: Any, name: str, make: Callable[[Any], _Made], otherwise: _Made) -> _Made:
    return _made(fields, name, make) if fields.get(name) else otherwise


def _each(make: Callable[[Any], _Made]) -> Callable[[Any], tuple[_Made, ...]]:
    """Return a maker of lists of what ``make`` makes, that names the place of a wrong one."""

    def made(values: Any) -> tuple[_Made, ...]:
        found = []
        for place, value in enumerate(_list(values)):
            try:
                found.append(make(_map(value)))
            except _FieldError as fault:
                raise _FieldError(f"[{place}].{fault.path}", fault.value) from fault
        return tuple(found)

    return made


def _to_contract(fields: Any) -> Contract:
    if not isinstance(fields, dict):
        raise ValueError(_("it is no record of a contract"))
    if _made(fields, "format", _text) != str(FORMAT):
        raise ValueError(
            _("format {format} is not known to this version").format(format=fields["format"])
        )
    return Contract(
        number=_made(fields, "number", _text),
        terms=_to_terms(fields),
        filing_year=_made(fields, "filing_year", int),
        archived_at=_made(fields, "archived_at", datetime.fromisoformat),
        archived_by=_made(fields, "archived_by", _text),
        items=_made(fields, "items", _each(_to_item)),
        draw=_made_if_given(fields, "draw", _to_draw, None),
        warnings=_texts(fields, "warnings"),
    )


def _to_draw(fields: Any) -> Draw | None:
    fields = _map(fields)
    return Draw(_made(fields, "scope", _text), _made(fields, "value", int), "given" in fields)


def _to_terms(fields: dict[str, Any]) -> Terms:
    def text(name: str) -> str:
        return _made_if_given(fields, name, _text, "")

    def day(name: str) -> date | None:
        return _made_if_given(fields, name, date.fromisoformat, None)

    amount = _made_if_given(fields, "amount", Decimal, None)
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
        amount=None if amount is None else Money(amount, text("currency")),
        owner=text("owner"),
        tags=_texts(fields, "tags"),
        note=text("note"),
        custom=_made_if_given(fields, "custom", _to_custom, {}),
    )


def _to_custom(fields: Any) -> dict[str, str]:
    return {_text(name): _made(_map(fields), name, _text) for name in _map(fields)}


def _to_item(fields: dict[str, Any]) -> Item:
    return Item(
        number=_made(fields, "number", _text),
        kind=_made(fields, "kind", ItemKind),
        received_as=_texts(fields, "received_as"),
        masters=_made(fields, "masters", _each(_to_file)),
        rendition=_made(fields, "rendition", _to_file) if "rendition" in fields else None,
        text=_made(fields, "text", _to_file) if "text" in fields else None,
        pages=_made(fields, "pages", int),
        quality=Quality(
            ocr_pages=_made_if_given(fields, "ocr_pages", int, 0),
            confidence=_made_if_given(fields, "confidence", float, None),
            dpi=_made_if_given(fields, "dpi", int, None),
        ),
        warnings=_texts(fields, "warnings"),
    )


def _to_file(fields: Any) -> StoredFile:
    fields = _map(fields)
    path = _made(fields, "path", _inside)
    return StoredFile(path, Fixity(_made(fields, "sha256", _text), _made(fields, "size", int)))


def _inside(path: Any) -> str:
    """Return a path that does not lead out of the contract's folder."""
    if _text(path).startswith("/") or ".." in path.split("/"):
        raise ValueError(path)
    return _text(path)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _map(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _texts(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    return _made_if_given(fields, name, lambda values: tuple(map(_text, _list(values))), ())
