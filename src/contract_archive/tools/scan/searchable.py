"""Write what was read into the PDF, under the page images, through OCRmyPDF."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from contract_archive.tools.scan.refusals import raise_machines_fault

if TYPE_CHECKING:
    from contract_archive.tools.scan.plugin import ReadPage

_NEVER = 1e9  # megabytes from which on OCRmyPDF would reorder the file for slow networks


class NoTextLayerError(Exception):
    """OCRmyPDF cannot handle this PDF."""


def add_text_layer(
    source: Path, target: Path, pages: Mapping[int, ReadPage], *, redraw: Iterable[int], form: bool
) -> None:
    """Write ``source`` with the text of ``pages`` (by index) to ``target``, PDF/A where possible.

    Pages in ``redraw`` have a text layer that is worth nothing and become images. Raises
    NoTextLayerError.
    """
    redrawn = set(redraw) & set(pages)
    kept = {index: page for index, page in pages.items() if index not in redrawn}
    step = source
    if kept:
        # "redo" also reads pages with a little text (a stamp on a scan), but refuses forms.
        placed = _run(step, target, kept, "skip" if form else "redo")
        redrawn |= set(kept) - placed
        step = target
    if redrawn:
        rest = {index: pages[index] for index in redrawn}
        between = target.with_suffix(".between.pdf")
        _run(step, between, rest, "force")
        between.replace(target)


def _run(source: Path, target: Path, pages: Mapping[int, ReadPage], mode: str) -> set[int]:
    """Run OCRmyPDF over some pages; returns those whose text it took."""
    import ocrmypdf

    from contract_archive.tools.scan import plugin

    logging.getLogger("ocrmypdf").setLevel(logging.CRITICAL)
    with plugin.placing(pages) as placed:
        try:
            code = ocrmypdf.ocr(
                source,
                target,
                plugins=[plugin.NAME],
                mode=mode,
                pages=",".join(str(index + 1) for index in sorted(pages)),
                rotate_pages=True,
                output_type="auto",
                pdfa_backend="internal",
                optimize=0,
                fast_web_view=_NEVER,
                jobs=1,
                use_threads=True,
                progress_bar=False,
                tagged_pdf_mode="ignore",
                invalidate_digital_signatures=True,  # only joined files come here signed
            )
        except Exception as error:  # whatever a strange PDF makes it raise
            raise_machines_fault(error)
            raise NoTextLayerError(str(error)) from error
    if code != ocrmypdf.ExitCode.ok:
        raise NoTextLayerError(code.name)
    return placed
