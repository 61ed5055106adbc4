"""``carchive reopen``: take a contract out of the closed stacks."""

from datetime import date
from typing import Annotated

import typer

from contract_archive.cli import given
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import option
from contract_archive.cli.options import Json, Number
from contract_archive.cli.render.text import one_line
from contract_archive.locale import _

app = new_app()

Reason = Annotated[str, option("--reason", _("TEXT"), _("why, in a few words; required"))]
Until = Annotated[
    date | None,
    option("--until", _("DAY"), _("how long it stays out; else for a year"), given.day),
]


@command(
    app,
    _(
        "Take a contract out of the closed stacks, back to the active ones. `carchive expire` "
        "leaves it there until the day given."
    ),
    ("carchive reopen XS-2014-0007 --reason 补开发票", _("for a year")),
    ("carchive reopen XS-2014-0007 --reason 诉讼 --until 2027-06-30", _("until then")),
)
def reopen(
    context: typer.Context,
    number: Number,
    reason: Reason = "",
    until: Until = None,
    json: Json = False,
) -> None:
    """Move it back and say where it stands."""
    from contract_archive.actions import expiring

    with session_of(context).open() as archive:
        found = expiring.reopen(archive, number, reason, until)
    open_until = found.contract.open_until if found.contract else None
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"number": found.number, "path": found.path, "open_until": open_until})
        return
    print(
        _("{number} is open until {day}: {path}").format(
            number=one_line(found.number), day=open_until, path=one_line(found.path)
        )
    )
