"""The effective date where it is the day of an event, or said in a clause of its own."""

from __future__ import annotations

import re

from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.signatures import Signatures
from contract_archive.reading.english.signing import Day
from contract_archive.reading.english.values.dates import FoundDate, first_date

_LAST_SIGNATURE = re.compile(
    r"\b(?:last|latest|later|final)\b[^.;]{0,70}(?:sign|execut|signature|date)|"
    r"(?:signed|executed|signature|execution)[^.;]{0,50}\b(?:last|both|all|latest|"
    r"later)\b[^.;]{0,30}(?:part|signator)|"
    r"\bdate (?:on which )?(?:it|this agreement) (?:is|has been|was) (?:fully )?(?:signed|"
    r"executed) by (?:both|all|the)|"
    r"date of (?:full |complete )?(?:execution|signature|signing)",
    re.IGNORECASE,
)
_BECOMES = re.compile(
    r"(?:agreement|contract|lease|amendment|deed|addendum)\b[^.;]{0,60}?\b(?:shall|will|is|"
    r"becomes?|takes?|come|enters?|commences?|begins?)\b"
    r"[^.;]{0,30}?\b(?:effect(?:ive)?|in(?:to)? (?:full )?(?:force|effect)|commence|begin|"
    r"commences)\b[ ,]*(?:as of|as from|on|upon|from|and be binding)?",
    re.IGNORECASE,
)
_WITH_EFFECT = re.compile(
    r"\b(?:with|has|have|having|takes?) effect (?:as )?(?:from|on|as of)\b|"
    r"\b(?:agreement|contract|lease|deed|letter|appointment|engagement|order|sow|term|"
    r"statement of work|subscription|tenancy)\b[^.;]{0,40}?\b(?:begins?|commences?|starts?|"
    r"takes? effect|"
    r"(?:comes?|enters?) into (?:effect|force)|becomes? (?:effective|binding)|is effective|"
    r"(?:shall|will) (?:take effect|be effective|begin|start))\b|"
    r"(?-i:\bIt) (?:begins|commences|starts|takes effect|(?:comes|enters) into (?:effect|force))\b"
    r"[ ,]*(?:as of|as from|on|upon|from)?",
    re.IGNORECASE,
)
_TAKING_EFFECT = (
    re.compile(r'"?effective date"?', re.IGNORECASE),
    re.compile(
        r"(?:agreement|contract|lease|deed|amendment)\b[^.;]{0,40}?\beffective (?:as of|on|upon)\b",
        re.IGNORECASE,
    ),
    _BECOMES,
    _WITH_EFFECT,
)
_PART = re.compile(
    r"\b(?:exhibit|schedule|annex|appendix|pric(?:es?|ing)|rates?|fees?|section|clause|article|"
    r"resign\w*|appointed|increase[ds]?)\b[^.;]*$",
    re.IGNORECASE,
)
_OF_A_PART = 0.7
_UPON_SIGNING = re.compile(
    r"[^.;]{0,40}?\b(?:date (?:hereof|first|of this agreement|above)|(?:up)?on (?:its |the )?"
    r"(?:signature|signing|execution)|(?<=on )(?:its |the )?(?:signature|signing|execution)|"
    r"when signed|after (?:being )?signed|when (?:you|both|it is)[^.;]{0,30}?sign|(?:date|"
    r"day) of (?:its )?(?:signature|signing|"
    r"execution)|both parties (?:have )?sign)",
    re.IGNORECASE,
)

_IF = re.compile(
    r"\b(?:subject to|conditional|condition(?:s)? precedent|provided that"
    r"|upon (?:the )?(?:receipt|payment|approval|"
    r"satisfaction|closing|completion|delivery)|receipt of|(?:the )?(?:later|latest"
    r"|earlier) (?:of|to occur)|once|"
    r"unless|approv(?:al|ed)|or such (?:other|later) (?:date|day)|no earlier than|expected"
    r"|anticipated)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:shall|will|does|is) not (?:become effective|take effect|come into (?:force|effect)"
    r"|be (?:effective|binding))"
    r"[^.;]{0,60}\b(?:until|unless|before)\b|"
    r"\bconditions? (?:precedent )?to (?:the )?effectiveness\b"
    r"|\beffectiveness of this [a-z]+ is (?:subject|condition)",
    re.IGNORECASE,
)
_SENTENCE = 220
_CLOSE = 110  # characters beside the day in which a condition is of it


def is_conditional(prose: Prose, found: FoundDate) -> bool:
    """Tell whether the day of taking effect hangs on something that may not have come about."""
    before = re.split(r"[.;] (?=[A-Z])", prose.text[max(0, found.start - _SENTENCE) : found.start])[
        -1
    ]
    behind = re.split(r"[.;] ", prose.text[found.end : found.end + _SENTENCE])[0]
    close = before[-_CLOSE:] + "|" + behind[:_CLOSE]
    return bool(_IF.search(close) or _NOT_YET.search(prose.text))


def date_at(prose: Prose, at: int, reach: int = 45) -> FoundDate | None:
    """Return the date that stands right at ``at``, but for an article or a bracket."""
    found = first_date(prose.text[at : at + reach], prose.date_order)
    if found is None or len(prose.text[at : at + found.start].strip(' ([_,:"').split()) > 2:
        return None
    return found._replace(start=found.start + at, end=found.end + at)


def _is_of_a_part(prose: Prose, at: int) -> bool:
    """Tell whether a sentence lets prices or an annex take effect, rather than the contract."""
    return _PART.search(prose.text, prose.sentence(at)[0], at) is not None


def effective_by_event(prose: Prose, signed: Day | None, signatures: Signatures) -> Day | None:
    """Return the effective date where it is the day of an event, or said in a clause."""
    for pattern in _TAKING_EFFECT:
        for found in pattern.finditer(prose.text):
            stated = date_at(prose, found.end(), 40)
            if stated is not None and pattern in (_BECOMES, _WITH_EFFECT):
                sure = _OF_A_PART if _is_of_a_part(prose, found.start()) else 0.92
                return Day(stated, sure * stated.sure, "effective-clause")
            around = prose.text[max(0, found.start() - 130) : found.end() + 160]
            last = max(signatures.dates, key=lambda day: day.value, default=None)
            if last is not None and _LAST_SIGNATURE.search(around):
                return Day(last, 0.88 * last.sure, "effective-on-last-signature")
            if signed is not None and _UPON_SIGNING.match(prose.text, found.end()):
                return Day(signed.date, min(signed.confidence, 0.87), "effective-on-signing")
    return None
