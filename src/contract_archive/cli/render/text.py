"""Text as a terminal shows it: harmless, measured in columns, cut, padded and wrapped.

A Chinese character takes two columns, a combining mark none. Nothing here knows colours.
"""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

ELLIPSIS = "…"

# Controls (C0, DEL, C1) could move the cursor or write the clipboard; direction marks could make a
# name read as another.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_NO_LINE_START = frozenset("，。、；：？！）》」』】〕…%,.;:?!)]}")
_NO_LINE_END = frozenset("（《「『【〔([{")


def printable(text: str) -> str:
    """Return ``text`` with what could steer a terminal made visible (``\\x1b``)."""
    return _UNSAFE.sub(_shown, text)


def one_line(text: str) -> str:
    """Return ``text`` printable and on one line."""
    return printable(" ".join(text.split()))


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width(text: str) -> int:
    """Return how many columns ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character < "\u0300":
        return 1
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf") else 1


def cut(text: str, columns: int) -> str:
    """Return ``text`` if it fits into ``columns``, else its start and ``…``."""
    if width(text) <= columns:
        return text
    kept, room = [], columns - 1
    for character in text:
        room -= _columns(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS if columns > 0 else ""


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return ``text`` filled with spaces to ``columns``; ``right`` puts it at the right edge."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def wrap(text: str, columns: int) -> list[str]:
    """Break ``text`` into lines of at most ``columns``; a line break in it stays one.

    Lines break at spaces and between Chinese characters, never before closing punctuation.
    """
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, columns)]


def _wrap_paragraph(text: str, columns: int) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Return the parts of ``text`` between which a line may end."""
    pieces: list[str] = []
    for character in text:
        if pieces and not _may_break(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NO_LINE_START or before in _NO_LINE_END:
        return False
    return before == " " or _columns(before) == 2 or _columns(after) == 2
