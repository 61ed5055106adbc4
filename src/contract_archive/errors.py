"""Everything that can go wrong in a way we foresee, each with its exit code and advice.

An error carries one line that says what happened and one that says what to do next. The face
(command line or web) renders both; nothing below it prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What a process answers. Part of the contract with scripts; see docs/cli.md."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    BAD_INPUT = 3
    NOT_FOUND = 4
    CONFLICT = 5
    REFUSED = 6
    DAMAGED = 7
    OUTSIDE = 8
    BUG = 70
    INTERRUPTED = 130


class ArchiveError(Exception):
    """The family's head. ``code`` is a stable word for scripts, ``details`` what they may need."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[ExitCode] = ExitCode.DAMAGED

    def __init__(
        self, message: str, hint: str = "", *, details: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details: Mapping[str, str] = dict(details or {})


class UsageError(ArchiveError):
    """The person asked for something that cannot be meant."""

    code = "usage"
    exit_code = ExitCode.USAGE


class RuleError(UsageError):
    """``archive.yaml`` is wrong; the message lists every fault; ``faults`` are for programs."""

    code = "rules"
    faults: tuple[Mapping[str, object], ...] = ()


class MissingFieldsError(UsageError):
    """Required fields were not given; the message names all of them."""

    code = "missing-fields"


class InputError(ArchiveError):
    """A file handed in cannot be taken; it was left where it is."""

    code = "bad-file"
    exit_code = ExitCode.BAD_INPUT


class NotFoundError(ArchiveError):
    """No such contract, number, customer, archive."""

    code = "not-found"
    exit_code = ExitCode.NOT_FOUND


class ConflictError(ArchiveError):
    """What was asked clashes with what is there."""

    code = "conflict"
    exit_code = ExitCode.CONFLICT


class DuplicateError(ConflictError):
    """The same bytes are archived already; ``details["number"]`` has them."""

    code = "duplicate"


class TwinError(DuplicateError):
    """The same document is archived already, but in another scan: the bytes are not."""


class NumberTakenError(ConflictError):
    """The number is a contract's, or void."""

    code = "number-taken"


class RefusedError(ArchiveError):
    """The person may not do this, or the key does not fit."""

    code = "refused"
    exit_code = ExitCode.REFUSED


class DamagedError(ArchiveError):
    """The archive on disk is not as we left it."""

    code = "damaged"
    exit_code = ExitCode.DAMAGED


class LockedError(DamagedError):
    """Another process is writing and did not finish in time."""

    code = "locked"


class StorageError(DamagedError):
    """The disk refused: no space, no permission, an I/O error."""

    code = "storage"


class OutsideError(ArchiveError):
    """A service outside this machine failed."""

    code = "outside"
    exit_code = ExitCode.OUTSIDE
