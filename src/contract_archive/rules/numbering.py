"""Numbers: how they are printed, read back and counted.

The syntax of patterns is in ``records.patterns``; here the fields get their meaning. Two numbers
are the same if they fold to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.numbers import fold_number
from contract_archive.records.patterns import Part, Pattern
from contract_archive.settings.model import Series

__all__ = [
    "fold_number",
    "format_number",
    "gaps",
    "gaps_between",
    "item_number",
    "overlap",
    "parse_number",
    "scope_of",
]

_READS = {
    "year": "[0-9]{4}",
    "yy": "[0-9]{2}",
    "month": "0[1-9]|1[0-2]",
    "department": ".+?",
}


def scope_of(series: Series, fonds: str, on: date, department: str = "") -> str:
    """Return the name of the sequence that a number of ``series`` is drawn from on that day.

    ``series=XS,year=2024``; empty where the numbers never restart and all series share them.
    """
    values = _values(series, fonds, on, fold_number(department))
    return ",".join(f"{name}={_quoted(values[name])}" for name in series.scope)


def format_number(series: Series, fonds: str, on: date, value: int, department: str = "") -> str:
    """Return the number that prints ``value`` of the sequence.

    Raises UsageError where the pattern shows the department and none is given.
    """
    if "department" in series.number.fields and not fold_number(department):
        raise UsageError(
            _("numbers of {series} show the department, and none was given").format(
                series=series.code
            ),
            _("Give it with --set department=…"),
        )
    values = _values(series, fonds, on, department)
    return "".join(_printed(part, values, value) for part in series.number.parts)


def parse_number(series: Series, fonds: str, number: str) -> Mapping[str, str] | None:
    """Return what the fields of ``number`` say, folded; None where it is no number of ``series``.

    ``seq`` keeps its leading zeros. Width, case, brackets, dashes and spaces do not matter.
    """
    found = _reader(series, fonds).fullmatch(fold_number(number))
    return found.groupdict() if found else None


def item_number(patterns: Mapping[str, Pattern], parent: str, kind: str, n: int) -> str:
    """Return the number of the ``n``-th item of its kind; the main item bears its parent's."""
    if kind not in patterns:
        return parent
    return "".join(
        parent if part.name == "parent" else _padded(part, n) if part.name else part.text
        for part in patterns[kind].parts
    )


def gaps(start: int, last: int, taken: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the runs (first, last) between ``start`` and ``last``, inclusive, not in ``taken``."""
    return tuple(gaps_between(start, last, sorted(taken)))


def gaps_between(start: int, last: int, ascending: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the same where the values taken come in order, one at a time."""
    expected = start
    for value in ascending:
        if value > last:
            break
        if value > expected:
            yield expected, value - 1
        expected = max(expected, value + 1)
    if expected <= last:
        yield expected, last


def overlap(a: Series, b: Series, fonds: str, departments: tuple[str, ...] = ()) -> str | None:
    """Return a number that both series could give, though not by the same draw; None if none.

    ``departments`` are all there are; none given means any text.
    """
    from contract_archive.settings import collisions

    return collisions.overlap(a, b, fonds, departments)


def _values(series: Series, fonds: str, on: date, department: str) -> dict[str, str]:
    return {
        "fonds": fonds,
        "series": series.code,
        "year": f"{on.year:04}",
        "yy": f"{on.year % 100:02}",
        "month": f"{on.month:02}",
        "department": department,
    }


def _printed(part: Part, values: Mapping[str, str], value: int) -> str:
    return _padded(part, value) if part.name == "seq" else values.get(part.name, part.text)


def _padded(part: Part, value: int) -> str:
    return str(value).zfill(part.width)


def _quoted(value: str) -> str:
    """Keep the signs between the fields of a scope out of a value."""
    return value.replace("%", "%25").replace(",", "%2C").replace("=", "%3D")


@lru_cache(maxsize=256)
def _reader(series: Series, fonds: str) -> re.Pattern[str]:
    known = {"fonds": fonds, "series": series.code}
    return re.compile("".join(_reading(part, known) for part in series.number.parts))


def _reading(part: Part, known: Mapping[str, str]) -> str:
    if part.name == "seq":
        width = max(part.width, 1)
        return f"(?P<seq>[0-9]{{{width}}}|[1-9][0-9]{{{width},}})"
    if part.name in _READS:
        return f"(?P<{part.name}>{_READS[part.name]})"
    return re.escape(fold_number(known.get(part.name, part.text)))
