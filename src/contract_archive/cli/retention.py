"""``carchive retention``: how long a contract is kept, and why; another rule for one contract."""

from datetime import date
from typing import Annotated

import typer

from contract_archive.cli import given
from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.given import argument, flag, option
from contract_archive.cli.options import Json, Number
from contract_archive.errors import UsageError
from contract_archive.locale import _

app = new_app(help=_("See how long a contract is kept and why; give one contract another rule."))

AsOf = Annotated[
    date | None, option("--as-of", _("DAY"), _("as things stand on that day"), given.day)
]
Key = Annotated[str, argument(_("[KEY]"), _("the key of a rule under retention in archive.yaml"))]
BySchedule = Annotated[bool, flag("--by-schedule", _("leave it to the schedule again"))]
Reason = Annotated[
    str, option("--reason", _("TEXT"), _("why; required where the term becomes shorter"))
]


@command(
    app,
    _("Show the rule that holds for a contract, from when its term counts, and until when."),
    ("carchive retention show XS-2014-0007", _("until when, and why")),
    name="show",
)
def show(context: typer.Context, number: Number, as_of: AsOf = None, json: Json = False) -> None:
    """Appraise the one contract and print what it rests on."""
    from contract_archive.actions import expiring
    from contract_archive.cli.render.appraisals import write_retention

    session = session_of(context)
    with session.open() as archive:
        found = expiring.appraised(archive, number, as_of)
    write_retention(found, session, json=json)


@command(
    app,
    _(
        "Give a contract another retention rule than the schedule does. A longer term needs no "
        "reason, a shorter one does; both stand in the ledger."
    ),
    ("carchive retention set XS-2014-0007 Y", _("keep it for ever")),
    ("carchive retention set XS-2014-0007 D10 --reason 金额有误", _("shorter, with the reason")),
    ("carchive retention set XS-2014-0007 --by-schedule --reason 撤销", _("as the schedule says")),
    name="set",
)
def set_(
    context: typer.Context,
    number: Number,
    key: Key = "",
    by_schedule: BySchedule = False,
    reason: Reason = "",
    json: Json = False,
) -> None:
    """Change the rule and show what holds then."""
    from contract_archive.actions import expiring
    from contract_archive.cli.render.appraisals import write_termed

    if bool(key.strip()) == by_schedule:
        raise UsageError(
            _("say which rule: its key, or --by-schedule"),
            _("See them with `carchive config show`."),
        )
    session = session_of(context)
    with session.open() as archive:
        termed = expiring.set_retention(archive, number, key.strip(), reason)
    write_termed(termed, session, json=json)
