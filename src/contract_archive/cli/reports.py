"""Reports of an audit as files: which form a name asks for, and where it may be written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from contract_archive.disk import storage_error
from contract_archive.errors import ConflictError, NotFoundError, StorageError, UsageError
from contract_archive.locale import _, listed

if TYPE_CHECKING:
    from contract_archive.archive import Archive
    from contract_archive.records.audits import Audit

FORMS = ("pdf", "html", "xlsx", "json", "md")


def refuse_target(path: Path) -> None:
    """Refuse a file that cannot become a report, before an hour of work is done for it.

    A folder takes a PDF named by the audit. Raises UsageError for a form unknown, ConflictError
    where the file is there, NotFoundError where its folder is not, StorageError where nothing may
    be written there.
    """
    if path.is_dir():
        _refuse_closed(path)
        return
    if path.suffix.removeprefix(".").casefold() not in FORMS:
        raise UsageError(
            _("{file}: no report is of this form").format(file=path),
            _("Let it end in one of: {forms}.").format(forms=listed(f".{each}" for each in FORMS)),
        )
    if path.exists():
        raise ConflictError(
            _("{file} exists already").format(file=path),
            _("Name another file, or a folder: the report is named by its audit there."),
        )
    if not path.absolute().parent.is_dir():
        raise NotFoundError(
            _("{folder}: no such folder").format(folder=path.absolute().parent),
            _("Make it first, or name another."),
        )
    _refuse_closed(path.absolute().parent)


def _refuse_closed(folder: Path) -> None:
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StorageError(
            _("{folder}: nothing may be written there").format(folder=folder),
            _("Name a folder of your own, or let its permissions be changed."),
        )


def write(archive: Archive, audit: Audit, path: Path) -> Path:
    """Write an audit's report; a copy is kept in the archive. Returns where it is."""
    from contract_archive.actions.audit import draw

    target = path / f"audit-{audit.id}.pdf" if path.is_dir() else path
    drawn = draw(archive, audit, target.suffix.removeprefix(".").casefold())
    try:
        _write_new(target, drawn)
    except FileExistsError as error:
        raise ConflictError(_("{file} exists already").format(file=target), _kept(audit)) from error
    except OSError as error:
        fault = storage_error(error)
        raise StorageError(fault.message, _kept(audit)) from error
    return target


def _write_new(target: Path, drawn: bytes) -> None:
    """Write a file that is not there yet, whole or not at all."""
    with target.open("xb") as kept:
        try:
            kept.write(drawn)
            kept.flush()
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _kept(audit: Audit) -> str:
    return _("The report is kept in the archive: carchive audit show {id} --report FILE").format(
        id=audit.id
    )
