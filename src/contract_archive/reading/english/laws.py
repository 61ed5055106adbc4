"""The law that governs the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from contract_archive.reading.english.places import ADJECTIVE, PLACE, STATE_LAW, place_called
from contract_archive.reading.english.prose import Find, Prose
from contract_archive.records.readings import FieldName

_GOVERNED = re.compile(
    r"\b(?:govern(?:ed|ing|s)?\b|construed\b|interpreted\b|applicable law|proper law|choice of law|"
    r"subject to (?:the )?(?:\w+ )?laws?\b|laws? (?:shall |will |to )?(?:exclusively )?(?:be )?"
    r"(?:appl(?:y|ies|icable)|govern)|laws? (?:is|are) applicable|(?-i:\bLaw): |"
    r"accordance with,? (?:and governed by )?(?:the )?(?:\w+ ){0,4}laws?\b)",
    re.IGNORECASE,
)
_LAWS_OF = re.compile(
    r"\b(?:laws?|legislation|statutes)\b(?: and (?:regulations|decisions|courts|jurisdiction))?"
    r"(?:,? (?:as applied |then )?in (?:force|effect))?(?: from time to time)?"
    r"(?: (?:in|of|for)\b|,)* ?",
    re.IGNORECASE,
)
_OTHER_LAW = re.compile(
    r"\b(?:organi[sz]ed|incorporated|existing|formed|established|good standing|tax|securities|"
    r"comply|compliance|bankruptcy|privacy|copyright|criminal)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_STRONG = re.compile(r"govern|constru|proper|applicable|choice|interpret|Law: ", re.IGNORECASE)
_BARE = re.compile(r"laws? (?!governing)\w", re.IGNORECASE)  # "Swiss law applies"
_HEADED = re.compile(
    r"(?:(?:clause |section |article )?\d[\d.]*[.)]? ?)?"
    r"(?:(?P<what>governing|applicable|proper|choice of) )?"
    r"laws?(?: (?:and|&) (?:jurisdiction|disputes?|dispute resolution|courts?|venue))?\b[ .:;-]*"
    r"(?:(?:the )?laws? (?:of|in) |(?:the )?)",
    re.IGNORECASE,
)
_HEADED_ENDS = re.compile(r" ?(?:[.;,]|$)")
_COURTS = re.compile(r" (?:courts?|residents?|customers?|users?)\b", re.IGNORECASE)
_MOST = 300  # more clauses than that are no contract's
_REACH = 260
_BEFORE = 120  # "the law of … governs": the place stands before the verb


def find_law(prose: Prose) -> Iterator[Find]:
    """Yield the governing law, once for each place that a clause names."""
    seen: dict[str, float] = {}
    for place, span, sure in islice(_headed(prose), 1):
        seen[place] = sure
        yield FieldName.GOVERNING_LAW, prose.candidate(place, span, sure, "law-heading")
    for clause in islice(_GOVERNED.finditer(prose.text), _MOST):
        start = clause.start()
        if _OTHER_LAW.search(prose.text[max(0, start - 80) : start]):
            continue
        begin, end = prose.sentence(start, _BEFORE, _REACH)
        bare = _BARE.match(clause[0]) is not None
        found = None if bare else _place(prose.text, start, end)
        found = found or _place(prose.text, begin, clause.end())
        if found is None:
            continue
        place, span = found
        sure = 0.95 if _STRONG.match(clause[0]) else 0.8
        if bare:
            sure = 0.92 if prose.text[begin : span[0]].strip().lower() in ("", "the") else 0.8
        if seen and place not in seen:
            sure = 0.4  # the first clause is the contract's own; later ones are an annex's
        if seen.get(place, 0.0) < sure:
            seen[place] = sure
            yield FieldName.GOVERNING_LAW, prose.candidate(place, span, sure, "governing-law")


def _headed(prose: Prose) -> Iterator[tuple[str, tuple[int, int], float]]:
    """Yield the place of a heading "Governing law" with no more than a noun phrase behind it."""
    for start in prose.line_starts:
        heading = _HEADED.match(prose.text, start)
        if heading is None:
            continue
        stop = min(len(prose.text), heading.end() + 70)
        for pattern in (ADJECTIVE, STATE_LAW, PLACE):
            named = pattern.match(prose.text, heading.end(), stop)
            if named is not None and _ends(prose, named.end()):
                sure = 0.95 if heading["what"] else 0.91
                yield place_called(named["place"]), named.span("place"), sure
                break


def _ends(prose: Prose, at: int) -> bool:
    """Tell whether a noun phrase ends at ``at``: with its line, or with a stop."""
    rest = prose.text[at : prose.line_from(at - 1)[1]].rstrip()
    return _HEADED_ENDS.match(rest) is not None


def _place(text: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """Return the first place whose law is named between ``start`` and ``end``."""
    nearest: tuple[int, str, tuple[int, int]] | None = None
    for law in _LAWS_OF.finditer(text, start, end):
        place = PLACE.match(text, law.end(), min(len(text), end + 60))
        if place is not None and not _COURTS.match(text, place.end()):
            nearest = (law.start(), place_called(place["place"]), place.span("place"))
            break
    for pattern in (ADJECTIVE, STATE_LAW):
        named = pattern.search(text, start, end)
        if named is not None and (nearest is None or named.start() < nearest[0]):
            nearest = (named.start(), place_called(named["place"]), named.span("place"))
    return None if nearest is None else nearest[1:]
