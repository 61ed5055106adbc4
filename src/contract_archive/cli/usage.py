"""Wrong command lines, said in our words: Typer's errors become our UsageError.

Typer says these things in English only, in three lines. Its exception classes are private to the
version that pyproject.toml pins, and are named in this module alone.
"""

from __future__ import annotations

import typer
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
)

from contract_archive.errors import UsageError
from contract_archive.locale import _

_TOO_MANY = "Got unexpected extra argument(s) ("


def explained(error: typer.TyperException) -> UsageError:
    """Return what is wrong with the command line, and what would be right."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "carchive"
    see_help = _("See how it is used with: {path} --help").format(path=path)
    if isinstance(error, NoSuchOption):
        return _no_such_option(error, see_help)
    return UsageError(_message(error), see_help)


def _no_such_option(error: NoSuchOption, see_help: str) -> UsageError:
    message = _("there is no option {option}").format(option=error.option_name)
    if not error.possibilities:
        return UsageError(message, see_help)
    return UsageError(message, _("Did you mean {word}?").format(word=error.possibilities[0]))


def _message(error: typer.TyperException) -> str:
    if isinstance(error, BadOptionUsage):
        return _option_value(error)
    if isinstance(error, MissingParameter):
        return _("{parameter} is missing").format(parameter=_name_of(error))
    if isinstance(error, BadParameter):
        return f"{_name_of(error)}: {error.message}"
    if error.message.startswith(_TOO_MANY):
        words = error.message[len(_TOO_MANY) : -1]
        return _("too many arguments: {words}").format(words=words)
    return error.message


def _option_value(error: BadOptionUsage) -> str:
    if "does not take" in error.message:
        return _("{option} takes no value").format(option=error.option_name)
    return _("{option} needs a value").format(option=error.option_name)


def _name_of(error: BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    if parameter.param_type_name == "argument":
        return parameter.human_readable_name
    return parameter.opts[-1]
