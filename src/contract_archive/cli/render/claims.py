"""What is known of a contract and from where, and what is asked: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.labels import label_of, series_text
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.cli.render.values import figures
from contract_archive.locale import _
from contract_archive.records.lists import listed_names
from contract_archive.rules.confidence import per_cent
from contract_archive.settings.model import FieldKind

if TYPE_CHECKING:
    from contract_archive.cli.session import Terminal
    from contract_archive.records.intakes import Claim
    from contract_archive.records.readings import Candidate, Question, Source, Value
    from contract_archive.settings.model import Settings

_OPERATOR = "operator"


def value_text(value: Value) -> str:
    """Return a value of a reading as people read it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return listed_names(value)
    return figures(value) if isinstance(value, Decimal) else str(value)


def field_text(settings: Settings, name: str, value: Value) -> str:
    """Return a field's value as people read it: a series with its label."""
    return series_text(settings, str(value)) if name == "series" else value_text(value)


def custom_text(value: str, kind: FieldKind | None) -> str:
    """Return the canonical text of an archive's own field as people read it."""
    if kind is FieldKind.YES_NO:
        return {"yes": _("yes"), "no": _("no")}.get(value, value)
    try:
        return figures(Decimal(value)) if kind is FieldKind.MONEY else value
    except ArithmeticError:  # a record changed by hand
        return value


def percent(confidence: float | None) -> str:
    """Return a confidence as per cent, rounded down; nothing where there is none."""
    return "" if confidence is None else f"{per_cent(confidence)} %"


def write_claims(
    claims: Iterable[Claim], terminal: Terminal, settings: Settings, *, given: bool = False
) -> None:
    """Print what was read or agreed to, a line for each field; what the operator typed he knows,
    so that is printed only where somebody else looks (``given``)."""
    rows = [
        (
            label_of(settings, each.field),
            field_text(settings, each.field, each.value),
            *_evidence(each.source),
        )
        for each in claims
        if given or each.source.origin.value != _OPERATOR
    ]
    if not rows:
        return
    columns = (
        Column(_("Field"), least=8),
        Column(_("Value"), least=12),
        Column(_("Page"), right=True),
        Column(_("Sure"), right=True),
        Column(_("It says"), least=12),
    )
    for line in lines(columns, rows, terminal.columns if terminal.shows else None):
        print(line)


def _evidence(source: Source) -> tuple[str, str, str]:
    page = str(source.page) if source.page else ""
    return page, percent(source.confidence), source.snippet


def asked(question: Question, settings: Settings) -> str:
    """Return a question on one line: the field, why, and the best guess."""
    text = question.reason
    if question.field:
        text = _("{field}: {reason}").format(
            field=label_of(settings, question.field), reason=question.reason
        )
    if question.guess is None:
        return one_line(text)
    return one_line(
        _("{question} (best guess: {value}, page {page})").format(
            question=text,
            value=field_text(settings, question.field, question.guess.value),
            page=question.guess.page,
        )
    )


def claim_document(claim: Claim) -> dict[str, Any]:
    """Return the JSON value of a field: its value and its source."""
    return {"value": _plain(claim.value), **source_document(claim.source)}


def source_document(source: Source) -> dict[str, Any]:
    """Return the JSON value of a source: who said it, and the evidence of a reading."""
    document: dict[str, Any] = {"origin": source.origin.value}
    if source.page:
        document |= {
            "page": source.page,
            "snippet": source.snippet,
            "confidence": source.confidence,
            "rule": source.rule,
        }
    return document


def candidate_document(candidate: Candidate) -> dict[str, Any]:
    """Return the JSON value of a candidate."""
    return {
        "value": _plain(candidate.value),
        "confidence": round(candidate.confidence, 4),
        "page": candidate.page,
        "snippet": candidate.snippet,
        "rule": candidate.rule,
    }


def question_document(question: Question) -> dict[str, Any]:
    """Return the JSON value of a question; ``field`` is empty for the document as a whole."""
    return {
        "field": question.field,
        "reason": question.reason,
        "guess": candidate_document(question.guess) if question.guess else None,
        "choices": list(question.choices),
    }


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value
