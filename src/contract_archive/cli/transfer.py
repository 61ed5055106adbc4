"""``carchive transfer``: hand contracts over to another archive, or take them in from one."""

from pathlib import Path
from typing import Annotated

import typer

from contract_archive.cli import claims, completing, given
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, flag, number, option
from contract_archive.cli.options import Json
from contract_archive.errors import UsageError
from contract_archive.locale import _

app = new_app(
    help=_(
        "Hand contracts over to another archive, or take in what another one has handed over: as "
        "a BagIt package (RFC 8493) with metadata by DA/T 46 and a list to sign."
    )
)

Numbers = Annotated[
    list[str],
    argument(_("NUMBER..."), _("the contracts' numbers"), completing.numbers, number),
]
Target = Annotated[
    Path,
    argument(_("DIR"), _("the package to write; not there yet"), parse=given.folder),
]
Package = Annotated[
    Path, argument(_("BAG"), _("the package: the folder with bagit.txt in it"), parse=given.folder)
]
Reason = Annotated[str, option("--reason", _("TEXT"), _("why; it stands in the ledger"))]
SeriesMap = Annotated[
    list[str] | None,
    option("--series-map", "OLD=TYPE", _("which type OLD of the package is here; may be repeated")),
]
DryRun = Annotated[
    bool, flag("--dry-run", _("check the package and show what would be filed; write nothing"))
]


@command(
    app,
    _(
        "Write a package with contracts, all their files and their history, each file checked on "
        "the way. The contracts stay in this archive; the ledger keeps that they were handed over."
    ),
    ("carchive transfer out XS-2024-0001 FW-2024-0003 ~/handover", _("two contracts")),
    (
        "carchive transfer out $(carchive find 华东 --format '{number}') out",
        _("all contracts that a search finds"),
    ),
    ("carchive transfer out XS-2024-0001 out --reason 业务移交", _("with the reason")),
    name="out",
)
def out(
    context: typer.Context,
    number: Numbers,
    folder: Target,
    reason: Reason = "",
    json: Json = False,
) -> None:
    """Write the package and say what is in it."""
    from contract_archive.actions.transfer import transfer_out
    from contract_archive.cli.render.transfers import write_given

    session = session_of(context)
    with session.open() as archive:
        given_over = transfer_out(archive, number, folder, reason.strip())
    write_given(given_over, session.terminal, json=json)


@command(
    app,
    _(
        "Take in a package of contracts: it is checked whole, then each contract is filed under "
        "its old number, with its files as they are and its history before. A number that is not "
        "free here is refused."
    ),
    ("carchive transfer in handover --dry-run", _("check it, and see what would be filed")),
    ("carchive transfer in handover --series-map SALES=XS", _("its type SALES is XS here")),
    name="in",
)
def in_(
    context: typer.Context,
    folder: Package,
    series_map: SeriesMap = None,
    force_new: claims.ForceNew = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Check the package, file what is in it, and say what became of each contract."""
    from contract_archive.actions.transfer import transfer_in
    from contract_archive.cli.render.transfers import write_taken

    mapped = dict(map(_pair, series_map or ()))
    session = session_of(context)
    with session.open() as archive:
        taken = transfer_in(
            archive, folder, series_map=mapped, force_new=force_new, dry_run=dry_run
        )
    write_taken(taken, session.terminal, json=json, dry_run=dry_run)
    worst = max((each.error.exit_code for each in taken.results if each.error), default=0)
    if worst:
        raise typer.Exit(worst)


def _pair(text: str) -> tuple[str, str]:
    old, equals, new = (part.strip() for part in text.partition("="))
    if not (old and equals and new):
        raise UsageError(
            _("--series-map: “{text}” is not of the form OLD=TYPE").format(text=text),
            _("Write for instance: --series-map SALES=XS"),
        )
    return old, new
