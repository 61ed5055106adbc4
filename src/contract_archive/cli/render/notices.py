"""Lines beside a result: a mark, what it is about, and a sentence.

On a terminal they are broken within its width, the later lines below the sentence; for programs
each is one line.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from contract_archive.cli.render.text import one_line, width, wrap
from contract_archive.locale import _

if TYPE_CHECKING:
    from contract_archive.cli.session import Terminal

WARNING = "!"
QUESTION = "?"
FAILURE = "✗"


def tell(terminal: Terminal, mark: str, text: str, about: str = "") -> None:
    """Print a notice on standard error."""
    sys.stdout.flush()
    print(
        notice(mark, text, about, terminal.columns if terminal.reports else None), file=sys.stderr
    )


def note(terminal: Terminal, mark: str, text: str, about: str = "") -> None:
    """Print a notice below a result, on standard output."""
    print(notice(mark, text, about, terminal.columns if terminal.shows else None))


def notice(mark: str, text: str, about: str, columns: int | None) -> str:
    """Return a notice as it is printed; without ``columns`` on one line."""
    text = one_line(text)
    if about:
        text = _("{field}: {reason}").format(field=one_line(about), reason=text)
    if columns is None:
        return f"{mark} {text}"
    room = columns - width(mark) - 1
    return f"{mark} " + f"\n{' ' * (width(mark) + 1)}".join(wrap(text, room))
