"""``carchive hold``: nothing under a hold is destroyed."""

from typing import Annotated

import typer

from contract_archive.cli import completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, flag, option
from contract_archive.cli.options import Json, Number
from contract_archive.cli.render import stacks as render
from contract_archive.locale import _

app = new_app(
    help=_("Hold contracts back from destruction, each for a case; a contract may have several.")
)

Case = Annotated[
    str, option("--case", _("CASE"), _("the lawsuit, inspection or claim: its number or name"))
]
Reason = Annotated[str, option("--reason", _("TEXT"), _("why; it stays on record"))]
Held = Annotated[str, argument(_("[NUMBER]"), _("only this contract's"), completing.numbers)]
Lifted = Annotated[bool, flag("--lifted", _("with a number: those that were lifted too"))]


@command(
    app,
    _("Put a contract under a hold for a case: until it is lifted, nothing of it is destroyed."),
    (
        "carchive hold place XS-2024-0001 --case '(2025)沪01民初17号' --reason 涉诉",
        _("a lawsuit"),
    ),
    name="place",
)
def place(
    context: typer.Context, number: Number, case: Case = "", reason: Reason = "", json: Json = False
) -> None:
    """Place the hold."""
    from contract_archive.actions import holds

    with session_of(context).open() as archive:
        found = holds.place(archive, number, case, reason)
    render.tell_hold(found, json=json)


@command(
    app,
    _("Lift a hold again. The hold and why it was lifted stay on record."),
    (
        "carchive hold lift XS-2024-0001 --case '(2025)沪01民初17号' --reason 已结案",
        _("the case is closed"),
    ),
    name="lift",
)
def lift(
    context: typer.Context, number: Number, case: Case = "", reason: Reason = "", json: Json = False
) -> None:
    """Lift the hold."""
    from contract_archive.actions import holds

    with session_of(context).open() as archive:
        found = holds.lift(archive, number, case, reason)
    render.tell_hold(found, json=json)


@command(
    app,
    _("List the holds that stand, by case."),
    ("carchive hold list", _("of all contracts")),
    ("carchive hold list XS-2024-0001 --lifted", _("all that one contract ever had")),
    name="list",
)
def list_(
    context: typer.Context, number: Held = "", lifted: Lifted = False, json: Json = False
) -> None:
    """List the holds."""
    from contract_archive.actions import holds
    from contract_archive.errors import UsageError

    if lifted and not number:
        raise UsageError(
            _("--lifted without a number"), _("Name the contract whose holds are meant.")
        )
    session = session_of(context)
    with session.open() as archive:
        found = holds.held(archive, number, lifted=lifted)
    render.write_holds(found, session.terminal, json=json)
