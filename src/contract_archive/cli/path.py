"""``carchive path``: where a contract's folder is."""

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.options import Number
from contract_archive.cli.render.text import printable
from contract_archive.locale import _

app = new_app()


@command(
    app,
    _("Print the folder of a contract, alone on a line, for other programs."),
    ('cd "$(carchive path XS-2024-0001)"', _("go there")),
    ('ls "$(carchive path XS-2024-0001)"', _("see what is in it")),
)
def path(context: typer.Context, number: Number) -> None:
    """Look the place up and print it."""
    from contract_archive.actions.retrieve import place_of

    session = session_of(context)
    with session.open() as archive:
        folder = archive.root / place_of(archive, number)
    print(printable(str(folder)))
