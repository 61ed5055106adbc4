"""Completion by the shell, over Typer's machinery.

Typer offers it only as two options that every start would pay for. What is used of it is private
to the version that pyproject.toml pins, and is named in this module alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer._completion_classes import completion_init
from typer._completion_shared import _get_shell_name, get_completion_script
from typer._completion_shared import install as typer_install

from contract_archive.cli.session import Session

PROGRAM = "carchive"
VARIABLE = "_CARCHIVE_COMPLETE"


def answer(command: Any, session: Session) -> int:
    """Answer a shell that waits while a person types: with silence where anything fails."""
    completion_init()
    try:
        command(prog_name=PROGRAM, complete_var=VARIABLE, obj=session)
    except SystemExit as left:
        return int(left.code or 0)
    except Exception:
        return 1
    return 0


def this_shell() -> str | None:
    """Return the name of the shell that this process was started from."""
    return _get_shell_name()


def script(shell: str) -> str:
    """Return the completion script of a shell."""
    return get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell)


def install(shell: str) -> Path:
    """Put the script where the shell looks for it and return its place."""
    return typer_install(shell=shell, prog_name=PROGRAM, complete_var=VARIABLE)[1]
