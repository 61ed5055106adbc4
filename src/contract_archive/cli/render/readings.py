"""What was read from a document: a table for people, every candidate for programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.claims import candidate_document, field_text, percent
from contract_archive.cli.render.documents import write_json
from contract_archive.cli.render.labels import label_of
from contract_archive.cli.render.notices import WARNING, tell
from contract_archive.cli.render.tables import Column, lines
from contract_archive.locale import _, ngettext
from contract_archive.records.readings import DoubtKind, FieldName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract_archive.actions.read import DocumentRead
    from contract_archive.cli.session import Terminal
    from contract_archive.records.readings import Reading
    from contract_archive.settings.model import Settings


def write_table(seen: DocumentRead, settings: Settings, terminal: Terminal) -> None:
    """Print the best candidate of each field; what is doubtful goes to standard error."""
    reading = seen.reading
    rows = []
    for name in _names(reading):
        best = reading.candidates[name][0]
        rows.append(
            (
                label_of(settings, name),
                field_text(settings, name, best.value),
                str(best.page),
                percent(best.confidence),
                best.snippet,
            )
        )
    columns = (
        Column(_("Field"), least=8),
        Column(_("Value"), least=16),
        Column(_("Page"), right=True),
        Column(_("Sure"), right=True),
        Column(_("It says"), least=16),
    )
    if rows:
        for line in lines(columns, rows, terminal.columns if terminal.shows else None):
            print(line)
    sys.stdout.flush()
    for warning in _warnings(seen):
        tell(terminal, WARNING, warning)
    if any(each.kind is DoubtKind.PARTIES_UNCLEAR for each in reading.doubts):
        hint = _("Which side is ours is told by our_names in archive.yaml: write all names there.")
        print(f"  → {hint}", file=sys.stderr)
    count = len(seen.scan.pages)
    told = ngettext("{count} page", "{count} pages", count).format(count=count)
    fields = ngettext("{count} field read", "{count} fields read", len(rows)).format(
        count=len(rows)
    )
    print(_("; ").join((told, fields)), file=sys.stderr)


def write_document(file: str, seen: DocumentRead) -> None:
    """Print the reading as JSON."""
    write_json(document(file, seen))


def document(file: str, seen: DocumentRead) -> dict[str, Any]:
    """Return the JSON value of a reading: of each field the best candidate, and all of them."""
    reading = seen.reading
    names = tuple(_names(reading))
    candidates = {
        name: [candidate_document(each) for each in reading.candidates[name]] for name in names
    }
    fields: dict[str, dict[str, Any]] = {name: dict(candidates[name][0]) for name in names}
    if "amount" in fields:
        best = reading.best(FieldName.CURRENCY)
        fields["amount"]["currency"] = best.value if best else None
    return {
        "file": file,
        "pages": len(seen.scan.pages),
        "fields": fields,
        "candidates": candidates,
        "doubts": [
            {
                "kind": each.kind.value,
                "field": each.field,
                "message": each.message,
                "page": each.page,
            }
            for each in reading.doubts
        ],
        "warnings": list(_warnings(seen)),
    }


def _names(reading: Reading) -> Iterator[str]:
    """Yield the fields that have candidates, ours in their order, then the archive's own."""
    ours = [str(name) for name in FieldName]
    yield from (name for name in ours if reading.candidates.get(name))
    yield from (
        str(name) for name, found in reading.candidates.items() if found and str(name) not in ours
    )


def _warnings(seen: DocumentRead) -> Iterator[str]:
    yield from seen.scan.warnings
    yield from (doubt.message for doubt in seen.reading.doubts)
