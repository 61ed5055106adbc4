"""Read a document without filing it; no archive is needed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from contract_archive.reading import read as read_pages
from contract_archive.records.readings import Reading
from contract_archive.records.scans import OcrMode, Scan
from contract_archive.settings.model import Settings
from contract_archive.tools.scan import PageProgress, ScanDesk, ScanRequest


class DocumentRead(NamedTuple):
    """A document as a machine sees it: its pages, and what they say."""

    scan: Scan
    reading: Reading


def read(
    files: Sequence[Path],
    settings: Settings,
    *,
    mode: OcrMode | None = None,
    password: str | None = None,
    progress: Callable[[PageProgress], None] | None = None,
) -> DocumentRead:
    """Read the files that make one document, in page order, by the rules of ``settings``.

    ``mode`` is which pages OCR reads (None: as the rules say). Nothing is kept. Raises InputError
    for a file that cannot be taken.
    """
    with ScanDesk(settings.ocr, 1) as desk, tempfile.TemporaryDirectory(prefix="carchive-") as work:
        request = ScanRequest(
            files=tuple(files),
            work=Path(work),
            mode=mode or settings.ocr.mode,
            languages=settings.ocr.languages,
            password=password,
        )
        scan = desk.scan(request, progress)
    reading = read_pages(scan.own_texts, settings, scan.first_own_page, scan.own_unsure)
    return DocumentRead(scan, reading)
