"""When the contract ends: a day that is stated, or a term counted from a day that is known.

A term is the agreement's own only where the sentence says so; how long secrets are kept, goods
are warranted or bills may be paid is another matter. The end of a term of years is its
anniversary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.english.days import Days
from contract_archive.reading.english.extensions import extended, find_extension, new_end
from contract_archive.reading.english.periods import ends_reversed, terms_granted
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.starts import start_of
from contract_archive.reading.english.values.dates import FoundDate, first_date
from contract_archive.reading.english.values.durations import DURATION, Duration, read_duration
from contract_archive.reading.english.values.numerals import ORDINAL_WORDS, read_ordinal

_PAPER = (
    r"(?:agreement|contract|lease|sublease|licen[cs]e|amendment|deed|appointment|engagement|"
    r"memorandum|"
    r"employment|tenancy|arrangement|order|sow|mou|agency|addendum|consultancy)"
)
_TERM = (
    r"(?:(?:initial|original|base|primary|basic|first|fixed|minimum|lease|licen[cs]e|contract|"
    r"services?|subscription|employment|consulting|agreement) )*"
    r"(?:term|period of (?:validity|performance|this agreement)|"
    r"(?:validity|valid|contract|effective|service) period|duration|validity|time period)"
)
_ANCHOR = re.compile(
    r"\b(?:term|expir(?:e[sd]?|ation|y)|duration|valid(?:ity)?|contract period|anniversary|"
    r"period of|extended|commences?|continues?|ends?|ending|until|till|runs?|lasts?|terminates|"
    r"in (?:full )?(?:force|effect)|takes? effect|(?:comes?|enters?) into (?:force|effect)|"
    r"(?:shall|will) (?:begin|end|terminate|run|last|extend|become effective)|"
    r"(?:remain|be|is)s? (?:effective|binding)|"
    r"(?:year|month)s? (?:from|after|following|commencing|beginning|starting))\b",
    re.IGNORECASE,
)
_INNER = (
    r"(?:(?!(?:this|the|of|that|under|to|in|by|with|from|and|which|shall|will)\b)[\w&/-]+ |"
    r"and ){0,5}?"
)
_OF_PAPER = rf"(?: (?:of|under|for) (?:this|the|said) {_INNER}{_PAPER}\b)?"
_SUBJECT = re.compile(
    rf"\b(?P<paper>(?:this|the|said|such|\w+'s) {_INNER}{_PAPER})\b"
    r"(?! (?:term|period|year|date|price)\b)|"
    rf"(?P<term>(?:\b(?:the|this|its|their|our|your|an) |\"|"
    rf"\b(?=initial |term\b|(?:contract|valid|effective|service) |duration|"
    rf"validity)){_TERM}\b\"?{_OF_PAPER})"
    r"(?! (?:of|for|under) (?:each|any|such|an?|the|that|all)\b)",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(
    r"\b(?:during|throughout|after|upon|before|beyond|expir\w+ of|terminat\w+ of|end of|"
    r"remainder of|remaining|balance of|"
    r"within|in|for|under|to|if|whether|pursuant to|of|extend|extends|any|a|an|each|"
    r"every) (?:the |such )?(?:\")?$",
    re.IGNORECASE,
)
_PAPER_GOES_ON = re.compile(
    r"[\w ,\"'()/-]{0,90}?\b(?:shall|will|is|are|may|has|hereby|to|and|be|becomes?|commences?|"
    r"begins?|continues?|remains?|expires?|"
    r"terminates?|ends?|takes)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:commenc\w+|begins?|starts?|becomes? (?:effective|binding|valid)|tak(?:e|es|ing) effect|"
    r"com(?:e|es|ing) into|enters? into (?:force|effect)|"
    r"continu\w+|remains?|valid\w*|effective|in (?:full )?(?:force|effect)|expires?|terminates?|"
    r"runs?|lasts?|extend(?:s|ed)?|"
    r"(?:an?|initial|fixed) (?:[\w-]+ )?term|period|ends?|binding|(?:be|is) for|concluded|made|"
    r"entered)\b",
    re.IGNORECASE,
)
_UNDER_HEADING = re.compile(
    rf"(?:^|[\d.)] ?){_TERM}(?: and [\w ]{{3,20}}| of (?:this |the )?[\w ]{{3,20}})?[.:)\"]+ $",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    rf"from|for|until|through|commencing|beginning|starting|effective|valid|{DURATION}",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\"?(?: and (?:termination|renewal)\w*)?[ .:;)(-]*(?=[A-Z0-9\"(])")
_VETO = re.compile(
    r"confidential|warrant(?:y|ies)|non-?compet|non-?solicit|surviv|\boption\b|\boffer\b|"
    r"\brenewal (?:term|period)|\bfor (?:an )?additional|\bsuccessive\b|\bfurther (?:term|period)|"
    r"\bextension (?:term|period)|\bnotice\b|\bpayment|\binvoice|\bpayable\b|\baudit|\brecords\b|"
    r"\bcure|\bbreach|\bdefault|\bremed|\binsurance|\bafter (?:the )?(?:expir|terminat)|"
    r"\bfollowing (?:the )?(?:expir|terminat)|\bprobation|\bwithin\b|\bdays (?:after|before|prior)|"
    r"\bresidual|\btail\b|\binterest\b|\bpenalt|\bevery\b|\beach (?:year|month|calendar)|"
    r"\bforce majeure|\bshelf|\bproduct(?:s)? (?:is|are)|\brestrict|\bstandstill|"
    r"\bexclusivity period|"
    r"\bat least\b|\bunless and until|\bvest|\bper (?:year|month)|\bdispute|\bpatent|\bprior to\b|"
    r"\bif\b|"
    r"\brenew(?:ed|s|able)?\b",
    re.IGNORECASE,
)
_ALSO_FINE = re.compile(
    r"unless (?:sooner |earlier |otherwise |previously |it is |this agreement is )?[\w ]{0,40}"
    r"(?:terminated|extended|renewed|cancelled)[\w ,/()\"-]{0,120}?,|"
    r"subject to [^,;]{0,140},|provided (?:that )?[^,;]{0,80},|in accordance with [^,;]{0,80},|"
    r"except as [^,;]{0,80},|if not (?:sooner|earlier) terminated[^,;]{0,60},|"
    r"pursuant to [^,;]{0,60},",
    re.IGNORECASE,
)
_LINK_DATE = re.compile(
    r"\b(?:until|till|through|thru|to and including|ending(?: on| at)?|ends?(?: on| at)?|end on|"
    r"expir\w+(?: automatically)?(?: on| at| as of| upon)?|"
    r"expiration date (?:is|shall be|of)|"
    r"terminat\w+(?: automatically)?(?: on| as of| at| upon)|"
    r"up to|conclud\w+ on|clos\w+ on|not later than|\bto|no later than)\b,?"
    r"(?: ?(?:and including|including|and through|and|the end of|the close of business on|"
    r"close of business on|midnight(?: on)?|11:59 ?p\.?m\.?(?: [\w ]{2,25}?)? on|"
    r"12:00 (?:midnight|noon)(?: on)?|the last day of|on|the|its|of|"
    r"(?:earlier|later|earliest|sooner)(?: to occur)?(?: of)?:?(?: ?\(?[a1i]\))?|"
    r"(?:the )?(?:expiration|expiry|termination|end) date(?: of| on)?),?)*[ \"(:]*$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:earlier|later|earliest|sooner)\b", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|commenc\w+|beginn?\w*|start\w*|effective|between)\b[^.;]{0,60}$", re.IGNORECASE
)
_LINK_DURATION = re.compile(
    r"(?:\b(?:for|of|is|be|being|means?|lasts?|runs?|equal to|until|term|after|has|have|expires?|"
    r"ends?|terminates?|through|approximately|validity|duration|to)\b|:|-|\"),?"
    r"(?: (?:an?|the|(?:full|total|fixed|initial|continuous|minimum|further|base|primary|"
    r"consecutive) ?(?:and )?|(?:and [\w ]{3,20} )?(?:term|period) of|period|term|up to|end of|"
    r"expiration of|date that is|date which is|date|that is|which is|in effect|for|of)\b)*"
    r"[ \"(]*$",
    re.IGNORECASE,
)
_N_YEAR_TERM = re.compile(
    rf"^(?:[- ](?:initial|fixed|base|primary)?)?[- ]?(?:{_TERM})\b", re.IGNORECASE
)
_VALUE = re.compile(
    rf"(?P<anniversary>(?P<nth>{ORDINAL_WORDS}|\d{{1,2}}(?:st|nd|rd|th))(?: ?\(\d{{1,2}}(?:st|nd|"
    rf"rd|th)?\))? (?:annual )?anniversary(?: date)?|"
    rf"(?:the|first) anniversary)|(?P<duration>{DURATION})",
    re.IGNORECASE,
)
_INCLUDED = re.compile(  # the first day counts: the last is the one before the anniversary
    r" ?(?:from|commencing|beginning|starting)(?: on| from)?,? and including\b", re.IGNORECASE
)
_IT = re.compile(
    r"It(?= (?:shall|will|begins|commences|starts|remains|runs|continues|is valid|ends|"
    r"expires|enters|comes|takes)\b)"
)
_OF_THE_PAPER = re.compile(
    rf"(?:^|[.:] )(?:\d[\d.]* )?(?:This|The) (?:\w+ ){{0,4}}?{_PAPER}\b[^.;]*\. $", re.IGNORECASE
)
_STATED = 0.94
_EXTENDED, _RECITED, _POOR = 0.92, 0.7, 0.4  # a recital tells what was, before it is changed
_IN_ANNEX, _SIGNATURES_REACH = 0.9, 2500
_EITHER = 0.85  # "the earlier of" a day and an event
_RECITAL = re.compile(r"\bwhereas\b", re.IGNORECASE)


class End(NamedTuple):
    """An end of the contract: the day, its span, how sure, by which rule."""

    date: FoundDate
    confidence: float
    rule: str


class _Sentence(NamedTuple):
    """A sentence about the agreement (``paper``) or its term, named before ``subject``."""

    text: str
    start: int
    subject: int
    paper: bool

    def says_so(self, before: str) -> bool:
        """Tell whether the words before a value let it be the end of the agreement."""
        if len(before) > 320 or _VETO.search(_ALSO_FINE.sub(" ", before)):
            return False
        return not self.paper or _LASTING.search(before) is not None


def find_ends(prose: Prose, days: Days, signed_at: int) -> list[End]:
    """Return the ends that the clauses state or allow to count, the surest first.

    What stands well behind the signatures (``signed_at``) may be a term of an annex.
    """
    ends = [
        *_labelled(days),
        *(end for each in _sentences(prose) for end in _ends_in(prose, each, days)),
        *(End(each, _EXTENDED * each.sure, "end-extended") for each in extended(prose)),
        *_told_apart(prose, days),
    ]
    annex = signed_at + _SIGNATURES_REACH
    ends = [
        end._replace(confidence=end.confidence * _IN_ANNEX) if end.date.start > annex else end
        for end in ends
    ]
    ends = _went_on(prose, ends)
    ends.sort(key=lambda end: -end.confidence)
    return _settled([end for end in ends if _is_later(end, days)])


def _went_on(prose: Prose, ends: list[End]) -> list[End]:
    """Lower the old ends where the paper extends the term, and add the new one."""
    extension = find_extension(prose)
    if extension is None:
        return ends
    old = [end for end in ends if end.date.start < extension.start]
    last = max(old, key=lambda end: end.date.value, default=None)
    new = new_end(extension, last.date if last else None)
    kept = [
        end if new and end.date.value == new.value else end._replace(confidence=_POOR)
        for end in ends
    ]
    return kept if new is None else [*kept, End(new, _EXTENDED * new.sure, "end-extended")]


def _told_apart(prose: Prose, days: Days) -> Iterator[End]:
    """Yield ends of terms with both ends, of days with a clause behind, of terms of a grant."""
    for period in days.periods:
        yield End(period.end, period.confidence * period.end.sure, "period-ends")
    for found in ends_reversed(prose):
        yield End(found, 0.91 * found.sure, "end-reversed")
    for found in terms_granted(prose):
        yield End(found, 0.91 * found.sure, "term-granted")


def _is_later(end: End, days: Days) -> bool:
    known = [day.date.value for day in (days.signed, days.effective) if day]
    return all(end.date.value > day for day in known)


def _settled(ends: list[End]) -> list[End]:
    """Lower the surest where another clause says another day about as surely."""
    if not ends:
        return []
    first = ends[0]
    rival = next((e for e in ends[1:] if e.date.value != first.date.value), None)
    if rival is not None and rival.confidence > first.confidence - 0.06:
        first = first._replace(confidence=first.confidence - 0.12)
    others = [
        end._replace(confidence=min(end.confidence, 0.4))
        for end in ends[1:]
        if end.date.value != first.date.value
    ]
    return [first, *others]


def _labelled(days: Days) -> Iterator[End]:
    """Yield days that have a name that says they are the end."""
    for name in ("expiration date", "expiry date", "end date", "termination date"):
        found = days.named.get(name)
        if found is not None:
            yield End(
                found,
                (0.9 if name != "termination date" else 0.85) * found.sure,
                "end-date-defined",
            )


def _sentences(prose: Prose) -> Iterator[_Sentence]:
    """Yield the sentences that may speak of the term, each once."""
    seen = -1
    for anchor in _ANCHOR.finditer(prose.text):
        if anchor.start() < seen:
            continue
        start, end = prose.sentence(anchor.start(), before=350, after=600)
        start = max(start, seen)
        seen = end
        text = prose.text[start:end]
        subject = _subject(text)
        if subject is None and _goes_on_from_heading(prose, start):
            subject = (0, False)
        if (
            subject is None
            and _IT.match(text)
            and _OF_THE_PAPER.search(prose.text[max(0, start - 300) : start])
        ):
            subject = (2, True)
        if subject is not None:
            yield _Sentence(text, start, *subject)


def _goes_on_from_heading(prose: Prose, start: int) -> bool:
    """Tell whether a sentence without a subject follows a heading: "Term. Two years from …"."""
    heading = _UNDER_HEADING.search(prose.text[max(0, start - 45) : start])
    return heading is not None and _NO_SUBJECT.match(prose.text, start) is not None


def _subject(text: str) -> tuple[int, bool] | None:
    """Return behind which words a sentence says how long the agreement lasts.

    A heading ("3. Term") is the subject only where nothing better follows it.
    """
    heading = None
    for subject in _SUBJECT.finditer(text):
        before = text[max(0, subject.start() - 30) : subject.start()]
        if _NOT_SUBJECT.search(before):
            continue
        if subject["paper"]:
            if _PAPER_GOES_ON.match(text, subject.end()):
                return subject.end(), True
        elif _HEADING.match(text, subject.end()):
            heading = heading or (subject.end(), False)
        else:
            return subject.end(), False
    return heading


def _ends_in(prose: Prose, sentence: _Sentence, days: Days) -> Iterator[End]:
    stated = list(_stated(prose, sentence))
    yield from stated
    if not stated:
        yield from _counted(prose, sentence, days)


def _stated(prose: Prose, sentence: _Sentence) -> Iterator[End]:
    """Yield "… shall continue until December 31, 2020" and "from … to …"."""
    at = sentence.subject
    while (found := first_date(sentence.text[at:], prose.date_order)) is not None:
        start, end = at + found.start, at + found.end
        before = sentence.text[sentence.subject : start]
        if _LINK_DATE.search(before) and sentence.says_so(before):
            span = found._replace(start=sentence.start + start, end=sentence.start + end)
            plain_to = re.search(r"\bto[ \"]*$", before, re.IGNORECASE) is not None
            if not plain_to or _FROM.search(before):
                sure = _EITHER if _ONE_OF.search(before) else _STATED
                sure = _RECITED if _RECITAL.search(sentence.text[:start]) else sure
                yield End(span, sure * found.sure, "end-stated")
                return
        at = end


def _counted(prose: Prose, sentence: _Sentence, days: Days) -> Iterator[End]:
    """Yield the end of "a term of two years from the Effective Date"."""
    for value in _VALUE.finditer(sentence.text):
        before = sentence.text[sentence.subject : value.start()]
        if value.start() < sentence.subject:
            if not (value["duration"] and _N_YEAR_TERM.match(sentence.text[value.end() :])):
                continue
        elif not sentence.says_so(before):
            return
        end = _end_of(prose, sentence, value, before, days)
        if end is not None:
            yield end
            return


def _end_of(
    prose: Prose, sentence: _Sentence, value: re.Match[str], before: str, days: Days
) -> End | None:
    behind = sentence.text[value.end() :]
    term_behind = _N_YEAR_TERM.match(behind)
    alone = sentence.subject == 0 and not before.strip()
    if value["duration"] and not (alone or term_behind or _LINK_DURATION.search(before)):
        return None
    length = _length(value)
    if length is None:
        return None
    start = start_of(prose, before, _behind_term(behind), days)
    last = length.after(start.date.value) if start else None
    if start is None or last is None:
        return None
    sure = start.confidence
    if not length.agrees or (length.unit == "day" and length.number < 60):
        sure *= 0.7
    if _INCLUDED.match(_behind_term(behind)):
        last = last.fromordinal(last.toordinal() - 1)
    span = FoundDate(last, sentence.start + value.start(), sentence.start + value.end())
    return End(span, sure, "end-counted")


def _behind_term(behind: str) -> str:
    return re.sub(rf"^[- ](?:initial )?(?:{_TERM})\b", "", behind, count=1, flags=re.IGNORECASE)


def _length(value: re.Match[str]) -> Duration | None:
    if value["duration"]:
        return read_duration(value["duration"])
    years = read_ordinal(value["nth"]) if value["nth"] else 1
    return Duration(years, "year") if years else None
