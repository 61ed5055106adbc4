"""A report on paper: a PDF that is printed, signed and filed."""

from contract_archive.tools.reports.paper.document import draw

__all__ = ["draw"]
