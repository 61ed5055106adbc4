"""What is asked of the scan desk, and what it tells while it works."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from contract_archive.records.scans import OcrMode


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """Files that make one document, in order, and how to read them.

    ``work`` is an empty folder of the caller's; the rendition is made there, and everything else
    put there is gone when the scan is over. ``password`` opens a protected PDF; it is handed to the
    child through a pipe only.
    """

    files: tuple[Path, ...]
    work: Path
    mode: OcrMode = OcrMode.AUTO
    languages: tuple[str, ...] = ()
    password: str | None = field(default=None, repr=False)


class PageProgress(NamedTuple):
    """How far a scan is: pages read by OCR of pages that OCR must read."""

    done: int
    total: int


class Inspection(NamedTuple):
    """A look without OCR.

    ``kind`` is ``pdf``, ``jpeg``, ``png``, ``tiff``, ``docx``, ``ofd`` or ``eml`` (of the first
    file), ``pages`` how many pages the document has, ``ocr_pages`` how many of them OCR would read
    in the mode asked for.
    """

    kind: str
    pages: int
    ocr_pages: int
