"""An audit on the terminal: the findings by area, what was read, what to do next."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.tables import Column, lines
from contract_archive.cli.render.text import one_line, printable, wrap
from contract_archive.locale import _, ngettext
from contract_archive.records.findings import Finding, Severity
from contract_archive.rules.audit_history import Fate
from contract_archive.rules.naming import area_name, severity_name

if TYPE_CHECKING:
    from contract_archive.actions.audit import Kept
    from contract_archive.cli.session import Terminal
    from contract_archive.records.audits import Audit, Verified
    from contract_archive.rules.audit_history import HistoryRow

_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_MOST = 200  # findings on a terminal; the kept report has them all
_LONGEST = 48
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def write_document(audit: Audit) -> None:
    """Print an audit as its JSON document."""
    from contract_archive.auditing.documents import from_audit
    from contract_archive.cli.render.documents import write_json

    write_json(from_audit(audit))


def write_audit(kept: Kept, terminal: Terminal, reports: Sequence[Path]) -> None:
    """Print what was looked at, what was found, and where the report is."""
    audit = kept.audit
    print(_("Audit {id}: {scope}").format(id=audit.id, scope=one_line(audit.scope_told)))
    print(f"  {_read(audit)}")
    shown = audit.open[:_MOST]
    for area, found in groupby(shown, key=lambda each: each.area):
        print()
        print(styled(area_name(area), terminal.shows and terminal.colour, bold=True))
        for each in found:
            for line in _lines(each, terminal):
                print(line)
    if len(audit.open) > _MOST:
        more = len(audit.open) - _MOST
        print()
        print(_("… and {count} more; the report has them all.").format(count=more))
    print()
    print(_counted(audit))
    print(_("Kept as {path}").format(path=one_line(kept.path)))
    for path in reports:
        print(_("Report: {path}").format(path=one_line(str(path))))


def _read(audit: Audit) -> str:
    seen: Verified = audit.verified
    contracts = ngettext("{count} contract", "{count} contracts", seen.contracts)
    told = contracts.format(count=seen.contracts)
    if audit.quick:
        return _("{contracts}; no file was read through (--quick)").format(contracts=told)
    size = _size(seen.bytes)
    if audit.sample:
        part, of = audit.sample
        return _("{contracts}; read {files} of {all} files, {size} (share {part} of {of})").format(
            contracts=told, files=seen.files, all=seen.files_in_scope, size=size, part=part, of=of
        )
    return _("{contracts}; read {files} files, {size}").format(
        contracts=told, files=seen.files, size=size
    )


def _size(size: float) -> str:
    units = ["B", "KB", "MB", "GB", "TB"]
    while size >= 1000 and len(units) > 1:
        size /= 1000
        units.pop(0)
    return f"{size:.0f} B" if units[0] == "B" else f"{size:.1f} {units[0]}"


def _lines(finding: Finding, terminal: Terminal) -> Iterator[str]:
    room = terminal.columns if terminal.shows else 100
    paint = terminal.shows and terminal.colour
    sign = styled(_SIGNS[finding.severity], paint, fg=_COLOURS[finding.severity])
    about = one_line(finding.number or finding.path)
    yield f"{sign} {about}  {finding.check}  {styled(finding.id, paint, dim=True)}"
    for line in wrap(_said(finding), room - 4):
        yield f"    {line}"
    if finding.remedy:
        for at, line in enumerate(wrap(printable(finding.remedy), room - 6)):
            yield f"    → {line}" if at == 0 else f"      {line}"


def _said(finding: Finding) -> str:
    """What a finding says, a line each; no name in it begins a line of its own."""
    message = finding.message
    said = [message]
    if finding.number and finding.path and finding.path not in message:
        said.append(finding.path)
    values = [each for each in (finding.expected, finding.found) if each and each not in message]
    if values:
        told = _("expected {expected}, found {found}").format(
            expected=_short(finding.expected) or "–", found=_short(finding.found) or "–"
        )
        said.append(told)
    return "\n".join(map(one_line, said))


def _short(value: str) -> str:
    """A long digest is told by its beginning; the report has all of it."""
    if " " in value:
        return _DIGEST.sub(lambda found: f"{found[0][:12]}…", value)
    return value if len(value) <= _LONGEST else f"{value[:12]}…"


def _counted(audit: Audit) -> str:
    found = audit.open
    counts = [sum(each.severity is severity for each in found) for severity in Severity]
    told = [
        _("{name}: {count}").format(name=severity_name(severity), count=count)
        for severity, count in zip(Severity, counts, strict=True)
        if count
    ]
    accepted = len(audit.findings) - len(found)
    if accepted:
        told.append(_("accepted: {count}").format(count=accepted))
    return "  ".join(told) if told else _("Nothing was found.")


def tell_unlogged(kept: Kept) -> None:
    """Say that the ledger could not take the audit."""
    print(
        _("carchive: the audit is kept, but the ledger could not take it: {reason}").format(
            reason=one_line(kept.unlogged)
        ),
        file=sys.stderr,
    )


def write_waived(finding: Finding, *, json: bool) -> None:
    """Print that a finding is accepted."""
    if json:
        from contract_archive.auditing.documents import from_finding
        from contract_archive.cli.render.documents import write_json

        write_json(from_finding(finding))
        return
    print(
        _("{finding} is accepted: {message}").format(
            finding=finding.id, message=one_line(finding.message)
        )
    )


def write_history(audits: Sequence[Audit], terminal: Terminal, *, json: bool) -> None:
    """Print a line for each audit: what it found, and what changed since those before."""
    from contract_archive.auditing.checks import Needs, all_checks
    from contract_archive.rules.audit_history import history

    by_bytes = {each.name for each in all_checks() if each.needs is Needs.BYTES}
    rows = history(audits, by_bytes)
    if json:
        from contract_archive.cli.render.documents import write_json

        write_json({"audits": [_history_document(each) for each in rows]})
        return
    columns = (
        Column(_("Audit")),
        Column(_("Scope"), least=12),
        *(Column(severity_name(each), right=True) for each in Severity),
        *(Column(heading, right=True) for heading in (_("new"), _("gone"), _("still"))),
    )
    cells = [
        (
            *(each.id, each.scope_told),
            *(str(each.open[severity]) for severity in Severity),
            *(str(each.comparison.count(fate)) for fate in (Fate.NEW, Fate.GONE, Fate.STILL)),
        )
        for each in rows
    ]
    if cells:
        for line in lines(columns, cells, terminal.columns if terminal.shows else None):
            print(line)


def _history_document(row: HistoryRow) -> dict[str, Any]:
    compared = row.comparison
    return {
        "id": row.id,
        "ended": row.ended,
        "scope": row.scope_told,
        "open": {severity.value: row.open[severity] for severity in Severity},
        "accepted": row.accepted,
        **{fate.value: compared.count(fate) for fate in (Fate.NEW, Fate.STILL, Fate.GONE)},
        "gone_findings": [each.id for each in compared.gone],
    }
