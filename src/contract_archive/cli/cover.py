"""``carchive cover``: print cover sheets."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from contract_archive.cli import completing
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, count, file, number, option
from contract_archive.cli.keeping import keep_new
from contract_archive.errors import UsageError
from contract_archive.locale import _, ngettext
from contract_archive.records.names import safe_name

app = new_app()

Numbers = Annotated[
    list[str] | None,
    argument(_("[NUMBER]..."), _("contracts, or numbers not used yet"), completing.numbers, number),
]
Blank = Annotated[
    int, option("--blank", "N", _("sheets without a number, to part contracts in a stack"), count)
]
Target = Annotated[
    Path | None,
    option("--output", _("FILE"), _("the PDF to write; - for standard output"), file, short="-o"),
]
_STANDARD_OUTPUT = Path("-")


@command(
    app,
    _(
        "Make cover sheets as a PDF to print. Lay one on top of paper before it is scanned: its "
        "code tells `carchive ingest` which number the pages belong to. Blank sheets part the "
        "contracts of one stack: `carchive ingest stack.pdf --split`."
    ),
    ("carchive cover XS-2024-0001", _("for pages that come later to a contract")),
    ("carchive cover --blank 20 -o covers.pdf", _("twenty sheets to part a stack")),
)
def cover(
    context: typer.Context, number: Numbers = None, blank: Blank = 0, output: Target = None
) -> None:
    """Draw the sheets and say where they are."""
    from contract_archive.actions.covers import cover_sheets

    if not number and not blank:
        raise UsageError(
            _("no sheet was asked for"),
            _("Give numbers, or --blank N for sheets without one."),
        )
    for each in number or ():
        if each.casefold().endswith(".pdf"):
            raise UsageError(
                _("{number}: a file, not a number").format(number=each),
                _("Name the PDF to write with -o {file}.").format(file=each),
            )
    with session_of(context).open() as archive:
        sheets = cover_sheets(archive, number or (), blank)
    if output == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(sheets)
        return
    target = output or Path(f"{_name(number or ())}.pdf")
    keep_new(target, sheets)
    made = len(number or ()) + blank
    print(
        ngettext("{count} cover sheet: {file}", "{count} cover sheets: {file}", made).format(
            count=made, file=target
        )
    )


def _name(numbers: list[str] | tuple[()]) -> str:
    return f"cover-{safe_name(numbers[0])}" if len(numbers) == 1 else "covers"
