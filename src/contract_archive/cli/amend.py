"""``carchive amend``: file a later document of a contract, with what it changes."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from contract_archive.cli import claims, given
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, option
from contract_archive.cli.ingest import Way, hand_in
from contract_archive.cli.intakes import files_at_hand, intakes_of, password_of
from contract_archive.cli.options import Json, Number
from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.contracts import ItemKind
from contract_archive.records.intakes import Intake
from contract_archive.records.modes import OcrMode

app = new_app()

Files = Annotated[
    list[str], argument(_("FILE..."), _("the document; several are its pages in this order"))
]
Expires = Annotated[
    date | None, option("--expires", _("DAY"), _("the contract's new last day"), given.day)
]
Ends = Annotated[
    date | None, option("--ends", _("DAY"), _("the day on which it ends the contract"), given.day)
]
Amount = Annotated[
    Decimal | None,
    option("--amount", _("AMOUNT"), _("the contract's new total: 100000, 10万"), given.amount),
]
Adds = Annotated[
    Decimal | None,
    option("--adds", _("AMOUNT"), _("what comes to the total (or, negative, goes)"), given.signed),
]
NewCustomer = Annotated[
    str, option("--customer", _("NAME"), _("who takes the other side's place, if somebody does"))
]


@command(
    app,
    _(
        "File a later document of a contract: a supplement, change, renewal, termination or annex. "
        "It gets a number of its own (XS-2024-0001-B1). Its days are read; what it makes of the "
        "contract's last day and amount holds from then on, and the original terms stay visible. "
        "An amount counts only if you give it: whether a page names the new total, or what comes "
        "to it, a person must say."
    ),
    ("carchive amend XS-2024-0001 补充协议.pdf", _("what it is, its title says")),
    (
        "carchive amend XS-2024-0001 续签.pdf --kind renewal --expires 2026-12-31",
        _("with a new last day"),
    ),
    ("carchive amend XS-2024-0001 增补.pdf --adds 2万", _("20,000 come to the total")),
)
def amend(
    context: typer.Context,
    number: Number,
    files: Files,
    kind: claims.LaterKind = "",
    title: claims.Title = "",
    signed: claims.Signed = None,
    effective: claims.Effective = None,
    expires: Expires = None,
    ends: Ends = None,
    amount: Amount = None,
    adds: Adds = None,
    currency: claims.Currency = "",
    customer: NewCustomer = "",
    ocr: claims.Ocr = "",
    password: claims.Password = "",
    move: claims.Move = False,
    force_new: claims.ForceNew = False,
    dry_run: claims.DryRun = False,
    json: Json = False,
) -> None:
    """File the document and say what it changes."""
    if amount is not None and adds is not None:
        raise UsageError(
            _("--amount and --adds exclude one another"),
            _("Give the new total, or what comes to the old one."),
        )
    said = Intake(
        files=(),
        customer=customer,
        title=title,
        signed_on=signed,
        effective_on=effective,
        expires_on=expires,
        ends_on=ends,
        amount=amount if adds is None else adds,
        adds=adds is not None,
        currency=currency,
        ocr=OcrMode(ocr) if ocr else None,
        password=password_of(password, files) or None,
        move=move,
        force_new=force_new,
        item_of=number,
        item_kind=ItemKind(kind) if kind else None,
    )
    with files_at_hand(files) as found:
        handed_in = intakes_of(found, said, join=len(files) > 1)
        hand_in(session_of(context), handed_in, Way(None, dry_run=dry_run, split=False), json=json)
