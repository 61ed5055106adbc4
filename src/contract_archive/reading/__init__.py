"""From the text of pages to values with evidence. Pure: no clock, no disk, no network."""

from contract_archive.reading.document import Document
from contract_archive.reading.reader import read

__all__ = ["Document", "read"]
