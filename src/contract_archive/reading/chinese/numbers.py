"""The number printed on a Chinese contract, and whose it is.

Pages are full of numbers under similar labels: of the model text (GF-2000-0101), the tender, the
project, an order, an invoice, an account. Only what stands under 合同编号 and its like counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.chinese.bare_numbers import bare_numbers
from contract_archive.reading.chinese.labels import SELLER
from contract_archive.reading.chinese.number_labels import NumberLabel, Under, number_labels
from contract_archive.reading.chinese.number_values import plausible, value_of
from contract_archive.reading.chinese.parties import sides_of
from contract_archive.reading.chinese.roles import our_role
from contract_archive.reading.chinese.titles import headings
from contract_archive.reading.chinese.traditional import plain, plain_text
from contract_archive.reading.document import Document, once
from contract_archive.reading.gaps import gaps_of
from contract_archive.reading.ours import which_are_ours
from contract_archive.reading.own_numbers import fits, mended
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings.model import Settings

PARENT_NUMBER = "parent_number"
"""The number of the contract that a supplement belongs to."""

_ORDER = re.compile(r"订单|订购|采购单|订货|定购|购货单|销货单|销售单|进货单|确认书")
_BUYER_WRITES = re.compile("采购|订购单|购货单|订货单|进货")
_LABEL_LENGTH = 16
_CHANGE = re.compile(r"补充|变更|解除|终止|续签|续期|展期|修订")

_TOP_LINES = 16
_TOP = {
    Under.FULL: 0.972,
    Under.SHORT: 0.93,
    Under.ORDER: 0.92,
    Under.SLIP: 0.92,
    Under.THEIRS: 0.93,
    Under.MISREAD: 0.89,
    Under.ENGLISH: 0.95,
    Under.LATIN: 0.88,
    Under.PAPER: 0.88,
}
_LOWER = {
    Under.FULL: 0.955,
    Under.SHORT: 0.5,
    Under.ORDER: 0.5,
    Under.SLIP: 0.5,
    Under.THEIRS: 0.8,
    Under.MISREAD: 0.5,
    Under.ENGLISH: 0.95,
    Under.LATIN: 0.3,
    Under.PAPER: 0.0,
}
_CONTRACTS = (Under.FULL, Under.SHORT, Under.ENGLISH)
_ORDERS = (Under.ORDER, Under.SLIP)
_OF_A_CONTRACT = {Under.ORDER: 0.96, Under.SLIP: 0.99}
"""What the heading of a contract leaves of the trust in an order's or a slip's number."""
_LABELLED_LATER = 0.93
_KNOWN_FORM = 0.85  # from here on a number's own form settles what the label leaves open
_OURS = 0.985
_O_MENDED = 0.92
_STRANGE = 0.8
_O_IN_DIGITS = re.compile(r"(?<=\d)[Oo](?=\d)|(?<=\d\d)[Oo](?![A-Za-z])")
_LETTER_IN_DIGITS = re.compile(r"\d[IlZSBGb|]\d|\d\d[IlZSBG](?![A-Za-z])|(?<![A-Za-z])[IlOZ]\d\d")
_SIDE_UNKNOWN = 0.5
_UNLABELLED = 0.85
_MENDED = 0.95
_REFERENCE = 0.7
_WHOSE_UNSAID = 0.85  # a supplement may print its own number or the main contract's


class Printed(NamedTuple):
    """A number under a label.

    ``whose`` are the slots that the label names; ``parent`` is True for another contract's number,
    to which this one belongs.
    """

    value: str
    span: tuple[int, int]
    confidence: float
    rule: str
    whose: tuple[str, ...] = ()
    parent: bool = False


def find_numbers(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield the contract's number, the counterparty's where told apart, and a main contract's."""
    labelled = printed_numbers(document)
    parents = {printed.value for printed in labelled if printed.parent}
    changing = _changes_another(document)
    for printed in labelled:
        field, sure = _field(document, printed, settings)
        if field == FieldName.NUMBER and not printed.parent and changing:
            if printed.value in parents:
                continue
            sure = sure if parents else min(sure, _WHOSE_UNSAID)
        if not sure:
            continue
        value, sure = _known(printed.value, sure, settings)
        yield field, document.candidate(value, printed.span, sure, printed.rule)
    yield from _unlabelled(document, settings)
    if all(printed.parent for printed in labelled):
        known = {printed.value for printed in labelled}
        for bare in bare_numbers(document):
            if bare.value not in known and plausible(bare.value) == 1:
                yield FieldName.NUMBER, document.candidate(*bare)


