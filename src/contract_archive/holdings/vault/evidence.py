"""Sources, candidates, doubts and questions as fields of a YAML document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from contract_archive.holdings.vault.fields import (
    kept,
    list_of,
    made,
    made_if_given,
    map_of,
    text_of,
    texts,
    truth_of,
)
from contract_archive.records.readings import (
    Candidate,
    Doubt,
    DoubtKind,
    Origin,
    Question,
    Source,
    Value,
)


def from_source(source: Source) -> dict[str, Any]:
    """Return where a value came from as a map."""
    fields = {
        "origin": source.origin.value,
        "page": source.page or None,
        "snippet": source.snippet,
        "confidence": source.confidence,
        "rule": source.rule,
    }
    return kept(fields)


def to_source(fields: Any) -> Source:
    """Return the source that a map describes."""
    fields = map_of(fields)
    return Source(
        origin=made(fields, "origin", Origin),
        page=made_if_given(fields, "page", int, 0),
        snippet=made_if_given(fields, "snippet", text_of, ""),
        confidence=made_if_given(fields, "confidence", float, None),
        rule=made_if_given(fields, "rule", text_of, ""),
    )


def from_candidate(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as a map; what its value is stands beside it unless it is text."""
    kind = _kind_of(candidate.value)
    return {
        "value": _from_value(candidate.value),
        **({} if kind == _TEXT else {"kind": kind}),
        "page": candidate.page,
        "confidence": candidate.confidence,
        "rule": candidate.rule,
        "snippet": candidate.snippet,
    }


def to_candidate(fields: Any) -> Candidate:
    """Return the candidate that a map describes."""
    fields = map_of(fields)
    kind = made(fields, "kind", _known_kind) if "kind" in fields else _TEXT
    return Candidate(
        value=made(fields, "value", _MAKERS[kind]),
        page=made(fields, "page", int),
        snippet=made(fields, "snippet", text_of),
        confidence=made(fields, "confidence", float),
        rule=made(fields, "rule", text_of),
    )


def from_doubt(doubt: Doubt) -> dict[str, Any]:
    """Return a doubt as a map."""
    fields = {
        "kind": doubt.kind.value,
        "field": str(doubt.field),  # a finder may name one of ours by its FieldName
        "message": doubt.message,
        "page": doubt.page or None,
    }
    return kept(fields, ("message",))


def to_doubt(fields: Any) -> Doubt:
    """Return the doubt that a map describes."""
    fields = map_of(fields)
    return Doubt(
        kind=made(fields, "kind", DoubtKind),
        field=made_if_given(fields, "field", text_of, ""),
        message=made(fields, "message", text_of),
        page=made_if_given(fields, "page", int, 0),
    )


def from_question(question: Question) -> dict[str, Any]:
    """Return a question as a map."""
    fields = {
        "field": question.field,
        "reason": question.reason,
        "guess": from_candidate(question.guess) if question.guess else None,
        "choices": list(question.choices),
    }
    return kept(fields, ("field", "reason"))


def to_question(fields: Any) -> Question:
    """Return the question that a map describes."""
    fields = map_of(fields)
    return Question(
        field=made(fields, "field", text_of),
        reason=made(fields, "reason", text_of),
        guess=made_if_given(fields, "guess", to_candidate, None),
        choices=texts(fields, "choices"),
    )


_TEXT = "text"


def _kind_of(value: Value) -> str:
    kinds = ((bool, "yes_no"), (int, "count"), (date, "day"), (Decimal, "decimal"), (tuple, "list"))
    return next((kind for made_of, kind in kinds if isinstance(value, made_of)), _TEXT)


def _from_value(value: Value) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return list(value) if isinstance(value, tuple) else value


def _known_kind(kind: Any) -> str:
    if kind not in _MAKERS:
        raise ValueError(kind)
    return text_of(kind)


_MAKERS: dict[str, Callable[[Any], Value]] = {
    _TEXT: text_of,
    "yes_no": truth_of,
    "count": int,
    "day": date.fromisoformat,
    "decimal": Decimal,
    "list": lambda values: tuple(map(text_of, list_of(values))),
}
