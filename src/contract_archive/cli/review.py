"""``carchive review``: the documents that wait for a person, and what a person does with them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from contract_archive.cli import claims, completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, flag, option, pair
from contract_archive.cli.options import Json
from contract_archive.cli.session import Session
from contract_archive.errors import ArchiveError, DuplicateError, UsageError
from contract_archive.locale import _
from contract_archive.records.contracts import ItemKind
from contract_archive.records.intakes import Accession, Outcome

if TYPE_CHECKING:
    from contract_archive.accession.settling import Ask
    from contract_archive.archive import Archive

app = new_app(
    help=_("Look after scans that wait for a person: nothing of them is filed under a guess.")
)


def review_id(text: str) -> int:
    """Return the id that ``text`` writes, ``7`` or ``0007``. Raises UsageError."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and int(plain)):
        raise UsageError(
            _("“{text}” is no id of the review queue").format(text=text),
            _("Ids stand in `carchive review list`: 1, 2, 3 …"),
        )
    return int(plain)


Id = Annotated[
    int, argument("ID", _("its id in the review queue"), completing.reviews, parse=review_id)
]
Ids = Annotated[
    list[str], argument("ID...", _("their ids in the review queue"), completing.reviews)
]
Changes = Annotated[
    list[str],
    argument(
        _("KEY=VALUE..."),
        _("fields by the names that review show prints; an empty value leaves a field empty"),
    ),
]
Fields = Annotated[
    list[str] | None,
    option("--field", _("KEY"), _("take the best guess for this field; may be repeated")),
]
Guesses = Annotated[bool, flag("--guesses", _("take the best guess for every open field"))]
Reason = Annotated[str, option("--reason", _("TEXT"), _("why, in a few words; required"))]


@command(
    app,
    _("List what waits for review: since when, and why."),
    ("carchive review list", _("the oldest first")),
    ("carchive review list --json", _("with every question and its best guess, for programs")),
    name="list",
)
def list_(context: typer.Context, json: Json = False) -> None:
    """List what waits."""
    from contract_archive.actions import review
    from contract_archive.cli.render import reviews

    session = session_of(context)
    with session.open() as archive:
        waiting = review.pending(archive)
    reviews.write_list(waiting, session.terminal, session.settings(), json=json)


@command(
    app,
    _("Show what is known of a waiting scan and from where, and what is open."),
    ("carchive review show 7", _("before it is accepted")),
    ("carchive review show 7 --json", _("with all that was read, for programs")),
    name="show",
)
def show(context: typer.Context, review: Id, json: Json = False) -> None:
    """Show the card of one document."""
    from contract_archive.actions.review import show as look_up
    from contract_archive.cli.render import reviews

    session = session_of(context)
    with session.open() as archive:
        card = look_up(archive, review)
    reviews.write_card(card, session.terminal, session.settings(), json=json)


@command(
    app,
    _(
        "Accept waiting scans: each gets its number and is filed. What is open is asked about on a "
        "terminal, with the best guess to take by Enter; elsewhere name the fields whose guess is "
        "right. A scan with something still open stays."
    ),
    ("carchive review accept 7", _("answer what is open, then file it")),
    ("carchive review accept 7 --field customer", _("the customer was read rightly")),
    ("carchive review accept 7 8 9 --guesses", _("every guess of the three is right")),
    ("carchive review accept 7 --as-item-of XS-2024-0001", _("it belongs to that contract")),
    name="accept",
)
def accept(
    context: typer.Context,
    ids: Ids,
    field: Fields = None,
    guesses: Guesses = False,
    force_new: claims.ForceNew = False,
    as_item_of: claims.ItemOf = None,
    kind: claims.LaterKind = "",
    json: Json = False,
) -> None:
    """Accept each document and show what became of it."""
    session = session_of(context)
    reviews = [review_id(text) for text in ids]
    way = _Way(
        [field_named(each) for each in field or ()], guesses, force_new, as_item_of or "", kind
    )
    with session.open() as archive:
        ask = _asker(session, archive)
        answers = [_accepted(archive, each, way, ask) for each in reviews]
    if len(answers) == 1 and answers[0].error and not json:
        raise answers[0].error
    _show(session, answers, json=json)
    worst = max((each.error.exit_code for each in answers if each.error), default=0)
    if worst:
        raise typer.Exit(worst)


