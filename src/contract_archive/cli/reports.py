"""Reports of an audit as files: which form a name asks for, and where it may be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contract_archive.disk import storage_error
from contract_archive.errors import ConflictError, NotFoundError, UsageError
from contract_archive.locale import _, listed

if TYPE_CHECKING:
    from contract_archive.archive import Archive
    from contract_archive.records.audits import Audit

FORMS = ("pdf", "html", "xlsx", "json", "md")


def refuse_target(path: Path) -> None:
    """Refuse a file that cannot become a report, before an hour of work is done for it.

    A folder takes a PDF named by the audit. Raises UsageError for a form unknown, ConflictError
    where the file is there, NotFoundError where its folder is not.
    """
    if path.is_dir():
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


def write(archive: Archive, audit: Audit, path: Path) -> Path:
    """Write an audit's report; a copy is kept in the archive. Returns where it is."""
    from contract_archive.actions.audit import draw

    target = path / f"audit-{audit.id}.pdf" if path.is_dir() else path
    drawn = draw(archive, audit, target.suffix.removeprefix(".").casefold())
    try:
        with target.open("xb") as kept:
            kept.write(drawn)
    except FileExistsError as error:
        raise ConflictError(
            _("{file} exists already").format(file=target),
            _("The report is kept in the archive: carchive audit show {id} --report FILE").format(
                id=audit.id
            ),
        ) from error
    except OSError as error:
        raise storage_error(error) from error
    return target
