"""``carchive edit``: correct what a record says."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import flag, option, pair
from contract_archive.cli.options import Json, Number
from contract_archive.cli.session import Session
from contract_archive.errors import UsageError
from contract_archive.locale import _

if TYPE_CHECKING:
    from contract_archive.archive import Archive

app = new_app()

Set = Annotated[
    list[str] | None,
    option(
        "--set",
        "KEY=VALUE",
        _("a field and what it should be; an empty value leaves it empty; may be repeated"),
    ),
]
Reason = Annotated[str, option("--reason", _("TEXT"), _("why; it stands in the ledger"))]
NewCustomer = Annotated[
    bool, flag("--new-customer", _("a name close to a known customer's is another company"))
]
DryRun = Annotated[bool, flag("--dry-run", _("show what would change; change nothing"))]


@command(
    app,
    _(
        "Correct what a contract's record says. The folder follows customer, type and year; the "
        "number stays. Without --set the record opens in your editor ($EDITOR). What it said "
        "before stays in the ledger: `carchive history`, `carchive undo`."
    ),
    ("carchive edit XS-2024-0001 --set amount=120000", _("a sum that was mistyped")),
    (
        "carchive edit XS-2024-0001 --set signed_on=2024-07-05 --reason 看错日期",
        _("with the reason"),
    ),
    ("carchive edit XS-2024-0001", _("several fields, in an editor")),
)
def edit(
    context: typer.Context,
    number: Number,
    set_: Set = None,
    reason: Reason = "",
    new_customer: NewCustomer = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Change the fields and show what was changed."""
    from contract_archive.actions import describe
    from contract_archive.cli.render.corrections import write_edited
    from contract_archive.cli.review import field_named

    session = session_of(context)
    given = dict(map(pair, set_ or ()))
    if given and len(given) != len(set_ or ()):
        raise UsageError(_("--set gives a field twice"), _("Give each field once."))
    with session.open() as archive:
        changes = {field_named(key): value for key, value in given.items()}
        changes = changes or _edited_by_hand(session, archive, number)
        edited = describe.edit(
            archive, number, changes, reason, new_customer=new_customer, dry_run=dry_run
        )
    write_edited(edited, session, json=json, dry_run=dry_run)


def _edited_by_hand(session: Session, archive: "Archive", number: str) -> dict[str, str]:
    """Let a person change the record's fields in an editor. Returns those that were changed."""
    from contract_archive.actions import describe

    if not session.terminal.asks:
        raise UsageError(
            _("nothing is to be changed"), _("Say what with --set KEY=VALUE, or use a terminal.")
        )
    before = describe.fields(archive, number)
    with tempfile.TemporaryDirectory(prefix="carchive-") as folder:
        path = Path(folder) / "record.yaml"
        after = _in_editor(path, number, before)
    return {name: text for name, text in after.items() if text != before.get(name, "")}


def _in_editor(path: Path, number: str, before: dict[str, str]) -> dict[str, str]:
    from contract_archive.holdings.vault import sheet

    head = _(
        "# {number}: change what is wrong, save and leave the editor.\n"
        "# An emptied line leaves its field empty. Leave without a change to change nothing.\n"
    ).format(number=number)
    path.write_bytes(sheet.dump(before, head))
    path.chmod(0o600)
    while True:
        _open(path)
        try:
            return sheet.load(path.read_bytes())
        except ValueError as error:
            typer.echo(
                _("carchive: the sheet cannot be read: {reason}").format(reason=error), err=True
            )
            if not typer.confirm(_("Open it again?"), default=True, err=True):
                raise UsageError(_("nothing was changed"), _("Run the command again.")) from error


def _open(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            _("the editor “{editor}” cannot be started").format(editor=editor),
            _("Set EDITOR to one that is there, or use --set KEY=VALUE."),
        ) from error
    if done.returncode:
        raise UsageError(
            _("the editor ended with code {code}; nothing was changed").format(
                code=done.returncode
            ),
            _("Run the command again, or use --set KEY=VALUE."),
        )
