"""What an audit finds, and the words it finds it in."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple


class Area(StrEnum):
    """The five checks of an archive; the order is that of a report."""

    COMPLETENESS = "completeness"
    ACCURACY = "accuracy"
    CLASSIFICATION = "classification"
    NUMBERING = "numbering"
    STORAGE = "storage"


class Property(StrEnum):
    """The four properties of an electronic record (四性, DA/T 70): the chapters of a report."""

    AUTHENTICITY = "authenticity"
    INTEGRITY = "integrity"
    USABILITY = "usability"
    SECURITY = "security"


class Severity(StrEnum):
    """How bad a finding is.

    ``error``: something is lost, changed or contradicts itself; ``warning``: something must be
    done; ``note``: worth a look, and no fault (an audit with notes alone is clean).
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Fix(StrEnum):
    """A remedy that cannot lose anything, so that a program may apply it."""

    NONE = ""
    REBUILD_CATALOG = "rebuild-catalog"
    MOVE_BACK = "move-back"
    READ_AGAIN = "read-again"


class Waiver(NamedTuple):
    """A finding accepted by a person, with the reason; it holds for that finding alone."""

    finding: str
    person: str
    at: datetime
    reason: str


class Finding(NamedTuple):
    """One fault that an audit saw.

    ``id`` is its ``identity``, ``check`` the name of the check that saw it. ``number`` is the
    contract's (empty where it is of none), ``path`` relative to the archive. ``message`` and
    ``remedy`` are for people, in the language of the audit; ``expected`` and ``found`` are values
    in canonical text.
    """

    id: str
    check: str
    area: Area
    property: Property
    severity: Severity
    number: str
    path: str
    message: str
    expected: str = ""
    found: str = ""
    remedy: str = ""
    fix: Fix = Fix.NONE
    waiver: Waiver | None = None


def identity(check: str, number: str, path: str, expected: str, found: str) -> str:
    """Return eight hex digits that stay the same as long as the same fault is seen."""
    told = "\0".join((check, number, path, expected, found))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]
