"""``carchive expire``: appraise by the retention schedule, close what is over."""

from datetime import date
from typing import Annotated

import typer

from contract_archive.cli import given
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import flag, option
from contract_archive.cli.options import Json, Type
from contract_archive.locale import _

app = new_app()

AsOf = Annotated[
    date | None,
    option("--as-of", _("DAY"), _("as things stand then; to look ahead, --dry-run"), given.day),
]
DryRun = Annotated[bool, flag("--dry-run", _("show every verdict and move; change nothing"))]
All = Annotated[bool, flag("--all", _("list those that are simply kept, too"))]


@command(
    app,
    _(
        "Appraise every contract by the retention schedule of archive.yaml and move those that are "
        "over to the closed stacks (closed_folder). They stay findable; a renewal, or `carchive "
        "reopen`, brings them back. Nothing is destroyed."
    ),
    ("carchive expire --dry-run", _("what would be done, and why")),
    ("carchive expire", _("close what is over")),
    ("carchive expire --as-of 2030-12-31 --dry-run --all", _("what stands then")),
)
def expire(
    context: typer.Context,
    as_of: AsOf = None,
    type_: Type = "",
    dry_run: DryRun = False,
    all_: All = False,
    json: Json = False,
) -> None:
    """Appraise and move, then list what is to be done."""
    from contract_archive.actions import expiring
    from contract_archive.cli.progress import reading
    from contract_archive.cli.render.appraisals import write_appraised

    session = session_of(context)
    series = session.settings().series_named(type_).code if type_ else ""
    with session.open() as archive, reading(session.terminal, archive.catalog.count()) as bar:
        on, found = as_of or archive.today, []
        for each in expiring.expire(archive, as_of, series, dry_run=dry_run):
            found.append(each)
            bar.file_done(each.path)
    write_appraised(found, on, session, json=json, dry_run=dry_run, everything=all_)
    if failed := [each.error.exit_code for each in found if each.error]:
        raise typer.Exit(max(failed))
