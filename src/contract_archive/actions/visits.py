"""The register of who entered the stacks, and why."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.entries import Act, LedgerEntry
from contract_archive.records.names import one_line


class Visit(NamedTuple):
    """Somebody entered the stacks; ``handler`` wrote it down."""

    at: datetime
    who: str
    department: str
    reason: str
    handler: str


def visit(archive: Archive, who: str, reason: str, department: str = "") -> Visit:
    """Write down who enters the stacks, and why. Raises UsageError where one of these is empty."""
    archive.authorise(Act.VISIT)
    who, reason, department = one_line(who), one_line(reason), one_line(department)
    for option, text in (("--who", who), ("--reason", reason)):
        if not text:
            raise UsageError(
                _("{option} is missing").format(option=option),
                _("It stands in the register for ever; say it."),
            )
    details = {"who": who, "reason": reason, "department": department}
    with archive.recording(Act.VISIT) as record:
        record.log(details=details)
    return visits(archive)[-1]


def visits(archive: Archive) -> tuple[Visit, ...]:
    """Return everybody who entered the stacks, the oldest first."""
    archive.authorise("show")
    entries = (each.entry for each in archive.ledger.entries())
    return tuple(_visit(entry) for entry in entries if entry.act == Act.VISIT)


def _visit(entry: LedgerEntry) -> Visit:
    who, department, reason = (
        str(entry.details.get(name, "")) for name in ("who", "department", "reason")
    )
    return Visit(entry.at, who, department, reason, entry.actor.person)
