"""``carchive reindex``: rebuild the catalog."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import count, option
from contract_archive.cli.options import Json
from contract_archive.cli.render.text import one_line
from contract_archive.errors import ExitCode
from contract_archive.locale import _, ngettext

app = new_app()

Jobs = Annotated[int, option("--jobs", "N", _("records read at once; 0 is one per core"), count)]


@command(
    app,
    _(
        "Build the catalog anew from the contract folders and the ledger. The catalog is only an "
        "index: nothing is lost when it is deleted."
    ),
    ("carchive reindex", _("after folders were restored from a backup")),
)
def reindex(context: typer.Context, jobs: Jobs = 0, json: Json = False) -> None:
    """Rebuild and say how many contracts there are."""
    from contract_archive.actions.reindex import reindex as rebuild

    with session_of(context).open() as archive:
        total = rebuild(archive, jobs or None)
        missing = [(each.number, each.path) for each in archive.catalog.missing()]
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(
            {
                "contracts": total,
                "missing": [{"number": number, "path": path} for number, path in missing],
            }
        )
    else:
        _tell(total, missing)
    if missing:
        raise typer.Exit(ExitCode.FINDINGS)


def _tell(total: int, missing: Sequence[tuple[str, str]]) -> None:
    """Say how many contracts there are, and which could not be read or are not in the ledger."""
    message = ngettext(
        "The catalog is rebuilt: {total} contract.",
        "The catalog is rebuilt: {total} contracts.",
        total,
    )
    print(message.format(total=total), file=sys.stderr)
    state = _("missing: neither a contract nor void")
    for number, path in missing:
        print(f"! {one_line(number)}  {state} ({one_line(path)})", file=sys.stderr)
