"""Word documents (Office Open XML, transitional and strict), read as they would be printed."""

from contract_archive.tools.scan.formats.docx.document import read_docx

__all__ = ["read_docx"]
