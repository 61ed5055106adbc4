"""Storage 存储, the review queue: what waits for a person lies as it was laid there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping

from contract_archive import disk
from contract_archive.auditing.accuracy.ledger import lost_tail
from contract_archive.auditing.checks import Fault, on_whole
from contract_archive.auditing.storage import link_fault, stray_fault
from contract_archive.auditing.tree import below, is_dropping
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError
from contract_archive.holdings.survey import storage
from contract_archive.holdings.survey.storage import ReviewTold
from contract_archive.holdings.vault import INTAKE_NAME, REJECTED, REVIEW
from contract_archive.locale import _
from contract_archive.records.files import StoredFile
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.pending import Pending


@on_whole(
    "review-damaged",
    Area.STORAGE,
    Property.INTEGRITY,
    Severity.ERROR,
    lambda: _("a document in the review queue is not as it was laid there"),
    whole_only=True,
)
def review_damaged(whole: Whole) -> Iterator[Fault]:
    """A folder of the queue that is gone, a record of it or a file that is not as recorded, and
    what stands in the queue's folder and was never laid there. Where lines of the ledger are lost,
    they may have told of each of these; then only the files speak, by their record."""
    for told in storage.reviews(whole.survey):
        yield from _of_one(whole, told)
    yield from _unknown(whole)


def _of_one(whole: Whole, told: ReviewTold) -> Iterator[Fault]:
    folder = whole.archive.root / told.path
    if not folder.is_dir():
        if whole.breaks:
            return
        yield Fault(
            _("{place}: the document that should be there is gone").format(place=told.path),
            expected=told.record,
            remedy=_("Restore the folder from a backup."),
            path=told.path,
        )
        return
    path = f"{told.path}/{INTAKE_NAME}"
    try:
        found = whole.archive.vault.record_fixity(told.path, INTAKE_NAME)
        pending = whole.archive.vault.read_pending(told.path)
    except (ArchiveError, OSError) as fault:
        reason = fault.message if isinstance(fault, ArchiveError) else disk.reason_of(fault)
        yield Fault(reason, told.record, "", _("Restore it from a backup."), path=path)
        return
    if found.sha256 != told.record and not whole.breaks:
        yield Fault(
            _("{path}: changed by hand").format(path=path),
            expected=told.record,
            found=found.sha256,
            remedy=_("Restore it from a backup."),
            path=path,
        )
    yield from _files(whole, told.path, pending)


def _files(whole: Whole, place: str, pending: Pending) -> Iterator[Fault]:
    root = str(whole.archive.root)
    entries = dict(below(f"{root}/{place}"))
    recorded = {file.path: file for file in pending.files}
    for name, status in sorted(entries.items()):
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            yield link_fault(root, f"{place}/{name}", status.st_mode, recorded=name in recorded)
        elif stat.S_ISREG(status.st_mode) and _is_strange(name, recorded):
            yield stray_fault(f"{place}/{name}")
    for path, file in recorded.items():
        entry = entries.get(path)
        if entry is None:
            yield Fault(
                _("{path}: the file is missing").format(path=f"{place}/{path}"),
                expected=file.fixity.sha256,
                remedy=_("Restore the file from a backup."),
                path=f"{place}/{path}",
            )
        elif stat.S_ISREG(entry.st_mode):
            yield from _bytes(whole, place, file, entry.st_size)


def _is_strange(name: str, recorded: Mapping[str, StoredFile]) -> bool:
    known = name == INTAKE_NAME or name in recorded
    return not known and not any(map(is_dropping, name.split("/")))


def _bytes(whole: Whole, place: str, file: StoredFile, size: int) -> Iterator[Fault]:
    expected, found = str(file.fixity.size), str(size)
    if not whole.request.quick:
        try:
            expected, found = (
                file.fixity.sha256,
                disk.fixity_of_file(whole.archive.root / place / file.path).sha256,
            )
        except OSError as fault:
            found = disk.reason_of(fault)
    if found != expected:
        yield Fault(
            _("{path}: not as recorded").format(path=f"{place}/{file.path}"),
            expected=expected,
            found=found,
            remedy=_("Restore the file from a backup."),
            path=f"{place}/{file.path}",
        )


def _unknown(whole: Whole) -> Iterator[Fault]:
    """What stands in the folders of the queue and is no document of it."""
    root = whole.archive.root
    torn = bool(whole.breaks) or lost_tail(whole) is not None
    for room in (REVIEW, REJECTED):
        if (root / room).is_symlink():
            yield link_fault(str(root), room, stat.S_IFLNK, recorded=True)
        if (root / room).is_symlink() or not (root / room).is_dir():
            continue
        for path in sorted((root / room).iterdir()):
            place = f"{room}/{path.name}"
            if place == REJECTED or is_dropping(path.name) or _is_told(whole, place):
                continue
            if torn and (path / INTAKE_NAME).is_file():
                continue
            mode = os.lstat(path).st_mode
            if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
                yield stray_fault(place)
            else:
                yield link_fault(str(root), place, mode, recorded=False)


def _is_told(whole: Whole, place: str) -> bool:
    return storage.review_at(whole.survey, place)
