"""``carchive customer``: customers, their names, and the folders that follow them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from contract_archive.cli import completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, customer, flag, option
from contract_archive.cli.options import Csv, Json
from contract_archive.cli.progress import reading
from contract_archive.cli.render import customers as render
from contract_archive.cli.session import Session
from contract_archive.errors import ExitCode
from contract_archive.locale import _

if TYPE_CHECKING:
    from contract_archive.actions.customers import Progress
    from contract_archive.archive import Archive

app = new_app(
    help=_("Look after customers: each has one official name, other names, and its contracts.")
)

Name = Annotated[
    str, argument(_("NAME"), _("the customer, by any of its names"), completing.customers, customer)
]
Part = Annotated[str, argument(_("[PART]"), _("any part of a name"), completing.customers)]
Fresh = Annotated[str, argument(_("NAME"), _("the official name"), parse=customer)]
Aliases = Annotated[
    list[str] | None,
    option("--alias", _("NAME"), _("another name: short, former, English; may be repeated")),
]
Alias = Annotated[str, argument(_("ALIAS"), _("the other name"), parse=customer)]
Remove = Annotated[bool, flag("--remove", _("take the other name away again"))]
Old = Annotated[
    str, argument(_("OLD"), _("the customer, by any of its names"), completing.customers, customer)
]
New = Annotated[str, argument(_("NEW"), _("its official name from now on"), parse=customer)]
From = Annotated[
    str, argument(_("FROM"), _("the customer that is given up"), completing.customers, customer)
]
Into = Annotated[
    str, argument(_("INTO"), _("the customer that takes it in"), completing.customers, customer)
]
DryRun = Annotated[bool, flag("--dry-run", _("show every folder that would move; write nothing"))]


@command(
    app,
    _("List the customers with their other names, how many contracts they have and for how much."),
    ("carchive customer list", _("all customers")),
    ("carchive customer list 机电", _("those with 机电 in a name")),
    ("carchive customer list --csv > customers.csv", _("for a spreadsheet")),
    name="list",
)
def list_(context: typer.Context, part: Part = "", json: Json = False, csv: Csv = False) -> None:
    """List the customers."""
    from contract_archive.actions.customers import customers

    session = session_of(context)
    with session.open() as archive:
        found = customers(archive, part)
    render.write_list(found, session.terminal, json=json, csv=csv)


@command(
    app,
    _("Show a customer: its names and its contracts."),
    ("carchive customer show 瑞华科技", _("by any of its names")),
    name="show",
)
def show(context: typer.Context, name: Name, json: Json = False) -> None:
    """Look the customer up and show it."""
    from contract_archive.actions.customers import show as look_up

    session = session_of(context)
    with session.open() as archive:
        card = look_up(archive, name)
    render.write_card(card, session.terminal, json=json)


@command(
    app,
    _("Add a customer before its first contract comes, with its other names."),
    (
        "carchive customer add 瑞华科技有限公司 --alias 瑞华 --alias 'Ruihua Tech Ltd'",
        _("so that scans that name it so are filed under it"),
    ),
    name="add",
)
def add(context: typer.Context, name: Fresh, alias: Aliases = None, json: Json = False) -> None:
    """Add the customer, and say which known ones come near."""
    from contract_archive.actions.customers import add as add_one

    session = session_of(context)
    with session.open() as archive:
        added = add_one(archive, name, alias or ())
    render.tell_added(added, session.terminal, json=json)


@command(
    app,
    _("Give a customer another name, or take one away."),
    ("carchive customer alias 瑞华科技有限公司 瑞华", _("a short name")),
    ("carchive customer alias 瑞华科技有限公司 瑞华 --remove", _("it was another company's")),
    name="alias",
)
def alias(
    context: typer.Context, name: Name, alias: Alias, remove: Remove = False, json: Json = False
) -> None:
    """Give or take the name."""
    from contract_archive.actions.customers import add_alias, remove_alias

    with session_of(context).open() as archive:
        found = (remove_alias if remove else add_alias)(archive, name, alias)
    render.tell_names(found, json=json)


@command(
    app,
    _(
        "Give a customer another official name. The old one stays as another name, and every "
        "contract moves to the folder of the new one."
    ),
    (
        "carchive customer rename 瑞华科技有限公司 瑞华科技股份有限公司 --dry-run",
        _("what would move"),
    ),
    ("carchive customer rename 瑞华科技有限公司 瑞华科技股份有限公司", _("it goes public")),
    name="rename",
)
def rename(
    context: typer.Context, old: Old, new: New, dry_run: DryRun = False, json: Json = False
) -> None:
    """Rename the customer, or show what that would come to."""
    from contract_archive.actions import customers

    session = session_of(context)
    with session.open() as archive:
        if dry_run:
            change = customers.plan_rename(archive, old, new)
        else:
            with _moving(session, archive, old) as moved:
                change = customers.rename(archive, old, new, moved)
    _finish(render.tell_change(change, session.terminal, dry_run=dry_run, json=json))


@command(
    app,
    _(
        "Make one customer of two: all names and contracts of FROM become INTO's, and the "
        "contracts move to its folder."
    ),
    ("carchive customer merge 瑞华 瑞华科技有限公司 --dry-run", _("what would move")),
    ("carchive customer merge 瑞华 瑞华科技有限公司", _("two folders of one company")),
    name="merge",
)
def merge(
    context: typer.Context, from_: From, into: Into, dry_run: DryRun = False, json: Json = False
) -> None:
    """Merge the customers, or show what that would come to."""
    from contract_archive.actions import customers

    session = session_of(context)
    with session.open() as archive:
        if dry_run:
            change = customers.plan_merge(archive, from_, into)
        else:
            with _moving(session, archive, from_) as moved:
                change = customers.merge(archive, from_, into, moved)
    _finish(render.tell_change(change, session.terminal, dry_run=dry_run, json=json))


@contextmanager
def _moving(session: Session, archive: "Archive", name: str) -> Iterator["Progress"]:
    """Show progress while the contracts of a customer move; yields what takes note of each."""
    from contract_archive.actions.customers import customer as look_up

    with reading(session.terminal, look_up(archive, name).contracts) as bar:
        yield lambda each: bar.file_done(each.number)


def _finish(moved_all: bool) -> None:
    if not moved_all:
        sys.stdout.flush()
        raise typer.Exit(ExitCode.DAMAGED)
