"""Set the pages of a PDF straight, without a new encoding of any picture on them.

A page is turned where it is drawn: one matrix before its content. The image stays as the scanner
made it, byte for byte, and loses nothing by being turned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import cos, radians, sin
from pathlib import Path
from typing import Any

from contract_archive.tools.scan.refusals import raise_machines_fault

_MOST_CONTENT = 1 << 16  # packed bytes of drawing instructions; a scan has a few hundred


def can_be_straightened(file: Path, indices: Iterable[int]) -> set[int]:
    """Return those pages (by index) that can be turned as a whole, of a PDF that can be opened.

    Not those with annotations or form fields, which would stay behind, nor those whose drawing
    does not leave the state of the page as it found it.
    """
    import pikepdf

    try:
        with pikepdf.open(file) as pdf:
            return {index for index in indices if _can_be_turned(pdf.pages[index])}
    except Exception as error:  # parsers of broken files raise anything
        raise_machines_fault(error)
        return set()


def straighten(source: Path, target: Path, skews: Mapping[int, float]) -> None:
    """Write ``source`` with pages (by index) turned by degrees counter-clockwise to ``target``."""
    import pikepdf

    with pikepdf.open(source) as pdf:
        done: set[Any] = set()
        for index, skew in skews.items():
            page = pdf.pages[index]
            if page.obj.objgen in done:  # one page may stand in the row of pages twice
                continue
            done.add(page.obj.objgen)
            page.contents_add(_turning(page, skew), prepend=True)
            page.contents_add(b"\nQ", prepend=False)
        pdf.save(target)


def _can_be_turned(page: Any) -> bool:
    if len(page.obj.get("/Annots", ())):
        return False
    contents = page.obj.get("/Contents")
    streams = contents if _is_array(contents) else [contents]
    if any(s is None for s in streams):
        return False
    if sum(len(stream.read_raw_bytes()) for stream in streams) > _MOST_CONTENT:
        return False
    return _is_balanced(page)


def _is_array(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Array)


def _is_balanced(page: Any) -> bool:
    """Whether each ``Q`` restores what a ``q`` saved, and each ``q`` is restored."""
    import pikepdf

    depth = 0
    for instruction in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(instruction.operator) == "q" else -1
        if depth < 0:
            return False
    return depth == 0


def _turning(page: Any, skew: float) -> bytes:
    """Return the matrix that turns about the middle of the page that is seen."""
    left, bottom, right, top = _seen(page)
    x, y = (left + right) / 2, (bottom + top) / 2
    c, s = cos(radians(skew)), sin(radians(skew))
    matrix = (c, s, -s, c, x - x * c + y * s, y - x * s - y * c)
    return b"q %s cm\n" % " ".join(f"{number:.7f}" for number in matrix).encode()


def _seen(page: Any) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top of the page: the crop box within the media box."""
    crop, media = (_ordered(box) for box in (page.cropbox, page.mediabox))
    return (
        max(crop[0], media[0]), max(crop[1], media[1]),
        min(crop[2], media[2]), min(crop[3], media[3]),
    )  # fmt: skip


def _ordered(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = map(float, box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
