"""``carchive show``: everything about a contract, or its text."""

from typing import Annotated

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import count, flag, option
from contract_archive.cli.options import Json, Number
from contract_archive.errors import UsageError
from contract_archive.locale import _

app = new_app()

Text = Annotated[bool, flag("--text", _("the text of its pages instead"))]
Page = Annotated[int, option("--page", "N", _("with --text: only this page, from 1"), count)]


@command(
    app,
    _(
        "Show a contract: what it says of itself, its documents and files, and what was done to "
        "it. Capital and small letters, full and half width, and kinds of brackets in the number "
        "do not matter."
    ),
    ("carchive show XS-2024-0001", _("the card of a contract")),
    ("carchive show XS-2024-0001 --text --page 2", _("what its second page says")),
    ("carchive show XS-2024-0001 --json", _("all of it for programs")),
)
def show(
    context: typer.Context,
    number: Number,
    text: Text = False,
    page: Page = 0,
    json: Json = False,
) -> None:
    """Fetch the card or the text and print it."""
    from contract_archive.actions import retrieve
    from contract_archive.actions.relations import family
    from contract_archive.cli.render import card

    if page and not text:
        raise UsageError(
            _("--page without --text"), _("Write: carchive show NUMBER --text --page N")
        )
    session = session_of(context)
    with session.open() as archive:
        if not text:
            shown = retrieve.show(archive, number)
            tree = family(archive, shown.contract.number)
            (card.write_document if json else card.write_card)(shown, session, tree)
            return
        if page:
            pages = {page: retrieve.page(archive, number, page)}
        else:
            pages = dict(enumerate(retrieve.pages(archive, number), start=1))
    card.write_text(pages, session.terminal, json=json, number=number)
