"""Our engine as OCRmyPDF sees it: a plugin that puts in what was read beforehand.

We read the pages ourselves (:mod:`.engine`), on images that never leave memory, and then let
OCRmyPDF do what it does best: graft the text layer, turn the pages, make PDF/A. So it is handed
stubs in place of page images wherever nobody looks at the pixels, and OCR that took minutes is not
lost when grafting fails. Neither the ``tesseract`` program nor Ghostscript is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import ocrmypdf.font
from ocrmypdf import OcrEngine, OrientationConfidence, hookimpl
from ocrmypdf._concurrent import SerialExecutor
from ocrmypdf.builtin_plugins.tesseract_ocr import TesseractOptions
from ocrmypdf.font import FontManager, MultiFontManager
from ocrmypdf.font.font_provider import BuiltinFontProvider
from ocrmypdf.models.ocr_element import Baseline, BoundingBox, OcrClass, OcrElement
from PIL import Image

from contract_archive.tools.scan.engines import Recognition
from contract_archive.tools.scan.layout import Piece, in_rows

NAME = __name__
_SURE = 100.0  # beyond every threshold: the turn was verified by reading
_DESCENT = 0.2  # of a line's height lies below the baseline
_TALL = 1.5


class ReadPage(NamedTuple):
    """What was read on a page, and the resolution of the image it was read on.

    ``skew``: degrees counter-clockwise by which the page was set straight before it was read.
    """

    recognition: Recognition
    dpi: float
    skew: float = 0.0


class _Run:
    """The pages of the document at work; OCRmyPDF knows no way to hand them to a plugin."""

    def __init__(self, pages: Mapping[int, ReadPage]) -> None:
        self.pages = pages
        self.previews: dict[str, int] = {}
        self.placed: set[int] = set()


_run = _Run({})


@contextmanager
def placing(pages: Mapping[int, ReadPage]) -> Iterator[set[int]]:
    """Let OCRmyPDF place ``pages`` (by index); yields the set that fills with those placed."""
    global _run
    _run = _Run(pages)
    try:
        yield _run.placed
    finally:
        _run = _Run({})


class GlyphlessFonts(MultiFontManager):
    """Every text in the glyphless font, whatever fonts a machine has.

    With a visible CJK font, where one is installed, pypdf reads almost nothing of the layer right.
    """

    def __init__(self, font_dir: Path | None = None) -> None:
        super().__init__(font_provider=BuiltinFontProvider(font_dir))

    def select_font_for_word(self, word_text: str, line_language: str | None) -> FontManager:  # noqa: ARG002
        """Return the glyphless font."""
        return self.font_provider.get_fallback_font()


class PlacingEngine(OcrEngine):
    """Answers with what was read beforehand."""

    @staticmethod
    def version() -> str:
        """Return the version of the engine that read."""
        from importlib.metadata import version

        return version("rapidocr")

    @staticmethod
    def creator_tag(options: Any) -> str:  # noqa: ARG004
        """Return what the PDF says of its maker."""
        return f"RapidOCR {PlacingEngine.version()}"

    def __str__(self) -> str:
        return self.creator_tag(None)

    @staticmethod
    def languages(options: Any) -> set[str]:  # noqa: ARG004
        """Return nothing: the one model reads what it reads, and no language is to be checked."""
        return set()

    @staticmethod
    def get_orientation(input_file: Path, options: Any) -> OrientationConfidence:  # noqa: ARG004
        """Return the turn of a page, counter-clockwise as OCRmyPDF takes it."""
        page = _run.pages.get(_run.previews.get(str(input_file), -1))
        return OrientationConfidence((360 - page.recognition.turn) % 360 if page else 0, _SURE)

    @staticmethod
    def supports_generate_ocr() -> bool:
        """Say that text comes as a tree."""
        return True

    @staticmethod
    def generate_ocr(
        input_file: Path,
        options: Any,  # noqa: ARG004
        page_number: int = 0,
    ) -> tuple[OcrElement, str]:
        """Return the page's lines, scaled to the image that OCRmyPDF has, and no text."""
        with Image.open(input_file) as image:
            width, height = image.size
            dpi = float(image.info.get("dpi", (72, 72))[0])
        box = BoundingBox(left=0, top=0, right=width, bottom=height)
        tree = OcrElement(ocr_class=OcrClass.PAGE, bbox=box, dpi=dpi, page_number=page_number)
        page = _run.pages.get(page_number)
        if page:
            _run.placed.add(page_number)
            tree.children.extend(_lines(page.recognition, width, height))
        return tree, ""

    @staticmethod
    def generate_hocr(input_file: Path, output_hocr: Path, output_text: Path, options: Any) -> None:
        """Not used: see supports_generate_ocr."""
        raise NotImplementedError

    @staticmethod
    def generate_pdf(input_file: Path, output_pdf: Path, output_text: Path, options: Any) -> None:
        """Not used: see supports_generate_ocr."""
        raise NotImplementedError


