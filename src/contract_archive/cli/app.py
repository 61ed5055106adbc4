"""The command line's entrance: settle the language, run the command, leave by one door.

A search takes a few milliseconds, so starting and ending the process must not take many more:
typer is imported when the collector is tamed, and the process ends without freeing each object.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence

from contract_archive import locale
from contract_archive.cli.session import Early, Session, Terminal

_COMPLETION = "_CARCHIVE_COMPLETE"  # set by the shell when it asks (see shells)
_MANY_OBJECTS = 100_000  # start-up makes fewer, and hardly any garbage


def main() -> None:
    """Run the command line of this process and end it with its exit code."""
    gc.set_threshold(_MANY_OBJECTS)
    if sys.getfilesystemencoding() != "utf-8":
        _start_again_in_utf_8()
    _open_closed_streams()
    code = run(sys.argv[1:], os.environ)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)  # everything that must be closed was, by its with block


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one call and return its exit code; it prints, and raises nothing."""
    from contract_archive.cli.door import leave, warn_of

    early = Early.of_arguments(arguments)
    terminal = Terminal.of_process(environment)
    session = Session(terminal, environment)
    session.archive = early.archive or session.archive
    try:
        _tolerate_odd_characters()
        locale.use(_language(early, session, environment))
        if _COMPLETION in environment:
            return _complete(session)
        _dispatch(arguments, session)
        sys.stdout.flush()
    except BaseException as error:
        warn_of(session.unfinished, error)
        return leave(error, early, terminal)
    warn_of(session.unfinished)
    return 0


def _dispatch(arguments: Sequence[str], session: Session) -> None:
    from contract_archive.cli.commands import PROGRAM, root_command

    root = root_command()
    with root.make_context(PROGRAM, list(arguments), obj=session) as context:
        root.invoke(context)


def _complete(session: Session) -> int:
    from contract_archive.cli import shells
    from contract_archive.cli.commands import root_command

    return shells.answer(root_command(), session)


def _language(early: Early, session: Session, environment: Mapping[str, str]) -> str:
    """Return the language to speak: as asked, else the archive's own, else the system's."""
    if early.language in locale.LANGUAGES:
        return early.language
    spoken = locale.language_of(environment)
    locale.use(spoken)
    try:
        set_by_archive = session.settings().language
    except Exception:
        return spoken  # whoever needs the rules will say what is wrong with them
    return spoken if set_by_archive == "auto" else set_by_archive


def _start_again_in_utf_8() -> None:
    """Become a Python to which file names are UTF-8, whatever the locale: in an archive they are.

    Where they are ASCII (LC_ALL=C with PYTHONUTF8=0), a folder with a Chinese name would be gone.
    """
    os.execv(sys.executable, [sys.orig_argv[0], "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


def _open_closed_streams() -> None:
    """Let a stream that was closed by whoever started us lead nowhere (Python has None for it)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _tolerate_odd_characters() -> None:
    """Let a name that the terminal's encoding cannot show be shown escaped, not fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
