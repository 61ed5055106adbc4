"""The words of paragraphs and tables, as they would be printed.

What a reviser deleted or moved away is no text, nor is what is hidden; what was inserted is. A
table's row is a line, its cells divided by tabs; where cells hold several lines they stand beside
each other as they do on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

from contract_archive.tools.scan.formats.docx.chunks import text_of_chunk
from contract_archive.tools.scan.formats.docx.fields import Fields
from contract_archive.tools.scan.formats.docx.numbering import Numbering
from contract_archive.tools.scan.formats.docx.symbols import symbol
from contract_archive.tools.scan.formats.markup import (
    Element,
    child_of,
    children_of,
    has_child,
    name_of,
    value_of,
)
from contract_archive.tools.scan.formats.written import BREAK, FLOW_BREAK

_OFF = ("0", "false", "off")
_REMOVED = ("del", "moveFrom")
_MARKS = ("ins", "moveTo", *_REMOVED)
_NO_TEXT = frozenset(
    (*_REMOVED, "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "sdtPr", "sdtEndPr")
)
_DRAWN = frozenset(("drawing", "pict", "object"))
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    "lastRenderedPageBreak": FLOW_BREAK,
}


def is_on(element: Element, name: str) -> bool:
    """Tell whether a switch among an element's children is on."""
    switch = child_of(element, name)
    return switch is not None and value_of(switch, "val") not in _OFF


class Words:
    """Reads blocks in the order of the document, which its numbering follows.

    ``tracked`` says whether changes were tracked in what was read so far.
    """

    def __init__(
        self,
        numbering: Numbering,
        footnotes: Mapping[str, Element],
        bytes_by_id: Callable[[str], bytes | None],
    ) -> None:
        self.tracked = False
        self._bytes_by_id = bytes_by_id
        self._numbering = numbering
        self._footnotes = footnotes
        self._fields = Fields()
        self._cited: list[str] = []
        self._boxes: list[Element] = []

    def blocks_of(self, parent: Element) -> Iterator[Element]:
        """Yield the paragraphs, tables and chunks in ``parent``, whatever they are wrapped in."""
        return self._unwrapped(parent, "p", "tbl", "altChunk")

    def lines_of(self, block: Element) -> Iterator[str]:
        """Yield the lines of a block, with the characters for breaks in them."""
        if name_of(block) == "altChunk":
            chunk = self._bytes_by_id(value_of(block, "id"))
            yield _without_breaks(text_of_chunk(chunk)) if chunk else ""
            return
        if name_of(block) == "tbl":
            for row in self._unwrapped(block, "tr"):
                yield from self._row(row)
            return
        yield self._paragraph(block)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for line in self.text_in(box).split("\n"):
                yield _without_breaks(line)

    def text_in(self, parent: Element) -> str:
        """Return the text of all blocks in ``parent``."""
        return "\n".join(line for block in self.blocks_of(parent) for line in self.lines_of(block))

    def take_notes(self) -> list[str]:
        """Return the footnotes cited since the last call."""
        cited, self._cited = self._cited, []
        notes = [self._footnotes[each] for each in cited if each in self._footnotes]
        return [_without_breaks(self.text_in(note)) for note in notes]

    def _unwrapped(self, parent: Element, *names: str) -> Iterator[Element]:
        for child in parent:
            name = name_of(child)
            if name in names:
                if not self._is_removed(child):
                    yield child
            elif name == "AlternateContent":
                yield from self._unwrapped(_chosen(child), *names)
            elif name not in _NO_TEXT:
                yield from self._unwrapped(child, *names)

    def _is_removed(self, block: Element) -> bool:
        """Whether a row was deleted; rows alone bear the mark among their properties."""
        properties = child_of(block, "trPr")
        if properties is None:
            return False
        self.tracked |= has_child(properties, *_MARKS)
        return has_child(properties, "del")

    def _row(self, row: Element) -> Iterator[str]:
        texts = (self.text_in(cell) for cell in self._unwrapped(row, "tc"))
        cells = [text.replace(BREAK, FLOW_BREAK) for text in texts]
        if any(cell.startswith(FLOW_BREAK) for cell in cells):
            yield FLOW_BREAK
        pages = zip_longest(*(cell.lstrip(FLOW_BREAK).split(FLOW_BREAK) for cell in cells))
        for number, page in enumerate(pages):
            if number:
                yield FLOW_BREAK
            for line in zip_longest(*map(_lines, page), fillvalue=""):
                yield "\t".join(line)

    def _paragraph(self, paragraph: Element) -> str:
        properties = child_of(paragraph, "pPr")
        text = "".join(self._inline(paragraph))
        label = self._numbering.label(properties) if text.strip() else ""
        if properties is not None and is_on(properties, "pageBreakBefore"):
            return f"{FLOW_BREAK}{label}{text}"
        return _behind_breaks(label, text)

    def _inline(self, parent: Element) -> Iterator[str]:
        for child in parent:
            name = name_of(child)
            if name in _MARKS:
                self.tracked = True
            if name in _NO_TEXT or (name == "r" and _is_hidden(child)):
                continue
            if name == "AlternateContent":
                yield from self._inline(_chosen(child))
            elif name in _DRAWN:
                self._boxes.extend(_boxes_in(child))
            else:
                yield from self._piece(child, name)

    def _piece(self, element: Element, name: str) -> Iterator[str]:
        """Yield the text of what has text of its own, or of what it contains."""
        if name == "fldChar":
            yield self._fields.mark(element)
        elif name == "footnoteReference":
            self._cited.append(value_of(element, "id"))
        elif self._fields.is_page_number(element):
            return
        elif name == "t":
            yield element.text or ""
        elif name == "br":
            yield BREAK if value_of(element, "type") == "page" else "\n"
        elif name == "sym":
            yield symbol(value_of(element, "font"), value_of(element, "char"))
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        else:
            yield from self._inline(element)


def _is_hidden(run: Element) -> bool:
    properties = child_of(run, "rPr")
    return properties is not None and is_on(properties, "vanish")


def _chosen(alternatives: Element) -> Element:
    """Return the first of the alternatives: they say the same in different ways."""
    return next(children_of(alternatives, "Choice", "Fallback"), alternatives)


def _boxes_in(drawing: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing, once each and not those within another."""
    for child in drawing:
        name = name_of(child)
        if name == "txbxContent":
            yield child
        else:
            yield from _boxes_in(_chosen(child) if name == "AlternateContent" else child)


def _behind_breaks(label: str, text: str) -> str:
    """Put a paragraph's label before its words, but behind a break that it begins with."""
    words = text.lstrip(BREAK + FLOW_BREAK)
    return f"{text[: len(text) - len(words)]}{label}{words}"


def _without_breaks(text: str) -> str:
    return text.replace(BREAK, "\n").replace(FLOW_BREAK, "")


def _lines(cell: str | None) -> list[str]:
    """Return the lines of a cell, tabs taken out; None is a cell that has no more to say."""
    return (cell or "").replace("\t", " ").split("\n")
