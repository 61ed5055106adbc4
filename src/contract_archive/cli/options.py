"""Options that several commands share."""

from typing import Annotated

from contract_archive.cli import completing
from contract_archive.cli.given import argument, count, flag, number, option
from contract_archive.cli.hits import FIELDS
from contract_archive.locale import _, listed

Type = Annotated[
    str,
    option("--type", _("TYPE"), _("the contract type: code or name"), complete=completing.series),
]
Customer = Annotated[
    str,
    option(
        "--customer",
        _("NAME"),
        _("any part of the customer's name or of its other names"),
        complete=completing.customers,
    ),
]
Limit = Annotated[int, option("--limit", "N", _("how many at most; 0 is all"), count)]
Json = Annotated[bool, flag("--json", _("one JSON document for programs"))]
Csv = Annotated[bool, flag("--csv", _("CSV with a heading, for spreadsheets"))]
Format = Annotated[
    str,
    option(
        "--format",
        _("TEXT"),
        _("a line for each contract, with fields in braces: {fields}").format(
            fields=listed(FIELDS)
        ),
    ),
]
Number = Annotated[
    str, argument(_("NUMBER"), _("the contract's number"), completing.numbers, number)
]
