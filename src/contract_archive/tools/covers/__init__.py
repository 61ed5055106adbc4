"""Cover sheets: a page to lay on top of a contract before it goes through the scanner."""

from contract_archive.tools.covers.drawing import Cover, draw

__all__ = ["Cover", "draw"]
