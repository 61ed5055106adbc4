"""What became of the files that were handed in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.claims import (
    asked,
    claim_document,
    question_document,
    write_claims,
)
from contract_archive.cli.render.notices import FAILURE, QUESTION, WARNING, tell
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.locale import _, ngettext

if TYPE_CHECKING:
    from contract_archive.cli.session import Terminal
    from contract_archive.records.intakes import Accession
    from contract_archive.settings.model import Settings


def accession_document(accession: Accession) -> dict[str, Any]:
    """Return the JSON value of one answer."""
    from contract_archive.cli.render.documents import error_document

    return {
        "file": accession.file,
        "outcome": accession.outcome.value,
        "number": accession.number or None,
        "path": accession.path or None,
        "pages": accession.pages,
        "warnings": list(accession.warnings),
        "error": error_document(accession.error) if accession.error else None,
        "review": accession.review or None,
        "questions": [question_document(each) for each in accession.questions],
        "fields": {each.field: claim_document(each) for each in accession.claims},
    }


def write_table(
    accessions: Sequence[Accession], terminal: Terminal, settings: Settings, *, claims: bool
) -> None:
    """Print a line for each file, then what is asked of it, its warnings and its error.

    With ``claims`` also what was read: an archivist sees errors at once.
    """
    columns = (
        Column(_("File"), least=12),
        Column(_("Result"), least=8),
        Column(_("Number"), least=12),
        Column(_("Pages"), right=True),
        Column(_("Folder"), least=14),
    )
    rows = [_cells(each) for each in accessions]
    for line in lines(columns, rows, terminal.columns if terminal.shows else None):
        print(line)
    sys.stdout.flush()
    for each in accessions:
        if claims:
            write_claims(each.claims, terminal, settings)
        _tell(each, terminal, settings)


def _cells(accession: Accession) -> tuple[str, ...]:
    return (
        PurePath(accession.file).name,
        _outcome(accession.outcome.value),
        accession.number,
        str(accession.pages) if accession.pages else "",
        accession.path,
    )


def _outcome(word: str) -> str:
    names = {
        "filed": _("archived"),
        "planned": _("would be archived"),
        "review": _("to be reviewed"),
        "duplicate": _("already there"),
        "failed": _("failed"),
    }
    return names.get(word, word)


def _tell(accession: Accession, terminal: Terminal, settings: Settings) -> None:
    name = PurePath(accession.file).name
    for question in accession.questions:
        tell(terminal, QUESTION, asked(question, settings), name)
    for warning in accession.warnings:
        tell(terminal, WARNING, warning, name)
    if accession.error:
        tell(terminal, FAILURE, accession.error.message, name)
        if accession.error.hint:
            print(f"  → {one_line(accession.error.hint)}", file=sys.stderr)


def tell_count(accessions: Sequence[Accession], *, dry_run: bool) -> None:
    """Say on standard error how the batch went."""
    total = len(accessions)
    waiting = sum(1 for each in accessions if each.outcome.value == "review")
    good = sum(1 for each in accessions if each.error is None) - waiting
    if dry_run:
        message = ngettext(
            "{good} of {total} file would be archived; nothing was written",
            "{good} of {total} files would be archived; nothing was written",
            total,
        )
    else:
        message = ngettext(
            "{good} of {total} file archived", "{good} of {total} files archived", total
        )
    print(message.format(good=good, total=total), file=sys.stderr)
    if waiting and dry_run:
        message = ngettext(
            "{count} would wait for review", "{count} would wait for review", waiting
        )
    elif waiting:
        message = ngettext(
            "{count} waits for review: carchive review list",
            "{count} wait for review: carchive review list",
            waiting,
        )
    if waiting:
        print(message.format(count=waiting), file=sys.stderr)
