"""Renewal: whether the term is prolonged by itself, and the notice that stops it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contract_archive.reading.english.prose import Find, Prose
from contract_archive.reading.english.values.durations import DURATION, read_duration
from contract_archive.records.readings import FieldName

_RENEW = (
    r"(?:renew(?:ed|s|al)?|extend(?:ed|s)?|extension|prolong(?:ed|s)?|roll(?:s|ed)? over|"
    r"continue(?:s|d)?)"
)
_AUTOMATIC = re.compile(
    rf"\bautomatic(?:ally)?\b[^.;]{{0,60}}?\b{_RENEW}\b|"
    rf"\b{_RENEW}\b[^.;]{{0,40}}?\bautomatic(?:ally)?\b|"
    rf"\b(?:shall|will) (?:be )?{_RENEW}\b[^.;]{{0,60}}?\b(?:for|into) (?:\w+ )?(?:successive|"
    rf"additional|subsequent|further|consecutive)\b[^.;]{{0,200}}?\bunless\b|"
    r"\b(?:from )?year[- ]to[- ]year\b[^.;]{0,60}?\b(?:thereafter|until|unless)|"
    r"\bthereafter[^.;]{0,60}?\byear[- ]to[- ]year\b|"
    r"\bauto-?renew|\bevergreen\b|\btacit(?:ly)?\b[^.;]{0,12}?renew|"
    r"\brenew\w*\b[^.;]{0,12}?\btacit|\brenew(?:s|ed)? itself\b|"
    rf"\b(?:shall|will) be deemed (?:to (?:be|have been) )?{_RENEW}\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|no|nor|never|without)\b[^.;,]{0,40}$", re.IGNORECASE)
_NOT_AUTOMATIC = re.compile(
    rf"\b(?:shall|will|does|do|is) not\b[^.;,]{{0,30}}?\b(?:automatically )?(?:be )?{_RENEW}\b|"
    rf"\bno (?:automatic )?(?:renewal|extension)\b|"
    rf"\b(?:may|can|shall) (?:only )?be {_RENEW}\b[^.;]{{0,80}}?\b(?:by|upon|with|if|"
    rf"subject to)\b[^.;]{{0,40}}?\b(?:mutual|written|agree)|"
    r"\bright to (?:renew|extend)\b|\boption to (?:renew|extend)\b|\bmay (?:renew|"
    r"extend) (?:this|the)\b",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"\b(?:insurance|policy|policies|letter of credit|lien|patent|trademark|registration|domain|"
    r"SOW|purchase order|bond|"
    r"loan|bylaws|permits?|certificate|force majeure|delay|deadline|milestone|delivery)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    rf"(?P<term>{DURATION})'?s?[^.;]{{0,40}}?\b(?:notice|notif\w+|prior|before|advance)|"
    rf"\b(?:notice|notif\w+)\b[^.;]{{0,130}}?(?P<late>{DURATION})'? ?(?:or more |"
    rf"in advance )?(?:prior|before|in advance|preceding)",
    re.IGNORECASE,
)
_ENDS_ON_NOTICE = re.compile(
    rf"\b(?:terminat\w+|end(?:ed)?|cancel\w*|determined?|withdraw\w*|resign)\b[^.;]{{0,160}}?"
    rf"(?P<term>{DURATION})'?s?,?'? (?:(?:prior|advance|previous|written|in advance|of|and|"
    rf"clear) )*"
    rf"(?:notice|notification)\b|"
    rf"\b(?:terminat\w+|end(?:ed)?|cancel\w*|determined?)\b[^.;]{{0,100}}?\bnotice\b(?: period)?"
    rf"[^.;]{{0,40}}?\b(?:of|at least|than|is) (?P<late>{DURATION})|"
    rf"\b(?:until|unless)\b[^.;]{{0,140}}?\bgiv(?:es|en|"
    rf"ing)\b[^.;]{{0,60}}?(?P<until>{DURATION})'?s?'? "
    r"(?:(?:prior|written|advance) )*notice\b",
    re.IGNORECASE,
)
_NOTICE_ROW = re.compile(
    rf"\b(?:(?:termination|cancellation|renewal) notice|notice period|period of notice|"
    rf"notice of (?:termination|non-renewal))(?: ?: ?| is | of )(?P<term>{DURATION})",
    re.IGNORECASE,
)
_FOR_CAUSE = re.compile(
    r"\b(?:breach|default|fails?|failure|remed\w+|cure|insolven\w+|bankrupt\w*|force majeure|"
    r"change of control|cause(?<!without cause)|non-?payment|illegal|misconduct|arrears|unpaid)\b",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 400
_UNLESS = re.compile(
    r"\bunless\b|\bexcept\b|\bprovided\b|\buntil\b|\bif (?:neither|either|no)\b|\bsubject to\b|"
    r"\bnotif|\bnotice",
    re.IGNORECASE,
)


def find_renewal(prose: Prose) -> Iterator[Find]:
    """Yield whether the contract renews itself, and the days of notice against it.

    Where no clause tells the notice against a renewal, the notice on which either side may end
    the contract at will is offered, less sure.
    """
    finds = list(_renewal(prose))
    yield from finds
    if not any(name == FieldName.NOTICE_DAYS for name, _ in finds):
        yield from _at_will(prose)


def _at_will(prose: Prose) -> Iterator[Find]:
    row = _NOTICE_ROW.search(prose.text)
    told = read_duration(row["term"]) if row else None
    if row and told and told.unit != "year":
        yield FieldName.NOTICE_DAYS, prose.candidate(told.days, row.span(), 0.85, "notice-row")
        return
    for found in _ENDS_ON_NOTICE.finditer(prose.text):
        start, end = prose.sentence(found.start(), before=250, after=350)
        if _FOR_CAUSE.search(prose.text, start, end):
            continue
        length = read_duration(found["term"] or found["late"] or found["until"])
        if length is not None and length.unit != "year" and length.days <= _LONGEST_NOTICE:
            sure = 0.7 if length.agrees else 0.4
            yield (
                FieldName.NOTICE_DAYS,
                prose.candidate(length.days, found.span(), sure, "termination-notice"),
            )
            return


def _renewal(prose: Prose) -> Iterator[Find]:
    for found in _AUTOMATIC.finditer(prose.text):
        start, end = prose.sentence(found.start())
        before = prose.text[start : found.start()]
        if _NEGATED.search(before) or _NOT_AUTOMATIC.search(found[0]):
            yield FieldName.AUTO_RENEW, prose.candidate(False, found.span(), 0.9, "no-renewal")
            return
        if _OTHER_THING.search(before[-120:]):
            continue
        sure = 0.93 if "automatic" in found[0].lower() else 0.88
        yield FieldName.AUTO_RENEW, prose.candidate(True, found.span(), sure, "renewal-clause")
        yield from _notice(prose, found.end(), end)
        return
    refused = _NOT_AUTOMATIC.search(prose.text)
    if refused and not _OTHER_THING.search(
        prose.text[max(0, refused.start() - 120) : refused.start()]
    ):
        yield (
            FieldName.AUTO_RENEW,
            prose.candidate(False, refused.span(), 0.75, "renewal-by-consent"),
        )


def _notice(prose: Prose, at: int, end: int) -> Iterator[Find]:
    """Yield the days of notice in the sentence of the renewal, or in the next."""
    stop = prose.sentence(min(end + 1, len(prose.text) - 1), before=0, after=350)[1]
    for upto, sure in ((end, 0.93), (stop, 0.8)):
        unless = _UNLESS.search(prose.text, at, upto)
        notice = _NOTICE.search(prose.text, unless.start(), upto) if unless else None
        if notice is None:
            continue
        length = read_duration(notice["term"] or notice["late"])
        if length is None or length.unit == "year":
            return
        sure *= (1.0 if length.unit == "day" else 0.9) * (1.0 if length.agrees else 0.5)
        yield (
            FieldName.NOTICE_DAYS,
            prose.candidate(length.days, notice.span(), sure, "renewal-notice"),
        )
        return
