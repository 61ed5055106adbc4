"""Days of signing under a label: 签订日期, 签约时间, and a bare 日期 in the head of a contract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contract_archive.reading.chinese.beside import is_other
from contract_archive.reading.chinese.dated import (
    EARLIER,
    EARLIER_SURE,
    REACH,
    VERB,
    Find,
    dates_in,
    find,
    has_other_sense,
    next_date,
    of_a_period,
    within,
)
from contract_archive.reading.chinese.others import Others
from contract_archive.reading.document import Document
from contract_archive.reading.scanning import matches, places, starts
from contract_archive.reading.values.dates import FoundDate

_LABEL = re.compile(
    rf"(?P<other>原|主合同|前述|上述|被补充)?(?:本|该)?(?:合同|协议)?(?:书)?"
    rf"(?:(?:{VERB})(?:的)?(?:日期|时间|日(?!起|内|后|前))|(?:合同|协议)(?:日期|时间)"
    rf"|(?:{VERB})(?:地点?|地址)(?:[及和与、/]|以及)?(?:日期|时间))"
    rf"(?:[及和与、/](?:签订|签约|签署)?地点?)?"
)
_BEGINS = re.compile(
    starts(
        "原|主合同|前述|上述|被补充|本[合协书签筌订缔立盖]|该[合协书签筌订缔立盖]|合同[书日时签筌订缔立盖]"
        "|协议[书日时签筌订缔立盖]|书[签筌订缔立盖]|签[订定约署立字章]|筌[订定约署立字章]|订立|缔[结约]|立约|盖章"
    )
)
"""Where a label can begin."""
_BETWEEN = re.compile(r"[\s:_(为是,、/年月日.]{0,12}|[A-Za-z /&.()]{0,40}[:\s]{0,3}$")
_WITH_PLACE = re.compile(r"[\s:_(]{0,4}[一-鿿]{2,18}[\s,、:;/]{0,4}$")
# The space between columns is folded away: the name of a company may stand before the label.
_HEAD_LABEL = re.compile(r"(?P<before>[一-鿿]?[一-鿿]?)(?:日期|时间)(?=\s?[:A-Z])")
_APART_ON_PAGE = re.compile(r"(?:^|\s)(?:日\s*期|时\s*间)\s*[:：A-Z]")
_BEFORE_LABEL = re.compile(
    "^$|公司|中心|集团|医院|学校|大学|[厂院店部社行局所站室]$|订单|下单|采购"
)
_HEAD_LINES = 24
_ANNEX = re.compile(r"附[件表录](?![^,。;\n]*(?:本合同|甲方|乙方))")
_DAY_LABEL = re.compile("日期|时间|期限?|起止")
_CLAUSE = re.compile(r"第[一1]条|[一1][、.]|.*(?:根据|依照|依据|按照)《")


def labelled(
    document: Document, every: list[FoundDate], blocks: list[tuple[int, int]], others: Others
) -> Iterator[Find]:
    """Yield the days under a label, but for those of annexes, other contracts and signatures."""
    yield from _later(_labels(document, every, blocks, others), document)


def _labels(
    document: Document, every: list[FoundDate], blocks: list[tuple[int, int]], others: Others
) -> Iterator[tuple[FoundDate, float]]:
    text = document.text
    for label in matches(_LABEL, places(_BEGINS, text), text):
        before = text[max(0, label.start() - 4) : label.start()]
        if label["other"] or re.search("原|主|自$|从$", before) or within(label.start(), blocks):
            continue
        if others.in_text(label.start()) or _of_an_annex(document, label.start()):
            continue
        found = _after(document, every, label)
        if found is not None and not of_a_period(text, found[0]):
            yield found


def _later(days: Iterable[tuple[FoundDate, float]], document: Document) -> Iterator[Find]:
    """Yield labelled days; of two on one line, as each party has its own, the later counts."""
    lines: dict[int, list[tuple[FoundDate, float]]] = {}
    for found, sure in days:
        lines.setdefault(document.line_at(found.span[0]), []).append((found, sure))
    for row in lines.values():
        latest = max(found.value for found, _ in row)
        for found, sure in row:
            yield find(
                document,
                found,
                sure if found.value == latest else EARLIER_SURE,
                "zh.signing.label" if found.value == latest else EARLIER,
            )


def _of_an_annex(document: Document, at: int) -> bool:
    """Tell whether the line before a label speaks of an annex, whose day is its own."""
    start = max(document.start_of(document.line_at(at)), at - REACH)
    return _ANNEX.search(document.text[start:at]) is not None


def _after(
    document: Document, every: list[FoundDate], label: re.Match[str]
) -> tuple[FoundDate, float] | None:
    """Return the date of a label: behind it, or in the lines below where it ends its line."""
    line = document.line_at(label.start())
    end = document.start_of(line) + len(document.lines[line])
    # A date may be broken over the line's end; a line without end is not searched to its end.
    rest = document.text[label.end() : min(end + 24, label.end() + REACH)]
    each = next_date(every, label.end())
    if each is not None and each.span[0] < label.end() + len(rest):
        gap = rest[: each.span[0] - label.end()]
        if _BETWEEN.fullmatch(gap) or ("地" in label[0] and _WITH_PLACE.fullmatch(gap)):
            return each, 0.97
    if re.search(r"\d|年", rest[: max(0, end - label.end())]) or end - label.end() >= REACH:
        return None  # something else, or a blank: the next line is another matter
    return _below(document, line, label[0])


def _below(document: Document, line: int, label: str) -> tuple[FoundDate, float] | None:
    """Return the date of a label in the next lines, as in a table read row by row.

    Of several dates in the row it is the first, where no other label of a day or period stands
    before this one in the head.
    """
    for at in range(line + 1, min(line + 4, len(document.lines))):
        words = document.lines[at]
        found = dates_in(words)
        first = not _DAY_LABEL.search(document.lines[line].partition(label)[0])
        before = words[: found[0].span[0]] if found else words
        if re.search(r"年[\s_]*月", before):
            return None  # a blank: the day was never filled in
        if found and (len(found) == 1 or first) and not is_other(before):
            sure = (0.95 if at == line + 1 else 0.9) - (0.02 if len(found) > 1 else 0)
            return _moved(found[0], document.start_of(at)), sure
        if found or re.search("[。;]", words):
            return None
    return None


def _moved(found: FoundDate, by: int) -> FoundDate:
    return found._replace(span=(found.span[0] + by, found.span[1] + by))


def in_head(document: Document, every: list[FoundDate]) -> Iterator[Find]:
    """Yield dates that a bare 日期 names in the first lines, before the first clause."""
    for at, line in enumerate(document.lines[:_HEAD_LINES]):
        if document.page_at(document.start_of(at)) > 1 or _CLAUSE.match(line):
            return
        apart = _APART_ON_PAGE.search(document.raw_line(at))
        for label in _HEAD_LABEL.finditer(line):
            if not apart and not _BEFORE_LABEL.search(label["before"]):
                continue
            start = document.start_of(at) + label.end()
            found = next_date(every, start)
            if found is None or found.span[0] > start + REACH:
                continue
            if not _BETWEEN.fullmatch(document.text[start : found.span[0]]):
                continue
            if not has_other_sense(document, found) and not _of_an_annex(document, start):
                yield find(document, found, 0.93, "zh.signing.head")
