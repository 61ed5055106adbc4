"""``carchive history``: what was done to a contract, by whom, when and why."""

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.options import Json, Number
from contract_archive.locale import _

app = new_app()


@command(
    app,
    _("Show what was done to a contract: who, when, from what to what, and why."),
    ("carchive history XS-2024-0001", _("the oldest first")),
)
def history(context: typer.Context, number: Number, json: Json = False) -> None:
    """Look the deeds up and print them."""
    from contract_archive.actions.describe import history as look_up
    from contract_archive.cli.render.corrections import write_history

    session = session_of(context)
    with session.open() as archive:
        deeds = look_up(archive, number)
    write_history(deeds, session, json=json)
