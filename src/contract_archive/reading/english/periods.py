"""Terms told by both their ends, or by labels: "Subscription period: 1 May 2023 to 30 April 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    rf"validity|{_OF}))?|\bvalid(?:ity)?)\"?(?P<says> ?[:-]| (?:is|runs|shall be|shall run|will run|"
    r"will be|extends|starts|lasts|commences on))? ?(?P<from>from |between )?",
    re.IGNORECASE,
)
_PERFORMANCE = re.compile(rf"period of|{_OF}", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:delivery|warranty|notice|payment|trial|test|guarantee|defects?|renewal|previous|"
    r"prior|reporting|accounting|billing|invoice|training) $",
    re.IGNORECASE,
)
_TO = re.compile(
    r",? ?(?:(?:up )?to(?: and including)?|through|thru|until|till|-|and(?: ending)?(?: on)?|"
    r"ending(?: on)?|\.\.)(?: the)? ?",
    re.IGNORECASE,
)
_STARTS = re.compile(
    rf"(?:(?:{_OF} )?(?:start|commencement|begin(?:ning)?)s?(?: date| on)?|effective (?:from|as of)|"
    rf"(?:date of )?commencement(?: of (?:the )?(?:{_OF}))?|valid from|in force from) ?: ?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"(?:(?:{_OF} )?(?:end|expiry|expiration|termination)(?: date)?|(?:{_OF} )?(?:expires|ends)"
    r"(?: on)?|valid (?:until|to|through)|date of expiry) ?: ?",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    r",? ?(?:\(?on |up)?(?:when|on which (?:date|day)|which date)\b[ ,]{0,2}(?:this|the) (?:[\w-]+ ){0,3}?"
    rf"(?:{KINDS}|appointment|engagement|term|order|sow|tenancy)\b (?:\w+ )?(?:shall |will )?"
    r"(?:automatically )?(?:end|lapse|expire|terminate|come to an end)s?\b",
    re.IGNORECASE,
)
_LETS = re.compile(
    rf"\b(?:lets?|leases|demises|grants|appoints|engages|hires?|employs|subscribes|lent|"
    rf"provides?|supply|supplies)\b[^.;]{{0,260}}?\bfor (?:a|the|an initial) (?:fixed |initial )?"
    rf"(?:term|period) of (?P<length>{DURATION}),? "
    r"(?:from|commencing|beginning|starting)(?P<link>(?: and including| on| from| with| and)*) ",
    re.IGNORECASE,
)
_TERM_INCLUDING = "including"


class Period(NamedTuple):
    """A term with both its ends, and how surely it is the contract's."""

    start: FoundDate
    end: FoundDate
    confidence: float


def find_periods(prose: Prose) -> Iterator[Period]:
    """Yield the terms of which both ends are stated."""
    for label in _LABEL.finditer(prose.text):
        before = prose.text[max(0, label.start() - 20) : label.start()]
        begins = prose.line_from(label.start())[0] == label.start()
        says = label["says"] or label["from"]
        if _NOT_OURS.search(before) or not (says or begins):
            continue
        found = _range(prose, label.end())
        if found is not None:
            own = begins or _PERFORMANCE.match(label[0]) is not None
            yield Period(*found, 0.93 if own else 0.85)


def _range(prose: Prose, at: int) -> tuple[FoundDate, FoundDate] | None:
    start = _date_at(prose, at)
    link = _TO.match(prose.text, start.end) if start else None
    end = _date_at(prose, link.end()) if link else None
    return (start, end) if start and end and start.value < end.value else None


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
    for clause in _REVERSED.finditer(prose.text):
        begin = max(0, clause.start() - 40)
        dates = [
            found
            for at in range(begin, clause.start())
            if (found := _date_at(prose, at)) is not None and found.end == clause.start()
        ]
        yield from dates[:1]


def terms_granted(prose: Prose) -> Iterator[FoundDate]:
    """Yield the last day of "lets the premises for a term of ten years from 1 May 2021".

    From and including a day, the last day is the one before the anniversary.
    """
    for clause in _LETS.finditer(prose.text):
        length = read_duration(clause["length"])
        start = _date_at(prose, clause.end())
        last = length.after(start.value) if length and length.agrees and start else None
        if start is None or last is None:
            continue
        if _TERM_INCLUDING in clause["link"].lower():
            last = last.fromordinal(last.toordinal() - 1)
        yield FoundDate(last, *clause.span("length"), start.sure)
