"""The signatures: which names sign, and on which days."""

from __future__ import annotations

import re
from typing import NamedTuple

from contract_archive.reading.english.names import Name, read_name
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.values.dates import FoundDate, find_dates
from contract_archive.reading.english.words import SIGNATURES_BEGIN

_REACH = 5000
_WITNESS_CLAUSE = re.compile(
    r"\b(?:on|of|as of|this|dated?|effective)\b:? ?(?:the |this |as of )?(?:day of )?$",
    re.IGNORECASE,
)
_LABELS = re.compile(r"\b(?:By|BY|Name|NAME|Title|TITLE|Date|DATE|Its|Signature)\b ?:|/[sS]/")
_FORMER = re.compile(
    r",? ?\(?(?:f/k/a|formerly|d/b/a|a/k/a|doing business as|by:? its)[^A-Z]{0,30}", re.I
)
_DATE_LABEL = re.compile(
    r"\b(?:date[ds]?|on|dated?(?: of signature)?|signed)\b ?(?:signed)?[:. _/]*$", re.I
)
_NOT_SIGNED = re.compile(
    r"(?:born|expires?|commission|source:[^:]{0,70}|filed|effective|form|rev|"
    r"version)\W*(?:\w+\W+){0,3}$",
    re.I,
)


_ANOTHER_PAPER = re.compile(  # the letter of intent signed by X on 2 May
    r"\b(?:the|that|an?|any|such) (?:[\w-]+ ){0,4}?(?:letter|memorandum|agreement|contract|lease|"
    r"understanding|deed|order|protocol|minutes|undertaking)(?: of \w+)? "
    r"(?:was |were |been |duly )*$",
    re.I,
)
_CLOSE = 80
_ON_BEHALF = re.compile(
    r"(?:(?:Signed|Executed|Agreed|Accepted|By|[A-Z][\w.]+ [A-Z][\w.]+),? )?(?:by |and delivered )?"
    r"(?:[Ff]or|[Oo]n behalf of|FOR)(?: and on behalf of| AND ON BEHALF OF)?:? (?=[A-Z])"
)


class Signatures(NamedTuple):
    """Who signs and when. ``witness`` is the date of the clause above the signatures."""

    names: tuple[Name, ...]
    dates: tuple[FoundDate, ...]
    witness: FoundDate | None
    start: int


def read_signatures(prose: Prose, behind: int) -> Signatures:
    """Return the signatures that follow the text ``behind`` the opening."""
    text = prose.text
    begin = _begin(text, behind)
    if begin is None:
        return Signatures((), (), None, len(text))
    end = min(len(text), begin + _REACH)
    clause_end = prose.sentence(begin, before=0, after=500)[1]
    witness = _witness_date(prose, begin, clause_end)
    dates = tuple(
        found
        for found in find_dates(text[:end][begin:], prose.date_order)
        if not _NOT_SIGNED.search(text[max(0, begin + found.start - 40) : begin + found.start])
    )
    shifted = tuple(_moved(found, begin) for found in dates)
    signed = tuple(
        found
        for found in shifted
        if found != witness and (found.start >= clause_end or _is_labelled(text, found))
    )
    return Signatures(_names(prose, begin, end), signed, witness, begin)


def _begin(text: str, behind: int) -> int | None:
    """Return where the signatures begin: at the clause above them, else at the first mark."""
    found = (
        found.start()
        for each in SIGNATURES_BEGIN
        for found in each.finditer(text, behind)
        if not _ANOTHER_PAPER.search(text, max(0, found.start() - _CLOSE), found.start())
    )
    return next(found, None)


def _witness_date(prose: Prose, begin: int, end: int) -> FoundDate | None:
    """Return the date in "IN WITNESS WHEREOF, … on this 5th day of May 2010"."""
    text = prose.text
    for found in find_dates(text[begin:end], prose.date_order):
        before = text[max(begin, begin + found.start - 40) : begin + found.start]
        if _LABELS.search(text, begin, begin + found.start):
            return None
        if _WITNESS_CLAUSE.search(before):
            return _moved(found, begin)
    return None


def _is_labelled(text: str, found: FoundDate) -> bool:
    return _DATE_LABEL.search(text[max(0, found.start - 25) : found.start]) is not None


def _moved(found: FoundDate, by: int) -> FoundDate:
    return found._replace(start=found.start + by, end=found.end + by)


def _names(prose: Prose, begin: int, end: int) -> tuple[Name, ...]:
    """Return the organisations at the heads of the lines of the signatures, columns apart."""
    names: dict[str, Name] = {}
    for start in prose.line_starts:
        if not begin <= start < end:
            continue
        stop = prose.line_from(start)[1]
        lead = _ON_BEHALF.match(prose.text, start, stop)
        at = lead.end() if lead else start
        while at < stop:
            name = read_name(prose.text[: stop + 60], at, join=False)
            if name is None or not name.form:
                break
            names.setdefault(name.text.casefold().translate({46: None, 44: None}), name)
            at = _behind(prose.text, name.end)
    return tuple(names.values())


def _behind(text: str, at: int) -> int:
    """Return where the next column may begin: behind former names and defined terms."""
    former = _FORMER.match(text, at)
    if former:
        other = read_name(text, former.end(), join=False)
        at = other.end if other else former.end()
    bracket = re.compile(r"[ ,]*\([^()]{0,60}\)").match(text, at)
    at = bracket.end() if bracket else at
    return at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" ,"))