class _Way(NamedTuple):
    """How the documents are accepted."""

    fields: list[str]
    guesses: bool
    force_new: bool
    item_of: str
    kind: str


def _accepted(archive: "Archive", review: int, way: _Way, ask: "Ask | None") -> Accession:
    from contract_archive.actions.review import accept as file_one

    try:
        return file_one(
            archive,
            review,
            fields=way.fields,
            guesses=way.guesses,
            ask=ask,
            force_new=way.force_new,
            item_of=way.item_of,
            item_kind=ItemKind(way.kind) if way.kind else None,
        )
    except DuplicateError as error:
        number = error.details.get("number", "")
        return Accession(str(review), Outcome.DUPLICATE, number, error=error, review=review)
    except ArchiveError as error:
        return Accession(str(review), Outcome.FAILED, error=error, review=review)


def _asker(session: Session, archive: "Archive") -> "Ask | None":
    """Return who asks the person at the terminal; None where there is nobody."""
    if not session.terminal.asks:
        return None
    from contract_archive.cli.asking import Asker

    return Asker(archive, session.terminal)


def _show(session: Session, answers: Sequence[Accession], *, json: bool) -> None:
    from contract_archive.cli.render import accessions

    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"results": [accessions.accession_document(each) for each in answers]})
        return
    shown = len(answers) == 1 and session.terminal.shows
    accessions.write_table(answers, session.terminal, session.settings(), claims=shown)
    accessions.tell_count(answers, dry_run=False)


@command(
    app,
    _("Settle fields of a waiting scan. What you set stands in the record as a person's word."),
    ("carchive review set 7 customer=瑞华科技有限公司", _("what the scan does not show")),
    ("carchive review set 7 signed=2024-07-15 amount=10万", _("several at once")),
    ("carchive review set 7 expires=", _("there is no end: left empty on purpose")),
    name="set",
)
def set_(context: typer.Context, review: Id, changes: Changes, json: Json = False) -> None:
    """Set the fields and show the card."""
    from contract_archive.actions.review import set_fields
    from contract_archive.actions.review import show as look_up
    from contract_archive.cli.render import reviews

    session = session_of(context)
    named = {field_named(key): value for key, value in map(pair, changes)}
    with session.open() as archive:
        set_fields(archive, review, named)
        card = look_up(archive, review)
    reviews.write_card(card, session.terminal, session.settings(), json=json)


def field_named(key: str) -> str:
    """Return the field that ``key`` names: by its own name, its label, or its option of ingest."""
    from contract_archive.rules.claims import OURS
    from contract_archive.rules.naming import field_label
    from contract_archive.rules.terms import option_of

    plain = key.strip().removeprefix("--").replace("-", "_")
    by_label = {field_label(name).casefold(): name for name in OURS}
    by_option = {option_of(name).removeprefix("--").replace("-", "_"): name for name in OURS}
    return by_option.get(plain) or by_label.get(key.strip().casefold(), plain)


@command(
    app,
    _("Reject a waiting scan: it leaves the queue and stays, with the reason, in review/rejected."),
    ("carchive review reject 7 --reason 报价单，不是合同", _("not a contract")),
    name="reject",
)
def reject(context: typer.Context, review: Id, reason: Reason = "", json: Json = False) -> None:
    """Reject the document."""
    from contract_archive.actions.review import reject as turn_down
    from contract_archive.cli.render.text import one_line

    with session_of(context).open() as archive:
        place = turn_down(archive, review, reason)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"id": review, "path": place or None, "reason": reason})
        return
    message = _("{review} is rejected and stays in {place}") if place else _("{review} is rejected")
    print(message.format(review=review, place=one_line(place)))
