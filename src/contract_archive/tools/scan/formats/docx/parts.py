"""The parts of a Word file: which member is the document, and which the ones it leans on."""

from __future__ import annotations

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
    children_of,
    parsed,
    value_of,
)

_USUAL_PLACE = "word/document.xml"


class Relation(NamedTuple):
    """Another part that a part leans on: the last word of the relation's type, and its member."""

    kind: str
    target: str


class Parts:
    """The XML parts of a container, found by relation."""

    def __init__(self, container: Container) -> None:
        self._container = container
        roots = self._relations_in("_rels/.rels", "")
        named = [each.target for each in roots.values() if each.kind == "officeDocument"]
        self.main = next((name for name in named if name in container), _USUAL_PLACE)
        folder, _slash, name = self.main.rpartition("/")
        self._relations = self._relations_in(f"{folder}/_rels/{name}.rels", folder)

    def document(self) -> Element:
        """Return the main part. Raises KeyError, DamagedContainerError, DamagedMarkupError."""
        return parsed(self._container.read(self.main))

    def by_id(self, identity: str) -> Element | None:
        """Return the part that the document names by a relation's id, None where it is not."""
        relation = self._relations.get(identity)
        return self._part(relation.target) if relation else None

    def by_kind(self, kind: str) -> Element | None:
        """Return the part of a kind (``footnotes``, ``styles``), None where there is none."""
        found = next((each for each in self._relations.values() if each.kind == kind), None)
        return self._part(found.target) if found else None

    def bytes_by_id(self, identity: str) -> bytes | None:
        """Return what the document names by a relation's id as it is, None where it is not."""
        relation = self._relations.get(identity)
        try:
            return self._container.read(relation.target) if relation else None
        except (KeyError, DamagedContainerError):
            return None

    @property
    def signatures(self) -> int:
        """How many digital signatures the package holds."""
        return sum(
            folder_of(name) == "_xmlsignatures" and name.endswith(".xml")
            for name in self._container.names
        )

    def _relations_in(self, name: str, folder: str) -> dict[str, Relation]:
        root = self._part(name)
        return {
            value_of(each, "Id"): Relation(
                value_of(each, "Type").rpartition("/")[2],
                resolved(value_of(each, "Target"), folder),
            )
            for each in (children_of(root, "Relationship") if root is not None else ())
            if value_of(each, "TargetMode") != "External"
        }

    def _part(self, name: str) -> Element | None:
        try:
            return parsed(self._container.read(name))
        except (KeyError, DamagedContainerError, DamagedMarkupError):
            return None
