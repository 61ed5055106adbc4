"""What numbers of the archive's own series look like on a page.

The meaning of a pattern's fields is decided in ``rules.numbering``; here a pattern is only read as
a shape, which tells a number of ours from any other and mends a misread digit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from contract_archive.records.numbers import fold_number
from contract_archive.records.patterns import Part
from contract_archive.settings.model import Series, Settings

_SHAPES = {
    "year": "(?:19|20)[0-9]{2}",
    "yy": "[0-9]{2}",
    "month": "(?:0[1-9]|1[0-2])",
    "department": "[^-/()]{1,12}",
}
_MISREAD = str.maketrans("OQILSBZ", "0011582")
_LEAST = 6
"""Shorter shapes (a bare running number) fit too much to prove anything."""


def series_of(number: str, settings: Settings) -> Series | None:
    """Return the series whose pattern ``number`` fits; None where it fits none or many."""
    folded = fold_number(number)
    if len(folded) < _LEAST:
        return None
    fitting = [each for each in settings.series if _shape(each, settings.fonds_code).match(folded)]
    return fitting[0] if len(fitting) == 1 else None


def fits(number: str, settings: Settings) -> bool:
    """Tell whether ``number`` has the shape of a number of any series."""
    folded = fold_number(number)
    return len(folded) >= _LEAST and any(
        _shape(each, settings.fonds_code).match(folded) for each in settings.series
    )


def mended(number: str, settings: Settings) -> str | None:
    """Return ``number`` with letters misread for digits put right; None where no pattern fits.

    Only places where a pattern has a digit are mended: ``XS-2O24-OO01`` is ``XS-2024-0001``.
    """
    folded = fold_number(number)
    if len(folded) < _LEAST or fits(number, settings):
        return None
    for each in settings.series:
        literal = len(folded) - len(_digits_of(folded, each, settings.fonds_code))
        changed = folded[:literal] + folded[literal:].translate(_MISREAD)
        if changed != folded and fits(changed, settings):
            return changed
    return None


def _digits_of(folded: str, series: Series, fonds: str) -> str:
    """Return ``folded`` from the first field of the pattern that holds digits."""
    known = {"fonds": fonds, "series": series.code}
    head = ""
    for part in series.number.parts:
        if part.name in {"year", "yy", "month", "seq", "department"}:
            break
        head += fold_number(known.get(part.name, part.text))
    return folded[len(head) :] if head and folded.startswith(head) else ""


@lru_cache(maxsize=256)
def _shape(series: Series, fonds: str) -> re.Pattern[str]:
    known = {"fonds": fonds, "series": series.code}
    return re.compile("".join(_part(part, known) for part in series.number.parts) + r"\Z")


def _part(part: Part, known: dict[str, str]) -> str:
    if part.name == "seq":
        return f"[0-9]{{{max(part.width, 1)},9}}"
    if part.name in _SHAPES:
        return _SHAPES[part.name]
    return re.escape(fold_number(known.get(part.name, part.text)))
