"""The counterparty's 统一社会信用代码: whose a code is follows from where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contract_archive.locale import _
from contract_archive.reading.chinese.labels import labels_in
from contract_archive.reading.chinese.parties import Side, sides_of
from contract_archive.reading.document import Document
from contract_archive.reading.ours import which_are_ours
from contract_archive.reading.values.codes import credit_codes
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings

_VALID, _WRONG = 0.96, 0.5
_BY_ORDER = 0.8  # names side by side, codes one below the other: the left one is mostly first
_REACH = 800  # characters that a party's block may be long

_LABEL = re.compile(
    r"(?:统一)?(?:社会)?信用代码(?:证?号码?|/?纳税人识别号)?|纳税人识别号|税务登记证?号码?|税号"
)
_BEHIND = re.compile(
    r"[^0-9A-Za-z]{0,6}(?P<code>(?:[0-9A-Za-z][ -]?){17}[0-9A-Za-z])(?![0-9A-Za-z])"
)
_ALONE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")


class _Code(NamedTuple):
    """A code under a label: its place among the labels of its line."""

    code: str
    valid: bool
    span: tuple[int, int]
    line: int
    column: int
    columns: int


class _Owned(NamedTuple):
    code: _Code
    side: Side
    share: float


def find_codes(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield the credit codes that stand in the counterparty's block."""
    found = sides_of(document)
    ours = which_are_ours([side.party.name for side in found], settings)
    others = [side for side, known in zip(found, ours, strict=True) if not known]
    if not any(ours) or not others:
        return
    for code, side, share in _owned(document, found):
        if side is others[0] or (side in others and side.party.principal):
            sure = (_VALID if code.valid else _WRONG) * share * (1 if side is others[0] else 0.5)
            yield (
                FieldName.CREDIT_CODE,
                document.candidate(code.code, code.span, sure, "code-block"),
            )


def wrong_codes(
    document: Document,  # noqa: ARG001
    settings: Settings,  # noqa: ARG001
    found: Mapping[str, tuple[Candidate, ...]],
) -> Iterator[Doubt]:
    """Doubt the counterparty's credit code where its check digit is wrong."""
    best = next(iter(found.get(FieldName.CREDIT_CODE, ())), None)
    if best is None or any(read.valid for read in credit_codes(f"税号:{best.value}")):
        return
    message = _("the credit code {code} has a wrong check digit").format(code=best.value)
    yield Doubt(DoubtKind.CODE_WRONG, FieldName.CREDIT_CODE, message, best.page)


def _codes(document: Document) -> Iterator[_Code]:
    """Yield the codes under labels, in the order of their lines."""
    for line, words in enumerate(document.lines):
        labels = list(_LABEL.finditer(words))
        if not labels:
            continue
        start = document.start_of(line)
        ends = [*(label.start() for label in labels[1:]), len(words)]
        empty: list[int] = []
        for column, (label, end) in enumerate(zip(labels, ends, strict=True)):
            behind = _BEHIND.match(words, label.end(), end)
            if behind is None:
                empty.append(column)
                continue
            span = (start + behind.start("code"), start + behind.end("code"))
            yield from _read(document, span, line, column, len(labels))
        yield from _in_next_line(document, line, empty, len(labels))


def _in_next_line(document: Document, line: int, empty: list[int], columns: int) -> Iterator[_Code]:
    """Yield the codes of the labels that have nothing behind them in their own line."""
    words = document.lines[line + 1] if line + 1 < len(document.lines) else ""
    found = list(_ALONE.finditer(words))
    if len(found) != len(empty):
        return
    start = document.start_of(line + 1)
    for column, each in zip(empty, found, strict=True):
        span = (start + each.start(), start + each.end())
        yield from _read(document, span, line, column, columns)


def _read(
    document: Document, span: tuple[int, int], line: int, column: int, columns: int
) -> Iterator[_Code]:
    for read in credit_codes(f"税号:{document.text[span[0] : span[1]]}"):
        yield _Code(read.code, read.valid, span, line, column, columns)


def _owned(document: Document, found: tuple[Side, ...]) -> Iterator[_Owned]:
    """Yield each code with the side in whose block it stands."""
    waiting: dict[tuple[int, ...], list[tuple[_Code, list[Side]]]] = {}
    for code in _codes(document):
        labelled = _labelled(document, found, code)
        row = _row_above(document, found, document.start_of(code.line))
        if labelled:
            yield _Owned(code, labelled, 1.0)
        elif code.columns == len(row):
            yield _Owned(code, row[code.column], 1.0)
        elif row and code.columns == 1:
            waiting.setdefault(tuple(map(id, row)), []).append((code, row))
    for together in waiting.values():
        row = together[0][1]
        if len({code.code for code, _row in together}) == len(row):
            for (code, _row), side in zip(together, row, strict=False):
                yield _Owned(code, side, _BY_ORDER)


def _labelled(document: Document, found: tuple[Side, ...], code: _Code) -> Side | None:
    """Return the side whose label stands before the code's own: 甲方统一社会信用代码."""
    labels = list(_LABEL.finditer(document.lines[code.line]))
    begin = labels[code.column - 1].end() if code.column else 0
    before = document.lines[code.line][begin : labels[code.column].start()]
    letters = re.findall(r"[甲乙丙丁戊](?=方)", before)
    slots = {letters[-1]} if letters else {s for label in labels_in(before) for s in label.slots}
    return next((side for side in found if side.slots & slots), None)


def _row_above(document: Document, found: tuple[Side, ...], at: int) -> list[Side]:
    """Return the sides that the nearest line above ``at`` names, from left to right."""
    named = sorted((each.name.start, n) for n, side in enumerate(found) for each in side.mentions)
    near = [(start, n) for start, n in named if at - _REACH < start < at]
    if not near:
        return []
    line = document.line_at(near[-1][0])
    return [found[n] for start, n in near if document.line_at(start) == line]
