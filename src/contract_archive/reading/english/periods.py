"""Terms told by both their ends, or by labels: "Period: 1 May 2023 to 30 April 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.values.dates import FoundDate, first_date
from contract_archive.reading.english.values.durations import DURATION, read_duration
from contract_archive.reading.english.words import KINDS

_OF = (
    r"(?:initial|fixed|subscription|contract|agreement|services?|lease|licen[cs]e|order|rental|hire|"
    r"engagement|support|maintenance|coverage|tenancy|project|employment|assignment|framework|sow)"
)
_LABEL = re.compile(
    rf"(?:\b(?:{_OF} )?(?:term|period|duration|validity)(?: of (?:the |this )?(?:performance|"
    rf"validity|{_OF}))?|\bvalid(?:ity)?)\"?(?P<says> ?[:-]| (?:is|runs|shall be|shall run|"
    rf"will run|"
    r"will be|extends|starts|lasts|commences on))? ?(?P<from>(?:from|between|commencing|"
    r"beginning|starting)(?: on| from)? )?[ \"(]*$",
    re.IGNORECASE,
)
_PERFORMANCE = re.compile(rf"period of|{_OF}", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:delivery|warranty|notice|payment|trial|test|guarantee|defects?|renewal|previous|"
    r"prior|reporting|accounting|billing|invoice|training) $",
    re.IGNORECASE,
)
_TO = re.compile(
    r",? ?(?:(?:up )?to(?: and including)?|through|thru|until|till|-|"
    r"and(?: ending| expiring)?(?: on)?|"
    r"(?:ending|expiring)(?: on)?|\.\.)(?: the)? ?",
    re.IGNORECASE,
)
_STARTS = re.compile(
    rf"(?:(?:{_OF} )?(?:start|commencement|begin(?:ning)?)s?(?: date| on)?|effective (?:from|"
    rf"as of)|"
    rf"(?:date of )?commencement(?: of (?:the )?(?:{_OF}))?|valid from|in force from) ?: ?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"(?:(?:{_OF} )?(?:end|expiry|expiration|termination)(?: date)?|(?:{_OF} )?(?:expires|ends)"
    r"(?: on)?|valid (?:until|to|through)|date of expiry) ?: ?",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    r",? ?\(?(?:when|(?:up)?on which (?:date|day))\b[ ,]{0,2}(?:this|the) (?:[\w-]+ ){0,3}?"
    rf"(?:{KINDS}|appointment|engagement|term|order|sow|tenancy)\b (?:\w+ )?(?:shall |will )?"
    r"(?:automatically )?(?:end|lapse|expire|terminate|come to an end)s?\b",
    re.IGNORECASE,
)
_GRANTS = re.compile(
    r"\b(?:lets?|leases|demises|grants|appoints|engages|hires?|employs|subscribes|provides?|"
    r"suppl(?:y|ies))\b",
    re.IGNORECASE,
)
_FOR_TERM = re.compile(
    rf"\bfor (?:a|the|an initial) (?:fixed |initial )?(?:term|period) of (?P<length>{DURATION}),? "
    r"(?:from|commencing|beginning|starting)(?P<link>(?: and including| on| from| with| and)*) ",
    re.IGNORECASE,
)
_INCLUDING = "including"
_LONGEST_LABEL = 70


class Period(NamedTuple):
    """A term with both its ends, and how surely it is the contract's."""

    start: FoundDate
    end: FoundDate
    confidence: float


def find_periods(prose: Prose) -> Iterator[Period]:
    """Yield the terms of which both ends are stated."""
    for start, end in pairwise(prose.dates):
        if start.value >= end.value or not _TO.fullmatch(prose.text[start.end : end.start]):
            continue
        begin = max(0, start.start - _LONGEST_LABEL)
        label = _LABEL.search(prose.text[begin : start.start])
        if label is None:
            continue
        at = begin + label.start()
        if _NOT_OURS.search(prose.text[max(0, at - 20) : at]):
            continue
        begins = prose.line_from(at)[0] == at
        if label["says"] or label["from"] or begins:
            expires = "expiring" in prose.text[start.end : end.start].lower()
            own = begins or expires or _PERFORMANCE.match(label[0]) is not None
            yield Period(start, end, 0.93 if own else 0.85)


def _date_at(prose: Prose, at: int) -> FoundDate | None:
    found = first_date(prose.text[at : at + 45], prose.date_order)
    if found is None or prose.text[at : at + found.start].strip(' ([,"'):
        return None
    return found._replace(start=found.start + at, end=found.end + at)


def labelled_days(prose: Prose) -> Iterator[tuple[str, FoundDate]]:
    """Yield the beginning and the end that labels at the heads of lines name."""
    for start in prose.line_starts:
        for name, pattern in (("commencement date", _STARTS), ("expiry date", _ENDS)):
            label = pattern.match(prose.text, start)
            found = _date_at(prose, label.end()) if label else None
            if found is not None:
                yield name, found


def ends_reversed(prose: Prose) -> Iterator[FoundDate]:
    """Yield days in "31 March 2026, when this Agreement ends"."""
    return (found for found in prose.dates if _REVERSED.match(prose.text, found.end))


def terms_granted(prose: Prose) -> Iterator[FoundDate]:
    """Yield the last day of "lets the premises for a term of ten years from 1 May 2021".

    From and including a day, the last day is the one before the anniversary.
    """
    for clause in _FOR_TERM.finditer(prose.text):
        if not _GRANTS.search(
            prose.text[prose.sentence(clause.start(), 260, 0)[0] : clause.start()]
        ):
            continue
        length = read_duration(clause["length"])
        start = _date_at(prose, clause.end())
        last = length.after(start.value) if length and length.agrees and start else None
        if start is None or last is None:
            continue
        if _INCLUDING in clause["link"].lower():
            last = last.fromordinal(last.toordinal() - 1)
        yield FoundDate(last, *clause.span("length"), start.sure)
