"""``carchive export``: copy contracts out of the archive."""

from pathlib import Path
from typing import Annotated

import typer

from contract_archive.cli import completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, folder, number, option
from contract_archive.cli.options import Json
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.values import size
from contract_archive.locale import _

app = new_app()

Numbers = Annotated[
    list[str],
    argument(_("NUMBER..."), _("the contracts' numbers"), completing.numbers, number),
]
Target = Annotated[
    Path,
    option("--output", _("DIR"), _("the folder to copy to; made if need be"), folder, short="-o"),
]


@command(
    app,
    _(
        "Copy contracts with all their files to another folder, each file checked on the way. "
        "The archive is not changed."
    ),
    ("carchive export XS-2024-0001 FW-2024-0003 -o ~/handover", _("two contracts")),
    (
        "carchive export $(carchive find --customer 华东 --format '{number}') -o out",
        _("all contracts of a customer"),
    ),
)
def export(context: typer.Context, number: Numbers, output: Target, json: Json = False) -> None:
    """Copy the contracts and say where they are."""
    from contract_archive.actions.retrieve import export as copy_out

    session = session_of(context)
    with session.open() as archive:
        done = list(copy_out(archive, tuple(number), output))
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"exported": [each._asdict() for each in done]})
        return
    columns = (
        Column(_("Number"), least=12),
        Column(_("Files"), right=True),
        Column(_("Size"), right=True),
        Column(_("Folder"), least=20),
    )
    rows = [(each.number, str(each.files), size(each.size), str(each.folder)) for each in done]
    for line in lines(columns, rows, session.terminal.columns if session.terminal.shows else None):
        print(line)
