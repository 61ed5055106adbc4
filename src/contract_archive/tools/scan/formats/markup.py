"""XML from strangers: no document type, no entity, nothing fetched, no tree too deep.

Elements are known by their local names. The namespaces of one format differ between its editions,
and writers get them wrong; no two elements of a format differ by namespace alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from contract_archive.tools.scan.refusals import Refusal, RefusedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

_FIRST_TAG = re.compile(rb"<[A-Za-z_:\x80-\xff]")
_BLANK = b" \t\r\n\xef\xbb\xbf"


class DamagedMarkupError(Exception):
    """The XML is not well-formed."""


def parsed(data: bytes) -> Element:
    """Return the root element.

    Raises DamagedMarkupError; RefusedFileError where a document type is declared: no document of
    ours has one, and entities are how XML attacks.
    """
    from lxml import etree

    root_tag = _FIRST_TAG.search(data)
    if b"<!DOCTYPE" in data[: root_tag.start() if root_tag else None]:
        raise RefusedFileError(Refusal.HOSTILE)  # before the parser has seen an entity
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.lstrip(_BLANK) if data[:1] in _BLANK else data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise DamagedMarkupError(str(error)) from error
    if root is None:
        raise DamagedMarkupError("nothing in it")
    if root.getroottree().docinfo.doctype:  # hidden above by a comment or an encoding
        raise RefusedFileError(Refusal.HOSTILE)
    return root


def name_of(element: Element) -> str:
    """Return an element's local name; empty for what is no element."""
    return _local(element.tag)


@lru_cache(1024)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Element, name: str, otherwise: str = "") -> str:
    """Return an attribute by its local name."""
    found = element.get(name)
    if found is None:
        ends = "}" + name
        found = next((value for key, value in element.items() if key.endswith(ends)), otherwise)
    return str(found)


def child_of(element: Element, name: str) -> Element | None:
    """Return the first child with a local name."""
    for child in element:
        if _local(child.tag) == name:
            return child
    return None


def children_of(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children with one of the local names, in order."""
    return (child for child in element if _local(child.tag) in names)


def has_child(element: Element, *names: str) -> bool:
    """Tell whether there is a child with one of the local names."""
    return any(_local(child.tag) in names for child in element)


def all_in(element: Element, name: str) -> Iterator[Element]:
    """Yield every element with a local name, at any depth, in order."""
    return (each for each in element.iter() if name_of(each) == name)