def _lines(recognition: Recognition, width: int, height: int) -> Iterator[OcrElement]:
    across, down = width / recognition.width, height / recognition.height
    for row in in_rows(recognition.pieces):
        for piece in row:
            yield _line(piece.scaled(across, down))


def _line(piece: Piece) -> OcrElement:
    """Make a line that follows the scan's slope, its box as high as the letters."""
    left = min(x for x, _ in piece.corners)
    right = max(max(x for x, _ in piece.corners), left + 1)
    if piece.height >= _TALL * piece.width:
        return _standing_line(piece, left, right)
    high = max(piece.height, 1.0)
    bottom = piece.corners[3][1]
    box = BoundingBox(left=left, top=bottom - high, right=right, bottom=bottom)
    return OcrElement(
        ocr_class=OcrClass.LINE,
        bbox=box,
        baseline=Baseline(slope=piece.slope, intercept=-_DESCENT * high),
        children=list(_words(piece.text, box)),
    )


def _standing_line(piece: Piece, left: float, right: float) -> OcrElement:
    """Make a line that reads downward."""
    top = min(y for _, y in piece.corners)
    bottom = max(max(y for _, y in piece.corners), top + 1)
    box = BoundingBox(left=left, top=top, right=right, bottom=bottom)
    word = OcrElement(ocr_class=OcrClass.WORD, bbox=box, text=piece.text)
    return OcrElement(ocr_class=OcrClass.LINE, bbox=box, textangle=270.0, children=[word])


def _words(text: str, line: BoundingBox) -> Iterator[OcrElement]:
    """Share the line's width out among its words; a Chinese character is two letters wide."""
    unit = line.width / max(_units(text), 1)
    at = line.left
    for word in text.split(" "):
        wide = _units(word) * unit
        if word:
            box = BoundingBox(left=at, top=line.top, right=at + wide, bottom=line.bottom)
            yield OcrElement(ocr_class=OcrClass.WORD, bbox=box, text=word)
        at += wide + unit


def _units(text: str) -> int:
    return sum(1 if ord(c) < 0x2E80 else 2 for c in text)


@hookimpl
def initialize(plugin_manager: Any) -> None:
    """Take the places of Tesseract and of the search for fonts."""
    plugin_manager.set_blocked("ocrmypdf.builtin_plugins.tesseract_ocr")
    # The grafter makes its own font manager and offers no hook to choose another.
    ocrmypdf.font.MultiFontManager = GlyphlessFonts  # type: ignore[misc, assignment]


@hookimpl
def register_options() -> dict[str, type]:
    """Provide the options that OCRmyPDF expects even without Tesseract."""
    return {"tesseract": TesseractOptions}


@hookimpl
def get_ocr_engine(options: Any) -> OcrEngine:  # noqa: ARG001
    """Return our engine."""
    return PlacingEngine()


@hookimpl
def get_executor(progressbar_class: Any) -> SerialExecutor:
    """Work page by page in this thread: the time goes into reading, which is over by now."""
    return SerialExecutor(pbar_class=progressbar_class)  # type: ignore[no-untyped-call]


@hookimpl
def rasterize_pdf_page(
    output_file: Path, raster_device: str, pageno: int, options: Any
) -> Path | None:
    """Hand out a blank image of the right size; where the image becomes the page, decline."""
    page = _run.pages.get(pageno - 1)
    if raster_device.lower() == "jpeggray":  # the preview, of which only we know the turn
        _run.previews[str(output_file)] = pageno - 1
        output_file.touch()
        return output_file
    if options.is_force_mode or page is None:
        return None
    blank = Image.new("1", (page.recognition.width, page.recognition.height), 1)
    blank.save(output_file, format="PNG", dpi=(page.dpi, page.dpi))
    return output_file
