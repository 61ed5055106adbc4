"""The work of a child on one document, from files to pages and rendition."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from contract_archive.records.scans import OcrMode, PageText, Signature, TextOrigin
from contract_archive.tools.scan.codes import Codes, codes_in, codes_on
from contract_archive.tools.scan.layout import confidence_of, text_of
from contract_archive.tools.scan.pages import PageLook, Picture, each_page, look_at, picture_of
from contract_archive.tools.scan.pdfs import OpenedPdf
from contract_archive.tools.scan.portions import Gathered, Portion, gather
from contract_archive.tools.scan.refusals import Noticed, Remark
from contract_archive.tools.scan.seals import without_seals
from contract_archive.tools.scan.skew import skew_of, straightened
from contract_archive.tools.scan.straightening import can_be_straightened, straighten

if TYPE_CHECKING:
    import pypdfium2

    from contract_archive.tools.scan.engines import Engine
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
    signatures: tuple[Signature, ...] = ()


class _Seen(NamedTuple):
    """What a page's picture gave: the text, and our own barcodes."""

    text: ReadPage
    codes: Codes


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
        pages = _in_order(gathered.portions, [])
        tools.planned(len(pages), 0)
        return Outcome(pages, False, False, tuple(noticed), gathered.signatures)
    tools.planned(pdf.pages, 0)
    looks = look_through(pdf)
    wanted = [index for index, look in enumerate(looks) if look.wanted(mode)]
    tools.planned(pdf.pages, len(wanted))
    straight = [index for index in wanted if looks[index].dpi is not None and not pdf.signed]
    turnable = can_be_straightened(pdf.path, straight) if straight else set()
    seen = _read_pages(pdf, wanted, turnable, tools) if wanted else {}
    read = {index: each.text for index, each in seen.items()}
    noticed.extend(_noticed_of(gathered, pdf, looks))
    keep_bytes = pdf.signed and gathered.alone
    if not keep_bytes:
        noticed.extend(_make_rendition(pdf, looks, read, work / RENDITION, scratch))
    drawn = [_page_text(look, seen.get(index)) for index, look in enumerate(looks)]
    pages = _in_order(gathered.portions, drawn)
    return Outcome(pages, not keep_bytes, keep_bytes, tuple(noticed), gathered.signatures)


def _noticed_of(gathered: Gathered, pdf: OpenedPdf, looks: list[PageLook]) -> Iterator[Noticed]:
    if pdf.repaired:
        yield Noticed(Remark.REPAIRED)
    if any(look.text_cut for look in looks):
        yield Noticed(Remark.TEXT_CUT)
    beside = [portion for portion in gathered.portions if portion.origin is TextOrigin.EMBEDDED]
    if count := sum(len(portion.texts) for portion in beside):
        yield Noticed(Remark.TEXT_BESIDE, str(count))


def _in_order(portions: Iterable[Portion], drawn: list[PageText]) -> tuple[PageText, ...]:
    """Return all pages as the portions follow each other, numbered; ``drawn`` are the PDF's."""
    pages: list[PageText] = []
    rest = iter(drawn)
    for portion in portions:
        if portion.pdf:
            pages.extend(islice(rest, portion.pdf.pages))
        pages.extend(_written_page(text, portion.origin) for text in portion.texts)
    return tuple(replace(page, number=number) for number, page in enumerate(pages, 1))


def _written_page(text: str, origin: TextOrigin) -> PageText:
    return PageText(0, text, origin if text else TextOrigin.NONE)


def _read_pages(
    pdf: OpenedPdf, wanted: list[int], turnable: set[int], tools: Tools
) -> dict[int, _Seen]:
    """Read pages by OCR, those in ``turnable`` after they are set straight."""
    import pypdfium2

    engine = tools.engine()
    read = {}
    with pypdfium2.PdfDocument(pdf.path) as document:
        document.init_forms()
        for done, index in enumerate(wanted, 1):
            picture = _picture(document, index)
            if picture is None:
                continue
            text = _read_page(engine, picture, index in turnable)
            read[index] = _Seen(text, codes_on(picture.pixels, picture.dpi))
            tools.page_read(done)
    return read


def _read_page(engine: Engine, picture: Picture, turnable: bool) -> ReadPage:
    from contract_archive.tools.scan.plugin import ReadPage

    plain = without_seals(picture.pixels, picture.dpi)
    skew = skew_of(plain, picture.dpi) if turnable else 0.0
    if skew:
        plain = straightened(plain, skew)
    return ReadPage(engine.read(plain), picture.dpi, skew)


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
    pdf: OpenedPdf,
    looks: list[PageLook],
    read: dict[int, ReadPage],
    target: Path,
    scratch: Path,
) -> list[Noticed]:
    """Write the rendition; a PDF to which OCR adds nothing, or must not, is copied as it is."""
    if read and not pdf.signed:
        from contract_archive.tools.scan.searchable import NoTextLayerError, add_text_layer

        redraw = [index for index in read if looks[index].garbled or not looks[index].needs_ocr]
        redraw = [index for index in redraw if looks[index].text]
        source = _straight(pdf.path, read, scratch)
        try:
            add_text_layer(source, target, read, redraw=redraw, form=pdf.form)
        except NoTextLayerError as error:
            shutil.copyfile(pdf.path, target)
            return [Noticed(Remark.NO_TEXT_LAYER, str(error))]
        return []
    shutil.copyfile(pdf.path, target)
    return []


def _straight(file: Path, read: dict[int, ReadPage], scratch: Path) -> Path:
    """Return the PDF with the pages straight that were read so."""
    skews = {index: page.skew for index, page in read.items() if page.skew}
    if not skews:
        return file
    target = scratch / "straight.pdf"
    straighten(file, target, skews)
    return target


def _page_text(look: PageLook, seen: _Seen | None) -> PageText:
    """Return what was read on a page; its number it gets when all are in order."""
    if seen:
        pieces = seen.text.recognition.pieces
        origin = TextOrigin.COVER if seen.codes.cover else TextOrigin.OCR
        sure, (text, unsure) = confidence_of(pieces), text_of(pieces)
        return PageText(0, text, origin, sure, look.dpi, seen.codes.labels, unsure)
    if look.text and not look.garbled:
        codes = codes_in(look.text)
        origin = TextOrigin.COVER if codes.cover else TextOrigin.EMBEDDED
        return PageText(0, look.text, origin, labels=codes.labels)
    return PageText(0, "", TextOrigin.NONE, None, look.dpi)
