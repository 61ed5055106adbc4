"""The day a term is counted from: one that is stated, one with a name, or the agreement's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.english.days import Days, plain_name
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.signing import Day
from contract_archive.reading.english.values.dates import FoundDate, first_date

_START = re.compile(
    r"^[ ,()\"']*(?:\([^()]{0,60}\)[ ,]*)?(?:in (?:full )?(?:force|effect)[ ,]*)?"
    r"(?P<link>from|after|following|commencing|beginning|starting|as of|as from|subsequent to|of|"
    r"on|since|effective|"
    r"counted from|counting from|calculated from|running from|which (?:shall )?(?:commences?|"
    r"begins?|starts?)|"
    r"(?:to |shall |will )?(?:commence|begin|start)s?|and (?:shall )?(?:commence|begin)s?|"
    r"that (?:commences|begins)|upon|dating from|measured from)\b"
    r"(?:[ ,]*(?:and including|including|with|and|on|upon|as of|as from|from|at|the|its|said|"
    r"date of|later of|such|\"))*[ \"(]*",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:commenc\w+|begin\w*|start\w*|effective|in(?:to)? effect|in(?:to)? force|takes? effect|"
    r"from|"
    r"as of)\b(?:[ ,]*(?:on|upon|as of|from|with|the|and|date of|its|be)\b)*[ \"(]*",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    r"\"?(?P<name>[A-Z][\w' -]{2,40}?(?:Date|DATE|Day)|effective date|commencement date|"
    r"start date)\b",
    re.ASCII,
)
_THIS_DAY = re.compile(
    r"(?:date|day)(?: and year)? (?:hereof|of (?:this|the) (?:agreement|contract|lease|deed|"
    r"amendment)|first (?:above )?(?:written|set forth|mentioned|stated)|"
    r"(?:first |written |set forth |stated |set out |given |mentioned )?above|"
    r"(?:stated |given |set out |written )?(?:at (?:its|the) (?:head|top|beginning)|at the "
    r"(?:head|top|beginning) of (?:this|the))|above (?:first )?written|"
    r"of (?:its )?(?:execution|signature|signing|conclusion|the last signature)|"
    r"(?:of|on which)[^.;]{0,50}(?:sign|execut)|it is (?:signed|executed))|"
    r"(?:execution|signature|signing|conclusion)\b(?: (?:hereof|of|by|date))?|hereof|signed by|"
    r"(?:this|the) (?:agreement|contract|lease|deed|amendment)\b",
    re.IGNORECASE,
)
_UNKNOWN_START = re.compile(
    r"(?:first (?!above|written|set|mentioned|stated|day)|initial|date of (?:the )?(?:first|"
    r"delivery|launch|completion|acceptance|"
    r"installation|opening|closing)|"
    r"closing|completion|delivery|launch|opening|installation|acceptance|approval|issuance|"
    r"receipt|\[|_|go-live|"
    r"the date (?:on|that|when)|business licen[cs]e)",
    re.IGNORECASE,
)
_DEFINES_EFFECTIVE = re.compile(r'"Effective Date"|Effective Date" ?(?:means|shall)', re.IGNORECASE)
_STATED, _NEARBY, _ASSUMED = 0.93, 0.91, 0.86
_REACH = 90
_WEAK_LINKS = ("on", "of", "effective", "upon")


class Start(NamedTuple):
    """The day a term is counted from, and how sure the count is."""

    date: FoundDate
    confidence: float


class _Named(NamedTuple):
    """What some words name: a start, or a day that is not told (``start`` None)."""

    start: Start | None


def start_of(prose: Prose, before: str, behind: str, days: Days) -> Start | None:
    """Return the day a duration is counted from; None where the pages do not tell it.

    ``before`` and ``behind`` are what the sentence says before and behind the duration. A term
    that names no beginning begins with the agreement.
    """
    for words, sure, decides in _places(before, behind):
        named = _named(prose, words, days, sure)
        if named is not None:
            return named.start
        if decides or _UNKNOWN_START.match(words):
            return None
    day = days.effective or days.signed
    return _from(day, _ASSUMED) if day else None


def _places(before: str, behind: str) -> Iterator[tuple[str, float, bool]]:
    """Yield the words that may name the beginning, the likeliest first.

    With each how sure it is, and whether it decides: who says "from" and names no day that is
    known counts from one that is not.
    """
    link = _START.match(behind)
    if link is not None:
        yield behind[link.end() :][:_REACH], _STATED, link["link"].lower() not in _WEAK_LINKS
    for begins in reversed(list(_BEGINS.finditer(before))):
        yield before[begins.end() :][:_REACH], _STATED, False
    later = _BEGINS.search(behind[:140])
    if later is not None:
        yield behind[later.end() :][:_REACH], _NEARBY, False


def _named(prose: Prose, words: str, days: Days, sure: float) -> _Named | None:
    """Return the day that ``words`` begin with: a date, a day with a name, "the date hereof"."""
    stated = first_date(words[:45], prose.date_order)
    if stated is not None and len(words[: stated.start].split()) <= 2:
        return _Named(Start(stated, sure * stated.sure))
    name = _NAMED_DAY.match(words)
    if name is not None:
        return _Named(_called(prose, plain_name(name["name"]), days, sure))
    if _THIS_DAY.match(words):
        return _Named(_from(days.signed, sure) if days.signed else None)
    return None


def _called(prose: Prose, name: str, days: Days, sure: float) -> Start | None:
    if name in days.named:
        return Start(days.named[name], sure * days.named[name].sure)
    if name == "effective date" and days.effective is not None:
        return _from(days.effective, sure)
    own = ("agreement date", "execution date", "signing date", "contract date")
    undefined = name == "effective date" and not _DEFINES_EFFECTIVE.search(prose.text)
    return _from(days.signed, sure) if days.signed and (name in own or undefined) else None


def _from(day: Day, sure: float) -> Start:
    """Return a start at a day that was read; only real doubt about the day tells on the end."""
    return Start(day.date, sure * min(1.0, day.confidence / _STATED))
