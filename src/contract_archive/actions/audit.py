"""Audit the archive, keep the report of it, and put it on record."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from contract_archive import disk
from contract_archive.archive import Archive
from contract_archive.archive.lock import locked_if_free
from contract_archive.auditing.checks import Needs, all_checks
from contract_archive.auditing.documents import counts, from_audit, to_audit
from contract_archive.auditing.running import Outcome, run
from contract_archive.auditing.scoping import told_in_words
from contract_archive.errors import (
    ArchiveError,
    DamagedError,
    InputError,
    LockedError,
    NotFoundError,
    UsageError,
)
from contract_archive.holdings.survey import Survey
from contract_archive.holdings.vault import HOUSE
from contract_archive.locale import _
from contract_archive.records.audits import Audit, AuditRequest, CheckWords, RegisterRow, Scope
from contract_archive.records.entries import Act
from contract_archive.records.findings import Finding, Fix, Waiver
from contract_archive.settings.model import Settings

FOLDER = "audits"
_ID = re.compile(r"(\d{4}-\d\d-\d\d)-(\d{1,9})")
Progress = Callable[[int, int, int], None]


class Kept(NamedTuple):
    """An audit and the path of its kept document, relative to the archive. ``unlogged`` says why
    it could not be put on record; empty where it was."""

    audit: Audit
    path: str
    unlogged: str = ""


def audit(archive: Archive, request: AuditRequest, progress: Progress | None = None) -> Kept:
    """Audit the archive as asked. The document is kept in ``.carchive/audits/`` and logged.

    An audit that was interrupted goes on where it was, if the same is asked on the same day.
    Raises UsageError for a check that does not exist, LockedError where another audit is running.
    """
    archive.authorise(Act.AUDIT)
    folder = archive.house / FOLDER
    with disk.faults_told():
        disk.make_folders(archive.house, FOLDER)
        with _alone(folder):
            began = archive.clock()
            survey = Survey(folder / "survey.sqlite")
            try:
                outcome = run(archive, request, survey, progress)
            finally:
                survey.close()
            kept = _keep(archive, folder, request, outcome, began)
            (folder / "survey.sqlite").unlink()
    return kept


def audits(archive: Archive) -> tuple[Audit, ...]:
    """Return the audits that are kept, the oldest first; those that cannot be read are left out."""
    found = []
    for path in _paths(archive):
        with contextlib.suppress(DamagedError):
            found.append(_read(path))
    return tuple(found)


def damaged(archive: Archive) -> tuple[str, ...]:
    """Return the file names of kept audits that cannot be read, the oldest first."""
    found = []
    for path in _paths(archive):
        try:
            _read(path)
        except DamagedError:
            found.append(path.name)
    return tuple(found)


def kept(archive: Archive, id_: str = "") -> Kept:
    """Return a kept audit by its id; without one, the last. Raises NotFoundError where there is
    none, DamagedError where it cannot be read."""
    found = [path for path in _paths(archive) if not id_ or path.stem == id_]
    if not found:
        raise NotFoundError(
            _("no audit is kept under {id}").format(id=id_) if id_ else _("no audit is kept yet"),
            _("See them with `carchive audit history`; make one with `carchive audit`."),
        )
    return Kept(_read(found[-1]), f"{HOUSE}/{FOLDER}/{found[-1].name}")


def _paths(archive: Archive) -> list[Path]:
    """The kept documents, the oldest first: the tenth of a day after its ninth."""
    found = [
        (match[1], int(match[2]), path)
        for path in (archive.house / FOLDER).glob("*.json")
        if (match := _ID.fullmatch(path.stem))
    ]
    return [path for _day, _count, path in sorted(found)]


def draw(archive: Archive, audit: Audit, form: str) -> bytes:
    """Return an audit's report in ``form`` (pdf, html, xlsx, json, md). A copy is kept where the
    archive can be written to; who may only read it still has the report."""
    if form == "json":
        drawn = _document(audit)
    else:
        from contract_archive.tools.reports import draw as draw_report

        before = [each for each in audits(archive) if each.id == audit.previous]
        drawn = draw_report(audit, _words(), form, before[0] if before else None)
    if form != "json":
        with contextlib.suppress(OSError):
            disk.write_whole(archive.house / FOLDER / f"{audit.id}.{form}", drawn)
    return drawn


def register(path: Path, settings: Settings) -> tuple[RegisterRow, ...]:
    """Return the contracts of a list from elsewhere. Raises InputError where it is none."""
    from contract_archive.tools.registers.register import read_register

    ours = [name for each in settings.our_names for name in (each.name, *each.aliases)]
    try:
        return read_register(path, ours)
    except OSError as fault:
        raise InputError(
            _("{file} cannot be read: {reason}").format(file=path, reason=disk.reason_of(fault)),
            _("Check its name and permissions, then run the command again."),
        ) from fault


def note_remedy(archive: Archive, finding: Finding) -> None:
    """Put on record that a finding's remedy is about to be applied."""
    with archive.recording(Act.REMEDY) as record:
        record.log(finding.number, _remedied(finding))


