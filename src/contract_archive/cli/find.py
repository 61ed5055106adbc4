"""``carchive find``: search the archive."""

from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple

import typer

from contract_archive.cli import completing, given
from contract_archive.cli.commands import Command, command, new_app, session_of
from contract_archive.cli.given import argument, option
from contract_archive.cli.hits import Shape, render
from contract_archive.cli.options import Csv, Customer, Format, Json, Limit, Type
from contract_archive.cli.queries import amounts, custom_terms, search, series_code
from contract_archive.errors import UsageError
from contract_archive.locale import _, listed
from contract_archive.records.queries import AmountRange, Period, Query, SortKey

app = new_app()


class Order(NamedTuple):
    """By what hits are sorted, and whether from the other end."""

    key: SortKey
    descending: bool


def _order(text: str) -> Order:
    word = given.one_of({key.value: key.value for key in SortKey})(text.removeprefix("-"))
    return Order(SortKey(word), text.startswith("-"))


_STATUSES = {
    "draft": _("unsigned"),
    "active": _("in force"),
    "expiring": _("expiring"),
    "expired": _("expired"),
    "terminated": _("terminated"),
    "retained": _("retained"),
}
_PERIODS = listed(("2024", "2024Q3", "2024-07", "2024-07-01..2024-09-30"))
_AMOUNTS = listed(("100000", "10万", "10万..50万", "..1.2亿"))

Words = Annotated[list[str] | None, argument(_("[WORDS]..."), _("what the text or a field says"))]
Signed = Annotated[Period | None, option("--signed", _("PERIOD"), _PERIODS, given.period)]
Archived = Annotated[
    Period | None, option("--archived", _("PERIOD"), _("when it was archived"), given.period)
]
Expires = Annotated[
    Period | None, option("--expires", _("PERIOD"), _("when it ends"), given.period)
]
Amount = Annotated[
    AmountRange | None,
    option("--amount", _("AMOUNT"), _AMOUNTS, given.amount_range),
]
Band = Annotated[
    str, option("--band", _("BAND"), _("an amount band of the rules"), complete=completing.bands)
]
Status = Annotated[
    str,
    option(
        "--status",
        _("STATUS"),
        listed(_STATUSES),
        given.one_of(_STATUSES),
        lambda: list(_STATUSES),
    ),
]
Owner = Annotated[str, option("--owner", _("NAME"), _("who is responsible"))]
ByNumber = Annotated[
    str, option("--number", _("NUMBER"), _("the number"), complete=completing.numbers)
]
Tags = Annotated[list[str] | None, option("--tag", _("TAG"), _("bears this tag; may be repeated"))]
Fields = Annotated[
    list[str] | None,
    option("--set", _("KEY=VALUE"), _("a field of the archive's own; may be repeated")),
]
Sort = Annotated[
    Order,
    option(
        "--sort",
        _("KEY"),
        _("{keys}; -KEY from the other end. Else the last archived first").format(
            keys=listed(SortKey)
        ),
        _order,
    ),
]


class Searching(Command):
    """A command whose words may start with ``-`` (not this word)."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse, but take ``-word`` as a word. Raises UsageError for an unknown ``--option``."""
        before = args[: args.index("--")] if "--" in args else list(args)
        ctx.ignore_unknown_options = True
        rest = super().parse_args(ctx, args)
        for word in ctx.params.get("words") or ():
            if word.startswith("--") and word in before:
                raise self._unknown(ctx, word)
        return rest

    def _unknown(self, ctx: Any, word: str) -> UsageError:
        known = [name for each in self.get_params(ctx) for name in each.opts]
        near = get_close_matches(word, known, n=1)
        return UsageError(
            _("there is no option {option}").format(option=word),
            _("Did you mean {word}?").format(word=near[0])
            if near
            else _("See how it is used with: {path} --help").format(path=ctx.command_path),
        )


@command(
    app,
    _(
        "Search the archive. Words are looked for in the text of the scans and in the fields, and "
        'all of them must be there. "A phrase" stands as it is, -word must not be there, OR '
        "between two words allows either. Without words the options alone decide."
    ),
    ("carchive find 轴承", _("contracts that say 轴承, with the page")),
    ("carchive find --customer 华东 --signed 2024Q3", _("what a customer signed in a quarter")),
    ("carchive find 保密 -采购 --amount 10万..50万", _("one word, not the other, in a range")),
    ("carchive find --status expiring --sort expires", _("what ends soon, the soonest first")),
    (
        "carchive find --tag 重点 --limit 0 --format '{number}\\t{customer}'",
        _("a line each, for other programs"),
    ),
    cls=Searching,
)
def find(
    context: typer.Context,
    words: Words = None,
    customer: Customer = "",
    type_: Type = "",
    signed: Signed = None,
    archived: Archived = None,
    expires: Expires = None,
    amount: Amount = None,
    band: Band = "",
    status: Status = "",
    owner: Owner = "",
    number: ByNumber = "",
    tag: Tags = None,
    set_: Fields = None,
    sort: Sort = Order(SortKey.ARCHIVED, True),  # noqa: B008 (a frozen value)
    limit: Limit = 20,
    json: Json = False,
    csv: Csv = False,
    format_: Format = "",
) -> None:
    """Build the query, search, show the hits."""
    session = session_of(context)
    shape = Shape(json, csv, format_).checked(session)
    query = Query(
        words=" ".join(words or ()),
        customer=customer,
        series=series_code(session, type_),
        number=number,
        owner=owner,
        tags=tuple(tag or ()),
        custom=custom_terms(session, set_ or ()),
        signed=signed,
        archived=archived,
        expires=expires,
        amount=amounts(session, amount, band),
        status=status,
        sort=sort.key,
        descending=sort.descending,
        limit=limit,
    )
    render(search(session, query), shape, session.terminal)
