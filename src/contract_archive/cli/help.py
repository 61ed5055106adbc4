"""The help page of a command: usage, purpose, arguments, options, examples; 80 columns.

Typer's own page counts characters where a terminal counts columns, and breaks lines only at
spaces, so that Chinese text runs over the edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from contract_archive.cli.render.text import pad, width, wrap
from contract_archive.locale import _

if TYPE_CHECKING:
    from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

_COLUMNS = 80
_LEFT = 28
_EXAMPLE = "$ "


def examples(*pairs: tuple[str, str]) -> str:
    """Return (command line, what it does) pairs as a command's epilog."""
    return "\n".join(f"{_EXAMPLE}{line}\n{meaning}" for line, meaning in pairs)


def usage(path: str, pieces: Sequence[str]) -> str:
    """Return the usage line."""
    return _("Usage: {line}").format(line=" ".join([path, *pieces]))


def page(
    heading: str,
    purpose: str,
    sections: Iterable[tuple[str, Sequence[tuple[str, str]]]],
    epilog: str,
    closing: str,
) -> str:
    """Put a page together. ``sections`` hold (term, explanation) rows under a heading each."""
    lines = [heading, ""]
    for line in wrap(purpose, _COLUMNS - 2) if purpose else []:
        lines.append(f"  {line}".rstrip())
    filled = [(title, rows) for title, rows in sections if rows]
    terms = [width(term) for _title, rows in filled for term, _text in rows]
    left = min(_LEFT, max(terms, default=0)) + 2
    for title, rows in filled:
        lines += ["", _("{heading}:").format(heading=title), *_table(rows, left)]
    if epilog:
        lines += ["", _("{heading}:").format(heading=_("Examples")), *_example_lines(epilog)]
    if closing:
        lines += ["", *wrap(closing, _COLUMNS)]
    return "\n".join(lines)


def _table(rows: Sequence[tuple[str, str]], left: int) -> list[str]:
    lines: list[str] = []
    for term, text in rows:
        explained = wrap(text, _COLUMNS - left - 2)
        if width(term) > left - 2:
            lines.append(f"  {term}")
        else:
            lines.append(f"  {pad(term, left)}{explained.pop(0)}".rstrip())
        lines += [f"  {' ' * left}{line}" for line in explained]
    return lines


def _example_lines(epilog: str) -> list[str]:
    lines: list[str] = []
    for line in epilog.splitlines():
        if line.startswith(_EXAMPLE):
            lines.append(f"  {line[len(_EXAMPLE) :]}")
        else:
            lines += [f"      {part}" for part in wrap(line, _COLUMNS - 6)]
    return lines


def argument_row(parameter: TyperArgument) -> tuple[str, str]:
    """Return an argument's row: its name and explanation."""
    return parameter.metavar or (parameter.name or "").upper(), parameter.help or ""


def option_row(parameter: TyperOption) -> tuple[str, str]:
    """Return an option's row: its spellings with the kind of value, and its explanation."""
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if not parameter.is_flag:
        names += f" {parameter.metavar or ''}"
    return names.rstrip(), parameter.help or ""


def rows(command: TyperCommand | TyperGroup, kind: str) -> list[tuple[str, str]]:
    """Return the rows of a command's visible parameters of ``kind`` (argument or option)."""
    from typer.core import TyperArgument, TyperOption

    found = []
    for parameter in command.params:
        if kind == "argument" and isinstance(parameter, TyperArgument) and not parameter.hidden:
            found.append(argument_row(parameter))
        if kind == "option" and isinstance(parameter, TyperOption) and not parameter.hidden:
            found.append(option_row(parameter))
    return found
