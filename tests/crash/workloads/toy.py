"""A small store with a write protocol, right or wrong as asked: the harness is tried on it.

``python toy.py WORLD [WRONG]`` puts three notes into WORLD/notes, each of which is written beside
its place, synced, renamed and logged. WRONG leaves one step out.
"""

# ruff: noqa: PTH102, PTH104, PTH110, PTH119

import os
import sys

WRONG_ORDERS = ("file not synced", "folder not synced", "log not synced", "told too early")


def main(world: str, wrong: str = "") -> None:
    """Put three notes and tell of each."""
    os.mkdir(f"{world}/notes")
    _sync(world)
    for number in range(1, 4):
        if wrong == "told too early":
            _tell(world, f"note-{number}")
        _put(world, f"note-{number}", f"text of note {number}\n".encode() * 100, wrong)
        if wrong != "told too early":
            _tell(world, f"note-{number}")


def _put(world: str, name: str, data: bytes, wrong: str) -> None:
    folder = f"{world}/notes"
    handle = os.open(f"{folder}/.{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(handle, data)
    if wrong != "file not synced":
        os.fsync(handle)
    os.close(handle)
    os.rename(f"{folder}/.{name}", f"{folder}/{name}")
    if wrong != "folder not synced":
        _sync(folder)
    fresh = not os.path.exists(f"{world}/log")
    handle = os.open(f"{world}/log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(handle, f"{name}\n".encode())
    if wrong != "log not synced":
        os.fsync(handle)
    os.close(handle)
    if fresh:
        _sync(world)


def _sync(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _tell(world: str, what: str) -> None:
    folder = os.environ["CRASH_ACKNOWLEDGEMENTS"]
    with open(f"{folder}/{os.path.basename(world)}", "ab", buffering=0) as file:
        file.write(f"{what}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
