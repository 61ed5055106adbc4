"""The review queue: what waits, and everything about one document."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.claims import (
    asked,
    candidate_document,
    claim_document,
    question_document,
    write_claims,
)
from contract_archive.cli.render.labels import label_of
from contract_archive.cli.render.notices import QUESTION, WARNING, note
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.locale import _, listed, ngettext

if TYPE_CHECKING:
    from contract_archive.actions.review import Card, Waiting
    from contract_archive.cli.session import Terminal
    from contract_archive.settings.model import Settings


def waiting_document(waiting: Waiting) -> dict[str, Any]:
    """Return the JSON value of a document that waits."""
    from contract_archive.cli.render.documents import error_document

    return {
        "id": waiting.id,
        "file": waiting.file,
        "since": waiting.since,
        "queued_by": waiting.queued_by,
        "customer": waiting.customer or None,
        "pages": waiting.pages,
        "path": waiting.path,
        "questions": [question_document(each) for each in waiting.questions],
        "error": error_document(waiting.error) if waiting.error else None,
    }


def write_list(
    waiting: Sequence[Waiting], terminal: Terminal, settings: Settings, *, json: bool
) -> None:
    """Print a line for each document; how many there are goes to standard error."""
    if json:
        _write_json(
            {"count": len(waiting), "waiting": [waiting_document(each) for each in waiting]}
        )
        return
    columns = (
        Column("ID", right=True),
        Column(_("File"), least=12),
        Column(_("Since")),
        Column(_("Customer"), least=10),
        Column(_("Why"), least=16),
    )
    rows = [_row(each, settings) for each in waiting]
    if rows:
        for line in lines(columns, rows, terminal.columns if terminal.shows else None):
            print(line)
    message = ngettext("{count} waits for review", "{count} wait for review", len(waiting))
    print(message.format(count=len(waiting)), file=sys.stderr)


def _row(waiting: Waiting, settings: Settings) -> tuple[str, ...]:
    since = f"{waiting.since.astimezone():%Y-%m-%d}" if waiting.since else ""
    if waiting.error:
        why = waiting.error.message
    else:
        labels = [
            label_of(settings, each.field) if each.field else each.reason
            for each in waiting.questions
        ]
        why = listed(labels) or _("nothing is open")
    return (str(waiting.id), waiting.file, since, waiting.customer, why)


def write_card(card: Card, terminal: Terminal, settings: Settings, *, json: bool) -> None:
    """Print what is known of a document and from where, what is open, and what to do."""
    if json:
        _write_json(_card_document(card))
        return
    waiting = card.waiting
    print(f"{waiting.id}  {one_line(waiting.file)}")
    print(f"  {one_line(waiting.path)}")
    write_claims(card.claims, terminal, settings, given=True)
    for question in waiting.questions:
        note(terminal, QUESTION, asked(question, settings))
    for warning in card.warnings:
        note(terminal, WARNING, warning)
    if not waiting.questions:
        print(_("Nothing is open: carchive review accept {review}").format(review=waiting.id))


def _card_document(card: Card) -> dict[str, Any]:
    return {
        **waiting_document(card.waiting),
        "fields": {each.field: claim_document(each) for each in card.claims},
        "candidates": {
            name: [candidate_document(each) for each in found]
            for name, found in card.candidates.items()
        },
        "warnings": list(card.warnings),
    }


def _write_json(document: dict[str, Any]) -> None:
    from contract_archive.cli.render.documents import write_json

    write_json(document)
