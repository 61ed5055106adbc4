"""``carchive relate``: say what one contract is to another."""

from typing import Annotated

import typer

from contract_archive.cli import completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, flag, number, one_of, option
from contract_archive.cli.options import Json, Number
from contract_archive.cli.render.text import one_line
from contract_archive.errors import UsageError
from contract_archive.locale import _, listed
from contract_archive.records.contracts import RelationKind
from contract_archive.rules.naming import relation_name

app = new_app()

_KINDS = {kind.value: relation_name(kind) for kind in RelationKind}

Other = Annotated[
    str, argument(_("OTHER"), _("the other contract's number"), completing.numbers, number)
]
As = Annotated[
    str,
    option(
        "--as",
        _("KIND"),
        _("what the other one is to it: {kinds}").format(kinds=listed(_KINDS)),
        one_of(_KINDS),
        lambda: list(_KINDS),
        short="--kind",
    ),
]
Remove = Annotated[bool, flag("--remove", _("take the relation back"))]


@command(
    app,
    _("Say what one contract is to another; `carchive show` draws the family of both."),
    ("carchive relate XS-2024-0007 KJ-2024-0001 --as framework", _("the framework of an order")),
    ("carchive relate ZL-2025-0002 ZL-2024-0002 --as renews", _("the one that it renews")),
    ("carchive relate XS-2024-0007 KJ-2024-0001 --remove", _("they have nothing in common")),
)
def relate(
    context: typer.Context,
    number: Number,
    other: Other,
    kind: As = "",
    remove: Remove = False,
    json: Json = False,
) -> None:
    """Relate the two, or take it back."""
    from contract_archive.actions import relations

    if remove and kind:
        raise UsageError(
            _("--remove needs no --as"), _("Whatever they are to one another is taken back.")
        )
    with session_of(context).open() as archive:
        if remove:
            found = relations.unrelate(archive, number, other)
        else:
            found = relations.relate(archive, number, other, RelationKind(kind or "related"))
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({**found._asdict(), "removed": remove})
        return
    message = (
        _("{number} and {other} are related no more")
        if remove
        else _("{other} is now {kind} of {number}")
    )
    print(
        message.format(
            number=one_line(found.number),
            other=one_line(found.other),
            kind=relation_name(found.kind),
        )
    )
