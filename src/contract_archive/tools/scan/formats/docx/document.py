"""From a Word file to the texts of its pages.

Pages end where the writer ended them, where a section begins on a new page, and where the program
that saved the file last noted that a page was full; without any of these the document is one page.
Headers and footers that would be printed stand on the first page that bears them.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from contract_archive.records.scans import Signature
from contract_archive.tools.scan.formats.containers import DamagedContainerError, opened
from contract_archive.tools.scan.formats.docx.numbering import Numbering
from contract_archive.tools.scan.formats.docx.parts import Parts
from contract_archive.tools.scan.formats.docx.words import Words, is_on
from contract_archive.tools.scan.formats.markup import (
    DamagedMarkupError,
    Element,
    all_in,
    child_of,
    children_of,
    value_of,
)
from contract_archive.tools.scan.formats.written import Pages, Written, beyond_repair
from contract_archive.tools.scan.pictures import is_page_sized
from contract_archive.tools.scan.refusals import Noticed, Refusal, RefusedFileError, Remark

_OWN_NOTES = ("", "normal")


def read_docx(file: Path) -> Written:
    """Read a Word file. Raises RefusedFileError for a bomb, entities or a locked member."""
    try:
        with opened(file) as container:
            parts = Parts(container)
            if parts.main not in container:
                raise RefusedFileError(Refusal.NOT_A_DOCUMENT, str(file))
            return _read(parts)
    except (DamagedContainerError, DamagedMarkupError) as error:
        return beyond_repair(str(error))


def _read(parts: Parts) -> Written:
    root = parts.document()
    body = child_of(root, "body")
    if body is None:
        return beyond_repair("no body")
    reader = _Reader(parts)
    pages = reader.read(body)
    pictures = dict(enumerate(_pictures(parts, body)))
    noticed = [Noticed(Remark.TRACKED_CHANGES)] if reader.words.tracked else []
    if any(pages) and pictures:
        noticed.append(Noticed(Remark.PICTURES_UNREAD, str(len(pictures))))
        pictures = {}
    pages = ("",) * len(pictures) or pages
    return Written(pages, (Signature(),) * parts.signatures, tuple(noticed), pictures)


def _pictures(parts: Parts, body: Element) -> Iterator[bytes]:
    """Yield the pictures that may be pages: scans, put into Word.

    Where there are no words they are the document; beside words nobody knows which they are.
    """
    named = (value_of(blip, "embed") for blip in all_in(body, "blip"))
    for picture in map(parts.bytes_by_id, named):
        if picture is not None and is_page_sized(BytesIO(picture)):
            yield picture


class _Section(NamedTuple):
    """A run of blocks with headers of its own; ``settings`` is None where a file lacks them."""

    blocks: list[Element]
    settings: Element | None


class _Reader:
    """Reads one document's body into pages."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._pages = Pages()
        self._printed: set[str] = set()
        notes = {kind: _notes_in(parts.by_kind(f"{kind}s")) for kind in ("footnote", "endnote")}
        self.words = Words(
            Numbering(parts.by_kind("numbering"), parts.by_kind("styles")),
            notes["footnote"],
            parts.bytes_by_id,
        )
        self._endnotes = notes["endnote"]
        settings = parts.by_kind("settings")
        self._even = settings is not None and is_on(settings, "evenAndOddHeaders")

    def read(self, body: Element) -> tuple[str, ...]:
        """Return the texts of the pages."""
        for number, section in enumerate(self._sections(body)):
            if number and _begins_page(section.settings):
                self._pages.turn()
            for text in self._margins(section.settings, "headerReference"):
                self._pages.head(text)
            for text in self._margins(section.settings, "footerReference"):
                self._pages.note(text)
            for block in section.blocks:
                self._write(block)
        for note in self._endnotes.values():
            self._pages.note(self.words.text_in(note))
        return self._pages.finish()

    def _write(self, block: Element) -> None:
        for line in self.words.lines_of(block):
            self._pages.write(line)
        for note in self.words.take_notes():
            self._pages.note(note)

    def _sections(self, body: Element) -> Iterator[_Section]:
        """Yield the sections; the settings of one stand behind it."""
        blocks: list[Element] = []
        for block in self.words.blocks_of(body):
            blocks.append(block)
            settings = _settings_behind(block)
            if settings is not None:
                yield _Section(blocks, settings)
                blocks = []
        yield _Section(blocks, child_of(body, "sectPr"))

    def _margins(self, settings: Element | None, name: str) -> Iterator[str]:
        """Yield the texts of headers or footers that are printed and were not yet."""
        if settings is None:
            return
        for reference in children_of(settings, name):
            kind = value_of(reference, "type", "default")
            if (kind == "first" and not is_on(settings, "titlePg")) or (
                kind == "even" and not self._even
            ):
                continue
            part = self._parts.by_id(value_of(reference, "id"))
            text = self.words.text_in(part) if part is not None else ""
            if text.strip() and text not in self._printed:
                self._printed.add(text)
                yield text


def _settings_behind(block: Element) -> Element | None:
    properties = child_of(block, "pPr")
    return child_of(properties, "sectPr") if properties is not None else None


def _begins_page(settings: Element | None) -> bool:
    kind = child_of(settings, "type") if settings is not None else None
    return kind is None or value_of(kind, "val") not in ("continuous", "nextColumn")


def _notes_in(part: Element | None) -> dict[str, Element]:
    """Return the notes by id, without the lines that divide them from the text."""
    if part is None:
        return {}
    notes = (*all_in(part, "footnote"), *all_in(part, "endnote"))
    return {value_of(note, "id"): note for note in notes if value_of(note, "type") in _OWN_NOTES}
