"""The day on which a Chinese contract was signed.

Where a date stands decides: under a label (签订日期), in the sentence that says when the contract
was made (于…签订), in the signature block, alone on the cover. Dates under other labels, of other
contracts, in headers and in the stamps of fax and printer are none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from contract_archive.reading.chinese.beside import is_other, of_a_machine, of_an_office
from contract_archive.reading.chinese.body import body_end
from contract_archive.reading.chinese.making import is_made, makes_ours
from contract_archive.reading.chinese.others import Others, is_dependent, others_in
from contract_archive.reading.chinese.signatures import closing_lines, signature_blocks, witnessed
from contract_archive.reading.document import Document, once
from contract_archive.reading.english.values.dates import find_dates
from contract_archive.reading.scanning import matches, places, starts
from contract_archive.reading.values.dates import DateForm, FoundDate, dates
from contract_archive.records.readings import Candidate

APART = 90
"""Two signatures further apart than these days are implausible: one date is misread or false."""

EARLIER = "zh.signing.block.earlier"
"""The rule of a signature's date that is not the last one."""
_EARLIER_SURE = 0.4

# 筌 is what scanners make of 签.
_VERB = "[签筌](?:订|定|约|署|立|字盖章|字或盖章|字|章)|订立|缔结|缔约|立约|盖章"
_LABEL = re.compile(
    rf"(?P<other>原|主合同|前述|上述|被补充)?(?:本|该)?(?:合同|协议)?(?:书)?"
    rf"(?:(?:{_VERB})(?:的)?(?:日期|时间|日(?!起|内|后|前))|(?:合同|协议)(?:日期|时间)"
    rf"|(?:{_VERB})(?:地点?|地址)(?:[及和与、/]|以及)?(?:日期|时间))"
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
_REACH = 200
"""How far from a label or date, in characters, its words are looked for on its line."""
_SAME_BLOCK = 40
"""Signatures fewer lines apart are of one contract, though each party has a page for its own."""
# Before the date of a signature stand its label and names, never numbers or Latin letters.
_STRANGE = re.compile(
    r"[0-9][^日]{0,12}$|(?<![A-Za-z])(?!Date|DATE|Name|Title|Signature)[A-Z][0-9.]+[^一-鿿]{0,4}$"
)
# The number of a telephone or account in the column beside.
_OTHER_COLUMN = re.compile(r":\s?[0-9][0-9 ()+-]{5,28}\s(?:日期\s?:?\s?)?$")
_ANNEX = re.compile(r"附[件表录](?![^,。;\n]*(?:本合同|甲方|乙方))")
_SIGNED_AT = re.compile(rf"(?:{_VERB})(?:日期|时间)[\s:]*$")
_LABEL_BEFORE = re.compile(r"(?:日期|时间|Date)[\s:]*$", re.IGNORECASE)
_TO = re.compile(r"\s?(?:至|到(?!货)|止)| ?(?:起|-|—|~|–)")
_DAY_LABEL = re.compile("日期|时间|期限?|起止")
_CLOCK = re.compile(r"^\s?\d{1,2}:\d{2}(?::\d{2})?")
_ALONE = re.compile(r"[\s,.:()年月日_/-]*")
_CLAUSE = re.compile(r"第[一1]条|[一1][、.]|.*(?:根据|依照|依据|按照)《")
_Find: TypeAlias = "tuple[int, Candidate]"
_COVER_LENGTH = 500
_HEAD = 3
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_UNAMBIGUOUS = 0.95


def signing_dates(document: Document) -> list[Candidate]:
    """Return the days that may be the one of signing, each with its evidence.

    Of two signatures with two dates the later counts; the earlier one stays a weak candidate.
    """
    end = body_end(document)
    others = others_in(document)
    every = _every(document)
    found = [each for each in every if each.span[0] < end]
    blocks = [block for block in signature_blocks(document) if block[0] < end]
    signed = list(_in_blocks(document, found, blocks)) or list(_at_the_end(document, found, end))
    stated = [
        *_labelled(document, every, blocks, others),
        *_in_head(document, every),
        *_in_prose(document, others),
    ]
    if is_dependent(document):
        stated = list(_recited(stated, signed))
    finds = (*stated, *signed, *_on_cover(document, found, blocks))
    return [candidate for at, candidate in finds if at < end]


def _recited(stated: list[_Find], signed: list[_Find]) -> Iterator[_Find]:
    """Yield what a supplement states; an earlier day than its signatures' is the old contract's."""
    days = [each.value for _, each in signed if isinstance(each.value, date)]
    for at, each in stated:
        if days and isinstance(each.value, date) and each.value < max(days):
            each = replace(each, confidence=min(each.confidence, 0.3))
        yield at, each


@once
def _every(document: Document) -> list[FoundDate]:
    return _dates(document.text)


def _dates(text: str) -> list[FoundDate]:
    """Return the dates of a text in which English may stand beside Chinese, in its order."""
    chinese = list(dates(text, compact=True))
    taken = [each.span for each in chinese]
    english = (
        FoundDate((each.start, each.end), each.value, DateForm.WRITTEN)
        for each in (find_dates(text) if _MONTH.search(text) else ())
        if each.sure > _UNAMBIGUOUS and not _within(each.start, taken)
    )
    return sorted((*chinese, *english))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    # The spans are in order and do not overlap.
    number = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return number >= 0 and at < spans[number][1]


# Under a label


def _labelled(
    document: Document, every: list[FoundDate], blocks: list[tuple[int, int]], others: Others
) -> Iterator[_Find]:
    yield from _later(_labels(document, every, blocks, others), document)


def _labels(
    document: Document, every: list[FoundDate], blocks: list[tuple[int, int]], others: Others
) -> Iterator[tuple[FoundDate, float]]:
    text = document.text
    for label in matches(_LABEL, places(_BEGINS, text), text):
        before = text[max(0, label.start() - 4) : label.start()]
        if label["other"] or re.search("原|主|自$|从$", before) or _within(label.start(), blocks):
            continue
        if others.in_text(label.start()) or _of_an_annex(document, label.start()):
            continue
        found = _after(document, every, label)
        if found is not None and not _of_a_period(text, found[0]):
            yield found


def _later(days: Iterable[tuple[FoundDate, float]], document: Document) -> Iterator[_Find]:
    """Yield labelled days; of two on one line, as each party has its own, the later counts."""
    lines: dict[int, list[tuple[FoundDate, float]]] = {}
    for found, sure in days:
        lines.setdefault(document.line_at(found.span[0]), []).append((found, sure))
    for row in lines.values():
        latest = max(found.value for found, _ in row)
        for found, sure in row:
            yield _find(
                document,
                found,
                sure if found.value == latest else _EARLIER_SURE,
                "zh.signing.label" if found.value == latest else EARLIER,
            )


def _of_an_annex(document: Document, at: int) -> bool:
    """Tell whether the line before a label speaks of an annex, whose day is its own."""
    start = max(document.start_of(document.line_at(at)), at - _REACH)
    return _ANNEX.search(document.text[start:at]) is not None


def _of_a_period(text: str, found: FoundDate) -> bool:
    start, end = found.span
    return bool(_TO.match(text, end) or _TO.match(text, start - 1))


def _find(document: Document, found: FoundDate, sure: float, rule: str) -> _Find:
    confidence = min(sure, 0.85) if found.repaired else sure
    return found.span[0], document.candidate(found.value, found.span, confidence, rule)


def _after(
    document: Document, every: list[FoundDate], label: re.Match[str]
) -> tuple[FoundDate, float] | None:
    """Return the date of a label: behind it, or in the lines below where it ends its line."""
    line = document.line_at(label.start())
    end = document.start_of(line) + len(document.lines[line])
    # A date may be broken over the line's end; a line without end is not searched to its end.
    rest = document.text[label.end() : min(end + 24, label.end() + _REACH)]
    each = _next(every, label.end())
    if each is not None and each.span[0] < label.end() + len(rest):
        gap = rest[: each.span[0] - label.end()]
        if _BETWEEN.fullmatch(gap) or ("地" in label[0] and _WITH_PLACE.fullmatch(gap)):
            return each, 0.97
    if re.search(r"\d|年", rest[: max(0, end - label.end())]) or end - label.end() >= _REACH:
        return None  # something else, or a blank: the next line is another matter
    return _below(document, line, label[0])


def _below(document: Document, line: int, label: str) -> tuple[FoundDate, float] | None:
    """Return the date of a label in the next lines, as in a table read row by row.

    Of several dates in the row it is the first, where no other label of a day or period stands
    before this one in the head.
    """
    for at in range(line + 1, min(line + 4, len(document.lines))):
        words = document.lines[at]
        found = _dates(words)
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


def _next(every: list[FoundDate], at: int) -> FoundDate | None:
    """Return the first of the dates that begins at a place or behind it."""
    number = bisect_left(every, ((at, 0),))
    return every[number] if number < len(every) else None


def _moved(found: FoundDate, by: int) -> FoundDate:
    return found._replace(span=(found.span[0] + by, found.span[1] + by))


# In the head


def _in_head(document: Document, every: list[FoundDate]) -> Iterator[_Find]:
    """Yield dates that a bare 日期 names in the first lines, before the first clause."""
    for at, line in enumerate(document.lines[:_HEAD_LINES]):
        if document.page_at(document.start_of(at)) > 1 or _CLAUSE.match(line):
            return
        apart = _APART_ON_PAGE.search(document.raw_line(at))
        for label in _HEAD_LABEL.finditer(line):
            if not apart and not _BEFORE_LABEL.search(label["before"]):
                continue
            start = document.start_of(at) + label.end()
            found = _next(every, start)
            if found is None or found.span[0] > start + _REACH:
                continue
            if not _BETWEEN.fullmatch(document.text[start : found.span[0]]):
                continue
            if not _has_other_sense(document, found) and not _of_an_annex(document, start):
                yield _find(document, found, 0.93, "zh.signing.head")


# In the signature block


def _in_blocks(
    document: Document, found: list[FoundDate], blocks: list[tuple[int, int]]
) -> Iterator[_Find]:
    dated: list[list[FoundDate]] = []
    last = -_SAME_BLOCK
    for block in blocks:
        days = list(_signed(document, found, block))
        line = document.line_at(block[0])
        if days and dated and line - last < _SAME_BLOCK:
            dated[-1] += days  # a party's own page
        elif days:
            dated.append(days)
        last = document.line_at(block[1]) if days else last
    for number, days in enumerate(dated):
        yield from _latest(document, days, 0.95 if number == 0 else 0.5)


def _at_the_end(document: Document, found: list[FoundDate], end: int) -> Iterator[_Find]:
    """Yield the dates below the names of the parties with which the paper closes."""
    closing = closing_lines(document, end)
    days = list(_signed(document, found, closing)) if closing else []
    if days:
        yield from _latest(document, days, 0.92)


def _signed(
    document: Document, found: list[FoundDate], block: tuple[int, int]
) -> Iterator[FoundDate]:
    """Yield the dates of a block: those alone, behind 日期, or behind a name."""
    start, end = block
    strangers = witnessed(document, block)
    for each in found[bisect_left(found, ((start, 0),)) :]:
        if each.span[0] >= end:
            return
        if _within(each.span[0], strangers):
            continue
        before = _words_before(document, each)
        if each.form is DateForm.COMPACT and not _LABEL_BEFORE.search(before):
            continue
        if _of_a_period(document.text, each) and not _LABEL_BEFORE.search(before):
            continue
        strange = _STRANGE.search(before) and not _LABEL_BEFORE.search(before)
        if strange and _OTHER_COLUMN.search(before):
            strange = None
        elif strange and each.form is DateForm.WRITTEN:  # it may be a signature's nonetheless
            strange, each = None, each._replace(repaired=True)
        if not strange and not _has_other_sense(document, each):
            yield each


def _words_before(document: Document, found: FoundDate) -> str:
    """Return what stands on the line before a date, behind the date before it if there is one."""
    start = document.start_of(document.line_at(found.span[0]))
    start = max(start, found.span[0] - _REACH)
    every = _every(document)
    number = bisect_left(every, (found.span,)) - 1
    if number >= 0 and every[number].span[0] >= start:
        start = min(every[number].span[1], found.span[0])
    return _CLOCK.sub("", document.text[start : found.span[0]])


def _has_other_sense(document: Document, found: FoundDate) -> bool:
    """Tell whether a date is the one of something else, or the stamp of a machine."""
    line = document.line_at(found.span[0])
    before = _words_before(document, found)
    if not before.strip() and line and document.start_of(line) == found.span[0]:
        above = document.lines[line - 1]
        before = above if _label_only(above) else ""
    if _SIGNED_AT.search(before):
        return False  # an electronic signature has its hour too
    rest = re.split("[\n\f]", document.text[found.span[1] : found.span[1] + 32])[0]
    return (
        is_other(before)
        or of_an_office(before, rest)
        or of_a_machine(before, rest, _around(document, line))
    )


def _around(document: Document, line: int) -> str:
    return " ".join(each[:_REACH] for each in document.lines[max(0, line - 1) : line + 2])


def _label_only(line: str) -> bool:
    return len(line) < 20 and line.rstrip().endswith((":", "日期", "时间"))


def _latest(document: Document, days: list[FoundDate], sure: float) -> Iterator[_Find]:
    latest = max(each.value for each in days)
    first = min(each.value for each in days)
    several = len({each.value for each in days})
    if (latest - first).days > APART:
        sure = min(sure, 0.7)
    elif several > 2:
        sure = min(sure, 0.85)
    for each in days:
        if each.value == latest:
            yield _find(document, each, sure, "zh.signing.block")
        else:
            yield _find(document, each, _EARLIER_SURE, EARLIER)


# In a sentence


def _in_prose(document: Document, others: Others) -> Iterator[_Find]:
    flow = document.flow
    for each in dates(flow.text):
        start, end = each.span
        before = flow.text[max(0, start - 40) : start]
        before = re.split("[。;\n\f]", before)[-1]
        after = flow.text[end : end + 140]
        if not is_made(before, after) or (others.in_flow(start) and not makes_ours(after)):
            continue
        where = each._replace(span=flow.span(start, end))
        sure = 0.96 if document.page_at(where.span[0]) <= 2 else 0.85
        yield _find(document, where, sure, "zh.signing.sentence")


# On the cover


def _on_cover(
    document: Document, found: list[FoundDate], blocks: list[tuple[int, int]]
) -> Iterator[_Find]:
    """Yield dates that stand alone on a line of a first page that is a cover."""
    if not document.pages or sum(map(str.isalnum, document.pages[0])) > _COVER_LENGTH:
        return
    for each in found:
        line = document.line_at(each.span[0])
        if document.page_at(each.span[0]) > 1:
            return
        alone = _ALONE.fullmatch(document.lines[line].replace(document.text[slice(*each.span)], ""))
        if alone and line >= _HEAD and not _within(each.span[0], blocks):
            sure = 0.8 if each.form is DateForm.WRITTEN else 0.5
            yield _find(document, each, sure, "zh.signing.cover")
