"""What was handed over, and what became of what was taken in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.notices import FAILURE, WARNING, tell
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.cli.render.values import size
from contract_archive.locale import _, ngettext

if TYPE_CHECKING:
    from contract_archive.actions.transfer import GivenOver, TakenIn, TakenOver
    from contract_archive.cli.session import Terminal


def write_given(given: GivenOver, terminal: Terminal, *, json: bool) -> None:
    """Print what is in a bag that was written."""
    if json:
        from contract_archive.cli.render.documents import write_json

        contracts = [each._asdict() for each in given.contracts]
        write_json({"bag": given.bag, "manifest_sha256": given.manifest, "contracts": contracts})
        return
    columns = (
        Column(_("Number"), least=12),
        Column(_("Files"), right=True),
        Column(_("Size"), right=True),
        Column(_("Folder"), least=20),
    )
    rows = [
        (each.number, str(each.files), size(each.size), each.folder) for each in given.contracts
    ]
    print("\n".join(lines(columns, rows, terminal.columns if terminal.shows else None)))
    count = len(given.contracts)
    message = ngettext(
        "{count} contract handed over: {bag}", "{count} contracts handed over: {bag}", count
    )
    print(message.format(count=count, bag=one_line(str(given.bag))), file=sys.stderr)
    print(
        _("The list to sign: {file}").format(file=one_line(str(given.bag / "transfer-list.pdf"))),
        file=sys.stderr,
    )


def write_taken(taken: TakenOver, terminal: Terminal, *, json: bool, dry_run: bool) -> None:
    """Print what became of each contract of a bag, or would."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(
            {
                "bag": taken.bag,
                "manifest_sha256": taken.manifest,
                "fonds": taken.fonds,
                "dry_run": dry_run,
                "results": [_document(each) for each in taken.results],
            }
        )
        return
    columns = (
        Column(_("Number"), least=12),
        Column(_("Result"), least=8),
        Column(_("Type")),
        Column(_("Customer"), least=10),
        Column(_("Folder"), least=14),
    )
    rows = [
        (each.number, _outcome(each), each.series, each.customer, each.path)
        for each in taken.results
    ]
    print("\n".join(lines(columns, rows, terminal.columns if terminal.shows else None)))
    for each in taken.results:
        _tell(each, terminal)
    _count(taken, dry_run=dry_run)


def _tell(result: TakenIn, terminal: Terminal) -> None:
    for note in result.notes:
        tell(terminal, WARNING, note, result.number)
    if result.error:
        tell(terminal, FAILURE, result.error.message, result.number)
        if result.error.hint:
            print(f"  → {one_line(result.error.hint)}", file=sys.stderr)


def _count(taken: TakenOver, *, dry_run: bool) -> None:
    total = len(taken.results)
    good = sum(each.error is None for each in taken.results)
    if dry_run:
        message = ngettext(
            "{good} of {total} contract would be taken in; nothing was written",
            "{good} of {total} contracts would be taken in; nothing was written",
            total,
        )
    else:
        message = ngettext(
            "{good} of {total} contract taken in", "{good} of {total} contracts taken in", total
        )
    print(message.format(good=good, total=total), file=sys.stderr)


def _outcome(result: TakenIn) -> str:
    names = {
        "filed": _("archived"),
        "planned": _("would be archived"),
        "duplicate": _("already there"),
        "failed": _("failed"),
    }
    return names[result.outcome.value]


def _document(result: TakenIn) -> dict[str, Any]:
    from contract_archive.cli.render.documents import error_document

    return {
        "number": result.number,
        "outcome": result.outcome.value,
        "series": result.series,
        "customer": result.customer,
        "path": result.path or None,
        "warnings": list(result.notes),
        "error": error_document(result.error) if result.error else None,
    }
