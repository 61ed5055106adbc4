"""Runs a program under ``strace`` and reads back the calls it made.

Calls that failed changed nothing and are left out of a run. All strings are asked for in
hex, so that the text can be taken apart by commas and brackets alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = shutil.which("strace")

MUTATING = (
    *("open", "openat", "openat2", "creat", "write", "pwrite64", "writev", "pwritev", "pwritev2"),
    *("ftruncate", "truncate", "fallocate", "fsync", "fdatasync", "sync", "syncfs"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink"),
    *("unlinkat", "mkdir", "mkdirat", "rmdir", "mknod", "mknodat", "copy_file_range", "sendfile"),
    *("splice", "ioctl", "mmap", "io_uring_setup", "io_submit"),
)
"""Calls that change a disk, or that would change it behind our back."""

BOOKKEEPING = (
    *("dup", "dup2", "dup3", "fcntl", "close", "lseek", "chdir", "fchdir"),
    *("clone", "clone3", "fork", "vfork"),
)
"""Calls needed to know which file a descriptor leads to, and where in it."""

_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += +(-?\d+|0x[0-9a-f]+)(?:<([^>]*)>)?", re.DOTALL)
_UNFINISHED = " <unfinished ...>\n"
_RESUMED = re.compile(r"^\d+ +<\.\.\. \w+ resumed>")
# A process ended, a signal came, a call failed, or its process died in it.
_NOTHING_DONE = re.compile(r"^\d+ +(\+\+\+|---)|\) += +(-1 E|\?)")
_ESCAPES = re.compile(r"(?:\\x[0-9a-f]{2})*")


class UnmodelledError(Exception):
    """The program did something to the disk that the recorder does not understand."""


@dataclass(frozen=True, slots=True)
class Call:
    """One system call: who made it, its arguments as text, its result, a path behind the result."""

    pid: int
    name: str
    arguments: tuple[str, ...]
    result: int
    result_path: str


def command(output: Path, calls: Sequence[str], *more: str) -> list[str]:
    """Return the start of a command line that traces ``calls`` of a program to ``output``."""
    if PROGRAM is None:
        raise FileNotFoundError("strace")
    traced = "trace=" + ",".join(calls)
    options = ["-f", "-y", "-xx", "-s", "100000000", "-e", traced, "-e", "signal=none", *more]
    return [PROGRAM, *options, "-o", str(output)]


def run(
    arguments: Sequence[str], output: Path, *, cwd: Path, env: Mapping[str, str] | None = None
) -> list[Call]:
    """Run a program to its end and return the calls that it succeeded in, in their order.

    Raises CalledProcessError where the program fails.
    """
    line = [*command(output, MUTATING + BOOKKEEPING, "--seccomp-bpf"), *arguments]
    subprocess.run(line, cwd=cwd, env=env, check=True)
    return [call for call in read_calls(output) if call.result != -1]


def read_calls(output: Path) -> Iterator[Call]:
    """Read a trace that ``run`` wrote; a call that others interrupted counts when it ended."""
    begun: dict[str, str] = {}
    with open(output, encoding="ascii") as lines:
        for line in lines:
            pid = line.partition(" ")[0]
            if line.endswith(_UNFINISHED):
                begun[pid] = line.removesuffix(_UNFINISHED)
                continue
            resumed = _RESUMED.match(line)
            whole = begun.pop(pid) + line[resumed.end() :] if resumed else line
            found = _LINE.match(whole)
            if found:
                yield _call(*found.groups())
            elif not _NOTHING_DONE.search(whole):
                raise UnmodelledError(f"cannot read this line of the trace: {whole[:200]}")


def _call(pid: str, name: str, inside: str, result: str, path: str | None) -> Call:
    return Call(int(pid), name, _split(inside), int(result, 0), unhex(path or ""))


def unhex(text: str) -> str:
    """Return the path that strace wrote in hex."""
    return os.fsdecode(unhex_bytes(text))


def unhex_bytes(text: str) -> bytes:
    """Return the bytes that strace wrote in hex."""
    if not _ESCAPES.fullmatch(text):
        raise UnmodelledError(f"not in hex: {text[:80]}")
    return bytes.fromhex(text.replace("\\x", ""))


def string(argument: str) -> bytes:
    """Return the bytes of a quoted argument. Raises UnmodelledError where strace cut it short."""
    if len(argument) < 2 or argument[0] != '"' or argument[-1] != '"':
        raise UnmodelledError(f"not a whole string: {argument[:80]}")
    return unhex_bytes(argument[1:-1])


def descriptor(argument: str) -> tuple[int, str, bool]:
    """Take ``7<path>`` apart: number, path, and whether the file has been deleted since."""
    number, _, rest = argument.partition("<")
    deleted = rest.endswith("(deleted)")
    path = rest.removesuffix("(deleted)").removesuffix(">")
    known = not path or path.startswith("\\x2f")
    return (-100 if number == "AT_FDCWD" else int(number)), unhex(path) if known else "", deleted


def _split(inside: str) -> tuple[str, ...]:
    if not inside:
        return ()
    parts: list[str] = []
    depth = start = 0
    for position, letter in enumerate(inside):
        if letter in "[{(":
            depth += 1
        elif letter in "]})":
            depth -= 1
        elif letter == "," and depth == 0:
            parts.append(inside[start:position].strip())
            start = position + 1
    parts.append(inside[start:].strip())
    return tuple(parts)
