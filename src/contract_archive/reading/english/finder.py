"""Every field of an English contract, each read with what the ones before it gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contract_archive.reading.document import Document
from contract_archive.reading.english.amounts import find_amount
from contract_archive.reading.english.days import Days, find_days
from contract_archive.reading.english.effects import is_conditional
from contract_archive.reading.english.laws import find_law
from contract_archive.reading.english.numbers import find_number
from contract_archive.reading.english.parties import FoundParties, confidence, find_parties
from contract_archive.reading.english.preamble import find_preambles
from contract_archive.reading.english.prose import Find, Prose
from contract_archive.reading.english.renewals import find_renewal
from contract_archive.reading.english.series import find_series, opposite
from contract_archive.reading.english.signatures import read_signatures
from contract_archive.reading.english.signing import Day
from contract_archive.reading.english.terms import find_ends
from contract_archive.reading.english.titles import find_title
from contract_archive.reading.ours import Party, completed, our_name, sides
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings.model import Settings

_IN_WORDS_OF_A_LANGUAGE = frozenset(
    (
        FieldName.TITLE,
        FieldName.SERIES,
        FieldName.PARTIES,
        FieldName.COUNTERPARTY,
        FieldName.GOVERNING_LAW,
    )
)
_UNLABELLED = 0.89  # our name somewhere on the pages
_BESIDE_CHINESE = 0.49  # less than what speaks against another value


def find_english(document: Document, settings: Settings) -> Iterator[Find]:
    """Yield what an English contract says, field by field.

    Beside Chinese text the names are a translation: they are offered, and contradict nothing.
    """
    for name, candidate in _fields(document, settings):
        if document.is_chinese and name in _IN_WORDS_OF_A_LANGUAGE:
            confidence = min(candidate.confidence, _BESIDE_CHINESE)
            yield name, replace(candidate, confidence=confidence)
        else:
            yield name, candidate


def _fields(document: Document, settings: Settings) -> Iterator[Find]:
    prose = Prose(document)
    openings = find_preambles(prose)
    opening = openings[0] if openings else None
    signatures = read_signatures(prose, opening.end if opening else 0)
    parties = find_parties(prose, openings, signatures)
    yield from _sides(prose, parties, settings)
    title = next(find_title(prose, opening), None)
    if title is not None:
        yield title
    yield from find_series(title, _our_role(parties, settings), settings, prose.text)
    yield from find_number(prose, str(title[1].value) if title else "")
    days = find_days(prose, opening, signatures)
    yield from _days(prose, days)
    for end in find_ends(prose, days, signatures.start):
        span = (end.date.start, end.date.end)
        yield FieldName.EXPIRES_ON, prose.candidate(end.date.value, span, end.confidence, end.rule)
    yield from find_renewal(prose)
    yield from find_amount(prose)
    yield from find_law(prose)


_CONDITIONAL = 0.8


def _sides(prose: Prose, found: FoundParties | None, settings: Settings) -> Iterator[Find]:
    if found is None:
        return
    parties = [
        Party(
            mention.name.text,
            prose.in_document((mention.name.start, mention.name.end)),
            confidence(prose, found, mention),
            found.rule,
            mention.principal,
        )
        for mention in found.mentions
    ]
    parties = _with_ours(completed(parties, prose.document, settings), prose, settings)
    only_ours = all(our_name(each.name, settings) for each in parties) and len(parties) == 1
    for name, candidate in sides(prose.document, parties, settings):
        if not (only_ours and name == FieldName.COUNTERPARTY):  # we are never our own other side
            yield name, candidate


def _with_ours(parties: list[Party], prose: Prose, settings: Settings) -> list[Party]:
    """Return the parties; a lone other side is joined by ours, if the pages name us in any case."""
    if len(parties) != 1 or our_name(parties[0].name, settings):
        return parties
    folded = prose.text.casefold()
    for ours in settings.our_names:
        for name in (ours.name, *ours.aliases):
            at = folded.find(name.casefold()) if name.strip() else -1
            if at >= 0:
                span = prose.in_document((at, at + len(name)))
                return [*parties, Party(ours.name, span, _UNLABELLED, "our-name")]
    return parties


def _our_role(found: FoundParties | None, settings: Settings) -> str:
    """Return what the contract calls our side; where it says nothing, what the other is not."""
    mentions = found.mentions if found else ()
    ours = next((each for each in mentions if our_name(each.name.text, settings)), None)
    if ours is not None and ours.alias:
        return ours.alias
    return next(
        (role for each in mentions if each is not ours and (role := opposite(each.alias))), ""
    )


def _days(prose: Prose, days: Days) -> Iterator[Find]:
    for field, day in (
        (FieldName.SIGNED_ON, days.signed),
        (FieldName.EFFECTIVE_ON, days.effective),
    ):
        if day is None:
            continue
        if field is FieldName.EFFECTIVE_ON and is_conditional(prose, day.date):
            day = day._replace(confidence=min(day.confidence, _CONDITIONAL))
        yield field, _candidate(prose, day)
    for day in days.others:
        yield FieldName.SIGNED_ON, _candidate(prose, day)


def _candidate(prose: Prose, day: Day) -> Candidate:
    return prose.candidate(day.date.value, (day.date.start, day.date.end), day.confidence, day.rule)
