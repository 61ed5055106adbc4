"""Write the command reference in docs/cli.md from the commands themselves.

``python scripts/cli_reference.py`` rewrites the part below the marker; ``--check`` only tells
whether it is as the commands are (exit code 1 if not).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from contract_archive.cli import contents, help
from contract_archive.cli.commands import PROGRAM, global_options, root_command

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
MARKER = "<!-- From here on written by scripts/cli_reference.py. -->\n"


def main() -> int:
    """Write or check the page."""
    page = PAGE.read_text("utf-8")
    written = page[: page.index(MARKER)] + MARKER + "\n" + "\n".join(reference()) + "\n"
    if "--check" in sys.argv:
        return int(page != written)
    PAGE.write_text(written, "utf-8")
    return 0


def reference() -> Iterator[str]:
    """Yield the lines of the reference."""
    yield from ("## Options of every command", "")
    yield from _table([help.option_row(each) for each in global_options()])
    root = root_command()
    for name in contents.COMMANDS:
        command = root.get_command(None, name)
        commands = getattr(command, "commands", {})
        yield from ("", f"## {PROGRAM} {name}", "", command.help)
        if not commands or command.params:
            yield from _body(command)
        for under, each in commands.items():
            yield from ("", f"### {PROGRAM} {name} {under}", "", each.help)
            yield from _body(each)


def _body(command: Any) -> Iterator[str]:
    rows = help.rows(command, "argument") + help.rows(command, "option")
    if rows:
        yield ""
        yield from _table(rows)
    lines = (command.epilog or "").splitlines()
    if lines:
        yield from ("", "```console")
        for line, meaning in zip(lines[::2], lines[1::2], strict=True):
            yield f"{line}   # {meaning}"
        yield "```"


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    yield from ("| | |", "|---|---|")
    for term, text in rows:
        yield f"| `{term}` | {text} |".replace("zh|en", "zh\\|en").replace("h|zsh|f", "h\\|zsh\\|f")


if __name__ == "__main__":
    sys.exit(main())
