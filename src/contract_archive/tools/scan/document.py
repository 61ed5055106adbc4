"""The work of a child on one document, from files to pages and rendition."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from contract_archive.records.scans import OcrMode, PageText, TextOrigin
from contract_archive.tools.scan.kinds import Kind, compare_suffix, kind_of
from contract_archive.tools.scan.layout import confidence_of, text_of
from contract_archive.tools.scan.pages import PageLook, Picture, each_page, look_at, picture_of
from contract_archive.tools.scan.pdfs import OpenedPdf, join_pdfs, open_pdf
from contract_archive.tools.scan.pictures import picture_to_pdf
from contract_archive.tools.scan.refusals import Noticed, Remark

if TYPE_CHECKING:
    import pypdfium2

    from contract_archive.tools.scan.engine import Engine
    from contract_archive.tools.scan.plugin import ReadPage

RENDITION = "rendition.pdf"


class Tools(NamedTuple):
    """What the work needs of the child: the engine (loaded when called) and a voice.

    ``planned(pages, ocr_pages)`` is told twice: as soon as the pages are counted, with 0, and when
    it is known how many OCR reads; ``page_read(done)`` after each of those.
    """

    engine: Callable[[], Engine]
    planned: Callable[[int, int], None]
    page_read: Callable[[int], None]


class Outcome(NamedTuple):
    """What became of a document; the rendition, where there is one, is ``RENDITION`` in work."""

    pages: tuple[PageText, ...]
    rendition: bool
    keep_bytes: bool
    noticed: tuple[Noticed, ...]


class Gathered(NamedTuple):
    """The files as one PDF; ``pdf`` is None where no reader makes sense of it."""

    kind: Kind
    pdf: OpenedPdf | None
    noticed: list[Noticed]


def gather(files: list[Path], scratch: Path, password: str | None) -> Gathered:
    """Make one PDF of the files, in order. Raises RefusedFileError."""
    kinds = [kind_of(file) for file in files]
    noticed: list[Noticed] = []
    parts = []
    for number, (file, kind) in enumerate(zip(files, kinds, strict=True)):
        folder = scratch / str(number)
        folder.mkdir()
        noticed.extend(compare_suffix(file, kind))
        parts.append(_as_pdf(file, kind, folder, password, noticed))
    if len(parts) == 1:
        return Gathered(kinds[0], parts[0], noticed)
    readable = [part.path for part in parts if part]
    if len(readable) < len(parts):
        return Gathered(kinds[0], None, noticed)
    joined = scratch / "joined.pdf"
    join_pdfs(readable, joined)
    return Gathered(kinds[0], open_pdf(joined, scratch, None), noticed)


def _as_pdf(
    file: Path, kind: Kind, folder: Path, password: str | None, noticed: list[Noticed]
) -> OpenedPdf | None:
    if kind is Kind.PDF:
        return open_pdf(file, folder, password)
    target = folder / "picture.pdf"
    noticed.extend(picture_to_pdf(file, folder, target))
    opened = open_pdf(target, folder, None)
    return opened._replace(repaired=False) if opened else None


def look_through(pdf: OpenedPdf) -> list[PageLook]:
    """Look at every page of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf.path) as document:
        return [
            look_at(page) if page else PageLook("", None, needs_ocr=False)
            for page in each_page(document)
        ]


def scan(
    files: list[Path], work: Path, scratch: Path, mode: OcrMode, password: str | None, tools: Tools
) -> Outcome:
    """Read a document and make its rendition. Raises RefusedFileError."""
    gathered = gather(files, scratch, password)
    pdf, noticed = gathered.pdf, gathered.noticed
    if pdf is None:
        noticed.append(Noticed(Remark.BROKEN))
        return Outcome((), rendition=False, keep_bytes=False, noticed=tuple(noticed))
    tools.planned(pdf.pages, 0)
    looks = look_through(pdf)
    wanted = [index for index, look in enumerate(looks) if look.wanted(mode)]
    tools.planned(pdf.pages, len(wanted))
    read = _read_pages(pdf, wanted, tools) if wanted else {}
    if pdf.repaired:
        noticed.append(Noticed(Remark.REPAIRED))
    if any(look.text_cut for look in looks):
        noticed.append(Noticed(Remark.TEXT_CUT))
    if not pdf.signed:
        noticed.extend(_make_rendition(pdf, looks, read, work / RENDITION))
    pages = tuple(_page_text(index, look, read.get(index)) for index, look in enumerate(looks))
    return Outcome(pages, not pdf.signed, pdf.signed, tuple(noticed))


def _read_pages(pdf: OpenedPdf, wanted: list[int], tools: Tools) -> dict[int, ReadPage]:
    import pypdfium2

    from contract_archive.tools.scan.plugin import ReadPage

    engine = tools.engine()
    read = {}
    with pypdfium2.PdfDocument(pdf.path) as document:
        document.init_forms()
        for done, index in enumerate(wanted, 1):
            picture = _picture(document, index)
            if picture is None:
                continue
            read[index] = ReadPage(engine.read(picture.pixels), picture.dpi)
            tools.page_read(done)
    return read


def _picture(document: pypdfium2.PdfDocument, index: int) -> Picture | None:
    """Draw a page; None for one that PDFium cannot load or draw."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        return picture_of(page)
    except (pypdfium2.PdfiumError, ValueError):
        return None
    finally:
        page.close()


def _make_rendition(
    pdf: OpenedPdf, looks: list[PageLook], read: dict[int, ReadPage], target: Path
) -> list[Noticed]:
    """Write the rendition; a PDF to which OCR added nothing is copied as it is."""
    if read:
        from contract_archive.tools.scan.searchable import NoTextLayerError, add_text_layer

        redraw = [index for index in read if looks[index].garbled or not looks[index].needs_ocr]
        redraw = [index for index in redraw if looks[index].text]
        try:
            add_text_layer(pdf.path, target, read, redraw=redraw, form=pdf.form)
        except NoTextLayerError as error:
            shutil.copyfile(pdf.path, target)
            return [Noticed(Remark.NO_TEXT_LAYER, str(error))]
        return []
    shutil.copyfile(pdf.path, target)
    return []


def _page_text(index: int, look: PageLook, read: ReadPage | None) -> PageText:
    number = index + 1
    if read:
        pieces = read.recognition.pieces
        return PageText(number, text_of(pieces), TextOrigin.OCR, confidence_of(pieces), look.dpi)
    if look.text and not look.garbled:
        return PageText(number, look.text, TextOrigin.EMBEDDED)
    return PageText(number, "", TextOrigin.NONE, None, look.dpi)
