"""JSON: one document, UTF-8, keys as the project's interface promises them (docs/cli.md)."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.values import utc

if TYPE_CHECKING:
    from contract_archive.errors import ArchiveError
    from contract_archive.records.queries import Answer, Hit

# JSON escapes the C0 controls itself; the others would reach a terminal raw.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def write_json(document: Mapping[str, Any]) -> None:
    """Print ``document`` on standard output."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=_plain)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _plain(value: object) -> str:
    """Return dates in ISO 8601, money as a decimal string, a path with ``/``."""
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Path):
        return value.as_posix()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def error_document(error: ArchiveError) -> dict[str, Any]:
    """Return an error as programs read it."""
    document: dict[str, Any] = {"code": error.code, "message": error.message, "hint": error.hint}
    if error.details:
        document["details"] = dict(error.details)
    return document


def hit_document(hit: Hit) -> dict[str, Any]:
    """Return a contract as lists give it."""
    document = hit._asdict()
    document["archived_at"] = datetime.fromisoformat(hit.archived_at)
    match = hit.match
    document["custom"] = dict(hit.custom)
    document["match"] = match and {"page": match.page, "snippet": match.snippet}
    return document


def answer_document(answer: Answer) -> dict[str, Any]:
    """Return the answer to a search; ``count`` is the whole number of hits."""
    return {"count": answer.total, "contracts": [hit_document(hit) for hit in answer.hits]}
