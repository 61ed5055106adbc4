"""Tell what a file is from its bytes; the suffix is only compared.

Nothing is parsed here, so that it may be done outside of a child: first bytes are looked at, and
for zip files the names that stand in them. What a zip file claims to be, its reader makes sure of.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from pathlib import Path

from contract_archive.tools.scan.refusals import Noticed, Refusal, RefusedFileError, Remark

_PDF_WINDOW = 1024  # readers accept a header after some rubbish
_HEAD = 64 << 10
_TAIL = 1 << 20  # where a zip file lists its members


class Kind(StrEnum):
    """The kinds of file that we read."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    DOCX = "docx"
    OFD = "ofd"
    MAIL = "eml"


PICTURES = frozenset((Kind.JPEG, Kind.PNG, Kind.TIFF))

_STARTS = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"II+\x00", Kind.TIFF),
    (b"MM\x00+", Kind.TIFF),
)
_SUFFIXES = {
    Kind.PDF: (".pdf",),
    Kind.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    Kind.PNG: (".png",),
    Kind.TIFF: (".tif", ".tiff"),
    Kind.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    Kind.OFD: (".ofd",),
    Kind.MAIL: (".eml", ".mht", ".mhtml"),
}

_ZIP = b"PK\x03\x04"
_ZIP_MEMBERS = ((re.compile(rb"OFD\.xml", re.I), Kind.OFD), (re.compile(rb"word/"), Kind.DOCX))

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (("EncryptedPackage", Refusal.LOCKED), ("__substg1.0_", Refusal.OUTLOOK))

_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_MAIL_FIELDS = frozenset(
    b"from to cc subject date message-id received return-path delivered-to mime-version"
    b" content-type reply-to sender x-mailer dkim-signature".split()
)


def kind_of(file: Path) -> Kind:
    """Return the kind of ``file``; raises RefusedFileError for anything that we do not read."""
    head, tail = _ends_of(file)
    if not head:
        raise RefusedFileError(Refusal.EMPTY, str(file))
    kind = _kind_at_sight(head, tail)
    if kind is None:
        raise RefusedFileError(_refusal_for(head, tail), str(file))
    return kind


def compare_suffix(file: Path, kind: Kind) -> list[Noticed]:
    """Return a remark when the suffix says something else than the content."""
    suffix = file.suffix.lower()
    if not suffix or suffix in _SUFFIXES[kind]:
        return []
    return [Noticed(Remark.WRONG_SUFFIX, f"{suffix} {kind.upper()}")]


def usual_suffix(file: Path) -> str:
    """Return the suffix that files of this kind have; empty for what we do not read."""
    try:
        return _SUFFIXES[kind_of(file)][0]
    except RefusedFileError:
        return ""


def _ends_of(file: Path) -> tuple[bytes, bytes]:
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - _TAIL))
        return head, stream.read(_TAIL) if head.startswith((_ZIP, _OLE)) else b""


def _kind_at_sight(head: bytes, tail: bytes) -> Kind | None:
    if head.startswith(_ZIP):
        named = (kind for name, kind in _ZIP_MEMBERS if name.search(tail) or name.search(head))
        return next(named, None)
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if b"%PDF-" in head[:_PDF_WINDOW]:
        return Kind.PDF
    return Kind.MAIL if _is_mail(head) else None


def _refusal_for(head: bytes, tail: bytes) -> Refusal:
    if not head.startswith(_OLE):
        return Refusal.NOT_A_DOCUMENT
    for stream, refusal in _OLE_STREAMS:
        name = stream.encode("utf-16-le")
        if name in head or name in tail:
            return refusal
    return Refusal.OLD_OFFICE


def _is_mail(head: bytes) -> bool:
    """Tell whether the first bytes are a mail's headers: fields, and two that only mails have."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    lines = re.split(rb"\r\n|\r|\n", text)
    if lines[0].startswith(b"From "):
        del lines[0]
    if len(head) == _HEAD:
        del lines[-1]
    found = set()
    for line in lines:
        if not line:
            break
        if line[:1] in b" \t":
            continue
        if not _FIELD.match(line):
            return False
        found.add(line.partition(b":")[0].strip().lower())
    return len(found & _MAIL_FIELDS) >= 2
