"""From the files on the command line to intakes: folders walked, images joined, ``-`` read."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from contract_archive.cli.given import empty
from contract_archive.errors import InputError, UsageError
from contract_archive.locale import _, listed

if TYPE_CHECKING:
    from contract_archive.records.intakes import Intake

STANDARD_INPUT = "-"


@contextlib.contextmanager
def files_at_hand(names: Sequence[str]) -> Iterator[list[Path]]:
    """Yield the files that ``names`` mean, folders walked; ``-`` is kept in a passing file.

    Raises InputError where a folder holds no document.
    """
    with tempfile.TemporaryDirectory(prefix="carchive-") as passing:
        files: list[Path] = []
        for name in names:
            if not name:  # an empty variable in a script; Path("") would be the whole folder
                raise empty(_("FILE"))
            files += [_received(Path(passing))] if name == STANDARD_INPUT else _under(Path(name))
        yield files


def intakes_of(files: Sequence[Path], claims: Intake, *, join: bool) -> list[Intake]:
    """Return an intake for each file with the operator's claims, or one for all of them.

    Raises UsageError where several contracts would get one number.
    """
    if claims.number and len(files) > 1 and not join:
        raise UsageError(
            _("--number: one number for {count} files").format(count=len(files)),
            _("Archive them one by one, or use --join if they are the pages of one contract."),
        )
    parts = [tuple(files)] if join else [(file,) for file in files]
    return [replace(claims, files=part) for part in parts]


def password_of(given: str, files: Sequence[str]) -> str:
    """Return the password; for ``-`` it is asked for, so that it need not stand in the open.

    Raises UsageError where standard input gives none.
    """
    if given != STANDARD_INPUT:
        return given
    if STANDARD_INPUT in files:
        raise UsageError(
            _("--password: standard input is the file already"),
            _("Give the name of the file, or the password itself."),
        )
    if sys.stdin.isatty():
        from getpass import getpass

        typed = getpass(_("Password: "), sys.stderr)
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise UsageError(
            _("--password: none was given"),
            _("Type it when asked, or send it as the first line of standard input."),
        )
    return typed


def _under(path: Path) -> list[Path]:
    from contract_archive.actions.ingest import SUFFIXES, files_under

    files = list(files_under(path))
    if not files:
        raise InputError(
            _("{folder}: no documents in this folder").format(folder=path),
            _("Documents are files that end in {suffixes}.").format(
                suffixes=listed(sorted(SUFFIXES))
            ),
        )
    return files


def _received(folder: Path) -> Path:
    from contract_archive.tools.scan import usual_suffix

    path = folder / "stdin"
    with path.open("xb") as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
    return path.rename(path.with_suffix(usual_suffix(path)))
