"""The counterparty's 统一社会信用代码: whose a code is follows from where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from contract_archive.locale import _
from contract_archive.reading.chinese.labels import labels_in
from contract_archive.reading.chinese.parties import Side, sides_of
from contract_archive.reading.document import Document
from contract_archive.reading.ours import which_are_ours
from contract_archive.reading.values.codes import FoundCode, credit_codes
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings

_VALID, _WRONG = 0.96, 0.5
_ELSEWHERE = 0.6  # of two sides, the one whose code is not ours
_REACH = 800  # characters that a party's block may be long


def find_codes(document: Document, settings: Settings) -> Iterator[tuple[str, Candidate]]:
    """Yield the credit codes that stand in the counterparty's block."""
    found = sides_of(document)
    ours = which_are_ours([side.party.name for side in found], settings)
    others = [side for side, known in zip(found, ours, strict=True) if not known]
    if not any(ours) or not others:
        return
    for code, side in _owned(document, found):
        if side is others[0] or (side in others and side.party.principal):
            sure = (_VALID if code.valid else _WRONG) * (1.0 if side is others[0] else 0.5)
            yield (
                FieldName.CREDIT_CODE,
                document.candidate(code.code, code.span, sure, "code-block"),
            )


def wrong_codes(
    document: Document,
    settings: Settings,  # noqa: ARG001
    found: Mapping[str, tuple[Candidate, ...]],
) -> Iterator[Doubt]:
    """Doubt the counterparty's credit code where its check digit is wrong."""
    best = next(iter(found.get(FieldName.CREDIT_CODE, ())), None)
    if best is None:
        return
    codes = {code.code: code.valid for code in credit_codes(document.text)}
    if not codes.get(str(best.value), True):
        message = _("the credit code {code} has a wrong check digit").format(code=best.value)
        yield Doubt(DoubtKind.CODE_WRONG, FieldName.CREDIT_CODE, message, best.page)


def _owned(document: Document, found: tuple[Side, ...]) -> Iterator[tuple[FoundCode, Side]]:
    """Yield each code with the side in whose block it stands."""
    lines: dict[int, list[FoundCode]] = {}
    for code in credit_codes(document.text):
        lines.setdefault(document.line_at(code.span[0]), []).append(code)
    for line, codes in lines.items():
        start = document.start_of(line)
        columns = _columns(document, found, start) if len(codes) > 1 else []
        if len(columns) == len(codes):
            yield from zip(codes, columns, strict=True)
            continue
        for code in codes:
            side = _labelled(document, found, code) or _above(document, found, code.span[0])
            if side:
                yield code, side


def _labelled(document: Document, found: tuple[Side, ...], code: FoundCode) -> Side | None:
    """Return the side whose label stands in the code's own line: 甲方统一社会信用代码."""
    line = document.lines[document.line_at(code.span[0])]
    before = line[: code.span[0] - document.start_of(document.line_at(code.span[0]))]
    labels = re.findall(r"[甲乙丙丁戊](?=方)", before)
    slots = {labels[-1]} if labels else {s for label in labels_in(before) for s in label.slots}
    return next((side for side in found if side.slots & slots), None)


def _mentioned(found: tuple[Side, ...], at: int) -> list[tuple[int, Side]]:
    """Return where sides are named before ``at``, the nearest last."""
    named = [(each.name.start, side) for side in found for each in side.mentions]
    return sorted((pair for pair in named if at - _REACH < pair[0] < at), key=lambda pair: pair[0])


def _columns(document: Document, found: tuple[Side, ...], at: int) -> list[Side]:
    """Return the sides that the nearest line above names beside each other."""
    named = _mentioned(found, at)
    if not named:
        return []
    line = document.line_at(named[-1][0])
    return [side for start, side in named if document.line_at(start) == line]


def _above(document: Document, found: tuple[Side, ...], at: int) -> Side | None:
    """Return the side that is named last before ``at``; None where two stand side by side."""
    named = _mentioned(found, at)
    if not named:
        return None
    line = document.line_at(named[-1][0])
    beside = [side for start, side in named if document.line_at(start) == line]
    return named[-1][1] if len(beside) == 1 or document.line_at(at) == line else None
