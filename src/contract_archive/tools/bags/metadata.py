"""What a bag's contracts are, in the elements of DA/T 46-2009, as XML.

The scheme numbers its elements; a receiver's system that knows none of our fields knows these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

ELEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "M8": "档号",
        "M9": "全宗号",
        "M11": "年度",
        "M12": "保管期限",
        "M13": "机构或问题",
        "M14": "类别号",
        "M17": "件号",
        "M22": "题名",
        "M27": "关键词",
        "M28": "人名",
        "M29": "摘要",
        "M31": "文件编号",
        "M32": "责任者",
        "M33": "日期",
        "M34": "文种",
    }
)
"""The elements that are given, by the codes of the standard, with its names for them."""

SCHEME = "DA/T 46-2009"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Elements = Iterable[tuple[str, str]]


class Described(NamedTuple):
    """A contract's folder in the bag, its elements (code, value), and those of its documents."""

    folder: str
    elements: Elements
    items: tuple[Elements, ...]


def draw(described: Iterable[Described]) -> bytes:
    """Return the XML. Elements without a value are left out; one may stand more than once."""
    from lxml import etree

    root = etree.Element("transfer", scheme=SCHEME)
    for each in described:
        file = etree.SubElement(root, "file", folder=_plain(each.folder))
        _add(file, each.elements)
        for item in each.items:
            _add(etree.SubElement(file, "item"), item)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _add(parent: Any, elements: Elements) -> None:
    from lxml import etree

    for code, value in elements:
        if value:
            element = etree.SubElement(parent, "element", code=code, name=ELEMENTS[code])
            element.text = _plain(value)


def _plain(text: str) -> str:
    """Text without the characters that no XML can hold."""
    return _NOT_XML.sub("", text)
