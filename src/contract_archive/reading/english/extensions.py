"""Extensions: a paper that says when the old term ended, and that it goes on from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contract_archive.reading.english.prose import Prose
from contract_archive.reading.english.values.dates import FoundDate, find_dates
from contract_archive.reading.english.values.durations import DURATION, Duration, read_duration

_HEAD = 1500
_REACH, _NEAR = 260, 60
_COUNTED_ON = 0.95
_PAPER = re.compile(
    r"\b(?:exten[ds]\w*|renew\w*|amend(?:ment|s|ing)\w*|addendum|variation)\b", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:(?:is|are|has been|have been|(?:shall|will) be) (?:hereby |now |further )*"
    r"(?:extended|renewed)|"
    r"(?:hereby|now|agreed?(?: to)?|pleased to|happy to|wish to|parties|we|"
    r"shall|will) (?:further |hereby )*(?:extend|renew)|"
    r"(?:confirms?|agrees?|agreed|grants?)(?: to)? (?:its|the|an|this|your|our) "
    r"(?:extension|renewal)|"
    r"(?:expiry|expiration|end|termination) date[^.;\d]{0,40} (?:is|are|shall be) (?:hereby )?"
    r"(?:changed|amended|replaced|moved|postponed|deferred)|"
    r"(?:will |shall )?now (?:continues?|ends?|expires?|runs?)|continues(?= until| to))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:if|unless|may|might|option|until|whereas|upon|event|where|when|provided|should|following)\b[^.;]*$",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:successive|automatic\w*|each|periods|terms|unless|if)\b",
    re.IGNORECASE,
)
_OTHER_TERM = re.compile(
    r"\b(?:deliver\w*|deadline|payment|completion|warranty|validity|offer)\b", re.IGNORECASE
)
_NEW = re.compile(
    r"\b(?:to|until|till|through|expir\w+|ends?|ending|terminat\w+)(?: on)?(?: and including| the "
    r"close of business on)?(?: and including)? $",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    rf"\b(?:for|by) (?:an? )?(?:additional|further)?(?: (?:period|term) of)? ?"
    rf"(?P<length>{DURATION})",
    re.IGNORECASE,
)
_EXTENSION = 200
_EXTENDS = re.compile(r"\b(?:extend(?:s|ed|ing)?|renewed)\b", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:may|might|option|right|elects?|entitled|wish|desire|agree) (?:to )?(?:further )?"
    r"(?:be )?$|"
    r"\b(?:whereas|unless|if|until)\b[^.;]*$",
    re.IGNORECASE,
)
_OF_TERM = re.compile(
    r"\b(?:term|agreement|contract|lease|subscription|expir\w+ date|termination date)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:to|until|through)(?: and including| the close of business on)? (?:and including )?$",
    re.IGNORECASE,
)


class Extension(NamedTuple):
    """Where a paper extends the term, the new end it states, and by how long it says it does."""

    start: int
    end: FoundDate | None
    length: Duration | None
    span: tuple[int, int]


def find_extension(prose: Prose) -> Extension | None:
    """Return the extension that takes place by this paper; None where it extends nothing."""
    if not _PAPER.search(prose.text, 0, _HEAD):
        return None
    return next(_extensions(prose), None)


def extended(prose: Prose) -> Iterator[FoundDate]:
    """Yield the new end of "the term is hereby extended (from …) to December 31, 2017"."""
    for extends in _EXTENDS.finditer(prose.text):
        before = prose.text[max(0, extends.start() - 60) : extends.start()]
        stop = prose.sentence(extends.end(), before=0, after=_EXTENSION)[1]
        if _MAY.search(before) or not _OF_TERM.search(before + prose.text[extends.end() : stop]):
            continue
        for found in find_dates(prose.text[extends.end() : stop], prose.date_order):
            at = extends.end() + found.start
            if _UNTIL.search(prose.text, extends.end(), at):
                yield found._replace(start=at, end=extends.end() + found.end)
                break


def new_end(extension: Extension, old: FoundDate | None) -> FoundDate | None:
    """Return the day it is extended to; a mere length counts on from the ``old`` end."""
    if extension.end is not None or extension.length is None or old is None:
        return extension.end
    last = extension.length.after(old.value)
    return FoundDate(last, *extension.span, _COUNTED_ON) if last else None


def _extensions(prose: Prose) -> Iterator[Extension]:
    for now in _NOW.finditer(prose.text):
        begin, stop = prose.sentence(now.start(), before=_REACH, after=_REACH)
        before, behind = prose.text[begin : now.start()], prose.text[now.end() : stop]
        if _NOT_YET.search(before) or _OTHER_TERM.search(before[-_NEAR:]):
            continue
        if _OF_ITSELF.search(behind):
            continue
        stated = next(_stated(behind, now.end(), prose), None)
        further = _FURTHER.search(behind)
        if stated is None and further is None:
            continue
        length = read_duration(further["length"]) if further else None
        yield Extension(now.start(), stated, length, now.span())


def _stated(behind: str, at: int, prose: Prose) -> Iterator[FoundDate]:
    """Yield the days to which the words behind "is extended" lead."""
    for found in find_dates(behind, prose.date_order):
        if _NEW.search(behind[: found.start]):
            yield found._replace(start=found.start + at, end=found.end + at)
