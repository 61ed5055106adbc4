"""``carchive read``: what a contract says, without filing it."""

from typing import TYPE_CHECKING, Annotated

import typer

from contract_archive.cli import claims
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument
from contract_archive.cli.intakes import files_at_hand, password_of
from contract_archive.cli.options import Json
from contract_archive.cli.progress import reading
from contract_archive.cli.session import Session
from contract_archive.errors import NotFoundError, UsageError
from contract_archive.locale import _
from contract_archive.records.modes import OcrMode

if TYPE_CHECKING:
    from contract_archive.settings.model import Settings

app = new_app()

File = Annotated[str, argument(_("FILE"), _("one contract; - for standard input"))]


@command(
    app,
    _(
        "Read a contract and print what it says: each field with its page, how sure it is, and "
        "the words it was read from. Nothing is filed. Within an archive its rules hold; outside "
        "one, nobody's names are known, so both parties are named, but neither is ours."
    ),
    ("carchive read scan.pdf", _("what would be taken from it")),
    ("carchive read scan.pdf --json", _("with every candidate, for programs")),
)
def read(
    context: typer.Context,
    file: File,
    ocr: claims.Ocr = "",
    password: claims.Password = "",
    json: Json = False,
) -> None:
    """Read the file and print the reading."""
    from contract_archive.actions.read import read as read_document
    from contract_archive.cli.render import readings

    session = session_of(context)
    settings = _settings(session)
    with files_at_hand([file]) as found, reading(session.terminal, 1) as bar:
        if len(found) != 1:
            raise UsageError(
                _("{folder} holds {count} documents").format(folder=file, count=len(found)),
                _("Read them one by one."),
            )
        seen = read_document(
            found,
            settings,
            mode=OcrMode(ocr) if ocr else None,
            password=password_of(password, [file]) or None,
            progress=lambda pages: bar.pages_read(file, pages),
        )
    if json:
        readings.write_document(file, seen)
    else:
        readings.write_table(seen, settings, session.terminal)


def _settings(session: Session) -> "Settings":
    """Return the archive's rules; where there is no archive, those of a fresh one."""
    try:
        return session.settings()
    except NotFoundError:
        if session.archive:
            raise
    from contract_archive.settings.standard import standard

    return standard()
