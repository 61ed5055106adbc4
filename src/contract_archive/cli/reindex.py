"""``carchive reindex``: rebuild the catalog."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import count, flag, option
from contract_archive.cli.options import Json
from contract_archive.cli.render.text import one_line
from contract_archive.errors import ExitCode
from contract_archive.locale import _, ngettext

if TYPE_CHECKING:
    from contract_archive.actions.reindex import Rebuilt

app = new_app()

Jobs = Annotated[int, option("--jobs", "N", _("records read at once; 0 is one per core"), count)]
Adopt = Annotated[bool, flag("--adopt", _("take contracts that the ledger lost back into it"))]


@command(
    app,
    _(
        "Build the catalog anew from the contract folders and the ledger. The catalog is only an "
        "index: nothing is lost when it is deleted."
    ),
    ("carchive reindex", _("after folders were restored from a backup")),
    ("carchive reindex --adopt", _("after the ledger was lost or lost lines")),
)
def reindex(
    context: typer.Context, jobs: Jobs = 0, adopt: Adopt = False, json: Json = False
) -> None:
    """Rebuild and say how many contracts there are and what does not hold together."""
    from contract_archive.actions.reindex import reindex as rebuild

    with session_of(context).open(anew=adopt) as archive:
        rebuilt = rebuild(archive, jobs or None, adopt=adopt)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(_document(rebuilt))
    else:
        _tell(rebuilt)
    if rebuilt.missing or rebuilt.faults:
        raise typer.Exit(ExitCode.FINDINGS)


def _document(rebuilt: "Rebuilt") -> dict[str, object]:
    return {
        "contracts": rebuilt.contracts,
        "adopted": list(rebuilt.adopted),
        "missing": [each._asdict() for each in rebuilt.missing],
        "faults": [each._asdict() for each in rebuilt.faults],
        "changed": [each._asdict() for each in rebuilt.changed],
    }


def _tell(rebuilt: "Rebuilt") -> None:
    """Say how many contracts there are, and which could not be read, are not in the ledger or are
    not as the ledger knows them."""
    message = ngettext(
        "The catalog is rebuilt: {total} contract.",
        "The catalog is rebuilt: {total} contracts.",
        rebuilt.contracts,
    )
    print(message.format(total=rebuilt.contracts), file=sys.stderr)
    for number in rebuilt.adopted:
        print(_("{number} is in the ledger again").format(number=one_line(number)), file=sys.stderr)
    state = _("missing: neither a contract nor void")
    for number, path in rebuilt.missing:
        print(f"! {one_line(number)}  {state} ({one_line(path)})", file=sys.stderr)
    if rebuilt.missing:
        print(
            _("Restore what is missing from a backup; what stands there, `--adopt` takes back."),
            file=sys.stderr,
        )
    state = _("changed by hand: not the record that the ledger knows")
    for number, path in rebuilt.changed:
        print(f"! {one_line(number)}  {state} ({one_line(path)})", file=sys.stderr)
    for fault in rebuilt.faults:
        print(f"! ledger/{fault.file}:{fault.line}  {fault.message}", file=sys.stderr)
