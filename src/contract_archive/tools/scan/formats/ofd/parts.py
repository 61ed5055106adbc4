"""The parts of an OFD file: documents, pages, templates, annotations, and where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contract_archive.tools.scan.formats.containers import (
    Container,
    DamagedContainerError,
    folder_of,
    resolved,
)
from contract_archive.tools.scan.formats.markup import (
    DamagedMarkupError,
    Element,
    all_in,
    child_of,
    children_of,
    parsed,
    value_of,
)

ROOT = "OFD.xml"


class Part(NamedTuple):
    """An XML part: its member's name and its root."""

    name: str
    root: Element


class Page(NamedTuple):
    """One page: its content (None where it is missing or damaged), and what lies on it beside.

    ``groups`` are the composite units of its document, ``media`` its files' members, by id.
    """

    content: Element | None
    templates: tuple[Element, ...]
    annotations: tuple[Element, ...]
    groups: Mapping[str, Element]
    media: Mapping[str, str]


class Resources(NamedTuple):
    """What a document's pages may show: composite units, and the members of media, by id."""

    groups: dict[str, Element]
    media: dict[str, str]


class Parts:
    """The parts of a container, found by their locations."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._templates: dict[str, Part | None] = {}  # a hundred pages share one

    def root(self) -> Part:
        """Return OFD.xml. Raises KeyError, DamagedContainerError, DamagedMarkupError."""
        return Part(ROOT, parsed(self._container.read(ROOT)))

    def documents(self, root: Part) -> Iterator[Part]:
        """Yield the documents of the file, in order."""
        for body in all_in(root.root, "DocBody"):
            document = self._at(_said(body, "DocRoot"), root)
            if document is not None:
                yield document

    def signatures(self, root: Part) -> int:
        """How many signatures the file lists, or has without listing them."""
        listed = 0
        for body in all_in(root.root, "DocBody"):
            part = self._at(_said(body, "Signatures"), root)
            listed += sum(1 for _each in all_in(part.root, "Signature")) if part else 0
        there = sum(name.endswith("/signature.xml") for name in self._container.names)
        return listed or there

    def pages(self, document: Part) -> Iterator[Page]:
        """Yield the pages of a document, in order."""
        self._templates.clear()
        templates = {
            value_of(each, "ID"): value_of(each, "BaseLoc")
            for each in all_in(document.root, "TemplatePage")
        }
        notes = self._annotations(document)
        resources = self._resources(document)
        listed = child_of(document.root, "Pages")
        for page in children_of(listed, "Page") if listed is not None else ():
            part = self._at(value_of(page, "BaseLoc"), document)
            named = self._templates_of(part, templates, document) if part else ()
            annotations = notes.get(value_of(page, "ID"), ())
            yield Page(part.root if part else None, tuple(named), annotations, *resources)

    def picture(self, name: str) -> bytes | None:
        """Return the bytes of a picture; None where it is missing or damaged."""
        try:
            return self._container.read(name)
        except (KeyError, DamagedContainerError):
            return None

    def _templates_of(
        self, page: Part, templates: dict[str, str], document: Part
    ) -> Iterator[Element]:
        for used in children_of(page.root, "Template"):
            location = templates.get(value_of(used, "TemplateID"), "")
            if location not in self._templates:
                self._templates[location] = self._at(location, document)
            part = self._templates[location]
            if part is not None:
                yield part.root

    def _resources(self, document: Part) -> Resources:
        found = Resources({}, {})
        for name in ("PublicRes", "DocumentRes"):
            for said in all_in(document.root, name):
                part = self._at((said.text or "").strip(), document)
                if part is not None:
                    self._take(part, found)
        return found

    def _take(self, part: Part, found: Resources) -> None:
        for unit in all_in(part.root, "CompositeGraphicUnit"):
            found.groups[value_of(unit, "ID")] = unit
        base = resolved(value_of(part.root, "BaseLoc"), folder_of(part.name))
        for medium in all_in(part.root, "MultiMedia"):
            location = _said(medium, "MediaFile")
            places = (resolved(location, base), resolved(location, folder_of(part.name)))
            named = next((place for place in places if place in self._container), "")
            found.media[value_of(medium, "ID")] = named

    def _annotations(self, document: Part) -> dict[str, tuple[Element, ...]]:
        """Return the annotations by the id of their page."""
        found: dict[str, tuple[Element, ...]] = {}
        index = self._at(_said(document.root, "Annotations"), document)
        for page in all_in(index.root, "Page") if index else ():
            part = self._at(_said(page, "FileLoc"), index) if index else None
            if part is not None:
                identity = value_of(page, "PageID")
                found[identity] = (*found.get(identity, ()), *all_in(part.root, "Annot"))
        return found

    def _at(self, location: str, seen_from: Part) -> Part | None:
        """Return the part at a location; writers differ in what they take it to start from."""
        if not location.strip():
            return None
        folder = folder_of(seen_from.name)
        for start in (folder, "", folder_of(folder)):
            name = resolved(location, start)
            if name in self._container:
                return self._read(name)
        return None

    def _read(self, name: str) -> Part | None:
        try:
            return Part(name, parsed(self._container.read(name)))
        except (DamagedContainerError, DamagedMarkupError):
            return None


def _said(element: Element, name: str) -> str:
    child = child_of(element, name)
    return (child.text or "").strip() if child is not None else ""
