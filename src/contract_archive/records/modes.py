"""How pages are to be read. Apart from ``scans``, because the rules are loaded by every search."""

from __future__ import annotations

from enum import StrEnum


class OcrMode(StrEnum):
    """Which pages are read by OCR: those without text, all, or none."""

    AUTO = "auto"
    FORCE = "force"
    SKIP = "skip"
