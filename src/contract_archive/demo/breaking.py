"""Breaking text into lines, by the rules of Chinese and English together.

Chinese breaks between any two characters, English between words; no line begins with a closing
mark or ends with an opening one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.demo.typeface import Face, width

_CLOSING = "，。；：、！？）》”’〕】%％"
_OPENING = "（《“‘〔【¥"
_CHINESE = "\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…"
_UNITS = re.compile(rf"[{_CHINESE}]|[^\s{_CHINESE}]+|[ ]+")


class SetLine(NamedTuple):
    """A line that fits: its text, its natural width in ems, and whether the paragraph goes on."""

    text: str
    ems: float
    goes_on: bool


def break_lines(text: str, face: Face, line: float, indent: float = 0) -> tuple[SetLine, ...]:
    """Return ``text`` in lines of at most ``line`` ems, the first one shorter by ``indent``.

    A unit longer than a line stands alone and overflows.
    """
    lines: list[SetLine] = []
    current, ems, room = "", 0.0, line - indent
    for unit in _units(text):
        size = width(face, unit)
        if current.strip() and ems + width(face, unit.rstrip()) > room:
            lines.append(_set(current, face, goes_on=True))
            current, ems, room = "", 0.0, line
            if unit.isspace():
                continue
        current, ems = current + unit, ems + size
    return (*lines, _set(current, face, goes_on=False))


def _set(text: str, face: Face, *, goes_on: bool) -> SetLine:
    text = text.rstrip(" ")
    return SetLine(text, width(face, text), goes_on)


def _units(text: str) -> Iterator[str]:
    """Yield the pieces between which a line may break."""
    unit = ""
    for piece in _UNITS.findall(text):
        if unit and piece[0] not in _CLOSING and unit[-1] not in _OPENING:
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit
