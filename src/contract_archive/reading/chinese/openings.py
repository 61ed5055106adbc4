"""Parties that the opening sentence names without a label: 甲公司与乙公司经友好协商……"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.chinese.names import HAN, MOST, Name, Sort, is_organisation, tidy
from contract_archive.reading.chinese.titles import title_in
from contract_archive.reading.chinese.traditional import plain_flow
from contract_archive.reading.document import Document

_NAME = rf"[{HAN}A-Za-z0-9()·]{{4,{MOST}}}?"
_OPENING = re.compile(
    r"(?:\d[.、] ?)?"
    rf"(?:(?:本|此)(?:合同|协议书?|备忘录|意向书)(?:系|是)?由|兹由|现由|由|兹有)?"
    rf"(?P<first>{_NAME})(?:[与和同及]|以及|、)(?P<second>{_NAME})"
    r",?(?:双方|两方)?(?:于(?:19|20)\d\d年[\d月日]{0,6})?(?:在[^,。]{2,12})?(?:,|共同|就[^,。\n]{1,40},?)?"
    r"(?:经(?:过)?(?:双方)?(?:友好|平等|充分|共同|自愿)|本着|根据|依据|签[订署]|订立|达成|共同签|就)"
)
_REACH = 1500  # characters from the top within which a contract opens


def opening_names(document: Document) -> Iterator[Name]:
    """Yield the two organisations that make the contract in its opening sentence."""
    flow = document.flow
    text = plain_flow(document)
    for at in range(min(len(text), _REACH)):
        found = _OPENING.match(text, at) if _may_open(document, at) else None
        if found is None:
            continue
        words = [found["first"], found["second"]]
        if not all(map(is_organisation, words)):
            continue
        for group in ("first", "second"):
            start, end = flow.span(*found.span(group))
            yield Name(
                tidy(flow.text[slice(*found.span(group))]), start, end, Sort.ORGANISATION, True
            )
        return


def _may_open(document: Document, at: int) -> bool:
    """Tell whether the flow has a line's beginning at ``at`` that is no title's."""
    if not document.flow.begins_line(at):
        return False
    start, _ = document.flow.span(at, at + 1)
    return not title_in(document.lines[document.line_at(start)])
