"""The OCR engines: an image in, the pieces of text of the upright page out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from contract_archive.records.modes import EngineName
from contract_archive.tools.scan.engines.recognition import Engine, Recognition
from contract_archive.tools.scan.refusals import Refusal, RefusedFileError

__all__ = ["Engine", "Recognition", "load"]


def load(name: EngineName, languages: Sequence[str], threads: int) -> Engine:
    """Load an engine that uses ``threads`` of the processor.

    ``AUTO`` takes RapidOCR, and Tesseract where that cannot be loaded. Raises RefusedFileError
    where there is no such engine on this machine.
    """
    if name is EngineName.TESSERACT:
        return _tesseract(languages)
    try:
        from contract_archive.tools.scan.engines.rapid import RapidEngine

        return RapidEngine(threads)
    except (ImportError, OSError, RuntimeError) as error:
        if name is EngineName.AUTO and shutil.which("tesseract"):
            return _tesseract(languages)
        raise RefusedFileError(Refusal.NO_ENGINE, detail=f"RapidOCR: {error}") from error


def _tesseract(languages: Sequence[str]) -> Engine:
    from contract_archive.tools.scan.engines.tesseract import TesseractEngine

    return TesseractEngine(languages)
