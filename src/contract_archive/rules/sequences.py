"""Where a number that a person gave stands among the sequences of an archive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.contracts import Draw
from contract_archive.records.numbers import fold_number
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


def fields_of(scope: str) -> dict[str, str]:
    """Return what a scope is made of: ``{"series": "XS", "year": "2024"}``."""
    parts = (part.split("=", 1) for part in scope.split(",") if "=" in part)
    return {name: _unquoted(value) for name, value in parts}


def start_of(settings: Settings, scope: str) -> int:
    """Return the first value of a sequence: as its series says now, else 1."""
    code = fields_of(scope).get("series")
    return next((each.start for each in settings.series if each.code == code), 1)


def sibling(settings: Settings, number: str, value: int, other: int) -> str:
    """Return how ``other`` is printed in the sequence in which ``number`` prints ``value``.

    No pattern is needed, as it may have changed since; where more than one run of digits could be
    the value, the patterns decide, else the last one. Empty where none could.
    """
    runs = [run for run in re.finditer("[0-9]+", number) if _ends_in(run[0], value)]
    written = [_replaced(number, run, value, other) for run in reversed(runs)]
    read = (each for each in written if _reads(settings, each) == other)
    return next(read, written[0] if written else "")


def may_print(number: str, draw: Draw) -> bool:
    """Tell whether some pattern could print this draw as ``number``.

    Every pattern prints the value, and the year, month and department of the scope.
    """
    folded, fields = fold_number(number), fields_of(draw.scope)
    if not all(fold_number(fields.get(name, "")) in folded for name in ("month", "department")):
        return False
    return any(str(draw.value) in rest for rest in _without_year(folded, fields.get("year", "")))


def _without_year(folded: str, year: str) -> Iterator[str]:
    """What is left of a number where its year is taken out, in every way it may stand there."""
    if not year:
        yield folded
        return
    whole = list(re.finditer(year, folded))
    covered = {at for found in whole for at in range(*found.span())}
    short = (each for each in re.finditer(year[2:], folded) if each.start() not in covered)
    for found in (*whole, *short):
        yield f"{folded[: found.start()]},{folded[found.end() :]}"


def _unquoted(value: str) -> str:
    return value.replace("%2C", ",").replace("%3D", "=").replace("%25", "%")


def _ends_in(digits: str, value: int) -> bool:
    return int(digits) == value or digits.endswith(str(value))


def _replaced(number: str, run: re.Match[str], value: int, other: int) -> str:
    """The number with another value at the end of a run of digits, in the same width."""
    digits, known = run[0], str(value)
    head = "" if int(digits) == value else digits[: -len(known)].rstrip("0")
    return (
        f"{number[: run.start()]}{head}{str(other).zfill(len(digits) - len(head))}"
        + (number[run.end() :])
    )


def _reads(settings: Settings, number: str) -> int | None:
    reading = read_number(settings, number)
    return int(reading.fields["seq"]) if reading else None
