"""Where a number that a person gave stands among the sequences of an archive."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.contracts import Draw
from contract_archive.rules import numbering
from contract_archive.settings.model import Series, Settings

_LONGEST = 120
_SHOWN = 60


class NumberReading(NamedTuple):
    """A number as one of our patterns reads it: the series, and the value of each field."""

    series: Series
    fields: Mapping[str, str]


def checked_number(number: str) -> str:
    """Return a number as it is kept: trimmed, otherwise as given.

    Raises UsageError where it is empty, too long, or has characters that no eye can see.
    """
    trimmed = number.strip()
    if not trimmed:
        raise UsageError(_("the number is empty"), _("Give the number as it stands on paper."))
    if len(trimmed) > _LONGEST or any(unicodedata.category(each)[0] == "C" for each in trimmed):
        raise UsageError(
            _("{number}: not a number").format(number=_shown(trimmed)),
            _("Give the number as it stands on paper, at most {most} characters.").format(
                most=_LONGEST
            ),
        )
    return trimmed


def _shown(number: str) -> str:
    """Return a refused number with what no eye can see spelled out, cut short."""
    escaped = "".join(
        ascii(each)[1:-1] if unicodedata.category(each)[0] == "C" else each for each in number
    )
    return escaped if len(escaped) <= _SHOWN else f"{escaped[:_SHOWN]}…"


def read_number(settings: Settings, number: str) -> NumberReading | None:
    """Return how one of the archive's patterns reads ``number``; None for a foreign number."""
    for series in settings.series:
        fields = numbering.parse_number(series, settings.fonds_code, number)
        if fields is not None:
            return NumberReading(series, fields)
    return None


def draw_given(settings: Settings, number: str) -> Draw | None:
    """Return where a number given by hand stands in one of our sequences; None if in none.

    A pattern that does not print the year or month cannot tell it either; then its scope does not
    need it (``settings`` refuses others).
    """
    reading = read_number(settings, number)
    if reading is None:
        return None
    fields = reading.fields
    year = fields.get("year") or f"20{fields.get('yy', '00')}"
    on = date(max(int(year), 1), int(fields.get("month", "1")), 1)
    department = fields.get("department", "")
    scope = numbering.scope_of(reading.series, settings.fonds_code, on, department)
    return Draw(scope, int(fields["seq"]), given=True)
