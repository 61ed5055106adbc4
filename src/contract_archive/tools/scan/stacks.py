"""Part a stack that went through the scanner in one go, at the cover sheets between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from contract_archive.tools.scan.codes import codes_on
from contract_archive.tools.scan.kinds import PICTURES, Kind
from contract_archive.tools.scan.pages import each_page, picture_of
from contract_archive.tools.scan.pdfs import OpenedPdf
from contract_archive.tools.scan.portions import gather


class StackPart(NamedTuple):
    """The pages ``first`` to ``last`` (from 1) of a stack as the PDF ``name`` in the work folder.

    ``label`` is the payload of the cover sheet before them, empty where there is none.
    """

    name: str
    first: int
    last: int
    label: str


class _Run(NamedTuple):
    first: int
    last: int
    label: str


def split(
    file: Path,
    work: Path,
    scratch: Path,
    password: str | None,
    planned: Callable[[int, int], None],
) -> list[StackPart]:
    """Write each document of a stack to ``work`` as a PDF of its own, pages as they were scanned.

    Cover sheets belong to no part; sheets with nothing between them make none. No parts are
    returned for a file without any sheet, and for what no scanner made: mails, text, signed PDFs.
    ``planned`` is told how many pages there are, and that OCR reads none. Raises RefusedFileError
    for a file that cannot be opened.
    """
    gathered = gather([file], scratch, password)
    pdf = gathered.pdf
    if pdf is None or pdf.signed or gathered.kind not in (Kind.PDF, *PICTURES):
        return []
    planned(pdf.pages, 0)
    covers = _covers(pdf)
    if not any(cover is not None for cover in covers):
        return []
    return [_written(pdf, run, work, number) for number, run in enumerate(_runs(covers), 1)]


def _runs(covers: list[str | None]) -> list[_Run]:
    runs: list[_Run] = []
    start, label = 1, ""
    for page, cover in enumerate(covers, 1):
        if cover is None:
            continue
        if page > start:
            runs.append(_Run(start, page - 1, label))
        start, label = page + 1, cover
    if start <= len(covers):
        runs.append(_Run(start, len(covers), label))
    return runs


def _covers(pdf: OpenedPdf) -> list[str | None]:
    """Return of each page the payload of the cover sheet that it is; None where it is none."""
    import pypdfium2

    found: list[str | None] = []
    with pypdfium2.PdfDocument(pdf.path) as document:
        for page in each_page(document):
            try:
                picture = picture_of(page) if page else None
            except (pypdfium2.PdfiumError, ValueError):
                picture = None
            codes = codes_on(picture.pixels, picture.dpi) if picture else None
            found.append(codes.labels[0] if codes and codes.cover else None)
    return found


def _written(pdf: OpenedPdf, run: _Run, work: Path, number: int) -> StackPart:
    import pikepdf

    name = f"part-{number:03}.pdf"
    with pikepdf.open(pdf.path) as stack, pikepdf.new() as part:
        part.pages.extend(stack.pages[run.first - 1 : run.last])
        part.save(work / name, deterministic_id=True)
    return StackPart(name, run.first, run.last, run.label)
