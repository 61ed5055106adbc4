"""The day on which a Chinese contract was signed.

Where a date stands decides: under a label (签订日期), in the sentence that says when the contract
was made (于…签订), in the signature block, alone on the cover. Dates under other labels, of other
contracts, in headers and in the stamps of fax and printer are none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from contract_archive.reading.chinese.body import body_end
from contract_archive.reading.chinese.dated import (
    EARLIER,
    EARLIER_SURE,
    Find,
    every_date,
    find,
    has_other_sense,
    of_a_period,
    within,
    words_before,
)
from contract_archive.reading.chinese.labelled_days import in_head, labelled
from contract_archive.reading.chinese.making import is_made, makes_ours
from contract_archive.reading.chinese.others import Others, is_dependent, others_in
from contract_archive.reading.chinese.signatures import closing_lines, signature_blocks, witnessed
from contract_archive.reading.document import Document
from contract_archive.reading.values.dates import DateForm, FoundDate, dates
from contract_archive.records.readings import Candidate

APART = 90
"""Two signatures further apart than these days are implausible: one date is misread or false."""

_SAME_BLOCK = 40
"""Signatures fewer lines apart are of one contract, though each party has a page for its own."""
# Before the date of a signature stand its label and names, never numbers or Latin letters.
_STRANGE = re.compile(
    r"[0-9][^日]{0,12}$|(?<![A-Za-z])(?!Date|DATE|Name|Title|Signature)[A-Z][0-9.]+[^一-鿿]{0,4}$"
)
# The number of a telephone or account in the column beside.
_OTHER_COLUMN = re.compile(r":\s?[0-9][0-9 ()+-]{5,28}\s(?:日期\s?:?\s?)?$")
_LABEL_BEFORE = re.compile(r"(?:日期|时间|Date)[\s:]*$", re.IGNORECASE)
_ALONE = re.compile(r"[\s,.:()年月日_/-]*")
_COVER_LENGTH = 500
_HEAD = 3
_DRAFT = 0.5


def signing_dates(document: Document) -> list[Candidate]:
    """Return the days that may be the one of signing, each with its evidence.

    Of two signatures with two dates the later counts; the earlier one stays a weak candidate.
    """
    end = body_end(document)
    others = others_in(document)
    every = every_date(document)
    found = [each for each in every if each.span[0] < end]
    blocks = [block for block in signature_blocks(document) if block[0] < end]
    signed = list(_in_blocks(document, found, blocks)) or list(_at_the_end(document, found, end))
    stated = [
        *labelled(document, every, blocks, others),
        *_unless_signed(in_head(document, every), signed),
        *_in_prose(document, others),
    ]
    if is_dependent(document):
        stated = list(_recited(stated, signed))
    finds = (*stated, *signed, *_on_cover(document, found, blocks))
    return [candidate for at, candidate in finds if at < end]


def _unless_signed(headed: Iterable[Find], signed: list[Find]) -> Iterator[Find]:
    """Yield the days of a bare 日期 in the head; where signatures have others it is the draft's."""
    days = {each.value for _, each in signed}
    for at, each in headed:
        draft = days and each.value not in days
        yield at, replace(each, confidence=min(each.confidence, _DRAFT)) if draft else each


def _recited(stated: list[Find], signed: list[Find]) -> Iterator[Find]:
    """Yield what a supplement states; an earlier day than its signatures' is the old contract's."""
    days = [each.value for _, each in signed if isinstance(each.value, date)]
    for at, each in stated:
        if days and isinstance(each.value, date) and each.value < max(days):
            each = replace(each, confidence=min(each.confidence, 0.3))
        yield at, each


# In the signature block


def _in_blocks(
    document: Document, found: list[FoundDate], blocks: list[tuple[int, int]]
) -> Iterator[Find]:
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


def _at_the_end(document: Document, found: list[FoundDate], end: int) -> Iterator[Find]:
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
        if within(each.span[0], strangers):
            continue
        before = words_before(document, each)
        if each.form is DateForm.COMPACT and not _LABEL_BEFORE.search(before):
            continue
        if of_a_period(document.text, each) and not _LABEL_BEFORE.search(before):
            continue
        strange = _STRANGE.search(before) and not _LABEL_BEFORE.search(before)
        if strange and _OTHER_COLUMN.search(before):
            strange = None
        elif strange and each.form is DateForm.WRITTEN:  # it may be a signature's nonetheless
            strange, each = None, each._replace(repaired=True)
        if not strange and not has_other_sense(document, each):
            yield each


def _latest(document: Document, days: list[FoundDate], sure: float) -> Iterator[Find]:
    latest = max(each.value for each in days)
    first = min(each.value for each in days)
    several = len({each.value for each in days})
    if (latest - first).days > APART:
        sure = min(sure, 0.7)
    elif several > 2:
        sure = min(sure, 0.85)
    for each in days:
        if each.value == latest:
            yield find(document, each, sure, "zh.signing.block")
        else:
            yield find(document, each, EARLIER_SURE, EARLIER)


# In a sentence


def _in_prose(document: Document, others: Others) -> Iterator[Find]:
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
        yield find(document, where, sure, "zh.signing.sentence")


# On the cover


def _on_cover(
    document: Document, found: list[FoundDate], blocks: list[tuple[int, int]]
) -> Iterator[Find]:
    """Yield dates that stand alone on a line of a first page that is a cover."""
    if not document.pages or sum(map(str.isalnum, document.pages[0])) > _COVER_LENGTH:
        return
    for each in found:
        line = document.line_at(each.span[0])
        if document.page_at(each.span[0]) > 1:
            return
        alone = _ALONE.fullmatch(document.lines[line].replace(document.text[slice(*each.span)], ""))
        if alone and line >= _HEAD and not within(each.span[0], blocks):
            sure = 0.8 if each.form is DateForm.WRITTEN else 0.5
            yield find(document, each, sure, "zh.signing.cover")
