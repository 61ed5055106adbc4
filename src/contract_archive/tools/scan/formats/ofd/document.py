"""From an OFD file to the texts of its pages, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from contract_archive.records.scans import Signature
from contract_archive.tools.scan.formats.containers import DamagedContainerError, opened
from contract_archive.tools.scan.formats.markup import (
    DamagedMarkupError,
    Element,
    child_of,
    value_of,
)
from contract_archive.tools.scan.formats.ofd.parts import ROOT, Page, Parts
from contract_archive.tools.scan.formats.ofd.placing import Placing, picture_on, text_on
from contract_archive.tools.scan.formats.written import Written, beyond_repair
from contract_archive.tools.scan.layout import Piece
from contract_archive.tools.scan.limits import MOST_CHARACTERS, MOST_PAGES
from contract_archive.tools.scan.refusals import Noticed, Refusal, RefusedFileError, Remark

_UNREAD_ANNOTATIONS = ("Watermark",)


def read_ofd(file: Path) -> Written:
    """Read an OFD file. Raises RefusedFileError for a bomb, entities or a locked member.

    A page whose part is missing or damaged keeps its number and has no text.
    """
    try:
        with opened(file) as container:
            if ROOT not in container:
                raise RefusedFileError(Refusal.NOT_A_DOCUMENT, str(file))
            return _read(Parts(container))
    except (DamagedContainerError, DamagedMarkupError) as error:
        return beyond_repair(str(error))


def _read(parts: Parts) -> Written:
    root = parts.root()
    texts: list[str] = []
    pictures: dict[int, bytes] = {}
    whole = True
    for number, page in enumerate(_pages(parts)):
        whole &= page.content is not None
        texts.append(text_on(_pieces_on(page)))
        picture = None if texts[-1] or page.content is None else _picture_of(parts, page)
        if picture is not None:
            pictures[number] = picture
    if not texts:
        return beyond_repair("no page")
    noticed = [] if whole else [Noticed(Remark.PAGES_MISSING)]
    if any(len(text) > MOST_CHARACTERS for text in texts):
        noticed.append(Noticed(Remark.TEXT_CUT))
    return Written(
        tuple(text[:MOST_CHARACTERS] for text in texts),
        (Signature(),) * parts.signatures(root),
        tuple(noticed),
        pictures,
    )


def _pages(parts: Parts) -> Iterator[Page]:
    count = 0
    for document in parts.documents(parts.root()):
        for page in parts.pages(document):
            count += 1
            if count > MOST_PAGES:
                raise RefusedFileError(Refusal.TOO_MANY_PAGES, detail=f"> {MOST_PAGES}")
            yield page


def _picture_of(parts: Parts, page: Page) -> bytes | None:
    """Return the picture that a page without text is."""
    return parts.picture(page.media.get(picture_on(page.content), ""))


def _pieces_on(page: Page) -> Iterator[Piece]:
    """Yield all text on a page: the form's, the page's own, and what was put on it later."""
    placing = Placing(page.groups)
    for part in (*page.templates, page.content):
        if part is not None:
            yield from placing.pieces_in(part)
    for annotation in page.annotations:
        appearance = child_of(annotation, "Appearance")
        if appearance is not None and _is_read(annotation):
            yield from placing.pieces_in(appearance, within=appearance)


def _is_read(annotation: Element) -> bool:
    shown = value_of(annotation, "Visible", "true").lower() != "false"
    return shown and value_of(annotation, "Type") not in _UNREAD_ANNOTATIONS
