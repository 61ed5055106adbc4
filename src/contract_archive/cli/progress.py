"""Progress of long work on standard error: files, pages, and how long it may take."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from contract_archive.cli.render.text import cut, one_line
from contract_archive.locale import _

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from contract_archive.cli.session import Terminal
    from contract_archive.tools.scan import PageProgress

_NAME_COLUMNS = 28


class Reading:
    """Shows how far the files of a batch are: a bar for all of them, with the pages of one."""

    def __init__(self, bar: Bar | None, files: int) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=float(files), pages="") if bar else None
        self._parts: dict[str, float] = {}
        self._finished = 0

    def pages_read(self, file: str, pages: PageProgress) -> None:
        """Take note that some pages of ``file`` are read. Called from the readers' threads."""
        if self._bar is None or self._task is None:
            return
        self._parts[file] = pages.done / pages.total if pages.total else 0.0
        self._bar.update(
            self._task,
            completed=self._finished + sum(self._parts.values()),
            description=cut(one_line(file.rsplit("/", 1)[-1]), _NAME_COLUMNS),
            pages=_("page {done}/{total}").format(done=pages.done, total=pages.total),
        )

    def file_done(self, file: str) -> None:
        """Take note that ``file`` is archived, or will not be."""
        self._parts.pop(file, None)
        self._finished += 1
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._finished + sum(self._parts.values()))


@contextlib.contextmanager
def reading(terminal: Terminal, files: int) -> Iterator[Reading]:
    """Show progress on a terminal while the block runs; elsewhere show nothing."""
    if not terminal.reports:
        yield Reading(None, files)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, no_color=not terminal.colour)
    bar = Progress(
        MofNCompleteColumn(),
        BarColumn(bar_width=20),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),
        TextColumn("{task.fields[pages]}", markup=False),
        console=console,
        transient=True,
    )
    with bar:
        yield Reading(bar, files)
