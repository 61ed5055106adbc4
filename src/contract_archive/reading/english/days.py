"""The agreement date and the effective date, and other days that a contract gives a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from contract_archive.reading.english.effects import date_at, effective_by_event
from contract_archive.reading.english.periods import Period, find_periods, labelled_days
from contract_archive.reading.english.preamble import INTRO, Preamble
from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.signatures import Signatures
from contract_archive.reading.english.signing import Day, is_letter, letter_date, signed_elsewhere
from contract_archive.reading.english.values.dates import FoundDate, find_dates

_BEHIND = 260  # so far behind the list of parties its sentence may still say the date
_HEAD_LINES = 40
_HEAD = 20_000  # the opening stands before
_FEW = 12
_SHORT = 12  # words before a date that nothing but "This Agreement" can be
_NEAR, _CLOSE = 240, 90
_COUNTS_FROM = {"as-of-date": 0.8, "effective-date": 0.78, "cover-date": 0.89, "letter-date": 0.7}
_SAYS_SIGNED = ("last-signature", "place-date", "signing-label", "signed-clause")
_OFFERED = 0.7  # the date of an offer, where its acceptance has another
_POOR = 0.4  # an alternative to what was chosen; below a half it does not speak against it

_HOUR = r"(?:\d\d?:\d\d ?[ap]\.?m\.?,?(?: [\w ]{2,20}? time,?)?)"
_EFFECTIVE = re.compile(
    r"(?:\beffective|\btakes? effect|\bin effect|\bcommencing|\bbeginning|\bcommences|"
    r"\"?effective date\"? (?:of|is)|effective date:?|\bwith effect)[\" ]*"
    r"(?:,? ?(?:(?:as of|as from|from|on|upon|this|the|date|of|is|and|day|retroactive to|"
    rf"starting)\b|{_HOUR}),? ?)*$",
    re.IGNORECASE,
)
_ALSO_SIGNED = re.compile(
    r"(?:dated|made|entered(?: into)?|executed|signed)(?:,| and| as of| to be| is)* effective\b"
    r"(?:[^.;]|[ap]\.m\.){0,40}$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:amend\w*|addendum|supplement\w*|extension|assignment|termination|"
    r"renewal)\b(?:[^.;]|No\.){0,160}?\b(?:to|of|under)\b"
    r"(?:[^.;]|No\.){0,160}(?:agreement|contract|lease|license)\b(?:[^.;]|"
    r"No\.){0,40}\bdated(?: as of)?(?: the)? ?$|"
    r"(?:that certain|as amended|originally|previous(?:ly)?|incorporated on|formed on|"
    r"born on?|last (?:updated|revised|modified|changed)|updated|version)[^.;]{0,120}$|"
    r"\b(?:under|pursuant to|subject to|governed by|in accordance with|further to|terms of|"
    r"part of|refer\w*|incorporat\w*|attached to)\b(?:[^.;]|No\.){0,160}?\b(?:agreement|"
    r"contract|lease|"
    r"licen[cs]e|terms|conditions|proposal|quotation|offer|tender)\b(?:[^.;]|"
    r"No\.){0,60}?(?<!and )\b"
    r"(?:dated(?: as of)?|made(?: on)?|signed(?: on)?|entered into(?: on| as of)?)(?: the)? ?$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:the|that|an?|certain|original|prior|existing|restates?) (?:[\w&'-]+ ){0,8}?"
    r"(?:agreement|contract|lease|licen[cs]e|deed|plan)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:dated|as of|made|entered into|executed|effective|with effect|signed|concluded|"
    r"day and year|"
    r"date)\b,?[\"' ]*"
    r"(?:(?:(?:as of|on|this|the|to be|and|effective|in \w+,?|at \w+,?|day|of|from|"
    rf"for reference(?: purposes)?(?: only)?)\b|{_HOUR}),? ?)*$",
    re.IGNORECASE,
)
_ON_THIS = re.compile(r"\b(?:on|this)(?: this)?(?: the)? ?$", re.IGNORECASE)
_ON = re.compile(r"\bon (?:this |the )*$", re.IGNORECASE)
_MADE = re.compile(r"\b(?:made|entered|executed|signed|concluded)\b[^.;]{0,40}$", re.IGNORECASE)
_RECITAL = re.compile(r"whereas|recital|background", re.IGNORECASE)
_NAMED = re.compile(r'[^()"]{0,12}\(?[^()"]{0,40}"(?P<name>[A-Z][\w\' -]{2,40}?(?:Date|DATE|Day))"')
_QUOTED = re.compile(r'"([A-Z][\w\' -]{2,40}?(?:Date|DATE|Day))"')
_DEFINED = re.compile(
    r"\"?\b(?P<name>(?:Effective|Commencement|Start|Closing|Signing|Execution|Agreement|Contract|"
    r"Launch|Service "
    r"Commencement|Rent Commencement|Lease Commencement|Expiration|Expiry|Termination|End|Initial|"
    r"Completion|"
    r"EFFECTIVE|COMMENCEMENT|EXPIRATION|TERMINATION|Beginning|Operative|Transfer) (?:Date|"
    r"DATE))\"?,?(?: of (?:this|the) (?:Agreement|Lease|Contract)\"?)?"
    r"(?: ?\((?:the )?\"[^\"]{1,40}\"\))? ?(?::|\bis\b|\bshall be\b|\bshall mean\b|\bmeans?\b|"
    r"\bwill be\b)(?: the)?(?: date of)? ?"
)
_SIGNING_LABEL = re.compile(
    r"(?:(?:signing|contract|agreement|execution|signature|order|lease|licen[cs]e|p\.?o\.?|"
    r"purchase order|issue|"
    r"conclusion) date|place(?:,| and|/) ?date:? [\w ]{2,30},|"
    r"date of (?:(?:the )?last signature|signing|signature|agreement|contract|execution|"
    r"this agreement|order|issue|"
    r"conclusion)|date(?: signed)?|dated(?: as of)?|signed (?:on|(?:at|in) [\w ]{2,30} on)|as of|"
    r"made (?:on|as of))(?!\w) ?[:.]? ?(?:the |this )?",
    re.IGNORECASE,
)


class Days(NamedTuple):
    """The days of a contract; ``named`` are those with a name, in small letters."""

    signed: Day | None
    effective: Day | None
    named: Mapping[str, FoundDate]
    others: tuple[Day, ...] = ()
    periods: tuple[Period, ...] = ()


def find_days(prose: Prose, opening: Preamble | None, signatures: Signatures) -> Days:
    """Return the days of a contract from its opening, cover, definitions and signatures."""
    signs, takes_effect = _opening_dates(prose, opening)
    named = _named_dates(prose)
    signed_choices = [
        *_signed(signs, "opening-date", 0.96),
        *_signed(signatures.witness, "witness-date", 0.93),
        *_labelled(prose, opening, signatures),
        *_when_effective(takes_effect),
        *_last_signature(signatures),
        *letter_date(prose),
        *signed_elsewhere(prose, opening),
    ]
    if not signed_choices:
        signed_choices += _signed(named.get("effective date"), "effective-date-defined", 0.75)
    signed, others = _best(_countersigned(signed_choices) if is_letter(prose) else signed_choices)
    periods = tuple(find_periods(prose))
    effective = _effective(prose, takes_effect, named, signed, signatures) or _begun(periods)
    return Days(signed, effective, named, others, periods)


def _countersigned(choices: list[Day]) -> list[Day]:
    """Lower the date of a letter that the other side signed on another day: the later counts."""
    if not any(day.rule == "last-signature" for day in choices):
        return choices
    return [
        day._replace(confidence=min(day.confidence, _OFFERED))
        if day.rule in ("letter-date", "cover-date")
        else day
        for day in choices
    ]


def _best(choices: list[Day]) -> tuple[Day | None, tuple[Day, ...]]:
    """Return the surest choice; the rest is no more than an alternative."""
    weighed = [_weighed(day, choices) for day in choices]
    ranked = sorted(weighed, key=lambda day: -day.confidence)
    if not ranked:
        return None, ()
    first = ranked[0]
    rest = tuple(
        day._replace(confidence=min(day.confidence, _POOR))
        for day in ranked[1:]
        if day.date.value != first.date.value
    )
    return first, rest


def _weighed(day: Day, choices: list[Day]) -> Day:
    """Raise a day that others say too; lower one that the dates of the signatures contradict.

    "As of" and "effective" name the day from which a paper is to count. Where no sentence says
    when it was made, and both sides dated their signatures, it was made then.
    """
    others = [each for each in choices if each is not day]
    if any(
        each.date.value == day.date.value and each.date.start != day.date.start for each in others
    ):
        return day._replace(confidence=day.confidence + (0.98 - day.confidence) * 0.4)
    if day.rule in _COUNTS_FROM and any(each.rule in _SAYS_SIGNED for each in others):
        return day._replace(confidence=min(day.confidence, _COUNTS_FROM[day.rule]))
    return day


def _signed(found: FoundDate | None, rule: str, sure: float) -> Iterator[Day]:
    if found is not None:
        yield Day(found, sure * found.sure, rule)


def _opening_dates(
    prose: Prose, opening: Preamble | None
) -> tuple[FoundDate | None, FoundDate | None]:
    """Return the dates in the opening by which it is made, and from which it has effect."""
    made: list[FoundDate] = []
    effective: list[FoundDate] = []
    if opening is not None and opening.rule not in ("parties-of-reference", "between"):
        _dates_before(prose, opening, made, effective)
        _dates_behind(prose, opening, made, effective)
    if not made and not effective:
        _dates_of_itself(prose, made, effective)
    plain = opening is not None and opening.rule == "preamble"
    last = made[-1] if made and plain else made[0] if made else None
    return last, effective[0] if effective else None


def _dates_before(
    prose: Prose, opening: Preamble, made: list[FoundDate], effective: list[FoundDate]
) -> None:
    """Sort the dates between "This Agreement" and its parties; else those on top of it."""
    first = opening.parties.mentions[0].name.start
    itself = [found.start() for found in INTRO.finditer(prose.text, opening.start, first)]
    begin = itself[-1] if itself else opening.start
    for found in _between(prose, begin, first):
        before = prose.text[max(opening.start, found.start - 350) : found.start]
        near = _ON_THIS.search(before) or len(before.split()) < _SHORT
        if near or _ACT.search(before) or _EFFECTIVE.search(before):
            _sort(found, before, made, effective)
    if made or effective:
        return
    for found in _between(prose, opening.start, begin):
        before = prose.text[max(opening.start, found.start - 350) : found.start]
        if _ACT.search(before) and not _RECITAL.search(before):
            _sort(found, before, made, effective)


def _dates_behind(
    prose: Prose, opening: Preamble, made: list[FoundDate], effective: list[FoundDate]
) -> None:
    """Sort the dates that the sentence of the opening has behind its parties."""
    end = min(prose.sentence(opening.end, before=0, after=_BEHIND)[1], opening.end + _BEHIND)
    opened = prose.text[opening.start : opening.parties.start]
    for found in _between(prose, opening.parties.end, end):
        before = prose.text[opening.parties.end - 1 : found.start]
        says = _ACT.search(before) or (_MADE.search(opened) and _ON.search(before[-30:]))
        if says and not _ANOTHER.search(before):
            _sort(found, before, made, effective)


def _dates_of_itself(prose: Prose, made: list[FoundDate], effective: list[FoundDate]) -> None:
    """Sort the date of "This Agreement is made on …", whoever the parties are."""
    for itself in islice(INTRO.finditer(prose.text, 0, _HEAD), _FEW):
        end = prose.sentence(itself.end(), before=0, after=_BEHIND)[1]
        for found in _between(prose, itself.end(), min(end, itself.end() + _BEHIND)):
            before = prose.text[itself.end() : found.start]
            near = before[-_CLOSE:]
            if _ACT.search(before) and len(before) < _NEAR and not _ANOTHER.search(near):
                _sort(found, before, made, effective)
        if made or effective:
            return


def _sort(found: FoundDate, before: str, made: list[FoundDate], effective: list[FoundDate]) -> None:
    if _OTHERS.search(before):
        return
    if _ALSO_SIGNED.search(before):
        made.append(found)
        effective.append(found)
    elif _EFFECTIVE.search(before):
        effective.append(found)
    else:
        made.append(found)


def _between(prose: Prose, start: int, end: int) -> Iterator[FoundDate]:
    for found in find_dates(prose.text[start:end], prose.date_order):
        yield found._replace(start=found.start + start, end=found.end + start)


def _named_dates(prose: Prose) -> dict[str, FoundDate]:
    named: dict[str, FoundDate] = {}
    for quoted in _QUOTED.finditer(prose.text):
        begin = max(0, quoted.start() - 70)
        for found in _between(prose, begin, quoted.start()):
            if _NAMED.match(prose.text, found.end):
                named.setdefault(plain_name(quoted[1]), found)
    for definition in _DEFINED.finditer(prose.text):
        found_at = date_at(prose, definition.end())
        if found_at is not None:
            named.setdefault(plain_name(definition["name"]), found_at)
    for name, found in labelled_days(prose):
        named.setdefault(name, found)
    return named


def plain_name(name: str) -> str:
    """Return the name of a day as ``Days.named`` has it."""
    return " ".join(name.lower().split())


def _labelled(prose: Prose, opening: Preamble | None, signatures: Signatures) -> Iterator[Day]:
    """Yield dates behind a label at the head of a line: on the cover, in a head of an order."""
    for start in prose.line_starts[:_HEAD_LINES]:
        past = opening is not None and opening.rule == "preamble" and start > opening.start + 600
        if past or start >= signatures.start:
            return
        label = _SIGNING_LABEL.match(prose.text, start)
        found = date_at(prose, label.end(), 30) if label else None
        if label is None or found is None:
            continue
        exact = re.match(
            r"(?:signing|contract|agreement|(?:purchase )?order date|execution|date of)",
            label[0],
            re.I,
        )
        line_ends = prose.line_from(start)[1] - found.end <= 3
        sure = 0.93 if exact else 0.9 if line_ends else 0.7
        as_of = re.search(r"as of", label[0], re.IGNORECASE)
        rule = "signing-label" if exact else "as-of-date" if as_of else "cover-date"
        yield Day(found, sure * found.sure, rule)


def _when_effective(found: FoundDate | None) -> Iterator[Day]:
    """Yield the effective date: who names no other date dates the agreement by it."""
    if found is not None:
        yield Day(found, 0.89 * found.sure, "effective-date")


def _last_signature(signatures: Signatures) -> Iterator[Day]:
    if not signatures.dates:
        return
    last = max(signatures.dates, key=lambda found: found.value)
    spread = (last.value - min(found.value for found in signatures.dates)).days
    if spread > 400:
        yield Day(last, 0.5, "last-signature")
        return
    sure = 0.88 if len(signatures.dates) > 1 else 0.8
    yield Day(last, sure * last.sure, "last-signature")


def _effective(
    prose: Prose,
    opening: FoundDate | None,
    named: Mapping[str, FoundDate],
    signed: Day | None,
    signatures: Signatures,
) -> Day | None:
    defined = named.get("effective date")
    if defined is not None:
        return Day(defined, 0.95 * defined.sure, "effective-date-defined")
    if opening is not None:
        return Day(opening, 0.94 * opening.sure, "opening-effective")
    begins = named.get("commencement date") or named.get("start date")
    if begins is not None:
        return Day(begins, 0.86 * begins.sure, "commencement-date")
    return effective_by_event(prose, signed, signatures)


def _begun(periods: tuple[Period, ...]) -> Day | None:
    """Return the first day of the term that is stated with both its ends."""
    first = max(periods, key=lambda each: each.confidence, default=None)
    return None if first is None else Day(first.start, 0.86 * first.start.sure, "period-begins")
