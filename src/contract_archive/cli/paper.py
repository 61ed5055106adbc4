"""``carchive paper``: the paper originals, their shelves, their loans, their labels."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from contract_archive.cli import completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, count, day, file, flag, number, one_of, option
from contract_archive.cli.options import Csv, Json
from contract_archive.cli.render import stacks as render
from contract_archive.errors import ExitCode, UsageError
from contract_archive.locale import _, listed
from contract_archive.records.paper import LoanWay
from contract_archive.rules.naming import loan_way_name

app = new_app(
    help=_(
        "Look after the paper originals: where they stand, who has them, what their labels say. "
        "Wherever a number or a place belongs, the text of our label does too, as a scanner reads "
        "it."
    )
)

_WAYS = {way.value: loan_way_name(way) for way in LoanWay}
_CHINESE = {"查阅": "read", "复制": "copy", "外借": "take"}  # as registers have it, in any language
_STANDARD_STREAM = Path("-")


def _way(text: str) -> str:
    return _CHINESE.get(text.strip()) or one_of(_WAYS)(text)


Numbers = Annotated[
    list[str], argument(_("NUMBER..."), _("the contracts' numbers"), completing.numbers, number)
]
Number = Annotated[
    str, argument(_("NUMBER"), _("the contract's number"), completing.numbers, number)
]
At = Annotated[
    str,
    option(
        "--at",
        _("PLACE"),
        _("the shelf mark, from large to small, divided by /"),
        complete=completing.shelf_marks,
    ),
]
Below = Annotated[
    str,
    option(
        "--at",
        _("PLACE"),
        _("only this place and what is below it"),
        complete=completing.shelf_marks,
    ),
]
Copies = Annotated[
    int, option("--copies", "N", _("how many copies of each we hold; else 1, or as before"), count)
]
To = Annotated[str, option("--to", _("PERSON"), _("who takes it"))]
Department = Annotated[str, option("--department", _("NAME"), _("their department"))]
Until = Annotated[
    date | None, option("--until", _("DAY"), _("when it must be back; else by the rules"), day)
]
Later = Annotated[date | None, option("--until", _("DAY"), _("the new day"), day)]
Reason = Annotated[str, option("--reason", _("TEXT"), _("why; it stays on record"))]
Way = Annotated[
    str,
    option(
        "--way",
        _("WAY"),
        _("what for: {ways}; else take").format(ways=listed(_WAYS)),
        _way,
        lambda: list(_WAYS),
    ),
]
Approver = Annotated[str, option("--approver", _("PERSON"), _("who approved it"))]
Condition = Annotated[str, option("--condition", _("TEXT"), _("what it came back like"))]
Quiet = Annotated[bool, flag("--quiet", _("print only if there is something to say (for cron)"))]
List = Annotated[
    Path,
    argument(
        _("[FILE]"), _("the list, one label or number a line; else standard input"), None, file
    ),
]
BoxesOnly = Annotated[bool, flag("--boxes", _("how full each place is, instead of the papers"))]
LabelNumbers = Annotated[
    list[str] | None,
    argument(_("[NUMBER]..."), _("the contracts' numbers"), completing.numbers, number),
]
Boxes = Annotated[
    list[str] | None,
    option(
        "--box",
        _("PLACE"),
        _("a box: its shelf mark; may be repeated"),
        complete=completing.shelf_marks,
    ),
]
Skip = Annotated[
    int, option("--skip", "N", _("labels of the first sheet that are used already"), count)
]
Target = Annotated[
    Path | None,
    option("--output", _("FILE"), _("the PDF to write; - for standard output"), file, short="-o"),
]
Who = Annotated[str, option("--who", _("PERSON"), _("who enters"))]


@command(
    app,
    _(
        "Put papers at a place; those that stand elsewhere move. A place that is full is refused, "
        "and the next one with room is named."
    ),
    ("carchive paper shelve XS-2024-0001 XS-2024-0002 --at A室/3柜/2层/盒12", _("two of them")),
    ("carchive paper shelve XS-2024-0003 --at A室/3柜/2层/盒12 --copies 2", _("two copies")),
)
def shelve(
    context: typer.Context, numbers: Numbers, at: At = "", copies: Copies = 0, json: Json = False
) -> None:
    """Note the places."""
    from contract_archive.actions import originals

    _demand("--at", at)
    with session_of(context).open() as archive:
        found = originals.shelve(archive, numbers, at, copies)
    render.tell_shelved(found, json=json)


@command(
    app,
    _("Note that no paper of a contract is kept any more. Its loans stay on record."),
    ("carchive paper drop XS-2024-0001 --reason 原件退还对方", _("it was given back")),
)
def drop(context: typer.Context, number: Number, reason: Reason = "", json: Json = False) -> None:
    """Note it."""
    from contract_archive.actions import originals

    with session_of(context).open() as archive:
        found = originals.drop(archive, number, reason)
    render.tell_shelved((found,), json=json)


@command(
    app,
    _("Lend a paper: to be read here, copied here, or taken along."),
    (
        "carchive paper lend XS-2024-0001 --to 王芳 --department 财务部 --reason 审计",
        _("for two weeks, if archive.yaml says nothing else"),
    ),
    (
        "carchive paper lend XS-2024-0001 --to 王芳 --until 2026-12-31 --reason 诉讼",
        _("until that day"),
    ),
)
def lend(
    context: typer.Context,
    number: Number,
    to: To = "",
    reason: Reason = "",
    until: Until = None,
    department: Department = "",
    way: Way = "",
    approver: Approver = "",
    json: Json = False,
) -> None:
    """Lend it."""
    from contract_archive.actions import originals

    wish = originals.Wish(to, reason, until, department, LoanWay(way or "take"), approver)
    with session_of(context).open() as archive:
        found = originals.lend(archive, number, wish)
    render.tell_lent(found, json=json)


@command(
    app,
    _("Take a paper back."),
    ("carchive paper return XS-2024-0001 --condition 完好", _("and what it came back like")),
    name="return",
)
def return_(
    context: typer.Context, number: Number, condition: Condition = "", json: Json = False
) -> None:
    """Take it back."""
    from contract_archive.actions import originals

    with session_of(context).open() as archive:
        found = originals.take_back(archive, number, condition)
    render.tell_lent(found, json=json)


@command(
    app,
    _("Put off the day by which a paper must be back."),
    ("carchive paper renew XS-2024-0001 --until 2027-01-31", _("they need it longer")),
)
def renew(context: typer.Context, number: Number, until: Later = None, json: Json = False) -> None:
    """Renew the loan."""
    from contract_archive.actions import originals

    if until is None:
        raise UsageError(_("--until is missing"), _("Give the new day."))
    with session_of(context).open() as archive:
        found = originals.renew(archive, number, until)
    render.tell_lent(found, json=json)


@command(
    app,
    _("List the papers that should be back by now; exit code 1 if there are any."),
    ("carchive paper overdue --quiet", _("from cron: mailed if there is any")),
)
def overdue(
    context: typer.Context, quiet: Quiet = False, json: Json = False, csv: Csv = False
) -> None:
    """List them."""
    from contract_archive.actions import originals

    session = session_of(context)
    with session.open() as archive:
        found = originals.overdue(archive)
    if found or not quiet:
        render.write_loans(found, session.terminal, json=json, csv=csv)
    _finish(bool(found))


@command(
    app,
    _("Print the loan register: every loan of a paper, the oldest first."),
    ("carchive paper register --csv > loans.csv", _("for a spreadsheet")),
)
def register(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Print the register."""
    from contract_archive.actions import originals

    session = session_of(context)
    with session.open() as archive:
        found = originals.loan_register(archive)
    render.write_loans(found, session.terminal, json=json, csv=csv)


