"""Reports of an audit: a document that an auditor signs, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from contract_archive.records.audits import Audit, CheckWords
from contract_archive.tools.reports.content import tell

FORMS = {"pdf": "paper", "html": "hypertext", "xlsx": "workbook", "md": "markdown"}
"""The forms, by the ending of the file, and the room here that draws each."""


def draw(
    audit: Audit, checks: Sequence[CheckWords], form: str, previous: Audit | None = None
) -> bytes:
    """Return the report of an audit as a file of this form, in the language spoken.

    ``checks`` are all that there are, also those that did not run; ``previous`` is an audit before
    it to compare with. ``form`` is one of ``FORMS``. The same audit gives the same bytes.
    """
    report = tell(audit, checks, previous)
    drawn: bytes = import_module(f"{__name__}.{FORMS[form]}").draw(report)
    return drawn
