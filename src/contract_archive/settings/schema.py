"""What a key of ``archive.yaml`` is: its kind, its bounds, and what it means in two languages."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What may be written after a key."""

    TEXT = "text"
    CODE = "code"
    NAME = "name"
    LABEL = "label"
    WHOLE = "whole number"
    SHARE = "share"
    AMOUNT = "amount"
    DAYS = "days"
    CHOICE = "choice"
    PATTERN = "pattern"
    TERM = "term"
    EXPRESSION = "expression"
    SHARES = "shares"
    MAP = "map"


class Key(NamedTuple):
    """One key of ``archive.yaml``.

    ``zh`` and ``en`` describe it. ``many`` says that a list stands there. ``default`` holds where
    the key is left out (for a list, its items as a person would write them); ``required`` keys
    have none. ``choices`` are the words to choose from, or the fields of a pattern. ``least`` and
    ``most`` bound numbers; for a list, ``least`` is its shortest length. ``keys`` are a map's own.
    ``short`` is the key that an item written as bare text means.
    ``example_zh`` and ``example_en`` show a value where the default is empty.
    """

    name: str
    kind: Kind
    zh: str
    en: str
    default: Any = None
    required: bool = False
    many: bool = False
    keys: tuple[Key, ...] = ()
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    short: str = ""
    example_zh: Any = None
    example_en: Any = None

    def about(self, language: str) -> str:
        """Return the description in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en

    def example(self, language: str) -> Any:
        """Return a value that could stand there: the example, else the default."""
        shown = self.example_zh if language == "zh" else self.example_en
        return self.default if shown is None else shown

    def key(self, name: str) -> Key | None:
        """Return the key called ``name`` within this map; None if there is none."""
        return next((each for each in self.keys if each.name == name), None)

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Key]]:
        """Yield every key below this one with its dotted path; ``[]`` stands for each item."""
        for each in self.keys:
            here = (*path, each.name + "[]" if each.many and each.keys else each.name)
            yield ".".join(here), each
            yield from each.walk(here)
