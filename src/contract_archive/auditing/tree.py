"""The tree, walked once: which folders hold a contract, and what belongs to none.

Links are never followed. What the walk remembers at any time is one folder's names for each level
of the tree, however large the archive is.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import translate
from typing import TypeAlias

from contract_archive import disk
from contract_archive.holdings.survey.storage import Oddity, OddityKind
from contract_archive.holdings.vault import HOUSE, RECORD_NAME, REVIEW
from contract_archive.settings import RULES_NAME

DROPPINGS = (
    *(".DS_Store", "._*", ".Spotlight-V100", ".Trashes", ".fseventsd", ".TemporaryItems"),
    *("Thumbs.db", "ehthumbs.db", "desktop.ini", "$RECYCLE.BIN", "System Volume Information"),
    *(".directory", ".Trash-*", "lost+found", "@eaDir", "#recycle", "#snapshot", ".snapshot"),
    *(".nfs*", ".fuse_hidden*"),
)
"""What systems and file servers leave in folders of their own accord: never a finding."""

_OF_THE_ROOT = (RULES_NAME, HOUSE, REVIEW)
_NOTICES = ("README*", "readme*", "说明*")
"""What people put at the top of a shared folder, for those who come upon it."""

_DROPPED = re.compile("|".join(map(translate, DROPPINGS)))
_NOTICE = re.compile("|".join(map(translate, _NOTICES)))

OPEN_TO_ALL = stat.S_IWOTH

Note: TypeAlias = Callable[[Oddity], None]


def is_dropping(name: str) -> bool:
    """Tell whether a file or folder of that name is the system's own."""
    return _DROPPED.match(name) is not None


def below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield what stands in a folder and below, by its path there. Links are not followed; a folder
    that cannot be listed seems empty."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        for entry in _listed(f"{folder}/{prefix}"):
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # gone since it was listed
            yield prefix + entry.name, status
            if stat.S_ISDIR(status.st_mode):
                waiting.append(f"{prefix}{entry.name}/")


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


@dataclass
class _Level:
    """A folder on the way: what is still to be entered, and the names in it that no contract
    explains. ``is_place``: a record stands in it; ``holds``: there is one somewhere below."""

    path: str
    folders: list[str]
    strange: list[str]
    is_place: bool = False
    holds: bool = False
    closed: str = ""


class Tree:
    """The tree under ``root``; ``note`` is told of each oddity on the way."""

    def __init__(self, root: str, note: Note) -> None:
        self._root = root
        self._note = note

    def places(self) -> Iterator[str]:
        """Yield every folder that holds a record, in the order of names."""
        levels = [self._enter("")]
        levels[0].holds = True
        while levels:
            level = levels[-1]
            if level.folders:
                path = level.folders.pop()
                found = self._enter(path)
                if found.is_place:
                    level.holds = True
                    yield path
                else:
                    levels.append(found)
                continue
            levels.pop()
            if levels:
                self._leave(level, levels[-1])
            else:
                self._tell(level)

    def _enter(self, path: str) -> _Level:
        """Look at a folder: its folders in reverse order, so that the last is the next."""
        level = _Level(path, [], [])
        try:
            with os.scandir(f"{self._root}/{path}" if path else self._root) as found:
                entries = sorted(found, key=lambda each: each.name)
        except OSError as fault:
            level.closed = disk.reason_of(fault)
            return level
        level.is_place = any(each.name == RECORD_NAME and not each.is_dir() for each in entries)
        if level.is_place:
            return level
        self._look_at_mode(path)
        for entry in entries:
            self._look_at(entry, f"{path}/{entry.name}" if path else entry.name, level)
        level.folders.reverse()
        return level

    def _look_at(self, entry: os.DirEntry[str], path: str, level: _Level) -> None:
        if is_dropping(entry.name) or (not level.path and _is_ours(entry.name)):
            return
        if entry.is_symlink():
            self._note(Oddity(path, OddityKind.LINK))
        elif entry.is_dir(follow_symlinks=False):
            if entry.name.startswith("."):
                level.strange.append(path)  # no contract is ever filed there
            else:
                level.folders.append(path)
        elif entry.is_file(follow_symlinks=False):
            level.strange.append(path)
        else:
            self._note(Oddity(path, OddityKind.SPECIAL))

    def _look_at_mode(self, path: str) -> None:
        try:
            mode = os.lstat(f"{self._root}/{path}" if path else self._root).st_mode
        except OSError:
            return
        if mode & OPEN_TO_ALL:
            self._note(Oddity(path, OddityKind.OPEN))

    def _leave(self, level: _Level, above: _Level) -> None:
        if level.closed:
            self._note(Oddity(level.path, OddityKind.CLOSED, level.closed))
        if level.holds:
            above.holds = True
            self._tell(level)
        elif level.strange:
            above.strange.append(level.path)

    def _tell(self, level: _Level) -> None:
        for path in sorted(level.strange):
            self._note(Oddity(path, OddityKind.STRAY))


def _is_ours(name: str) -> bool:
    return name in _OF_THE_ROOT or _NOTICE.match(name) is not None
