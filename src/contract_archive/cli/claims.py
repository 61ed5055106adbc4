"""What an operator may say of a contract scan: the options of ``carchive ingest``."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from contract_archive.cli import completing, given
from contract_archive.cli.given import argument, flag, option
from contract_archive.locale import _, listed
from contract_archive.records.contracts import ItemKind
from contract_archive.records.modes import OcrMode
from contract_archive.rules.naming import kind_name

_MODES = {mode.value: mode.value for mode in OcrMode}
_KINDS = {kind.value: kind_name(kind) for kind in ItemKind if kind is not ItemKind.MAIN}
_DAY = listed(("2024-07-15", "20240715", "2024年7月15日"))

Files = Annotated[
    list[str],
    argument(
        _("FILE..."),
        _("PDF, JPEG, PNG, TIFF, DOCX, OFD or EML; a folder for all in it; - for standard input"),
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
OurParty = Annotated[
    str, option("--our-party", _("NAME"), _("which of our companies; else as the page says"))
]
CreditCode = Annotated[
    str, option("--credit-code", _("CODE"), _("the other side's unified social credit code"))
]
AutoRenew = Annotated[
    bool | None, flag("--auto-renew/--no-auto-renew", _("whether it renews by itself"))
]
NoticeDays = Annotated[
    int | None,
    option("--notice-days", "N", _("how long before its end that must be refused"), given.count),
]
GoverningLaw = Annotated[str, option("--governing-law", _("TEXT"), _("the law that governs it"))]
Currency = Annotated[str, option("--currency", _("CODE"), _("CNY, USD …; else as the rules say"))]
Title = Annotated[str, option("--title", _("TEXT"), _("what the contract is called"))]
Owner = Annotated[str, option("--owner", _("NAME"), _("who is responsible"))]
Number = Annotated[
    str | None,
    option(
        "--number",
        _("NUMBER"),
        _("a number from outside; else the next is drawn"),
        given.number,
    ),
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
Split = Annotated[bool, flag("--split", _("part each file at the cover sheets in it"))]
ForceNew = Annotated[bool, flag("--force-new", _("file it though a likely twin is archived"))]
ItemOf = Annotated[
    str | None,
    option(
        "--as-item-of",
        _("NUMBER"),
        _("a later document of this contract"),
        given.number,
        complete=completing.numbers,
    ),
]
LaterKind = Annotated[
    str,
    option(
        "--kind",
        _("KIND"),
        _("what it is to that contract: {kinds}; else as its title says").format(
            kinds=listed(_KINDS)
        ),
        given.one_of(_KINDS),
        lambda: list(_KINDS),
    ),
]
Review = Annotated[bool, flag("--review", _("let a person look at each before it gets a number"))]
DryRun = Annotated[
    bool,
    flag("--dry-run", _("read, and show what would be filed or asked; keep nothing")),
]
