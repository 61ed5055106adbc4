"""The cover of a report in words: what was audited, how much of it, and what came of it."""

from __future__ import annotations

from collections import Counter

from contract_archive.locale import _, listed, ngettext
from contract_archive.records.audits import Audit
from contract_archive.records.findings import Severity
from contract_archive.tools.reports.words import (
    day_in_words,
    instant_in_words,
    period_in_words,
    printable,
    share_in_words,
    size_in_words,
)


def cover_facts(audit: Audit, previous: Audit | None) -> tuple[tuple[str, str], ...]:
    """Return the lines of the cover, (label, value)."""
    facts = [
        (_("Archive"), _("{name} (code {code})").format(name=audit.fonds_name, code=audit.fonds)),
        (_("Report no."), audit.id),
        (_("Scope"), audit.scope_told),
        (_("Period"), _period(audit)),
        (_("Auditor"), audit.auditor),
        (_("Began"), instant_in_words(audit.began)),
        (_("Ended"), instant_in_words(audit.ended)),
        (_("Depth"), _depth(audit)),
        (_("Looked at"), _contracts(audit)),
        (_("Files read"), _files(audit)),
        (_("Bytes read"), _bytes(audit)),
        (_("Result"), outcome(audit)),
        (_("Open findings"), findings_in_words(audit)),
        (_("Compared with"), audit.against),
        (_("Previous audit"), _previous(audit, previous)),
        (_("Ledger checkpoint"), _checkpoint(audit)),
    ]
    return tuple((label, printable(value)) for label, value in facts if value)


def _period(audit: Audit) -> str:
    if audit.scope.period is not None:
        return period_in_words(audit.scope.period)
    if audit.scope.since is not None:
        return _("since {day}").format(day=day_in_words(audit.scope.since))
    return _("without limit")


def _depth(audit: Audit) -> str:
    """Say how deep the audit went; what it did not do is said plainly."""
    if audit.quick:
        return _("quick: no file was read, so nothing is said about whether files have changed")
    if audit.sample is not None:
        return _(
            "sample: part {part} of {of}; the files of the other contracts were not read"
        ).format(part=audit.sample.part, of=audit.sample.of)
    unread = audit.verified.files_in_scope - audit.verified.files
    if unread <= 0:
        return _("full: every file in the scope was read")
    return ngettext(
        "full, but {count} file was not read", "full, but {count} files were not read", unread
    ).format(count=f"{unread:,}")


def _contracts(audit: Audit) -> str:
    count = audit.verified.contracts
    return ngettext("{count} contract", "{count} contracts", count).format(count=f"{count:,}")


def _files(audit: Audit) -> str:
    part, whole = audit.verified.files, audit.verified.files_in_scope
    return _("{part} of {whole} ({share})").format(
        part=f"{part:,}", whole=f"{whole:,}", share=share_in_words(part, whole)
    )


def _bytes(audit: Audit) -> str:
    part, whole = audit.verified.bytes, audit.verified.bytes_in_scope
    return _("{part} of {whole} ({share})").format(
        part=size_in_words(part), whole=size_in_words(whole), share=share_in_words(part, whole)
    )


def findings_in_words(audit: Audit) -> str:
    """Return the open findings by severity, and how many are accepted, in one line."""
    found = Counter(each.severity for each in audit.open)
    accepted = len(audit.findings) - len(audit.open)
    errors, warnings = found[Severity.ERROR], found[Severity.WARNING]
    notes = found[Severity.NOTE]
    return listed(
        (
            ngettext("{count} error", "{count} errors", errors).format(count=f"{errors:,}"),
            ngettext("{count} warning", "{count} warnings", warnings).format(count=f"{warnings:,}"),
            ngettext("{count} note", "{count} notes", notes).format(count=f"{notes:,}"),
            _("{count} accepted").format(count=f"{accepted:,}"),
        )
    )


def _previous(audit: Audit, previous: Audit | None) -> str:
    if previous is not None:
        return _("{id}, ended {at}").format(id=previous.id, at=instant_in_words(previous.ended))
    return audit.previous or _("none")


def _checkpoint(audit: Audit) -> str:
    size, digest = audit.checkpoint
    return ngettext(
        "{count} entry, SHA-256 of the last: {digest}",
        "{count} entries, SHA-256 of the last: {digest}",
        size,
    ).format(count=f"{size:,}", digest=digest)


def outcome(audit: Audit) -> str:
    """Return what came of the audit, in a plain sentence."""
    severities = {each.severity for each in audit.open}
    if Severity.ERROR in severities:
        return _("The archive is not in order: something is lost, changed or contradictory.")
    if Severity.WARNING in severities:
        return _("Nothing is lost or changed as far as was looked; something is to be done.")
    return _("No fault was found.")


def limits(audit: Audit, skipped: int) -> tuple[str, ...]:
    """Return what the audit did not do, in plain sentences; ``skipped`` checks did not run."""
    said = []
    if audit.verified.files < audit.verified.files_in_scope:
        said.append(_("This audit did not read every file: {depth}.").format(depth=_gap(audit)))
    if skipped:
        said.append(
            ngettext(
                "{count} check did not run; it is listed.",
                "{count} checks did not run; they are listed.",
                skipped,
            ).format(count=skipped)
        )
    return tuple(said)


def _gap(audit: Audit) -> str:
    told = audit.verified
    return _("{part} of {whole} files, {share} of the bytes").format(
        part=f"{told.files:,}",
        whole=f"{told.files_in_scope:,}",
        share=share_in_words(told.bytes, told.bytes_in_scope),
    )
