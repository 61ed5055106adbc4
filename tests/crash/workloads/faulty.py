"""``python faulty.py CALL COUNT NTH:WORLD…``: file one scan in each world, each in a child.

It runs under ``strace``, which makes the COUNT-th CALL of every process fail. So that in each world
another one fails, the child for NTH first makes COUNT - NTH calls that mean nothing. What came of
it goes to WORLD.outcome by ``writev``, which is never made to fail.
"""

# ruff: noqa: PTH102, PTH104, PTH106, PTH108 - system calls by their own names

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from contract_archive.errors import ArchiveError
from crash.workloads.filing import ARCHIVE, INBOX, file_plainly, open_archive, sha256_of

NOWHERE = "/nowhere/at/all"


def main(call: str, count: int, worlds: list[tuple[int, Path]]) -> None:
    """Warm up on the first world, which is not counted, then file in each of the others."""
    _file(worlds[0][1])
    nothing = _nothings()[call]
    for nth, world in worlds[1:]:
        outcome = os.open(f"{world}.outcome", os.O_WRONLY | os.O_CREAT)
        if os.fork() == 0:
            for _ in range(count - nth):
                with contextlib.suppress(OSError):
                    nothing()
            os.sched_yield()  # a mark in the trace: from here the calls are those of the archive
            os.writev(outcome, [json.dumps(_file(world)).encode()])
            os._exit(0)
        os.close(outcome)
        os.wait()


def _nothings() -> dict[str, Callable[[], object]]:
    """Calls of each kind that change nothing of the world, or fail by themselves."""
    handle = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
    number = handle.fileno()
    return {
        "write": lambda: os.write(number, b""),
        "pwrite64": lambda: os.pwrite(number, b"", 0),
        "ftruncate": lambda: os.ftruncate(number, 0),
        "fsync": lambda: os.fsync(number),
        "fdatasync": lambda: os.fdatasync(number),
        "openat": lambda: os.open(NOWHERE, os.O_RDONLY),
        "mkdir": lambda: os.mkdir(NOWHERE),
        "rename": lambda: os.rename(NOWHERE, NOWHERE),
        "unlink": lambda: os.unlink(NOWHERE),
        "unlinkat": lambda: os.unlink(NOWHERE, dir_fd=number),
        "rmdir": lambda: os.rmdir(NOWHERE),
    }


def _file(world: Path) -> dict[str, str | int]:
    """File the first scan of a world's inbox; return what an operator would be told."""
    source = min((world / INBOX).iterdir())
    master = sha256_of(source)
    try:
        with open_archive(world / ARCHIVE) as archive:
            answer = file_plainly(archive, source, move=True)
        error = answer.error
    except ArchiveError as fault:
        error = fault
    except OSError as fault:
        return {"traceback": repr(fault)}
    if error is None:
        return {"filed": answer.number, "master": master}
    told = {"code": error.code, "message": error.message, "hint": error.hint}
    return {"exit": int(error.exit_code), **told}


if __name__ == "__main__":
    pairs = [each.split(":", 1) for each in sys.argv[3:]]
    main(sys.argv[1], int(sys.argv[2]), [(int(nth), Path(world)) for nth, world in pairs])
