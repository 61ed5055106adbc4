"""The syntax of numbers and folders: what a person may write in ``archive.yaml``.

A pattern is text with fields in braces: ``{fonds}-{series}-{year}-{seq:4}``. What the fields mean
is decided in ``rules``; here they are only told apart, so that ``settings`` can point at a bad
pattern without reaching upward. Every search loads patterns with the rules, so they are named
tuples, which cost less at start-up than dataclasses.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER_FIELDS = ("fonds", "series", "year", "yy", "month", "department", "seq")
ITEM_FIELDS = ("parent", "n")
FOLDER_FIELDS = ("year", "series", "series_code", "customer", "month", "owner", "department")

_FIELD = re.compile(r"\{(?P<name>[A-Za-z_]+)(?::(?P<width>[0-9]{1,2}))?\}")


class Part(NamedTuple):
    """One piece of a pattern: literal ``text``, or a field (``name``) with a least ``width``."""

    text: str = ""
    name: str = ""
    width: int = 0


class Pattern(NamedTuple):
    """A pattern taken apart; ``source`` is what the person wrote."""

    source: str
    parts: tuple[Part, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(part.name for part in self.parts if part.name)


def parse_pattern(source: str) -> Pattern:
    """Take ``source`` apart.

    Raises ValueError with the offending text where a brace stands alone or a field is malformed.
    """
    parts: list[Part] = []
    position = 0
    for found in _FIELD.finditer(source):
        parts += _literal(source[position : found.start()])
        parts.append(Part(name=found["name"], width=int(found["width"] or 0)))
        position = found.end()
    parts += _literal(source[position:])
    return Pattern(source, tuple(parts))


def _literal(text: str) -> list[Part]:
    if "{" in text or "}" in text:
        raise ValueError(text)
    return [Part(text=text)] if text else []
