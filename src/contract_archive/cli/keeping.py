"""Files that a command writes for the person."""

from __future__ import annotations

from pathlib import Path

from contract_archive.disk import storage_error
from contract_archive.errors import ConflictError
from contract_archive.locale import _


def keep_new(target: Path, data: bytes) -> None:
    """Write a file; never over another one. Raises ConflictError where one is there."""
    try:
        with target.open("xb") as kept:
            kept.write(data)
    except FileExistsError as error:
        raise ConflictError(
            _("{file} exists already").format(file=target),
            _("Move it away, or name another with -o FILE."),
        ) from error
    except OSError as error:
        raise storage_error(error) from error
