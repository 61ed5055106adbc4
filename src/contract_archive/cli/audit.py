"""``carchive audit``: check the archive, and look at the audits before."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from contract_archive.cli import completing, given
from contract_archive.cli.commands import ActingGroup, command, new_app, session_of
from contract_archive.cli.given import argument, count, file, flag, option
from contract_archive.cli.help import examples
from contract_archive.cli.options import Json
from contract_archive.cli.session import Session
from contract_archive.errors import ArchiveError, ExitCode, UsageError
from contract_archive.locale import _
from contract_archive.records.audits import AuditRequest, RegisterRow, Scope
from contract_archive.records.queries import Period

if TYPE_CHECKING:
    from contract_archive.actions.audit import Kept
    from contract_archive.archive import Archive

app = new_app(
    cls=ActingGroup,
    invoke_without_command=True,
    help=_(
        "Check the archive: is anything missing, wrong, misfiled, misnumbered or damaged? Exit "
        "code 1 if something is found. Nothing is changed but by --fix. Every audit is kept."
    ),
    epilog=examples(
        ("carchive audit", _("everything, every byte")),
        (
            "carchive audit --quarter 2024Q3 --report audit.pdf",
            _("a quarter, with a report to sign"),
        ),
        ("carchive audit --quick", _("all records, without reading the files")),
        ("carchive audit --sample 1/4", _("the next quarter of all files; four runs read all")),
        ("carchive audit --against register.xlsx", _("hold a list from elsewhere against it")),
        ("carchive audit --accept 3f9a01bc --reason 纸质原件已补", _("accept a finding")),
    ),
)

Quarter = Annotated[
    Period | None,
    option("--quarter", "2024Q3", _("contracts signed or archived in it; previous: the last one"),
           given.quarter),
]  # fmt: skip
Since = Annotated[
    date | None,
    option("--since", _("DAY"), _("contracts archived or changed on that day or later"), given.day),
]
Series = Annotated[
    str,
    option("--series", _("TYPE"), _("one contract type: code or name"), complete=completing.series),
]
Customer = Annotated[
    str, option("--customer", _("NAME"), _("one customer"), complete=completing.customers)
]
Quick = Annotated[bool, flag("--quick", _("records and places only; no file is read through"))]
Sample = Annotated[
    int,
    option("--sample", "1/4", _("read the files of every fourth contract, the next ones each time"),
           given.share),
]  # fmt: skip
Only = Annotated[
    list[str] | None,
    option("--only", _("CHECK"), _("only this check, or the checks of this area; may be repeated")),
]
ListChecks = Annotated[bool, flag("--list-checks", _("list all checks, and check nothing"))]
Against = Annotated[
    Path | None,
    option("--against", _("FILE"), _("a contract list (.xlsx, .csv) to compare with"), file),
]
Reports = Annotated[
    list[Path] | None,
    option("--report", _("FILE"), _("write a report: .pdf .html .xlsx .json .md; may be repeated"),
           file),
]  # fmt: skip
Quiet = Annotated[bool, flag("--quiet", _("print only if there is something to say (for cron)"))]
Jobs = Annotated[int, option("--jobs", "N", _("processes side by side; 0 is one per core"), count)]
FixThem = Annotated[
    bool, flag("--fix", _("then apply the remedies that cannot lose anything, each told"))
]
DryRun = Annotated[bool, flag("--dry-run", _("with --fix: show what would be done"))]
Accept = Annotated[
    str, option("--accept", _("FINDING"), _("accept a finding by its eight digits; see --reason"))
]
Reason = Annotated[str, option("--reason", _("TEXT"), _("why it is accepted; kept with a name"))]


class _Asked(NamedTuple):
    """What an audit is asked to do beside looking."""

    reports: tuple[Path, ...]
    fix: bool
    dry_run: bool
    quiet: bool
    json: bool


@app.callback()
def audit(
    context: typer.Context,
    quarter: Quarter = None,
    since: Since = None,
    series: Series = "",
    customer: Customer = "",
    quick: Quick = False,
    sample: Sample = 0,
    only: Only = None,
    list_checks: ListChecks = False,
    against: Against = None,
    report: Reports = None,
    fix: FixThem = False,
    dry_run: DryRun = False,
    accept: Accept = "",
    reason: Reason = "",
    quiet: Quiet = False,
    jobs: Jobs = 0,
    json: Json = False,
) -> None:
    """Audit the archive, or do one of the things beside it."""
    if context.invoked_subcommand:
        return
    session = session_of(context)
    if list_checks:
        from contract_archive.cli.render.checks import write_checks

        write_checks(session.terminal, json=json)
        return
    if accept or reason:
        _accept(session, accept, reason, json=json)
        return
    _refuse_contradictions(quick=quick, sample=sample, fix=fix, dry_run=dry_run)
    asked = _Asked(tuple(report or ()), fix, dry_run, quiet, json)
    _refuse_targets(asked.reports)
    with session.open() as archive:
        request = AuditRequest(
            scope=_scope(archive, session, quarter, since, series, customer),
            quick=quick,
            sample=sample,
            only=tuple(only or ()),
            against=_rows(against, session),
            against_name=against.name if against else "",
            jobs=jobs,
        )
        _audit(archive, session, request, asked)


def _audit(archive: "Archive", session: Session, request: AuditRequest, asked: _Asked) -> None:
    from contract_archive.actions.audit import audit as look
    from contract_archive.cli.progress import auditing
    from contract_archive.cli.render import audits

    with auditing(session.terminal) as tell:
        kept = look(archive, request, tell)
    reports, fault = _reported(archive, kept, asked.reports)
    if fault is None or not asked.json:  # what was found is told, whatever became of its report
        _show(session, kept, asked._replace(reports=reports))
    if fault is not None:
        raise fault
    left = [each for each in kept.audit.open if each.severity != "note"]
    if asked.fix:
        from contract_archive.cli.remedies import apply

        done = apply(archive, left, dry_run=asked.dry_run)
        left = [each for each in left if each.id not in done]
    if kept.unlogged:
        audits.tell_unlogged(kept)
    if left:
        raise typer.Exit(ExitCode.FINDINGS)


def _show(session: Session, kept: "Kept", asked: _Asked) -> None:
    from contract_archive.cli.render import audits

    if asked.json:
        audits.write_document(kept.audit)
    elif not asked.quiet or any(each.severity != "note" for each in kept.audit.open):
        audits.write_audit(kept, session.terminal, asked.reports)


def _refuse_contradictions(*, quick: bool, sample: int, fix: bool, dry_run: bool) -> None:
    if quick and sample:
        raise UsageError(
            _("--quick and --sample exclude one another"),
            _("--quick reads no file, --sample a part of them; give one of the two."),
        )
    if dry_run and not fix:
        raise UsageError(
            _("--dry-run says what --fix would do"), _("An audit without --fix changes nothing.")
        )


def _refuse_targets(reports: tuple[Path, ...]) -> None:
    """Refuse before the long work what would fail after it."""
    from contract_archive.cli.reports import refuse_target

    for path in reports:
        refuse_target(path)


def _reported(
    archive: "Archive", kept: "Kept", reports: tuple[Path, ...]
) -> tuple[tuple[Path, ...], ArchiveError | None]:
    """Write the reports. Returns where they are, and what was in the way of the others."""
    from contract_archive.cli.reports import write

    written: list[Path] = []
    for path in reports:
        try:
            written.append(write(archive, kept.audit, path))
        except ArchiveError as fault:
            return tuple(written), fault
    return tuple(written), None


def _scope(
    archive: "Archive",
    session: Session,
    quarter: Period | None,
    since: date | None,
    series: str,
    customer: str,
) -> Scope:
    code = session.settings().series_named(series).code if series else ""
    return Scope(quarter, since, code, _official(archive, customer) if customer else "")


def _official(archive: "Archive", word: str) -> str:
    """Return the official name of the one customer that ``word`` names. Raises UsageError."""
    from contract_archive.actions.customers import official

    return official(archive, word)


def _rows(path: Path | None, session: Session) -> tuple[RegisterRow, ...] | None:
    if path is None:
        return None
    from contract_archive.actions.audit import register

    return register(path, session.settings())


def _accept(session: Session, finding: str, reason: str, *, json: bool) -> None:
    from contract_archive.actions.audit import waive
    from contract_archive.cli.render import audits

    if not finding:
        raise UsageError(
            _("--reason needs --accept"), _("Name the finding: --accept 3f9a01bc --reason …")
        )
    with session.open() as archive:
        found = waive(archive, finding, reason)
    audits.write_waived(found, json=json)


Id = Annotated[str, argument("[ID]", _("the audit; left out: the last"))]


@command(
    app,
    _("Show a kept audit again, or write its report in another form."),
    ("carchive audit show", _("the last audit")),
    ("carchive audit show 2024-10-08-1 --report audit.xlsx", _("as a spreadsheet")),
    name="show",
)
def show(context: typer.Context, id_: Id = "", report: Reports = None, json: Json = False) -> None:
    """Look the audit up, print it and write the reports asked for."""
    from contract_archive.actions.audit import kept as look_up
    from contract_archive.cli.render import audits

    session = session_of(context)
    reports = tuple(report or ())
    _refuse_targets(reports)
    with session.open() as archive:
        found = look_up(archive, id_)
        reports, fault = _reported(archive, found, reports)
    if fault is not None:
        raise fault
    if json:
        audits.write_document(found.audit)
    else:
        audits.write_audit(found, session.terminal, reports)


@command(
    app,
    _("Compare the audits that were made: what was new, gone, and still there each time."),
    ("carchive audit history", _("the oldest first")),
    name="history",
)
def history(context: typer.Context, json: Json = False) -> None:
    """List the kept audits."""
    from contract_archive.actions.audit import audits as all_kept
    from contract_archive.actions.audit import damaged
    from contract_archive.cli.render import audits

    session = session_of(context)
    with session.open() as archive:
        found, unread = all_kept(archive), damaged(archive)
    audits.write_history(found, session.terminal, json=json)
    for name in unread:
        print(_("{path}: the kept audit cannot be read").format(path=name), file=sys.stderr)
    if not found and not unread and not json:
        print(_("No audit is kept yet: carchive audit"), file=sys.stderr)
