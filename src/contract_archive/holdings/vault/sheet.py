"""The sheet of a record's fields that a person corrects in an editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contract_archive.holdings.vault.fields import document, map_of, parse, text_of


def dump(fields: Mapping[str, str], head: str) -> bytes:
    """Return fields, in their order, as a sheet that begins with ``head``."""
    return document(head, dict(fields))


def load(data: bytes) -> dict[str, str]:
    """Return the fields of a sheet; a list is told as one. Raises ValueError with the reason."""
    return parse(data, _fields)


def _fields(value: Any) -> dict[str, str]:
    found = map_of({} if value in (None, "") else value)
    return {text_of(name): _text(each) for name, each in found.items()}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(text_of, value))
    return text_of(value)
