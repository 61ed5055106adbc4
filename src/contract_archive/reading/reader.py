"""Read a document: every finder once, then the candidates in order and the doubts.

A finder is a function that yields candidates for fields, each with the confidence that it would
deserve alone. A new finder joins by one line in the tuple of its language (``EVERY`` for those
that know no language); nothing else knows how many there are. Finders do not see each other;
what only shows once all are done (two values that contradict) is a doubt finder's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from contract_archive.reading.chinese.amounts import amounts_differ, find_amounts
from contract_archive.reading.chinese.codes import find_codes, wrong_codes
from contract_archive.reading.chinese.days import dates_differ, find_days
from contract_archive.reading.chinese.law import find_law
from contract_archive.reading.chinese.numbers import find_numbers
from contract_archive.reading.chinese.parties import find_parties
from contract_archive.reading.chinese.renewal import find_renewal
from contract_archive.reading.chinese.titles import find_titles
from contract_archive.reading.chinese.types import find_series
from contract_archive.reading.custom import find_custom
from contract_archive.reading.document import Document
from contract_archive.reading.english.amounts import words_differ
from contract_archive.reading.english.finder import find_english
from contract_archive.reading.no_text import pages_without_text
from contract_archive.reading.ours import unclear_parties
from contract_archive.reading.ranking import rank
from contract_archive.reading.several import several_contracts
from contract_archive.reading.sureness import Doubtful, trust_in
from contract_archive.records.readings import Candidate, Doubt, Reading
from contract_archive.settings.model import Settings

Find: TypeAlias = "tuple[str, Candidate]"
"""A field (``FieldName`` or the key of a custom field) and a value that it may have."""

Finder: TypeAlias = "Callable[[Document, Settings], Iterable[Find]]"
DoubtFinder: TypeAlias = (
    "Callable[[Document, Settings, Mapping[str, tuple[Candidate, ...]]], Iterable[Doubt]]"
)

EVERY: tuple[Finder, ...] = (find_custom,)
CHINESE: tuple[Finder, ...] = (
    find_parties,
    find_numbers,
    find_titles,
    find_series,
    find_law,
    find_codes,
    find_days,
    find_renewal,
    find_amounts,
)
ENGLISH: tuple[Finder, ...] = (find_english,)
DOUBTS: tuple[DoubtFinder, ...] = (
    unclear_parties,
    wrong_codes,
    several_contracts,
    pages_without_text,
    dates_differ,
    amounts_differ,
    words_differ,
)


def read(
    pages: Sequence[str],
    settings: Settings,
    first: int = 1,
    unsure: Sequence[Doubtful] = (),
) -> Reading:
    """Return what the texts of the pages say of a contract, by the archive's rules.

    ``first`` is the number of the first of them: a cover sheet may lie before. ``unsure`` are the
    characters of each page that OCR is not sure of; empty where it read none of them.
    """
    document = Document(pages, first)
    if any(unsure):
        ours = (each for name in settings.our_names for each in (name.name, *name.aliases))
        document.trust = trust_in(document, unsure, ours).chance_of
    finds: dict[str, list[Candidate]] = {}
    for finder in finders_for(document):
        for name, candidate in finder(document, settings):
            finds.setdefault(str(name), []).append(candidate)
    found = MappingProxyType({name: rank(each) for name, each in finds.items()})
    doubts = tuple(doubt for finder in DOUBTS for doubt in finder(document, settings, found))
    return Reading(len(document.pages), found, doubts)


def finders_for(document: Document) -> tuple[Finder, ...]:
    """Return the finders for the languages of a document; a bilingual one gets both."""
    chinese = CHINESE if document.is_chinese else ()
    english = ENGLISH if document.is_english else ()
    return (*EVERY, *chinese, *english)
