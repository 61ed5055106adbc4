"""The number printed on a contract under "Contract No.", "Agreement Number", "PO No."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.english.prose import Find, Prose
from contract_archive.records.readings import FieldName

_HEAD = 6000
_LABEL = re.compile(
    r"(?P<whose>\b(?:your|our|buyer'?s?|seller'?s?|customer'?s?|supplier'?s?|vendor'?s?|"
    r"client'?s?|purchaser'?s?) )?"
    r"\b(?P<what>contract|agreement|purchase order|p\.?o\.?|order|lease|licen[cs]e agreement|deed|"
    r"s/c|sales contract|document)"
    r" ?(?:(?:reference |ref\.? |id )?(?:number|no\b\.?|num\b\.?|nr\b\.?|#)|ref\b\.?(?:erence)?|"
    r"id\b) ?[:.#]{0,2} ?"
    r"(?P<number>[A-Z0-9][A-Za-z0-9/()_.-]{1,38}(?: ?[-/] ?[A-Za-z0-9]+)*)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?P<label>ref(?:erence)?\b\.?(?: no\b\.?)?|no\.|"
    r"number) ?[:.] ?(?P<number>[A-Z0-9][A-Za-z0-9/()_.-]{2,38})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:amend\w*|under|pursuant|that certain|original|master|prime|supplement\w*|to|of the|"
    r"tender|bid|project|invoice|"
    r"registration|company|account|model|template|form|patent|serial|"
    r"purchase under)\b[^.;:]{0,50}$",
    re.IGNORECASE,
)
_MODEL = re.compile(r"(?:GF|SF)-\d{4}-\d{4}")
_NOT_NUMBER = re.compile(r"(?:19|20)\d\d|\d|of|and|is|date|the", re.IGNORECASE)


def find_number(prose: Prose) -> Iterator[Find]:
    """Yield the number under which the contract goes, or whose number the page says it is."""
    starts = set(prose.line_starts)
    for label in _LABEL.finditer(prose.text, 0, _HEAD):
        number = _tidy(label["number"])
        if not _is_number(number):
            continue
        begins = label.start() in starts
        before = prose.text[max(0, label.start() - 60) : label.start()]
        if not begins and _OTHER.search(before):
            continue
        colon = (
            re.search(r"[:#.]", prose.text[label.start("what") : label.start("number")]) is not None
        )
        sure = 0.94 if begins and colon else 0.88 if colon else 0.75
        whose = (label["whose"] or "").strip().lower()
        field = FieldName.COUNTERPARTY_NUMBER if whose == "your" else FieldName.NUMBER
        sure *= 0.8 if whose and whose not in ("your", "our") else 1.0
        yield field, prose.candidate(number, label.span("number"), sure, "number-label")
        return
    yield from _bare(prose)


def _bare(prose: Prose) -> Iterator[Find]:
    for start in prose.line_starts[:25]:
        label = _BARE.match(prose.text, start)
        if label is not None and _is_number(_tidy(label["number"])):
            span = label.span("number")
            yield FieldName.NUMBER, prose.candidate(_tidy(label["number"]), span, 0.8, "number-ref")
            return


def _is_number(number: str) -> bool:
    return (
        any(map(str.isdigit, number))
        and not _NOT_NUMBER.fullmatch(number)
        and not _MODEL.match(number)
    )


def _tidy(number: str) -> str:
    plain = number.strip(" .,;:-_")
    return plain[:-1] if plain.endswith(")") and "(" not in plain else plain
