"""Sheets to print for paper: covers to lay on top of a contract before it goes through the scanner,
labels for contracts, and the spines and lists of boxes."""

from contract_archive.tools.covers.boxes import Box, Content, draw_boxes
from contract_archive.tools.covers.drawing import Cover, draw
from contract_archive.tools.covers.stickers import PER_SHEET, Sticker, draw_stickers

__all__ = [
    "PER_SHEET",
    "Box",
    "Content",
    "Cover",
    "Sticker",
    "draw",
    "draw_boxes",
    "draw_stickers",
]
