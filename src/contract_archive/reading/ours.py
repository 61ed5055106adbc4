"""Which side is ours: never the letter, always our names in ``archive.yaml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from contract_archive.locale import _, listed
from contract_archive.reading.document import Document
from contract_archive.reading.likeness import fold_name, misreadings
from contract_archive.records.readings import Candidate, Doubt, DoubtKind, FieldName
from contract_archive.settings.model import Settings

_EXACT = 1.0
_MISREAD = 0.97
_BRANCH = 0.96
_OF_OURS = re.compile(r"\w{2,10}(?:分公司|分厂|分院|分店|办事处|事业部|项目部|经营部)")
_PART = 0.85
_LEAST_PART = 4  # characters that a name must have before a part of it is known as ours
_ONE_IN = 16  # two letters apart in a shorter name is another company
_LEAST_WHOLE = 8
_LEAD = 4  # characters of a sentence that may cling to the front of our name
_UNCLEAR = 0.45  # of two parties neither of which is ours, each may be the counterparty
_NOT_OURS_SEEN = 0.6
_FIRST_OF_MANY = 0.8
_NOT_PRINCIPAL = 0.6
_UNLABELLED = 0.9


class Party(NamedTuple):
    """A party as it was read: its name, where it stands, how sure the name is, by which rule.

    ``principal`` is False for one that signs without being a side: a guarantor, a witness.
    """

    name: str
    span: tuple[int, int]
    confidence: float
    rule: str
    principal: bool = True


class OurName(NamedTuple):
    """One of our companies under its official name, and how surely a name on a page means it."""

    name: str
    confidence: float


def our_name(name: str, settings: Settings) -> OurName | None:
    """Return which of our companies ``name`` means; None where it means none.

    Width, case, spaces and brackets do not matter; one misread character in six is forgiven; a
    branch of ours is ours, and a name that only begins like ours is so with less certainty.
    """
    found = [
        OurName(ours.name, sure)
        for ours in settings.our_names
        for known in (ours.name, *ours.aliases)
        if (sure := _sureness(name, known))
    ]
    return max(found, key=lambda each: each.confidence, default=None)


def _sureness(name: str, known: str) -> float:
    wrong = misreadings(name, known, _ONE_IN)
    if wrong is not None:
        return _EXACT if wrong == 0 else _MISREAD
    read, ours = fold_name(name), fold_name(known)
    shorter, longer = sorted((read, ours), key=len)
    if len(shorter) >= _LEAST_PART and longer.startswith(shorter):
        return _BRANCH if _OF_OURS.fullmatch(read, len(ours)) else _PART
    led = read.endswith(ours) and len(read) - len(ours) <= _LEAD and len(ours) >= _LEAST_WHOLE
    return _PART if led else 0.0


def which_are_ours(names: Sequence[str], settings: Settings) -> list[OurName | None]:
    """Return for each name which of our companies it means.

    Where one is ours letter for letter, another that is only alike is somebody else's; where one
    is ours by its whole name, another that only begins alike is a sister company's.
    """
    found = [our_name(name, settings) for name in names]
    if any(known and known.confidence == _EXACT for known in found):
        return [
            known if known and known.confidence in (_EXACT, _BRANCH) else None for known in found
        ]
    if any(known and known.confidence > _PART for known in found):
        return [known if known and known.confidence > _PART else None for known in found]
    return found


def sides(
    document: Document, parties: Sequence[Party], settings: Settings
) -> Iterator[tuple[str, Candidate]]:
    """Yield all parties, our party and the counterparty, from the parties in page order.

    With one of ours among several the counterparty is the other, or the first of the others; where
    none or all are ours every party is a poor candidate.
    """
    if not parties:
        return
    ours = which_are_ours([party.name for party in parties], settings)
    names = tuple(
        known.name if known and known.confidence >= _MISREAD else party.name
        for party, known in zip(parties, ours, strict=True)
    )
    sure = min(party.confidence for party in parties) * (1.0 if len(parties) > 1 else 0.8)
    first = parties[0]
    yield FieldName.PARTIES, document.candidate(names, first.span, sure, first.rule)
    yield from _our_party(document, parties, ours)
    yield from _counterparty(document, parties, ours)


def _our_party(
    document: Document, parties: Sequence[Party], ours: Sequence[OurName | None]
) -> Iterator[tuple[str, Candidate]]:
    found = [(party, known) for party, known in zip(parties, ours, strict=True) if known]
    if len(found) == len(parties) and len({known.name for _, known in found}) > 1:
        found = [(party, known._replace(confidence=_UNCLEAR)) for party, known in found]
    for party, known in found:
        sure = min(known.confidence, max(party.confidence, 0.95))
        candidate = document.candidate(known.name, party.span, sure, party.rule)
        yield FieldName.OUR_PARTY, candidate


def _counterparty(
    document: Document, parties: Sequence[Party], ours: Sequence[OurName | None]
) -> Iterator[tuple[str, Candidate]]:
    others = [party for party, known in zip(parties, ours, strict=True) if not known]
    if len(parties) == 1 and not others:
        return  # the other side was not read: nothing can be said of it
    known = max((each.confidence for each in ours if each), default=0.0)
    candidates = others if others and known else parties
    ranked = sorted(candidates, key=lambda party: not party.principal)
    sides_left = sum(party.principal for party in candidates)
    for place, party in enumerate(ranked):
        sure = party.confidence * _standing(place, sides_left, known, bool(others), party)
        yield FieldName.COUNTERPARTY, document.candidate(party.name, party.span, sure, party.rule)


def _standing(place: int, sides_left: int, known: float, others: bool, party: Party) -> float:
    """Return how sure it is that a party is the counterparty, its name being right."""
    if not others:
        return _UNCLEAR
    if not known:
        return _NOT_OURS_SEEN if sides_left == 1 and place == 0 else _UNCLEAR
    if not party.principal:
        return _NOT_PRINCIPAL if sides_left == 0 and place == 0 else 0.1
    if sides_left > 1:
        return _FIRST_OF_MANY if place == 0 else 0.3
    return known


def unclear_parties(
    document: Document,  # noqa: ARG001
    settings: Settings,
    found: Mapping[str, tuple[Candidate, ...]],
) -> Iterator[Doubt]:
    """Doubt a document in which no party is ours, or nobody else's name was read.

    Where nobody's names are known (outside an archive) there is nothing to doubt.
    """
    best = next(iter(found.get(FieldName.PARTIES, ())), None)
    if best is None or not isinstance(best.value, tuple) or not settings.our_names:
        return
    ours = [known is not None for known in which_are_ours(best.value, settings)]
    if any(ours) and not all(ours):
        return
    names = listed(best.value)
    if len(ours) == 1 and ours[0]:
        message = _("only our own side was read: {names}").format(names=names)
    elif all(ours):
        message = _("all parties are ours: {names}").format(names=names)
    else:
        message = _("no party is ours: {names}").format(names=names)
    yield Doubt(DoubtKind.PARTIES_UNCLEAR, FieldName.COUNTERPARTY, message, best.page)


def completed(parties: Sequence[Party], document: Document, settings: Settings) -> list[Party]:
    """Return the parties, a lone one joined by ours where our name stands elsewhere on the pages.

    Some contracts label only the other side and carry ours in the letterhead.
    """
    if len(parties) != 1 or our_name(parties[0].name, settings):
        return list(parties)
    for ours in settings.our_names:
        for name in (ours.name, *ours.aliases):
            at = document.text.find(unicodedata.normalize("NFKC", name).strip() or "\0")
            if at >= 0:
                mine = Party(ours.name, (at, at + len(name)), _UNLABELLED, "our-name")
                return [*parties, mine]
    return list(parties)
