"""What one call of the command line stands on: the terminal, the archive, the person.

These are values handed down to the commands, so that nothing below reads the environment.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from contract_archive.errors import ArchiveError, NotFoundError
from contract_archive.locale import _

if TYPE_CHECKING:
    from contract_archive.archive import Archive
    from contract_archive.settings.model import Settings

RULES_FILE = "archive.yaml"
ARCHIVE_VARIABLE = "CARCHIVE_ARCHIVE"
PERSON_VARIABLE = "CARCHIVE_PERSON"


class Terminal(NamedTuple):
    """Which of the three streams are a person's terminal, its width, and whether it has colour."""

    asks: bool
    shows: bool
    reports: bool
    colour: bool
    columns: int

    @classmethod
    def of_process(cls, environment: Mapping[str, str]) -> Terminal:
        """Look at this process's streams. ``NO_COLOR`` and ``TERM=dumb`` turn colour off."""
        shows, reports = sys.stdout.isatty(), sys.stderr.isatty()
        plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
        columns = shutil.get_terminal_size().columns if shows or reports else 80
        return cls(sys.stdin.isatty() and reports, shows, reports, not plain, columns)


class Early(NamedTuple):
    """What must be known before the arguments are parsed: errors and help depend on it."""

    language: str
    archive: str
    json: bool
    debug: bool
    typed: tuple[str, ...] = ()

    @classmethod
    def of_arguments(cls, arguments: Sequence[str]) -> Early:
        """Look through ``arguments`` up to ``--``; what stands there is judged later."""
        words = list(arguments)
        if "--" in words:
            words = words[: words.index("--")]
        return cls(
            language=_value_of("--lang", words),
            archive=_value_of("--archive", words),
            json="--json" in words,
            debug="--debug" in words,
            typed=tuple(arguments),
        )


def _value_of(option: str, words: Sequence[str]) -> str:
    for place, word in enumerate(words):
        if word == option:
            return words[place + 1] if place + 1 < len(words) else ""
        if word.startswith(option + "="):
            return word[len(option) + 1 :]
    return ""


class Session:
    """One call: the terminal, and the archive and person that it is about.

    ``unfinished`` is what keeps the archive that was opened from being written to, if anything.
    """

    def __init__(self, terminal: Terminal, environment: Mapping[str, str]) -> None:
        self.terminal = terminal
        self.archive = environment.get(ARCHIVE_VARIABLE, "")
        self.person = environment.get(PERSON_VARIABLE, "")
        self.unfinished: ArchiveError | None = None
        self._settings: tuple[Path, Settings] | None = None

    def root(self) -> Path:
        """Return the archive's folder: the one named, else the nearest one upward from here.

        Raises NotFoundError where there is none.
        """
        if not self.archive:
            return _nearest_root(Path.cwd())
        root = Path(self.archive).expanduser()
        if not (root / RULES_FILE).is_file():
            raise NotFoundError(
                _("{folder} is not an archive: it has no archive.yaml").format(folder=root),
                _("Make one there with: carchive init {folder}").format(folder=root),
            )
        return root.absolute()

    def settings(self) -> Settings:
        """Return the archive's rules. Raises NotFoundError and RuleError."""
        from contract_archive.settings import load

        root = self.root()
        if self._settings is None or self._settings[0] != root:
            self._settings = (root, load(root))
        return self._settings[1]

    def open(self, *, anew: bool = False) -> Archive:
        """Open the archive in the person's name; ``anew`` also where .carchive is lost."""
        from contract_archive.archive import Archive
        from contract_archive.archive.archive import this_actor

        archive = Archive.open(self.root(), actor=this_actor(self.person), anew=anew)
        self.unfinished = archive.unfinished
        return archive


def _nearest_root(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / RULES_FILE).is_file():
            return folder
    raise NotFoundError(
        _("no archive here: there is no archive.yaml in {folder} or above it").format(folder=start),
        _("Name one with --archive DIR, or make one with: carchive init DIR"),
    )


def process_environment() -> Mapping[str, str]:
    """Return the environment variables of this process."""
    return os.environ
