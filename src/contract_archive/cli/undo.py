"""``carchive undo``: take the last correction of a record back."""

from typing import Annotated

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import flag, option
from contract_archive.cli.options import Json, Number
from contract_archive.locale import _

app = new_app()

Reason = Annotated[str, option("--reason", _("TEXT"), _("why; it stands in the ledger"))]
DryRun = Annotated[bool, flag("--dry-run", _("show what would change; change nothing"))]


@command(
    app,
    _(
        "Take the last correction of a contract's record back; again: the one before. The ledger "
        "keeps both."
    ),
    ("carchive undo XS-2024-0001", _("as it was before the last edit")),
)
def undo(
    context: typer.Context,
    number: Number,
    reason: Reason = "",
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Revert the correction and show what was changed."""
    from contract_archive.actions import describe
    from contract_archive.cli.render.corrections import write_edited

    session = session_of(context)
    with session.open() as archive:
        edited = describe.undo(archive, number, reason, dry_run=dry_run)
    write_edited(edited, session, json=json, dry_run=dry_run)