def remedy(archive: Archive, finding: Finding) -> None:
    """Apply a finding's remedy, on record before it is done.

    Raises ConflictError where something stands at the place to which a folder is to go back.
    """
    archive.authorise(Act.REMEDY)
    if finding.fix is Fix.REBUILD_CATALOG:
        archive.reindex()
        note_remedy(archive, finding)
    elif finding.fix is Fix.MOVE_BACK:
        with archive.recording(Act.REMEDY) as record:
            record.put_back(finding.number, finding.found, finding.expected, _remedied(finding))


def _remedied(finding: Finding) -> dict[str, Any]:
    return {
        "finding": finding.id,
        "check": finding.check,
        "fix": finding.fix.value,
        "path": finding.path,
    }


def waive(archive: Archive, finding: str, reason: str) -> Finding:
    """Accept a finding of the last audits, with a reason, in the name of who acts.

    It stays in later reports, as accepted, as long as the same is seen. Raises NotFoundError where
    no kept audit has it, UsageError without a reason.
    """
    archive.authorise(Act.WAIVE)
    if not reason.strip():
        raise UsageError(
            _("accepting a finding needs a reason"), _("Say why with --reason, in a few words.")
        )
    found = find(archive, finding)
    with archive.recording(Act.WAIVE) as record:
        at = archive.clock()
        record.log(
            found.number,
            {
                "finding": found.id,
                "check": found.check,
                "path": found.path,
                "reason": reason.strip(),
            },
        )
    return found._replace(waiver=Waiver(found.id, archive.actor.person, at, reason.strip()))


def find(archive: Archive, finding: str) -> Finding:
    """Return a finding by its id, from the latest kept audit that has it. Raises NotFoundError."""
    wanted = finding.strip().lower()
    for each in reversed(audits(archive)):
        for found in each.findings:
            if found.id == wanted:
                return found
    raise NotFoundError(
        _("{finding}: no kept audit has such a finding").format(finding=finding),
        _("Copy its eight digits from `carchive audit` or from a report."),
    )


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of audits. Raises LockedError at once where another audit is running."""
    with locked_if_free(folder / "lock") as free:
        if not free:
            raise LockedError(
                _("another audit is running"), _("Wait until it has finished, then begin again.")
            )
        yield


def _keep(
    archive: Archive, folder: Path, request: AuditRequest, outcome: Outcome, began: datetime
) -> Kept:
    audit = _audit(archive, folder, request, outcome, began)
    path = folder / f"{audit.id}.json"
    disk.write_whole(path, _document(audit))
    details = {
        "audit": audit.id,
        "sha256": disk.fixity_of(path.read_bytes()).sha256,
        "scope": audit.scope_told,
        "quick": audit.quick,
        "sample": f"{audit.sample.part}/{audit.sample.of}" if audit.sample else "",
        "counts": counts(audit),
        "ledger": audit.checkpoint._asdict(),
    }
    unlogged = ""
    try:
        with archive.recording(Act.AUDIT) as record:
            record.log(details=details)
    except ArchiveError as fault:  # the findings say why; a damaged archive is still audited
        unlogged = fault.message
    return Kept(audit, f"{HOUSE}/{FOLDER}/{path.name}", unlogged)


def _words() -> tuple[CheckWords, ...]:
    return tuple(
        CheckWords(each.name, each.area, each.property, each.says(), each.needs is Needs.BYTES)
        for each in all_checks()
    )


def _document(audit: Audit) -> bytes:
    text = json.dumps(from_audit(audit), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate as JSON writes it: \udcff


def _audit(
    archive: Archive, folder: Path, request: AuditRequest, outcome: Outcome, began: datetime
) -> Audit:
    settings, ran = archive.settings, tuple(each.name for each in outcome.checks)
    return Audit(
        id=_free_id(folder, began),
        began=began,
        ended=archive.clock(),
        fonds=settings.fonds_code,
        fonds_name=settings.fonds_name or settings.our_names[0].name,
        auditor=archive.actor.person,
        scope=request.scope,
        scope_told=told_in_words(request.scope),
        quick=request.quick,
        sample=outcome.share,
        against=request.against_name,
        verified=outcome.verified,
        checkpoint=outcome.checkpoint,
        checks=ran,
        skipped=tuple(each.name for each in all_checks() if each.name not in ran),
        findings=outcome.findings,
        previous=_previous(archive, request),
        signed_by_quarter=outcome.signed_by_quarter,
        quarter_of=outcome.quarter_of,
    )


def _free_id(folder: Path, began: datetime) -> str:
    """The day and a count: ``2024-10-08-1``."""
    day, count = began.astimezone().date(), 1
    while (folder / f"{day}-{count}.json").exists():
        count += 1
    return f"{day}-{count}"


def _previous(archive: Archive, request: AuditRequest) -> str:
    """The last audit of the same kind of scope: a quarter's before a quarter's, and so on."""
    kind = _kind(request.scope)
    return next((each.id for each in reversed(audits(archive)) if _kind(each.scope) == kind), "")


def _kind(scope: Scope) -> tuple[bool, bool, str, str]:
    return scope.period is not None, scope.since is not None, scope.series, scope.customer


def _read(path: Path) -> Audit:
    try:
        kept = to_audit(json.loads(path.read_bytes()))
        return replace(kept, scope_told=told_in_words(kept.scope))  # in the language spoken now
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as fault:
        raise DamagedError(
            _("{path}: the kept audit cannot be read").format(path=path.name),
            _("Restore it from a backup, or move it away."),
        ) from fault
