"""How far a reading is to be believed, field by field: by the archive's thresholds and doubts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from contract_archive.errors import UsageError
from contract_archive.locale import _
from contract_archive.records.readings import (
    Candidate,
    Doubt,
    DoubtKind,
    FieldName,
    Reading,
    Value,
)
from contract_archive.rules import claims, customers
from contract_archive.rules.confidence import per_cent, rounded
from contract_archive.settings.model import Settings, fold

NEAR = 0.05
"""A second value whose confidence is within this of the first's says otherwise."""

KNOWN = 0.5
"""How much of the doubt about a customer is removed where the very name is known: it was neither
misread nor cut wrongly, and is somebody with whom contracts are made."""

_READ_AS = {"customer": FieldName.COUNTERPARTY}
_SPOKEN_OF = {
    DoubtKind.PARTIES_UNCLEAR: ("customer", "our_party"),
    DoubtKind.AMOUNTS_DIFFER: ("amount", "amount_in_words"),
    DoubtKind.CODE_WRONG: ("credit_code",),
}
_MOST_OTHERS = 5


class Finding(NamedTuple):
    """What was read for a field: the best candidate that the field can hold, if any.

    ``reason`` says why it is not to be taken without asking; empty where it is sure. ``others``
    are the other values read, as text.
    """

    field: str
    candidate: Candidate | None = None
    reason: str = ""
    others: tuple[str, ...] = ()

    @property
    def sure(self) -> Candidate | None:
        """The candidate, where it may be taken without asking."""
        return None if self.reason else self.candidate


class Scales:
    """Weighs a reading by the rules of an archive. Fields are named as in an intake."""

    def __init__(
        self, reading: Reading, settings: Settings, known: customers.Known | None = None
    ) -> None:
        self._reading = reading
        self._settings = settings
        self._known = known or customers.Known()

    def weigh(self, name: str) -> Finding:
        """Return what was read for a field and whether it is sure."""
        found = self._fitting(name)
        others = tuple(claims.text_of(each.value) for each in found[1:])[:_MOST_OTHERS]
        if found and name == "customer":
            found = (self._named(found[0]), *found[1:])
        if not found:
            textless = self.doubts_of((DoubtKind.NO_TEXT,))
            doubt = self.doubt_of(name) or next(iter(textless), None)
            return Finding(name, None, doubt.message if doubt else _("not found in the text"))
        return Finding(name, found[0], self._objection(name, found), others)

    def doubt_of(self, name: str) -> Doubt | None:
        """Return the first doubt that speaks of a field."""
        read_as = _READ_AS.get(name, name)
        for doubt in self._reading.doubts:
            if doubt.field == read_as or name in _SPOKEN_OF.get(doubt.kind, ()):
                return doubt
        return None

    def doubts_of(self, kinds: Iterable[DoubtKind]) -> tuple[Doubt, ...]:
        """Return the doubts of some kinds, in the order of the reading."""
        wanted = tuple(kinds)
        return tuple(doubt for doubt in self._reading.doubts if doubt.kind in wanted)

    def _named(self, customer: Candidate) -> Candidate:
        """Return a customer that is known under its official name, and surer for being known."""
        official = self._known.official(claims.text_of(customer.value))
        if official is None:
            return customer
        sure = customer.confidence + (1 - customer.confidence) * KNOWN
        return replace(customer, value=official, confidence=rounded(sure))

    def _objection(self, name: str, found: tuple[Candidate, ...]) -> str:
        doubt = self.doubt_of(name)
        if doubt:
            return doubt.message
        best, *rest = found
        if best.confidence < self._settings.reading.threshold(name):
            return _("read with a confidence of {percent} % only").format(
                percent=per_cent(best.confidence)
            )
        if rest and rest[0].confidence > best.confidence - NEAR:
            return _("the text also says {value}").format(value=claims.text_of(rest[0].value))
        return ""

    def _fitting(self, name: str) -> tuple[Candidate, ...]:
        """Return the candidates that the field can hold, values as it holds them, each once."""
        found: dict[str, Candidate] = {}
        for candidate in self._reading.candidates.get(_READ_AS.get(name, name), ()):
            value = self._held(name, candidate.value)
            if value is not None:
                found.setdefault(fold(claims.text_of(value)), replace(candidate, value=value))
        return tuple(found.values())

    def _held(self, name: str, value: Value) -> Value | None:
        if isinstance(value, tuple):
            return value or None
        try:
            held = claims.parse(self._settings, name, claims.text_of(value))
        except UsageError:
            return None
        if name == "customer" and self._is_ours(claims.text_of(held)):
            return None
        return None if held == "" else held

    def _is_ours(self, name: str) -> bool:
        ours = (known for each in self._settings.our_names for known in (each.name, *each.aliases))
        return fold(name) in map(fold, ours)
