"""Where the operator and a sure reading say different things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contract_archive.records.intakes import Intake
from contract_archive.records.numbers import fold_number
from contract_archive.records.readings import Candidate, Origin, Source, Value
from contract_archive.rules import claims, customers
from contract_archive.rules.weighing import Scales
from contract_archive.settings.model import fold

_NUMBERS = ("number", "counterparty_number")
# What a person words in his own way, or what the page cannot know.
_OWN_WORDS = frozenset({"title", "parties", "owner", "tags", "note", "governing_law"})


class Disagreement(NamedTuple):
    """A field that the operator gave and the page says otherwise."""

    field: str
    given: Value
    read: Candidate


def disagreements(
    intake: Intake,
    sources: Mapping[str, Source],
    scales: Scales,
    known: customers.Known,
) -> Iterator[Disagreement]:
    """Yield what the operator gave and a sure reading contradicts.

    What a person settled after seeing the page is not compared, nor is what he words himself.
    """
    for name, source in sources.items():
        if source.origin is not Origin.OPERATOR or name in _OWN_WORDS:
            continue
        given, read = claims.value_of(intake, name), scales.weigh(name).sure
        if given is not None and read is not None and _differ(name, given, read.value, known):
            yield Disagreement(name, given, read)


def _differ(name: str, given: Value, read: Value, known: customers.Known) -> bool:
    one, other = claims.text_of(given), claims.text_of(read)
    if name in _NUMBERS:
        return fold_number(one) != fold_number(other)
    if name == "customer":
        return customers.fold(one) not in map(customers.fold, (other, known.official(other) or ""))
    return given != read and fold(one) != fold(other)
