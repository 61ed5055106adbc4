"""One writer at a time: a lock that the kernel frees when its process dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from contract_archive.errors import LockedError
from contract_archive.locale import _

_PAUSE = 0.005


def _take(path: Path) -> int | None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


@contextlib.contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock at ``path`` within the block; wait up to ``patience`` seconds for it.

    Raises LockedError where another process keeps it longer.
    """
    until = time.monotonic() + patience
    while (handle := _take(path)) is None:
        if time.monotonic() > until:
            raise LockedError(
                _("another process is writing to this archive"),
                _("Wait until it has finished, then run the command again."),
            )
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked_if_free(path: Path) -> Iterator[bool]:
    """Yield True with the lock held, or False at once where somebody else holds it."""
    handle = _take(path)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)
