"""The kinds of file an archive receives: scans as PDF, JPEG, PNG, TIFF, and a born-digital PDF."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF, TextMode
from PIL import Image

from contract_archive.demo.layout import A4, SEAL_DIAMETER, Glyphs, Page
from contract_archive.demo.painting import seal_picture
from contract_archive.demo.typeface import face_file

# The files carry a fixed date, so that the same seed gives the same bytes.
_MADE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def write_scan(pictures: Sequence[Image.Image], path: Path, dpi: int) -> tuple[Path, ...]:
    """Write ``pictures`` to ``path`` as its suffix says; return the files written.

    ``.pdf`` and ``.tif`` hold all pages; ``.jpg`` and ``.png`` are one file a page, numbered
    where there are several.
    """
    if path.suffix == ".pdf":
        return (_pdf(pictures, path, dpi),)
    if path.suffix == ".tif":
        return (_tiff(pictures, path, dpi),)
    paths = tuple(_numbered(path, n, len(pictures)) for n in range(1, len(pictures) + 1))
    for picture, target in zip(pictures, paths, strict=True):
        picture.save(target, dpi=(dpi, dpi), quality=72)
    return paths


def _numbered(path: Path, n: int, count: int) -> Path:
    return path if count == 1 else path.with_stem(f"{path.stem}-{n}")


def _pdf(pictures: Sequence[Image.Image], path: Path, dpi: int) -> Path:
    made = time.gmtime(_MADE.timestamp())
    pictures[0].save(
        path, save_all=True, append_images=pictures[1:], resolution=dpi, quality=70,
        producer="Scanner", creationDate=made, modDate=made,
    )  # fmt: skip
    return path


def _tiff(pictures: Sequence[Image.Image], path: Path, dpi: int) -> Path:
    pictures[0].save(
        path, save_all=True, append_images=pictures[1:], dpi=(dpi, dpi),
        compression="jpeg", quality=75,
    )  # fmt: skip
    return path


def write_born_digital(pages: Sequence[Page], path: Path, title: str) -> tuple[Path, ...]:
    """Write ``pages`` as a PDF with real text in an embedded subset of its font."""
    pdf = FPDF(unit="pt", format=A4)
    pdf.set_creation_date(_MADE)
    pdf.set_title(title)
    for face in {glyphs.face for page in pages for glyphs in page.glyphs}:
        pdf.add_font(face.value, fname=str(face_file(face)))
    for page in pages:
        pdf.add_page()
        for glyphs in page.glyphs:
            _write(pdf, glyphs)
        for rule in page.rules:
            pdf.set_line_width(rule.weight)
            pdf.line(rule.x0, rule.y0, rule.x1, rule.y1)
        for mark in page.seals:
            corner = mark.x - SEAL_DIAMETER / 2, mark.y - SEAL_DIAMETER / 2
            # A signing service places a clean seal; nobody signs by hand.
            pdf.image(seal_picture(mark, 360), *corner, SEAL_DIAMETER, SEAL_DIAMETER)
    pdf.output(str(path))
    return (path,)


def _write(pdf: FPDF, glyphs: Glyphs) -> None:
    pdf.set_font(glyphs.face.value, size=glyphs.size)
    pdf.set_char_spacing(glyphs.spacing)
    mode = TextMode.FILL_STROKE if glyphs.bold else TextMode.FILL
    with pdf.local_context(text_mode=mode, line_width=glyphs.size * 0.03):
        pdf.text(glyphs.x, glyphs.y, glyphs.text)
