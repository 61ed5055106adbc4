"""``carchive ingest``: archive contract scans."""

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contract_archive.cli import completing, given
from contract_archive.cli.asking import asked_label, completed
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.door import UnfinishedError
from contract_archive.cli.given import argument, flag, option
from contract_archive.cli.intakes import STANDARD_INPUT, files_at_hand, intakes_of
from contract_archive.cli.options import Json, Type
from contract_archive.cli.progress import reading
from contract_archive.cli.queries import custom_terms
from contract_archive.cli.render.accessions import accession_document, tell_count, write_table
from contract_archive.cli.session import Session
from contract_archive.errors import MissingFieldsError, UsageError
from contract_archive.locale import _, listed
from contract_archive.records.intakes import Accession, Intake
from contract_archive.records.scans import OcrMode
from contract_archive.rules.terms import missing_fields, terms_of

if TYPE_CHECKING:
    from contract_archive.archive import Archive

app = new_app()

_MODES = {mode.value: mode.value for mode in OcrMode}
_DAY = listed(("2024-07-15", "20240715", "2024年7月15日"))

Files = Annotated[
    list[str],
    argument(
        _("FILE..."),
        _("PDF, JPEG, PNG or TIFF; a folder for all in it; - for standard input"),
    ),
]
Customer = Annotated[
    str, option("--customer", _("NAME"), _("the other side"), complete=completing.customers)
]
Signed = Annotated[date | None, option("--signed", _("DAY"), _DAY, given.day)]
Approved = Annotated[date | None, option("--approved", _("DAY"), _("when approved"), given.day)]
Effective = Annotated[date | None, option("--effective", _("DAY"), _("in force from"), given.day)]
Expires = Annotated[date | None, option("--expires", _("DAY"), _("when it ends"), given.day)]
Amount = Annotated[
    Decimal | None, option("--amount", _("AMOUNT"), listed(("100000", "10万")), given.amount)
]
Currency = Annotated[str, option("--currency", _("CODE"), _("CNY, USD …; else as the rules say"))]
Title = Annotated[str, option("--title", _("TEXT"), _("what the contract is called"))]
Owner = Annotated[str, option("--owner", _("NAME"), _("who is responsible"))]
Number = Annotated[
    str, option("--number", _("NUMBER"), _("a number from outside; else the next is drawn"))
]
TheirNumber = Annotated[
    str, option("--counterparty-number", _("NUMBER"), _("the other side's number"))
]
Tags = Annotated[list[str] | None, option("--tag", _("TAG"), _("a tag; may be repeated"))]
Note = Annotated[str, option("--note", _("TEXT"), _("whatever is worth knowing"))]
Fields = Annotated[
    list[str] | None,
    option("--set", _("KEY=VALUE"), _("a field of the archive's own; may be repeated")),
]
Ocr = Annotated[
    str,
    option(
        "--ocr",
        _("MODE"),
        _("auto: pages without text; force: all; skip: none"),
        given.one_of(_MODES),
        lambda: list(_MODES),
    ),
]
Password = Annotated[
    str,
    option("--password", _("TEXT"), _("opens a protected PDF; - asks, or reads a line of input")),
]
Join = Annotated[bool, flag("--join", _("the files are the pages of one contract, in this order"))]
Jobs = Annotated[
    int, option("--jobs", "N", _("files read at once; 0 is one per core"), given.count)
]
Move = Annotated[bool, flag("--move", _("delete each file once it is safe in the archive"))]
DryRun = Annotated[bool, flag("--dry-run", _("only show numbers and places; write nothing"))]


