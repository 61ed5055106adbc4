"""The one door through which a call that did not succeed leaves: two lines and an exit code.

A known error says what happened and what to do next; a fault of the program says so, and shows
its traceback with ``--debug``. With ``--json`` the same is one document on standard output.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from typing import Any

import typer

from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.text import printable
from contract_archive.cli.session import Early, Terminal
from contract_archive.disk import reason_of
from contract_archive.errors import ArchiveError, ExitCode, StorageError, UsageError
from contract_archive.locale import _

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
_NO_PERMISSION = (errno.EACCES, errno.EPERM, errno.EROFS)


class ProgramError(ArchiveError):
    """A fault of the program itself: not foreseen, to be reported."""

    code = "bug"
    exit_code = ExitCode.BUG


class UnfinishedError(Exception):
    """Work for a program broke off: ``shown`` is what was done before; the cause says why."""

    def __init__(self, shown: Mapping[str, Any]) -> None:
        super().__init__()
        self.shown = shown


def leave(error: BaseException, early: Early, terminal: Terminal) -> int:
    """Say what ``error`` means and return the exit code."""
    shown: Mapping[str, Any] = {}
    if isinstance(error, UnfinishedError) and error.__cause__:
        shown, error = error.shown, error.__cause__
    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        _let_go_of_output()
        return int(ExitCode.DONE)
    if isinstance(error, (KeyboardInterrupt, EOFError, typer.Abort)):
        print("\n" + _("Interrupted."), file=sys.stderr)
        return int(ExitCode.INTERRUPTED)
    if early.debug:
        _show_traceback(error)
    known = understood(error)
    _report(known, early, terminal, shown)
    return int(known.exit_code)


def warn_of(unfinished: ArchiveError | None, error: BaseException | None = None) -> None:
    """Say what keeps the archive from being written to, unless ``error`` says just that."""
    if unfinished is None or unfinished.message == str(error):
        return
    message = _("{reason}; nothing can be written, and what was done last may not be shown")
    print(f"! {printable(message.format(reason=unfinished.message))}", file=sys.stderr)
    print(f"  → {printable(unfinished.hint)}", file=sys.stderr)


def understood(error: BaseException) -> ArchiveError:
    """Return ``error`` as one of our own family."""
    if isinstance(error, ArchiveError):
        return error
    if isinstance(error, typer.TyperException):
        from contract_archive.cli.usage import explained

        return explained(error)
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":
        return UsageError(
            _("the command line has characters that are no UTF-8"),
            _("Set the terminal to UTF-8, then type it again."),
        )
    if isinstance(error, MemoryError):
        return StorageError(
            _("there is not enough memory"), _("Close other programs and try again.")
        )
    return ProgramError(
        _("a fault in the program: {kind}: {text}").format(
            kind=type(error).__name__, text=str(error)
        ),
        _("Please report it, with what the same command shows with --debug."),
    )


def _of_system(error: OSError) -> StorageError:
    place = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    if error.errno in _NO_SPACE:
        return StorageError(
            _("the disk is full: {place}").format(place=place) if place else _("the disk is full"),
            _("Make room and do it again; what was acknowledged before is safe."),
        )
    if error.errno in _NO_PERMISSION:
        return StorageError(
            _("no permission for {place}").format(place=place or _("the archive")),
            _("Ask whoever owns the folder, or work as a user who may write there."),
        )
    return StorageError(
        _("the system refused: {reason}").format(reason=reason_of(error))
        + (f": {place}" if place else ""),
        _("See whether the disk or network folder is there, then do it again."),
    )


def _report(
    error: ArchiveError, early: Early, terminal: Terminal, shown: Mapping[str, Any]
) -> None:
    from contract_archive.cli.echo import brief

    error.message, error.hint = (brief(each, early.typed) for each in (error.message, error.hint))
    if early.json:
        from contract_archive.cli.render.documents import error_document, write_json

        write_json({**shown, "error": error_document(error)})
        return
    name = styled("carchive:", terminal.reports and terminal.colour, fg="red", bold=True)
    print(name, _printable_lines(error.message), file=sys.stderr)
    if error.hint:
        print(f"  → {_printable_lines(error.hint)}", file=sys.stderr)


def _printable_lines(text: str) -> str:
    return "\n".join(printable(line) for line in text.split("\n"))


def _show_traceback(error: BaseException) -> None:
    import traceback

    traceback.print_exception(error)


def _let_go_of_output() -> None:
    """Point standard output nowhere, so that its last flush at exit cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
