"""Appraisals: what is to be done with contracts, and what that rests on."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line, printable, wrap
from contract_archive.cli.render.values import day
from contract_archive.locale import _, language
from contract_archive.rules.retention import Disposition

if TYPE_CHECKING:
    from contract_archive.actions.expiring import Appraised, Termed
    from contract_archive.cli.session import Session
    from contract_archive.rules.retention import Appraisal
    from contract_archive.settings.model import RetentionRule

_ORDER = (
    *(Disposition.CLOSE, Disposition.DESTROY, Disposition.HOLD),
    *(Disposition.EXTEND, Disposition.KEEP),
)


def verdict_name(verdict: Disposition) -> str:
    """Return what is to be done, in the language spoken."""
    names = {
        Disposition.KEEP: _("keep"),
        Disposition.EXTEND: _("keep: extended"),
        Disposition.CLOSE: _("close"),
        Disposition.DESTROY: _("term over: may be destroyed"),
        Disposition.HOLD: _("held back"),
    }
    return names[verdict]


def write_appraised(
    found: Sequence[Appraised],
    on: date,
    session: Session,
    *,
    json: bool,
    dry_run: bool,
    everything: bool,
) -> None:
    """Print a table for each verdict; those that are simply kept only where ``everything``."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(
            {
                "as_of": on,
                "dry_run": dry_run,
                "counts": _counts(found),
                "contracts": [_document(each) for each in found],
            }
        )
        return
    for verdict in _ORDER:
        rows = [each for each in found if each.appraisal and each.appraisal.verdict is verdict]
        if rows and (everything or verdict is not Disposition.KEEP):
            _write_table(verdict, rows, session)
    for failed in (each for each in found if each.error):
        print(f"! {one_line(failed.number)}: {printable(str(failed.error))}", file=sys.stderr)
    print(_summary(found, dry_run=dry_run), file=sys.stderr)


def _write_table(verdict: Disposition, rows: Sequence[Appraised], session: Session) -> None:
    terminal = session.terminal
    paint = terminal.shows and terminal.colour
    print(styled(verdict_name(verdict), paint, bold=True))
    columns = (
        Column(_("Number"), least=12),
        Column(_("Customer"), least=10),
        Column(_("Rule")),
        Column(_("Until")),
        Column(_("Reasons"), least=20),
    )
    cells = [_row(each) for each in rows]
    if terminal.shows:
        _write_narrow(columns, cells, terminal.columns)
    else:
        print("\n".join(lines(columns, cells, None)))
    print()


def _write_narrow(columns: Sequence[Column], rows: Sequence[tuple[str, ...]], room: int) -> None:
    """Print a table with the last column, the reasons, below each row."""
    heading, *shown = lines(columns[:-1], [row[:-1] for row in rows], room)
    print(heading)
    for line, row in zip(shown, rows, strict=True):
        print(line)
        for part in wrap(one_line(row[-1]), max(20, room - 4)):
            print(f"    {part}")


def _row(each: Appraised) -> tuple[str, ...]:
    told, contract = each.appraisal, each.contract
    if told is None or contract is None:
        return (each.number, "", "", "", "")
    reasons = [*told.reasons]
    if each.moved_to:
        reasons.append(f"→ {each.moved_to}")
    return (
        *(each.number, contract.terms.customer, told.rule.key or "–", until_text(told)),
        _("; ").join(reasons),
    )


def until_text(told: Appraisal) -> str:
    """Return until when a contract is kept."""
    if told.is_permanent:
        return _("for ever")
    return day(told.until) or _("no end known")


def _summary(found: Sequence[Appraised], *, dry_run: bool) -> str:
    counts = _counts(found)
    moved = sum(bool(each.moved_to) for each in found)
    text = (
        _("{count} appraised: {moved} would be closed, {over} with their term over, {held} held")
        if dry_run
        else _("{count} appraised: {moved} closed, {over} with their term over, {held} held")
    )
    return text.format(
        count=sum(counts.values()), moved=moved, over=counts["destroy"], held=counts["hold"]
    )


def _counts(found: Sequence[Appraised]) -> dict[str, int]:
    told = Counter(each.appraisal.verdict.value for each in found if each.appraisal)
    return {verdict.value: told[verdict.value] for verdict in Disposition}


def write_retention(found: Appraised, session: Session, *, json: bool) -> None:
    """Print how long one contract is kept, and why."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(_document(found))
        return
    if found.appraisal:
        _write_one(found.number, found.appraisal, session)


def write_termed(termed: Termed, session: Session, *, json: bool) -> None:
    """Print what a contract's new rule comes to."""
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json(
            {
                "number": termed.number,
                "before": termed.before or None,
                "after": termed.after or None,
                "lowered": termed.lowered,
                **_appraisal_document(termed.appraisal),
            }
        )
        return
    _write_one(termed.number, termed.appraisal, session)


def _write_one(number: str, told: Appraisal, session: Session) -> None:
    room = session.terminal.columns if session.terminal.shows else 10_000
    print(f"{one_line(number)}  {verdict_name(told.verdict)}")
    for text in _facts(told):
        for at, part in enumerate(wrap(text, max(20, room - 4))):
            print(f"  {part}" if at == 0 else f"    {part}")


def _facts(told: Appraisal) -> Iterator[str]:
    yield _("Rule: {rule}").format(rule=rule_text(told.rule))
    yield _("Kept until: {day}").format(day=until_text(told))
    for reason in told.reasons:
        yield f"- {reason}"


def rule_text(rule: RetentionRule) -> str:
    """Return a rule by its key and its label."""
    label = rule.label_zh if language() == "zh" else rule.label_en
    return one_line(f"{rule.key} {label}".strip())


def _document(each: Appraised) -> dict[str, Any]:
    terms = each.contract.terms if each.contract else None
    appraisal = _appraisal_document(each.appraisal) if each.appraisal else {"verdict": None}
    error = each.error
    return {
        "number": each.number,
        "series": terms and terms.series,
        "customer": terms and terms.customer,
        "title": terms and terms.title,
        "path": each.path,
        "closed_on": each.contract and each.contract.closed_on,
        "moved_to": each.moved_to or None,
        **appraisal,
        "error": error and {"code": error.code, "message": error.message, "hint": error.hint},
    }


def _appraisal_document(told: Appraisal) -> dict[str, Any]:
    return {
        "verdict": told.verdict.value,
        "rule": told.rule.key or None,
        "years": told.rule.years,
        "permanent": told.is_permanent,
        "trigger": told.trigger,
        "term_until": told.term_until,
        "floor_until": told.floor_until,
        "until": told.until,
        "closes": told.closes,
        "reasons": list(told.reasons),
    }
