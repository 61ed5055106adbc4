"""``carchive due``: what somebody must act on soon."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import days, file, flag, option
from contract_archive.cli.options import Json
from contract_archive.cli.render.tables import Column, lines
from contract_archive.disk import storage_error
from contract_archive.locale import _, ngettext

if TYPE_CHECKING:
    from contract_archive.cli.session import Terminal
    from contract_archive.holdings.catalog.due import Due

app = new_app()

Within = Annotated[int, option("--within", _("DAYS"), _("90, 90d, 12w, 6m; else 90"), days)]
Ics = Annotated[
    Path | None,
    option("--ics", _("FILE"), _("write a calendar too; an older one of that name is replaced"),
           file),
]  # fmt: skip
Quiet = Annotated[bool, flag("--quiet", _("print only if there is something to say (for cron)"))]


@command(
    app,
    _(
        "List the contracts on which somebody must act soon: by the last day for a notice where "
        "one is agreed, else by their end. Those that renew themselves say so."
    ),
    ("carchive due", _("the next 90 days")),
    ("carchive due --within 30d --quiet", _("from cron: mailed if there is any")),
    ("carchive due --within 12m --ics due.ics", _("a calendar to subscribe to")),
)
def due(
    context: typer.Context,
    within: Within = 90,
    ics: Ics = None,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Look them up, list them, and write the calendar."""
    from contract_archive.actions import reminders

    session = session_of(context)
    with session.open() as archive:
        found = reminders.due(archive, within)
        if ics is not None:
            _write(ics, reminders.calendar(archive, found))
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"count": len(found), "due": [each._asdict() for each in found]})
    elif found or not quiet:
        _show(found, session.terminal)


def _show(found: "Sequence[Due]", terminal: "Terminal") -> None:
    from contract_archive.actions.reminders import said

    columns = (
        Column(_("Act by")),
        Column(_("Number"), least=12),
        Column(_("Customer"), least=10),
        Column(_("What"), least=12),
        Column(_("Ends")),
        Column(_("Owner"), least=6),
    )
    rows = [
        (
            *(str(each.on), each.number, each.customer),
            *(said(each), str(each.expires_on), each.owner),
        )
        for each in found
    ]
    if rows:
        for line in lines(columns, rows, terminal.columns if terminal.shows else None):
            print(line)
    message = ngettext("{count} contract is due", "{count} contracts are due", len(found))
    print(message.format(count=len(found)), file=sys.stderr)


def _write(path: Path, calendar: bytes) -> None:
    """Put the calendar in place whole: whoever reads it meanwhile has the old one or the new."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(calendar)
        beside.replace(path)
    except OSError as error:
        raise storage_error(error) from error
