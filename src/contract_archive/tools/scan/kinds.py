"""Tell what a file is from its first bytes; the suffix is only compared."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from contract_archive.tools.scan.refusals import Noticed, Refusal, RefusedFileError, Remark

_PDF_WINDOW = 1024  # readers accept a header after some rubbish


class Kind(StrEnum):
    """The kinds of file that we read."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


_STARTS = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"II+\x00", Kind.TIFF),
    (b"MM\x00+", Kind.TIFF),
)
_SUFFIXES = {
    Kind.PDF: {".pdf"},
    Kind.JPEG: {".jpg", ".jpeg", ".jpe", ".jfif"},
    Kind.PNG: {".png"},
    Kind.TIFF: {".tif", ".tiff"},
}


def kind_of(file: Path) -> Kind:
    """Return the kind of ``file``; raises RefusedFileError for anything that we do not read."""
    with file.open("rb") as stream:
        head = stream.read(_PDF_WINDOW)
    if not head:
        raise RefusedFileError(Refusal.EMPTY, str(file))
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if b"%PDF-" in head:
        return Kind.PDF
    raise RefusedFileError(Refusal.NOT_A_DOCUMENT, str(file))


def compare_suffix(file: Path, kind: Kind) -> list[Noticed]:
    """Return a remark when the suffix says something else than the content."""
    suffix = file.suffix.lower()
    if not suffix or suffix in _SUFFIXES[kind]:
        return []
    return [Noticed(Remark.WRONG_SUFFIX, f"{suffix} {kind.upper()}")]
