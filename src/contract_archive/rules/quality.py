"""How well a document could be read."""

from __future__ import annotations

from contract_archive.records.contracts import Quality
from contract_archive.records.scans import PageText, TextOrigin


def quality_of(pages: tuple[PageText, ...]) -> Quality:
    """Return how well the pages could be read."""
    read = [page for page in pages if page.origin is TextOrigin.OCR]
    sure = [page.confidence for page in read if page.confidence is not None]
    dpis = [page.dpi for page in pages if page.dpi is not None]
    return Quality(
        ocr_pages=len(read),
        confidence=round(sum(sure) / len(sure), 4) if sure else None,
        dpi=min(dpis, default=None),
    )
