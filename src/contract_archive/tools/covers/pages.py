"""What the sheets share: one typeface, texts that fit their place, codes as pictures."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pylopdf_fonts_zh_cn as fonts
from fpdf import FPDF

_MM = 25.4 / 72  # of a point
_LEADING = 1.3


def new_document(title: str) -> FPDF:
    """Return an empty document of A4 sheets, measured in millimetres."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_title(title)
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.add_font("text", fname=str(fonts.sans_path()))
    return pdf


def height_of(size: float) -> float:
    """Return the height of a line in millimetres; ``size`` is in points."""
    return size * _LEADING * _MM


def size_that_fits(pdf: FPDF, text: str, width: float, largest: float, least: float) -> float:
    """Return the largest size in points at which a text fits a width in one line; at the least
    ``least``."""
    pdf.set_font("text", size=largest)
    wide = pdf.get_string_width(text)
    return largest if wide <= width else max(least, largest * width / wide)


def fitted(pdf: FPDF, text: str, width: float, size: float, most: int) -> list[str]:
    """Return a text in at most ``most`` lines of a width, cut at characters; what does not fit any
    more ends in an ellipsis."""
    pdf.set_font("text", size=size)
    lines, line = [], ""
    for char in text:
        if line and pdf.get_string_width(line + char) > width:
            lines.append(line)
            line = ""
        line += char
    lines.append(line)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and pdf.get_string_width(f"{last}…") > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last}…"]


def write_lines(
    pdf: FPDF,
    lines: list[str],
    at: tuple[float, float],
    width: float,
    size: float,
    align: str = "L",
) -> float:
    """Write lines below each other from an upper left corner. Returns where the next one goes."""
    left, top = at
    pdf.set_font("text", size=size)
    for line in lines:
        pdf.set_xy(left, top)
        pdf.cell(width, height_of(size), line, align=align)
        top += height_of(size)
    return top


def code_picture(text: str, kind: str = "QRCode", scale: int = 10) -> BytesIO:
    """Return a code (``QRCode`` or ``Code128``) as a PNG with its quiet zone; a QR code is still
    read where a quarter of it is lost."""
    import numpy as np
    import zxingcpp
    from PIL import Image

    options: dict[str, Any] = {"ec_level": "Q"} if kind == "QRCode" else {}
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind), **options)
    pixels = np.array(code.to_image(scale=scale, add_quiet_zones=True))
    kept = BytesIO()
    Image.fromarray(pixels).save(kept, "png")
    kept.seek(0)
    return kept