@once
def printed_numbers(document: Document) -> tuple[Printed, ...]:
    """Return every number that stands under the label of a contract number, in page order."""
    labels = list(number_labels(plain_text(document), gaps_of(document)))
    if not _is_order(document) and any(label.under in _CONTRACTS for label in labels):
        labels = [label for label in labels if label.under not in _ORDERS]
    found = (_printed(document, label) for label in labels)
    return tuple(each for each in found if each)


def _field(document: Document, printed: Printed, settings: Settings) -> tuple[str, float]:
    """Return the field that a number belongs to, and its confidence there."""
    if printed.parent:
        return PARENT_NUMBER, printed.confidence
    if printed.rule == Under.THEIRS.value:
        return FieldName.COUNTERPARTY_NUMBER, _customers(document, printed, settings)
    if not printed.whose:
        return FieldName.NUMBER, printed.confidence
    found = sides_of(document)
    ours = which_are_ours([side.party.name for side in found], settings)
    owners = [
        known is not None
        for side, known in zip(found, ours, strict=True)
        if side.slots & set(printed.whose)
    ]
    if len(owners) != 1 or not any(ours):
        return FieldName.NUMBER, _SIDE_UNKNOWN
    return (FieldName.NUMBER if owners[0] else FieldName.COUNTERPARTY_NUMBER), printed.confidence


def _customers(document: Document, printed: Printed, settings: Settings) -> float:
    """Return how sure the customer's number is the counterparty's: it is where we sell."""
    role = our_role(document, settings)
    if role is None:
        return min(printed.confidence, _WHOSE_UNSAID)
    start = printed.span[0]
    yours = re.search("[贵你]", document.text[max(0, start - _LABEL_LENGTH) : start])
    if yours and any(_BUYER_WRITES.search(plain(each.title)) for each in headings(document)[:1]):
        return _SIDE_UNKNOWN  # the customer wrote it: 贵司 are we
    return printed.confidence if role[0] == SELLER else 0.0


def _known(value: str, sure: float, settings: Settings) -> tuple[str, float]:
    """Return a number and its confidence by what the archive's own numbers look like."""
    if fits(value, settings):
        return value, max(sure, _OURS) if sure >= _KNOWN_FORM else sure
    right = mended(value, settings)
    if right:
        return right, min(sure, _MENDED)
    plain = _O_IN_DIGITS.sub("0", value)
    if plain != value:
        return plain, min(sure, _O_MENDED)
    return value, min(sure, _STRANGE) if _LETTER_IN_DIGITS.search(value) else sure


def _printed(document: Document, label: NumberLabel) -> Printed | None:
    value, span, share = value_of(document, label)
    if not value:
        return None
    sure = _REFERENCE if label.parent else _by_label(document, label)
    if label.under in _ORDERS and not _is_order(document):
        sure *= _OF_A_CONTRACT[label.under]
    sure *= share * plausible(value)
    rule = label.under.value
    return Printed(value, span, sure, rule, label.whose, label.parent) if sure else None


def _changes_another(document: Document) -> bool:
    """Tell whether the paper is a supplement, a change or an end of another contract."""
    return any(_CHANGE.search(plain(heading.title)) for heading in headings(document)[:1])


def _is_order(document: Document) -> bool:
    """Tell whether the paper is an order, whose number is the order's."""
    return any(_ORDER.search(plain(heading.title)) for heading in headings(document)[:1])


def _by_label(document: Document, label: NumberLabel) -> float:
    """Return how sure a number under this label is the contract's."""
    page, line = document.page_at(label.start), _line_of_page(document, label.start)
    top = page == 1 and line < _TOP_LINES
    if label.under is Under.FULL and page > 1:
        return _LABELLED_LATER
    if label.under is Under.ENGLISH and page > 1:
        return 0.0
    return _TOP[label.under] if top else _LOWER[label.under]


def _line_of_page(document: Document, at: int) -> int:
    begin = max(document.text.rfind("\f", 0, at), 0)
    return document.text.count("\n", begin, at)


def _unlabelled(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield what looks like a number of ours and stands alone at the head of page 1."""
    lines = document.lines[:_TOP_LINES]
    for at, line in enumerate(lines):
        if document.page_at(document.start_of(at)) > 1:
            return
        for word in line.split(" "):
            if len(word) <= 40 and fits(word.strip("()"), settings):
                begin = document.start_of(at) + line.index(word)
                span = (begin, begin + len(word))
                value = word.strip("()")
                found = document.candidate(value, span, _UNLABELLED, "number-own-pattern")
                yield FieldName.NUMBER, found
