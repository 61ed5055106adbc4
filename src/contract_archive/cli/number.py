"""``carchive number``: the next number, what a number is, void ones, gaps."""

from datetime import date
from typing import Annotated

import typer

from contract_archive.cli import given
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import option
from contract_archive.cli.options import Json, Number, Type
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line
from contract_archive.errors import ExitCode, UsageError
from contract_archive.locale import _, listed
from contract_archive.settings.model import Settings

app = new_app(help=_("Look after contract numbers: each is a contract, void, or still free."))

On = Annotated[
    date | None, option("--on", _("DAY"), _("for a contract signed on that day"), given.day)
]
Department = Annotated[
    str, option("--department", _("CODE"), _("where the numbers count by department"))
]
Reason = Annotated[str, option("--reason", _("TEXT"), _("why, in a few words; required"))]


@command(
    app,
    _("Show the number that the next contract of a type would get. Nothing is reserved."),
    ("carchive number next --type XS", _("for a sales contract signed today")),
    ("carchive number next --type XS --on 2023-12-30", _("for one signed last year")),
    name="next",
)
def next_(
    context: typer.Context,
    type_: Type = "",
    on: On = None,
    department: Department = "",
    json: Json = False,
) -> None:
    """Ask for the next number and print it."""
    from contract_archive.actions.numbers import next_number

    session = session_of(context)
    series = _series(session.settings(), type_)
    with session.open() as archive:
        number = next_number(archive, series, on, department)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"series": series, "number": number})
        return
    print(one_line(number))


def _series(settings: Settings, word: str) -> str:
    if word:
        return settings.series_named(word).code
    if len(settings.series) == 1:
        return settings.series[0].code
    codes = listed(each.code for each in settings.series)
    raise UsageError(_("--type is missing"), _("Choose from: {words}.").format(words=codes))


@command(
    app,
    _("Say what a number is: a contract's, void and why, missing, or free."),
    ("carchive number show XS-2024-0007", _("what became of it")),
    name="show",
)
def show(context: typer.Context, number: Number, json: Json = False) -> None:
    """Look the number up and print what is known."""
    from contract_archive.actions.numbers import describe

    with session_of(context).open() as archive:
        card = describe(archive, number)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({**card._asdict(), "reason": card.reason or None, "path": card.path or None})
        return
    print(f"{one_line(card.number)}  {_state(card.state)}")
    for text in (card.reason, card.path):
        if text:
            print(f"  {one_line(text)}")


def _state(word: str) -> str:
    names = {
        "contract": _("a contract"),
        "void": _("void"),
        "missing": _("missing: neither a contract nor void"),
        "free": _("free"),
    }
    return names.get(word, word)


@command(
    app,
    _("Take a number out of use for ever, with the reason on record."),
    ("carchive number void XS-2024-0007 --reason 打印作废", _("a spoiled number")),
    name="void",
)
def void(context: typer.Context, number: Number, reason: Reason = "", json: Json = False) -> None:
    """Void the number."""
    from contract_archive.actions.numbers import void as make_void

    with session_of(context).open() as archive:
        make_void(archive, number, reason)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"number": number, "state": "void", "reason": reason})
        return
    print(_("{number} is void now and will never be given").format(number=one_line(number)))


@command(
    app,
    _(
        "List the numbers that were passed over without a record of why. Exit code 1 if there "
        "are any."
    ),
    ("carchive number gaps", _("before an inspection")),
    name="gaps",
)
def gaps(context: typer.Context, json: Json = False) -> None:
    """Look for gaps and list them."""
    from contract_archive.actions.numbers import gaps as find_gaps

    session = session_of(context)
    with session.open() as archive:
        found = find_gaps(archive)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"gaps": [gap._asdict() for gap in found]})
    elif not found:
        print(_("No gaps: every number is a contract or void."))
    else:
        columns = (
            Column(_("Sequence")),
            Column(_("First"), right=True),
            Column(_("Last"), right=True),
        )
        rows = [(gap.scope, str(gap.first), str(gap.last)) for gap in found]
        room = session.terminal.columns if session.terminal.shows else None
        print("\n".join(lines(columns, rows, room)))
    if found:
        raise typer.Exit(ExitCode.FINDINGS)
