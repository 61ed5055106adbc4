"""``carchive ingest``: archive contract scans."""

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from contract_archive.cli import claims
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.door import UnfinishedError
from contract_archive.cli.intakes import files_at_hand, intakes_of, password_of
from contract_archive.cli.options import Json, Type
from contract_archive.cli.progress import Reading, reading
from contract_archive.cli.queries import custom_terms
from contract_archive.cli.render.accessions import accession_document, tell_count, write_table
from contract_archive.cli.session import Session
from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.contracts import ItemKind
from contract_archive.records.intakes import Accession, Intake
from contract_archive.records.readings import Question
from contract_archive.records.scans import OcrMode
from contract_archive.rules.terms import claimed_terms

if TYPE_CHECKING:
    from contract_archive.actions.ingest import Answer, Ask
    from contract_archive.archive import Archive

app = new_app()


@command(
    app,
    _(
        "Archive contract scans. Each file becomes a contract: its pages are read, what you do not "
        "say is taken from them where that is sure, it gets a number and is put in its place. What "
        "is doubtful is asked about on a terminal; a batch is never held up, there the scan waits "
        "for review. In a batch every file is tried."
    ),
    ("carchive ingest scan.pdf", _("a contract that says itself what it is")),
    (
        "carchive ingest scan.pdf --type XS --customer 瑞华科技 --signed 2024-07-15",
        _("a sales contract"),
    ),
    (
        "carchive ingest p1.jpg p2.jpg --join --type FW --customer 瑞华科技",
        _("photos of one contract"),
    ),
    ("carchive ingest inbox/ --move", _("a whole folder, emptying it")),
    ("carchive ingest stack.pdf --split", _("contracts with cover sheets between, scanned as one")),
    (
        "carchive ingest later.pdf --as-item-of XS-2024-0001 --kind supplement",
        _("a later document of a contract"),
    ),
    ("carchive ingest scan.pdf --dry-run", _("what would be taken from where, and asked")),
)
def ingest(
    context: typer.Context,
    files: claims.Files,
    type_: Type = "",
    customer: claims.Customer = "",
    signed: claims.Signed = None,
    approved: claims.Approved = None,
    effective: claims.Effective = None,
    expires: claims.Expires = None,
    auto_renew: claims.AutoRenew = None,
    notice_days: claims.NoticeDays = None,
    amount: claims.Amount = None,
    currency: claims.Currency = "",
    title: claims.Title = "",
    owner: claims.Owner = "",
    number: claims.Number = None,
    counterparty_number: claims.TheirNumber = "",
    our_party: claims.OurParty = "",
    credit_code: claims.CreditCode = "",
    governing_law: claims.GoverningLaw = "",
    tag: claims.Tags = None,
    note: claims.Note = "",
    set_: claims.Fields = None,
    ocr: claims.Ocr = "",
    password: claims.Password = "",
    join: claims.Join = False,
    jobs: claims.Jobs = 0,
    move: claims.Move = False,
    split: claims.Split = False,
    as_item_of: claims.ItemOf = None,
    kind: claims.LaterKind = "",
    force_new: claims.ForceNew = False,
    review: claims.Review = False,
    dry_run: claims.DryRun = False,
    json: Json = False,
) -> None:
    """Build the intakes, hand them in, show what became of them."""
    session = session_of(context)
    said = Intake(
        files=(),
        series=type_,
        customer=customer,
        title=title,
        number=number or "",
        counterparty_number=counterparty_number,
        our_party=our_party,
        credit_code=credit_code,
        signed_on=signed,
        approved_on=approved,
        effective_on=effective,
        expires_on=expires,
        auto_renew=auto_renew,
        notice_days=notice_days,
        amount=amount,
        currency=currency,
        governing_law=governing_law,
        owner=owner,
        tags=tuple(tag or ()),
        note=note,
        custom=dict(custom_terms(session, set_ or ())),
        ocr=OcrMode(ocr) if ocr else None,
        password=password_of(password, files) or None,
        move=move,
        review=review,
        force_new=force_new,
        item_of=as_item_of or "",
        item_kind=ItemKind(kind) if kind else None,
    )
    _refuse_contradictions(said, split=split, join=join)
    with files_at_hand(files) as found:
        handed_in = intakes_of(found, said, join=join)
        way = Way(jobs or None, dry_run=dry_run, split=split)
        hand_in(session, handed_in, way, json=json)


class Way(NamedTuple):
    """How the files are taken in."""

    jobs: int | None
    dry_run: bool
    split: bool


def _refuse_contradictions(said: Intake, *, split: bool, join: bool) -> None:
    """Raise UsageError for options that cannot both be meant."""
    if split and join:
        raise UsageError(
            _("--split and --join say the opposite"), _("Give one of them, or neither.")
        )
    if split and said.number:
        raise UsageError(
            _("--number: one number for all documents of a stack"),
            _("Print cover sheets that say the numbers: carchive cover NUMBER."),
        )
    if said.item_of and (said.review or said.number):
        raise UsageError(
            _("--as-item-of goes with neither --review nor --number"),
            _("A later document gets its number from its contract, at once."),
        )


def hand_in(session: Session, intakes: Sequence[Intake], way: Way, *, json: bool) -> None:
    """Hand the intakes in and show the answers. Raises the only one's error, or the worst code."""
    from contract_archive.actions.ingest import ingest as take_in

    answers: list[Accession] = []
    with session.open() as archive:
        for intake in intakes[:1]:  # all of them say the same
            claimed_terms(intake, archive.settings, archive.today)
        try:
            with reading(session.terminal, len(intakes)) as bar:
                alone = len(intakes) == 1 and not way.split
                ask = _asker(session, archive, bar) if alone else None
                with closing(
                    take_in(
                        archive,
                        intakes,
                        jobs=way.jobs,
                        dry_run=way.dry_run,
                        progress=bar.pages_read,
                        ask=ask,
                        split=way.split,
                    )
                ) as taken:
                    for answer in taken:
                        answers.append(answer)
                        bar.file_done(answer.file)
        except BaseException as error:  # whatever ends the batch, what was filed is told
            if json and isinstance(error, Exception):
                raise UnfinishedError(_document(answers)) from error
            if answers or json:
                _show(session, answers, dry_run=way.dry_run, json=json)
            raise
    if len(answers) == 1 and answers[0].error and not json:
        raise answers[0].error
    _show(session, answers, dry_run=way.dry_run, json=json)
    worst = max((each.error.exit_code for each in answers if each.error), default=0)
    if worst:
        raise typer.Exit(worst)


def _asker(session: Session, archive: "Archive", bar: Reading) -> "Ask | None":
    """Return who asks the person at the terminal; None where there is nobody."""
    if not session.terminal.asks:
        return None
    from contract_archive.cli.asking import Asker

    asker = Asker(archive, session.terminal)

    def ask(intake: Intake, question: Question) -> "Answer | None":
        bar.end()
        return asker(intake, question)

    return ask


def _document(answers: Sequence[Accession]) -> dict[str, Any]:
    return {"results": [accession_document(each) for each in answers]}


def _show(session: Session, answers: Sequence[Accession], *, dry_run: bool, json: bool) -> None:
    """Show what became of the files."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(_document(answers))
        return
    claims_shown = dry_run or (len(answers) == 1 and session.terminal.shows)
    write_table(answers, session.terminal, session.settings(), claims=claims_shown)
    tell_count(answers, dry_run=dry_run)
