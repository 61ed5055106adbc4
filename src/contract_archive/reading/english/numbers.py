"""The number printed on a contract under "Contract No.", "Agreement Number", "PO No."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.english.prose import Find, Prose
from contract_archive.records.readings import FieldName

_HEAD = 6000
_LABEL = re.compile(
    r"\b(?P<what>contract|agreement|purchase order|p\.?o\.?|order|lease|deed|s/c|document)"
    r" ?(?:(?:reference |ref\.? |id )?(?:number|no\b\.?|num\b\.?|nr\b\.?|#)|"
    r"ref\b\.?(?:erence)?|id\b) ?[:.#]{0,2} ?"
    r"(?P<number>[A-Z0-9][A-Za-z0-9/()_.-]{1,38}(?: ?[-/] ?[A-Za-z0-9]+){0,4})",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\b(?P<whose>your|our|buyer|seller|customer|supplier|vendor|client|purchaser)(?:'?s)? $",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:our )?ref(?:erence)?\b\.?(?: no\b\.?)?|no\.|number|№) ?[:.]? ?"
    r"(?P<number>[A-Z0-9][A-Za-z0-9/()_.-]{2,38})",
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
    for label in _LABEL.finditer(prose.text, 0, _HEAD):
        found = _weighed(prose, label)
        if found is not None:
            yield found
            return
    yield from _bare(prose)


def _weighed(prose: Prose, label: re.Match[str]) -> Find | None:
    number = _tidy(label["number"])
    before = prose.text[max(0, label.start() - 60) : label.start()]
    owner = _WHOSE.search(before)
    whose = owner["whose"].lower() if owner else ""
    at = label.start() - len(owner[0]) if owner else label.start()
    begins = prose.line_from(at)[0] == at
    if not _is_number(number) or (not begins and _OTHER.search(before)):
        return None
    colon = re.search(r"[:#]", prose.text[label.start("what") : label.start("number")])
    ends = prose.line_from(at)[1] <= label.end("number") + 2
    if not (begins or colon):
        return None  # "entered into Purchase Agreement No. 1810" names another paper
    sure = 0.94 if begins and (colon or ends) else 0.85
    sure *= 0.8 if whose and whose not in ("your", "our") else 1.0
    field = FieldName.COUNTERPARTY_NUMBER if whose == "your" else FieldName.NUMBER
    return field, prose.candidate(number, label.span("number"), sure, "number-label")


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
