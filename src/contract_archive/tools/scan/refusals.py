"""Why a child refuses a file, and what it noticed about one that it took: words, not sentences.

The child has no language; the parent makes the sentences (:mod:`.sentences`).
"""

from __future__ import annotations

import errno
from enum import StrEnum
from typing import NamedTuple


class Refusal(StrEnum):
    """Why a file cannot be taken."""

    EMPTY = "empty"
    NOT_A_DOCUMENT = "not-a-document"
    OLD_OFFICE = "old-office"  # Word, Excel or WPS as they were before 2007
    OUTLOOK = "outlook"
    LOCKED = "locked"  # a password that we have no use for
    BOMB = "bomb"
    HOSTILE = "hostile"
    DAMAGED_IMAGE = "damaged-image"
    PASSWORD_NEEDED = "password-needed"  # noqa: S105 - a reason, not a secret
    PASSWORD_WRONG = "password-wrong"  # noqa: S105
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_MANY_PAGES = "too-many-pages"
    MEMORY = "memory"
    TOO_LARGE = "too-large"
    SPACE = "space"
    UNREADABLE = "unreadable"
    NO_ENGINE = "no-engine"
    FAILED = "failed"


FAULTS_OF_THE_MACHINE = frozenset(
    (Refusal.MEMORY, Refusal.TOO_LARGE, Refusal.SPACE, Refusal.UNREADABLE, Refusal.NO_ENGINE)
)


class Remark(StrEnum):
    """What people should know of a file that was taken."""

    WRONG_SUFFIX = "wrong-suffix"
    BROKEN = "broken"
    UNREADABLE = "unreadable"
    PAGES_MISSING = "pages-missing"
    TRACKED_CHANGES = "tracked-changes"
    PICTURES_UNREAD = "pictures-unread"
    TEXT_BESIDE = "text-beside"  # pages that the rendition lacks
    MAIL_ALONE = "mail-alone"
    ATTACHMENT_UNREAD = "attachment-unread"
    ATTACHMENT_LOCKED = "attachment-locked"
    MORE_ATTACHMENTS = "more-attachments"
    DAMAGED_IMAGE = "damaged-image"
    REPAIRED = "repaired"
    NO_TEXT_LAYER = "no-text-layer"
    TEXT_CUT = "text-cut"


class Noticed(NamedTuple):
    """A remark with the word that its sentence needs."""

    remark: Remark
    detail: str = ""


class RefusedFileError(Exception):
    """A file cannot be taken; carries the reason, the file's path and a detail."""

    def __init__(self, refusal: Refusal, file: str = "", detail: str = "") -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.file = file
        self.detail = detail


_DISK_REASONS = {
    errno.EACCES: Refusal.UNREADABLE,
    errno.ENOENT: Refusal.UNREADABLE,
    errno.EIO: Refusal.UNREADABLE,
    errno.ENOSPC: Refusal.SPACE,
    errno.EDQUOT: Refusal.SPACE,
    errno.EFBIG: Refusal.TOO_LARGE,
    errno.ENOMEM: Refusal.MEMORY,
}


def reason_of(error: Exception) -> Refusal:
    """Return why a parser broke off: FAILED is the file's own fault, all else the machine's."""
    if isinstance(error, MemoryError) or "alloc" in str(error):  # bad_alloc, failed to allocate
        return Refusal.MEMORY
    if isinstance(error, OSError):
        return _DISK_REASONS.get(error.errno or 0, Refusal.FAILED)
    return Refusal.FAILED


def raise_machines_fault(error: Exception) -> None:
    """Raise ``error`` again unless the file is at fault: then a fallback makes sense."""
    if isinstance(error, RefusedFileError) or reason_of(error) is not Refusal.FAILED:
        raise error
