"""One page of a PDF as PDFium sees it: its text, what lies on it, and its picture."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive.records.scans import OcrMode
from contract_archive.tools.scan.layout import clean_text
from contract_archive.tools.scan.limits import MOST_CHARACTERS

if TYPE_CHECKING:
    import numpy as np
    import pypdfium2
    from numpy.typing import NDArray

_ENOUGH_LETTERS = 200  # with so many a page speaks for itself, whatever lies behind its text
_GARBLED = 0.2  # share of signs without meaning from which on a text layer is worth nothing
_COVERED = 0.5  # share of the page under images from which on little text is only a stamp
_SPECK = 0.01  # an image smaller than this share of the page holds no text
_MANY_PATHS = 20  # so many strokes on a page without text may be letters drawn as outlines
_FORM_DEPTH = 3

# RapidOCR shrinks to 2000 pixels on the longer side; A4 fits that at 171 dpi. Larger paper gets
# more, so that the letters of an A3 sheet are as large, within what memory allows.
_OCR_DPI = 171.0
_OCR_LEAST_SIDE = 2000
_OCR_MOST_SIDE = 4000
_MOST_OCR_DPI = 300.0


class PageLook(NamedTuple):
    """What a page holds before OCR.

    ``dpi`` is the resolution of its largest image, None without one; ``needs_ocr`` what mode auto
    decides; ``garbled`` that it has text, but not one that can be read.
    """

    text: str
    dpi: int | None
    needs_ocr: bool
    garbled: bool = False
    text_cut: bool = False

    def wanted(self, mode: OcrMode) -> bool:
        """Whether OCR reads this page in ``mode``."""
        return mode is OcrMode.FORCE or (mode is OcrMode.AUTO and self.needs_ocr)


class _Things(NamedTuple):
    covered: float
    dpi: int | None
    images: int
    paths: int


def look_at(page: pypdfium2.PdfPage) -> PageLook:
    """Look at one page; objects are only counted where the text leaves a doubt."""
    text, cut = _text_of(page)
    letters = [c for c in text if not c.isspace()]
    garbled = bool(letters) and _senseless(letters) > _GARBLED
    if len(letters) >= _ENOUGH_LETTERS and not garbled:
        return PageLook(text, None, needs_ocr=False, text_cut=cut)
    things = _things_on(page)
    if garbled or not letters:
        needs_ocr = garbled or things.images > 0 or things.paths > _MANY_PATHS
    else:
        needs_ocr = things.covered >= _COVERED
    return PageLook(text, things.dpi, needs_ocr, garbled, cut)


def _text_of(page: pypdfium2.PdfPage) -> tuple[str, bool]:
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count <= 0:
            return "", False
        text = textpage.get_text_range(0, min(count, MOST_CHARACTERS))
    finally:
        textpage.close()
    return clean_text(text), count > MOST_CHARACTERS


def _senseless(letters: list[str]) -> float:
    bad = sum(1 for c in letters if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn"))
    return bad / len(letters)


def _things_on(page: pypdfium2.PdfPage) -> _Things:
    import pypdfium2.raw as raw

    width, height = page.get_size()
    area = max(width * height, 1.0)
    covered, largest, dpi, images, paths = 0.0, 0.0, None, 0, 0
    wanted = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
    for thing in page.get_objects(filter=wanted, max_depth=_FORM_DEPTH):
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            continue
        share, resolution = _image_on(thing, area)
        images += share > _SPECK
        covered += share
        if share > largest:
            largest, dpi = share, resolution
    return _Things(covered, dpi, images, paths)


def _image_on(image: Any, page_area: float) -> tuple[float, int | None]:
    """Return an image's share of the page and its resolution."""
    import pypdfium2

    try:
        left, bottom, right, top = image.get_bounds()
        wide, high = image.get_px_size()
    except pypdfium2.PdfiumError:
        return 0.0, None
    area = (right - left) * (top - bottom)
    if area <= 0:
        return 0.0, None
    return min(area / page_area, 1.0), round((wide * high / area) ** 0.5 * 72)


class Picture(NamedTuple):
    """A page as an image (rows, columns, BGR) and its resolution."""

    pixels: NDArray[np.uint8]
    dpi: float


def picture_of(page: pypdfium2.PdfPage) -> Picture:
    """Draw a page as large as OCR wants it, whatever size of paper it claims."""
    import numpy as np

    scale = _scale_for(*page.get_size())
    bitmap = page.render(scale=scale, draw_annots=True, may_draw_forms=True, rev_byteorder=False)
    try:
        pixels = bitmap.to_numpy()
        if pixels.ndim == 2 or pixels.shape[2] == 1:
            pixels = np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
        return Picture(np.ascontiguousarray(pixels[:, :, :3]), scale * 72)
    finally:
        bitmap.close()


def _scale_for(width: float, height: float) -> float:
    side = max(width, height, 1.0)
    pixels = min(max(side / 72 * _OCR_DPI, _OCR_LEAST_SIDE), _OCR_MOST_SIDE)
    return min(pixels / ceil(side), _MOST_OCR_DPI / 72)


def each_page(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage | None]:
    """Yield each page, None for one that PDFium cannot load; pages are closed behind the caller."""
    import pypdfium2

    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield None
            continue
        try:
            yield page
        finally:
            page.close()
