"""How pages are to be read. Apart from ``scans``, because the rules are loaded by every search."""

from __future__ import annotations

from enum import StrEnum


class OcrMode(StrEnum):
    """Which pages are read by OCR: those without text, all, or none."""

    AUTO = "auto"
    FORCE = "force"
    SKIP = "skip"


class EngineName(StrEnum):
    """What reads the pages: the best there is on this machine, or one by name."""

    AUTO = "auto"
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"
