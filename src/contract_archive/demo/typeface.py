"""The two faces contracts are set in, and how wide their letters are."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

_NOMINAL = 200


class Face(StrEnum):
    """A typeface that knows both Chinese and English."""

    SERIF = "serif"
    SANS = "sans"


@cache
def face_file(face: Face) -> Path:
    """Return the font file of ``face``, as the fonts package installed it."""
    import pylopdf_fonts_zh_cn as fonts

    return Path(fonts.serif_path() if face is Face.SERIF else fonts.sans_path())


@lru_cache(maxsize=64)
def font(face: Face, pixels: float) -> ImageFont.FreeTypeFont:
    """Return ``face`` at a height of ``pixels``, laid out letter by letter, the same everywhere."""
    return ImageFont.truetype(str(face_file(face)), pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(face: Face, letter: str) -> float:
    return font(face, _NOMINAL).getlength(letter) / _NOMINAL


def advance(face: Face, letter: str) -> float:
    """Return the width of one letter in ems."""
    return _advance(face, letter)


def width(face: Face, text: str) -> float:
    """Return the width of ``text`` in ems, without kerning."""
    return sum(_advance(face, letter) for letter in text)
