"""Progress of long work on standard error: files, pages, and how long it may take."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from contract_archive.cli.render.text import cut, one_line
from contract_archive.locale import _

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from contract_archive.cli.session import Terminal
    from contract_archive.tools.scan import PageProgress

_NAME_COLUMNS = 24
_BAR_COLUMNS = 12


class Reading:
    """Shows how far the files of a batch are: a bar for all of them, with the pages of one."""

    def __init__(self, bar: Bar | None, files: int) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=float(files), pages="", left="") if bar else None
        self._files = files
        self._began = time.monotonic()
        self._parts: dict[str, float] = {}
        self._finished = 0

    def pages_read(self, file: str, pages: PageProgress) -> None:
        """Take note that some pages of ``file`` are read. Called from the readers' threads."""
        self._parts[file] = pages.done / pages.total if pages.total else 0.0
        name = cut(one_line(file.rsplit("/", 1)[-1]), _NAME_COLUMNS)
        count = _("page {done}/{total}").format(done=pages.done, total=pages.total)
        count = count if pages.total else ""
        self._show(description=name, pages=count)

    def end(self) -> None:
        """Take the bar away, to let a person be asked; it does not come back."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def file_done(self, file: str) -> None:
        """Take note that ``file`` is archived, or will not be."""
        self._parts.pop(file, None)
        self._finished += 1
        self._show()

    def _show(self, **fields: Any) -> None:
        if self._bar is None or self._task is None:
            return
        done = self._finished + sum(tuple(self._parts.values()))
        left = time_left(time.monotonic() - self._began, done / self._files)
        if self._finished < self._files:  # not before there is something to show
            self._bar.start()
        self._bar.update(self._task, completed=done, left=left, **fields)


def time_left(seconds: float, share: float) -> str:
    """Return how long the rest will take, if ``share`` of all took ``seconds``."""
    if share <= 0:
        return ""
    left = round(seconds * (1 - share) / share)
    return _("about {minutes}:{seconds:02} left").format(minutes=left // 60, seconds=left % 60)


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
    )

    console = Console(stderr=True, no_color=not terminal.colour)
    bar = Progress(
        MofNCompleteColumn(),
        BarColumn(bar_width=_BAR_COLUMNS),
        TextColumn("{task.description}", markup=False),
        TextColumn("{task.fields[pages]}", markup=False),
        TextColumn("{task.fields[left]}", markup=False),
        console=console,
        transient=True,
    )
    shown = Reading(bar, files)
    try:
        yield shown
    finally:
        shown.end()


@contextlib.contextmanager
def auditing(terminal: Terminal) -> Iterator[Callable[[int, int, int], None] | None]:
    """Show on a terminal how far an audit is while the block runs; elsewhere show nothing."""
    if not terminal.reports:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        MofNCompleteColumn(),
        BarColumn(bar_width=_BAR_COLUMNS),
        TextColumn("{task.fields[read]}", markup=False),
        TextColumn("{task.fields[left]}", markup=False),
        console=Console(stderr=True, no_color=not terminal.colour),
        transient=True,
    )
    task = bar.add_task("", total=None, read="", left="")
    began = time.monotonic()

    def tell(done: int, total: int, size: int) -> None:
        left = time_left(time.monotonic() - began, done / total if total else 0.0)
        bar.update(task, completed=done, total=total, read=f"{size / 1e6:.0f} MB", left=left)

    with bar:
        yield tell
