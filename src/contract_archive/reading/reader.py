"""Read a document: every finder once, then the candidates in order and the doubts."""

from __future__ import annotations

from collections.abc import Sequence

from contract_archive.reading.document import Document
from contract_archive.records.readings import Reading
from contract_archive.settings.model import Settings


def read(pages: Sequence[str], settings: Settings) -> Reading:  # noqa: ARG001
    """Return what the texts of the pages say of a contract, by the archive's rules."""
    document = Document(pages)
    return Reading(len(document.pages))
