"""Rows for programs: CSV, and a template for each row."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Mapping, Sequence

from contract_archive.cli.render.text import printable
from contract_archive.errors import UsageError
from contract_archive.locale import _, listed

# A spreadsheet would run a cell that starts with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}


def write_csv(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows as CSV in UTF-8, with a heading. Formulas are made text with an apostrophe."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay as they are."""
    cell = printable(cell)
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


class Template:
    """``{number} {customer}``: text with the names of fields in braces; ``{{`` is a brace."""

    def __init__(self, source: str, fields: Sequence[str]) -> None:
        """Check ``source``. Raises UsageError that names the nearest field."""
        self._source = re.sub(r"\\[tn\\]", lambda found: _ESCAPES[found[0]], source)
        for found in _FIELD.finditer(self._source):
            self._check(found, fields)

    def _check(self, found: re.Match[str], fields: Sequence[str]) -> None:
        if found[0] in ("{{", "}}") or found[1] in fields:
            return
        if found[1] is None:
            raise UsageError(
                _("--format: a brace stands alone"), _("Write {{ or }} for a brace that is meant.")
            )
        raise UsageError(
            _("--format: there is no field {name}").format(name=found[1]),
            _("Fields: {fields}.").format(fields=listed(fields)),
        )

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the template with ``values`` in place, printable."""

        def value(found: re.Match[str]) -> str:
            if found[1] is not None:
                return printable(values[found[1]])
            return found[0][0]

        return _FIELD.sub(value, self._source)