@command(
    app,
    _(
        "Archive contract scans. Each file becomes a contract: it gets the next number of its "
        "type, its pages are read, and it is put in its place. Required fields that are missing "
        "are asked for on a terminal. In a batch every file is tried."
    ),
    (
        "carchive ingest scan.pdf --type XS --customer 瑞华科技 --signed 2024-07-15",
        _("a sales contract"),
    ),
    (
        "carchive ingest p1.jpg p2.jpg --join --type FW --customer 瑞华科技",
        _("photos of one contract"),
    ),
    (
        "carchive ingest inbox/ --type XS --customer 瑞华科技 --move",
        _("a whole folder, emptying it"),
    ),
    ("carchive ingest scan.pdf --type XS --customer 瑞华科技 --dry-run", _("what would happen")),
)
def ingest(
    context: typer.Context,
    files: Files,
    type_: Type = "",
    customer: Customer = "",
    signed: Signed = None,
    approved: Approved = None,
    effective: Effective = None,
    expires: Expires = None,
    amount: Amount = None,
    currency: Currency = "",
    title: Title = "",
    owner: Owner = "",
    number: Number = "",
    counterparty_number: TheirNumber = "",
    tag: Tags = None,
    note: Note = "",
    set_: Fields = None,
    ocr: Ocr = "",
    password: Password = "",
    join: Join = False,
    jobs: Jobs = 0,
    move: Move = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Build the intakes, hand them in, show what became of them."""
    session = session_of(context)
    claims = Intake(
        files=(),
        series=type_,
        customer=customer,
        title=title,
        number=number,
        counterparty_number=counterparty_number,
        signed_on=signed,
        approved_on=approved,
        effective_on=effective,
        expires_on=expires,
        amount=amount,
        currency=currency,
        owner=owner,
        tags=tuple(tag or ()),
        note=note,
        custom=dict(custom_terms(session, set_ or ())),
        ocr=OcrMode(ocr) if ocr else None,
        password=_password(password, files) or None,
        move=move,
    )
    with files_at_hand(files) as found:
        handed_in = intakes_of(found, claims, join=join)
        _hand_in(session, handed_in, jobs or None, dry_run=dry_run, json=json)


def _password(given: str, files: Sequence[str]) -> str:
    """Return the password; for ``-`` it is asked for, so that it need not stand in the open.

    Raises UsageError where standard input gives none.
    """
    if given != STANDARD_INPUT:
        return given
    if STANDARD_INPUT in files:
        raise UsageError(
            _("--password: standard input is the file already"),
            _("Give the name of the file, or the password itself."),
        )
    if sys.stdin.isatty():
        from getpass import getpass

        typed = getpass(_("Password: "), sys.stderr)
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise UsageError(
            _("--password: none was given"),
            _("Type it when asked, or send it as the first line of standard input."),
        )
    return typed


def _hand_in(
    session: Session, intakes: Sequence[Intake], jobs: int | None, *, dry_run: bool, json: bool
) -> None:
    """Hand the intakes in and show the answers. Raises the only one's error, or the worst code."""
    from contract_archive.actions.ingest import ingest as take_in

    answers: list[Accession] = []
    with session.open() as archive:
        intakes = _complete(session, archive, intakes)
        try:
            with (
                reading(session.terminal, len(intakes)) as bar,
                closing(
                    take_in(archive, intakes, jobs=jobs, dry_run=dry_run, progress=bar.pages_read)
                ) as taken,
            ):
                for answer in taken:
                    answers.append(answer)
                    bar.file_done(answer.file)
        except BaseException as error:  # whatever ends the batch, what was filed is told
            if json and isinstance(error, Exception):
                raise UnfinishedError(_document(answers)) from error
            if answers or json:
                _show(session, answers, dry_run=dry_run, json=json)
            raise
    if len(answers) == 1 and answers[0].error and not json:
        raise answers[0].error
    _show(session, answers, dry_run=dry_run, json=json)
    worst = max((each.error.exit_code for each in answers if each.error), default=0)
    if worst:
        raise typer.Exit(worst)


def _complete(session: Session, archive: "Archive", intakes: Sequence[Intake]) -> list[Intake]:
    """Return the intakes with all that is required, asked for at a terminal.

    Raises UsageError for what is missing or wrong, before any file is read.
    """
    complete: list[Intake] = []
    for intake in intakes:
        if session.terminal.asks and missing_fields(intake, archive.settings):
            if len(intakes) > 1:
                print(f"{intake.files[0]}:", file=sys.stderr)
            intake = completed(archive, intake, complete[-1] if complete else None)
        _check(intake, archive)
        complete.append(intake)
    return complete


def _check(intake: Intake, archive: "Archive") -> None:
    """Raise UsageError for what is missing, in the words of the prompts, or wrong."""
    try:
        terms_of(intake, archive.settings, archive.today)
    except MissingFieldsError as error:
        names = error.details["fields"].split(",")
        labels = listed(asked_label(archive.settings, name) for name in names)
        message = _("missing: {fields}").format(fields=labels)
        raise MissingFieldsError(message, error.hint, details=error.details) from error


def _document(answers: Sequence[Accession]) -> dict[str, Any]:
    return {"results": [accession_document(each) for each in answers]}


def _show(session: Session, answers: Sequence[Accession], *, dry_run: bool, json: bool) -> None:
    """Show what became of the files."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(_document(answers))
        return
    write_table(answers, session.terminal)
    tell_count(answers, dry_run=dry_run)
