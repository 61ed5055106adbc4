"""Changing a folder that stands: steps that can each be walked again after a crash.

What is new lies staged and safe; it is renamed into the folder, the record last, and then the
folder goes to its new place. A step that was done before is passed over, but what it did is made
safe again: whoever did it may have been killed before that.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from contract_archive import disk
from contract_archive.errors import ConflictError
from contract_archive.locale import _
from contract_archive.records.files import StoredFile


class Revision(NamedTuple):
    """What changes in the folder at ``came_from``.

    ``files`` are staged and become new files or replace old ones; ``drops`` are paths in the folder
    that go.
    """

    came_from: str
    files: tuple[StoredFile, ...]
    drops: tuple[str, ...] = ()


def can_be_walked(staged: Path, folder: Path, files: Iterable[StoredFile]) -> bool:
    """Tell whether each file is staged, or in the folder already."""
    return all((staged / each.path).is_file() or _is_there(folder, each) for each in files)


def put_in_place(staged: Path, folder: Path, files: Iterable[StoredFile]) -> None:
    """Rename staged files into the folder, in place of what stands there, and make it safe."""
    touched = {folder}
    for file in files:
        above = file.path.rpartition("/")[0]
        touched.add(disk.make_folders(folder, above))
        if (staged / file.path).is_file():
            (staged / file.path).replace(folder / file.path)
    for each in touched:
        disk.sync_folder(each)


def drop(folder: Path, paths: Iterable[str]) -> None:
    """Remove files that the new record does not list."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        disk.sync_folder((folder / path).parent)


def move(root: Path, old: str, new: str, safe: set[Path]) -> None:
    """Give the folder at ``old`` its new place, and remove what that leaves empty above it.

    Raises ConflictError where something else stands there.
    """
    source, target = root / old, root / new
    disk.make_folders(root, str(PurePosixPath(new).parent), safe)
    if source.is_dir():
        if os.path.lexists(target):
            raise ConflictError(
                _("{place}: something stands there already").format(place=new),
                _("Move it away, then run the command again."),
            )
        source.rename(target)
    disk.sync_folder(target.parent)
    if source.parent.is_dir():
        disk.sync_folder(source.parent)
    _remove_empty(root, source.parent, safe)


def _remove_empty(root: Path, folder: Path, safe: set[Path]) -> None:
    while folder != root:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return  # not empty
        safe.discard(folder)
        folder = folder.parent


def _is_there(folder: Path, file: StoredFile) -> bool:
    try:
        return disk.fixity_of_file(folder / file.path) == file.fixity
    except (FileNotFoundError, NotADirectoryError):
        return False
