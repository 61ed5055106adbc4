"""Doubt a file in which two contracts lie one behind the other.

A page that begins a contract of its own has a heading at its top, names its parties again, and
differs from the first in number or parties. Annexes, supplementary terms, second copies and
headings that run on every page do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contract_archive.locale import _
from contract_archive.reading.chinese.mentions import Mention, Place, mentions
from contract_archive.reading.chinese.numbers import printed_numbers
from contract_archive.reading.chinese.titles import title_in
from contract_archive.reading.document import Document
from contract_archive.reading.likeness import fold_name, misreadings
from contract_archive.records.numbers import fold_number
from contract_archive.records.readings import Candidate, Doubt, DoubtKind
from contract_archive.settings.model import Settings

_SURE = 0.8  # a number so sure tells contracts apart
_TOP = 6  # lines of a page among which a heading stands
_BELONGS = re.compile(
    r"附件|附录|附表|附:|补充|变更|附则|清单|明细|技术协议|廉洁|安全|保密|质量保证"
)
_SIGNED = re.compile(r"(?:签字|签章|盖章|公章|法定代表人|授权代表)[^\n]{0,20}[:;]|合同专用章")


class _Beginning(NamedTuple):
    """A page that looks like the first of a contract."""

    page: int
    title: str
    numbers: frozenset[str]
    parties: frozenset[str]


def several_contracts(
    document: Document,
    settings: Settings,  # noqa: ARG001
    found: Mapping[str, tuple[Candidate, ...]],  # noqa: ARG001
) -> Iterator[Doubt]:
    """Doubt a document with a second first page; the doubt names the page."""
    if len(document.pages) < 2 or not document.is_chinese:
        return
    pages = document.text.split("\f")
    beginnings = _beginnings(document, pages)
    for each in beginnings[1:]:
        signed = any(_SIGNED.search(page) for page in pages[beginnings[0].page - 1 : each.page - 1])
        if signed and _is_another(beginnings[0], each):
            message = _("page {page} begins another contract: {title}").format(
                page=each.page, title=each.title
            )
            yield Doubt(DoubtKind.SEVERAL_CONTRACTS, "", message, each.page)
            return


def _heading(page: str) -> str:
    """Return the heading at the top of a page; empty where an annex or no contract begins."""
    lines = [line for line in page.split("\n") if line][:_TOP]
    for line in lines:
        if _BELONGS.search(line):
            return ""
        title = title_in(line)
        if title:
            return title
    return ""


def _beginnings(document: Document, pages: list[str]) -> list[_Beginning]:
    heads: dict[int, list[Mention]] = {}
    for each in mentions(document):
        if each.place is not Place.SIGNATURE:
            heads.setdefault(document.page_at(each.label_start), []).append(each)
    printed: dict[int, set[str]] = {}
    for number in printed_numbers(document):
        if not number.parent and number.confidence > _SURE:
            page = document.page_at(number.span[0])
            printed.setdefault(page, set()).add(fold_number(number.value))
    found: list[_Beginning] = []
    for page, text in enumerate(pages, 1):
        named = heads.get(page, [])
        title = _heading(text) if len({each.slots[0] for each in named}) >= 2 or not found else ""
        if title:
            names = frozenset(each.name.text for each in named)
            found.append(_Beginning(page, title, frozenset(printed.get(page, ())), names))
    return found


def _is_another(first: _Beginning, later: _Beginning) -> bool:
    """Tell a contract of its own from a copy or a page whose heading runs on."""
    if first.numbers and later.numbers:
        return not first.numbers & later.numbers
    strangers = [
        name
        for name in later.parties
        if all(misreadings(name, known) is None for known in first.parties)
    ]
    return bool(strangers) or fold_name(first.title) != fold_name(later.title)