@command(
    app,
    _("List the papers in the order of their shelves."),
    ("carchive paper list --at A室/3柜", _("what a cabinet holds")),
    ("carchive paper list --boxes", _("how full each box is")),
    name="list",
)
def list_(
    context: typer.Context,
    at: Below = "",
    boxes: BoxesOnly = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List them."""
    from contract_archive.actions import originals

    session = session_of(context)
    with session.open() as archive:
        if boxes:
            full = originals.boxes(archive, at)
            render.write_boxes(full, session.terminal, json=json, csv=csv)
            return
        found = originals.on_shelves(archive, at)
    render.write_shelves(found, session.terminal, json=json, csv=csv)


@command(
    app,
    _(
        "Hold a list of labels, as a scanner reads them or as they are typed, against the records: "
        "what is missing, misplaced, unknown, or of another archive. A box's label says where what "
        "follows stands. Exit code 1 if there is any difference; the result is logged."
    ),
    ("carchive paper take-stock scanned.txt --at A室/3柜", _("a cabinet")),
    ("carchive paper take-stock", _("all; the scanner types into the terminal, Ctrl-D ends")),
    name="take-stock",
)
def take_stock(
    context: typer.Context,
    files: List = _STANDARD_STREAM,
    at: Below = "",
    json: Json = False,
) -> None:
    """Compare the list."""
    from contract_archive.actions.stocktaking import take_stock as compare
    from contract_archive.cli.render.stock import write_stock
    from contract_archive.cli.texts import read_text

    session = session_of(context)
    text = read_text(files)
    with session.open() as archive:
        stock = compare(archive, at, text)
    write_stock(stock, session.terminal, json=json)
    _finish(bool(stock.differences))


@command(
    app,
    _(
        "Make labels as a PDF to print: for contracts on label paper of 3 × 8 to a sheet of A4 "
        "(70 × 37 mm), printed at full size; or for boxes, each with a strip for its spine and "
        "the list of what is in it."
    ),
    ("carchive paper label XS-2024-0001 XS-2024-0002", _("two labels")),
    ("carchive paper label XS-2024-0003 --skip 5", _("on a sheet with five used already")),
    ("carchive paper label --box A室/3柜/2层/盒12 -o box.pdf", _("a box")),
)
def label(
    context: typer.Context,
    numbers: LabelNumbers = None,
    box: Boxes = None,
    skip: Skip = 0,
    output: Target = None,
) -> None:
    """Draw the labels and say where they are."""
    from contract_archive.actions import paper_labels
    from contract_archive.cli.keeping import keep_new

    if bool(numbers) == bool(box):
        raise UsageError(
            _("labels are made for contracts or for boxes"),
            _("Give numbers, or --box PLACE for a box."),
        )
    with session_of(context).open() as archive:
        if box:
            sheets = paper_labels.box_labels(archive, box)
        else:
            sheets = paper_labels.contract_labels(archive, numbers or (), min(skip, 23))
    if output == _STANDARD_STREAM:
        sys.stdout.buffer.write(sheets)
        return
    target = output or Path("box.pdf" if box else "labels.pdf")
    keep_new(target, sheets)
    print(_("labels: {file}").format(file=target))


@command(
    app,
    _("Write into the register who enters the stacks, and why."),
    ("carchive paper visit --who 李四 --department 审计部 --reason 查账", _("an auditor")),
)
def visit(
    context: typer.Context,
    who: Who = "",
    reason: Reason = "",
    department: Department = "",
    json: Json = False,
) -> None:
    """Write it down."""
    from contract_archive.actions import visits as register

    with session_of(context).open() as archive:
        found = register.visit(archive, who, reason, department)
    render.tell_visit(found, json=json)


@command(
    app,
    _("List who entered the stacks, and why."),
    ("carchive paper visits --csv > visits.csv", _("for a spreadsheet")),
)
def visits(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """List them."""
    from contract_archive.actions import visits as register

    session = session_of(context)
    with session.open() as archive:
        found = register.visits(archive)
    render.write_visits(found, session.terminal, json=json, csv=csv)


def _demand(name: str, value: str) -> None:
    if not value.strip():
        raise UsageError(
            _("{option} is missing").format(option=name),
            _("Write the place from large to small, for instance: Room A/Cabinet 3/Box 12"),
        )


def _finish(findings: bool) -> None:
    if findings:
        sys.stdout.flush()
        raise typer.Exit(ExitCode.FINDINGS)
