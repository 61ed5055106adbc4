"""Faults of ``archive.yaml``, each with its place, gathered so that all are told at once."""

from __future__ import annotations

from typing import NamedTuple

from contract_archive.errors import RuleError
from contract_archive.locale import ngettext

RULES_NAME = "archive.yaml"

Path = tuple[str | int, ...]
"""The way to a value: names of keys and places in lists, from 0."""


class Place(NamedTuple):
    """Where something stands in the file; line and column count from 1."""

    line: int
    column: int


START = Place(1, 1)


class Fault(NamedTuple):
    """One fault: ``key`` is the way to it (``series[1].code``), ``hint`` what to do, or empty."""

    line: int
    column: int
    key: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{RULES_NAME}:{self.line}:{self.column}: "
        key = f"{self.key}: " if self.key else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{key}{self.message}{hint}"


class Faults:
    """Gathers faults. ``places`` says where each value stands; a missing one, its nearest owner."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self._paths: list[Path] = []
        self.places: dict[Path, Place] = {(): START}

    def add(self, path: Path, message: str, hint: str = "", *, place: Place | None = None) -> None:
        """Note a fault of the value at ``path``, at ``place`` or where that value stands."""
        line, column = place or self._place_of(path)
        self.found.append(Fault(line, column, key_of(path), message, hint))
        self._paths.append(path)

    def under(self, *path: str | int) -> bool:
        """Tell whether a fault of the value at ``path``, or within it, is known already."""
        return any(each[: len(path)] == path for each in self._paths)

    def in_order(self) -> list[Fault]:
        """Return the faults from the first line to the last, none twice."""
        return sorted(dict.fromkeys(self.found), key=lambda fault: fault[:2])

    def _place_of(self, path: Path) -> Place:
        while path not in self.places:
            path = path[:-1]
        return self.places[path]


def key_of(path: Path) -> str:
    """Return ``path`` as people read it: ``series[1].code``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def rule_error(faults: list[Fault]) -> RuleError:
    """Return the error that tells all ``faults``, a line each."""
    error = RuleError(
        "\n".join(map(str, faults)),
        ngettext(
            "Mend the line in archive.yaml, then check it with `carchive config check`.",
            "Mend the lines in archive.yaml, then check them with `carchive config check`.",
            len(faults),
        ),
        details={"faults": str(len(faults))},
    )
    error.faults = tuple(fault._asdict() for fault in faults)
    return error
