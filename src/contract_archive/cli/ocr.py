"""``carchive ocr``: read archived contracts again."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contract_archive.cli import completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, count, number, one_of, option
from contract_archive.cli.intakes import password_of
from contract_archive.cli.options import Json
from contract_archive.cli.progress import reading
from contract_archive.cli.render.documents import error_document
from contract_archive.cli.render.notices import WARNING, note
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.cli.session import Session
from contract_archive.errors import ArchiveError
from contract_archive.locale import _
from contract_archive.records.contracts import Quality
from contract_archive.records.scans import OcrMode

if TYPE_CHECKING:
    from contract_archive.actions.rescan import Reread

app = new_app()

_MODES = {mode.value: mode.value for mode in OcrMode}

Numbers = Annotated[
    list[str], argument(_("NUMBER..."), _("the contracts' numbers"), completing.numbers, number)
]
Mode = Annotated[
    str,
    option(
        "--ocr",
        _("MODE"),
        _("force (the default here): all pages; auto: pages without text"),
        one_of(_MODES),
        lambda: list(_MODES),
    ),
]
Password = Annotated[
    str,
    option("--password", _("TEXT"), _("opens a protected PDF; - asks, or reads a line of input")),
]
Jobs = Annotated[int, option("--jobs", "N", _("pages read at once; 0 is one per core"), count)]


@command(
    app,
    _(
        "Read archived contracts again, after an update of the engine or other settings. The "
        "searchable PDF, the text and the index are made anew; the files as received stay."
    ),
    ("carchive ocr XS-2024-0001", _("read every page again")),
    (
        "carchive ocr $(carchive list --format '{number}') --ocr auto",
        _("all contracts, only pages without text"),
    ),
)
def ocr(
    context: typer.Context,
    number: Numbers,
    ocr: Mode = "force",
    password: Password = "",
    jobs: Jobs = 0,
    json: Json = False,
) -> None:
    """Read the contracts one after the other and say how well it went."""
    from contract_archive.actions.rescan import rescan

    session = session_of(context)
    opens = password_of(password, ()) or None
    done: list[Reread] = []
    failed: list[ArchiveError] = []
    with session.open() as archive, reading(session.terminal, len(number)) as bar:
        for each in number:
            try:
                done += rescan(
                    archive,
                    each,
                    mode=OcrMode(ocr or "force"),
                    password=opens,
                    jobs=jobs or None,
                    progress=bar.pages_read,
                )
            except ArchiveError as error:
                if len(number) == 1:
                    raise
                failed.append(error)
            bar.file_done(each)
    _show(session, done, failed, json=json)
    if failed:
        raise typer.Exit(max(error.exit_code for error in failed))


def _show(
    session: Session, done: "list[Reread]", failed: list[ArchiveError], *, json: bool
) -> None:
    """Show how each document is read now, and what could not be read again."""
    if json:
        from contract_archive.cli.render.documents import write_json

        errors = [error_document(error) for error in failed]
        write_json({"documents": [_document(each) for each in done], "errors": errors})
        return
    columns = (
        Column(_("Number"), least=12),
        Column(_("Pages"), right=True),
        Column(_("Before"), right=True),
        Column(_("Now"), right=True),
    )
    rows = [(each.number, str(each.pages), _sure(each.before), _sure(each.after)) for each in done]
    for line in lines(columns, rows, session.terminal.columns if session.terminal.shows else None):
        print(line)
    for each in done:
        for warning in each.warnings:
            note(session.terminal, WARNING, warning, each.number)
    for error in failed:
        print(f"carchive: {one_line(error.message)}\n  → {one_line(error.hint)}", file=sys.stderr)


def _sure(quality: Quality) -> str:
    return "–" if quality.confidence is None else f"{quality.confidence:.1%}"


def _document(done: "Reread") -> dict[str, Any]:
    def told(quality: Quality) -> dict[str, Any]:
        return {
            "ocr_pages": quality.ocr_pages,
            "confidence": quality.confidence,
            "dpi": quality.dpi,
        }

    return {
        "number": done.number,
        "pages": done.pages,
        "before": told(done.before),
        "after": told(done.after),
        "warnings": list(done.warnings),
    }
