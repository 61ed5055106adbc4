"""``carchive list``: the contracts in the order of their numbers."""

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.hits import Shape, render
from contract_archive.cli.options import Csv, Customer, Format, Json, Limit, Type
from contract_archive.cli.queries import search, series_code
from contract_archive.locale import _
from contract_archive.records.queries import Query, SortKey

app = new_app()


@command(
    app,
    _("List the contracts in the order of their numbers: a register to read or to hand on."),
    ("carchive list", _("all contracts")),
    ("carchive list --type XS --csv > register.csv", _("the sales contracts for a spreadsheet")),
    ("carchive list --limit 50 --format '{number}  {customer}'", _("the first fifty, a line each")),
)
def list_(
    context: typer.Context,
    type_: Type = "",
    customer: Customer = "",
    limit: Limit = 0,
    json: Json = False,
    csv: Csv = False,
    format_: Format = "",
) -> None:
    """Ask for all, in order, and show them."""
    session = session_of(context)
    shape = Shape(json, csv, format_).checked(session)
    query = Query(
        customer=customer,
        series=series_code(session, type_),
        sort=SortKey.NUMBER,
        descending=False,
        limit=limit,
    )
    render(search(session, query), shape, session.terminal)
