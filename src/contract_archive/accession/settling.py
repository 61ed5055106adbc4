"""What a document claims, weighed against what the archive knows, and put to a person at hand.

An ingest and a review settle documents in the same way; filing comes after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from contract_archive.archive.holdings import Holdings
from contract_archive.archive.refusing import refuse_taken
from contract_archive.errors import ArchiveError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.catalog.numbers import CONTRACT, told
from contract_archive.locale import _
from contract_archive.records.intakes import Claim, Intake
from contract_archive.records.readings import Origin, Question, Reading, Source, Value
from contract_archive.rules import customers
from contract_archive.rules.claims import value_of, with_value
from contract_archive.rules.resolving import DOCUMENT, Knowledge, Resolution, resolve
from contract_archive.rules.terms import claimed_terms


class Answer(NamedTuple):
    """What a person says to a question; no value leaves the field empty."""

    value: Value | None = None


Ask = Callable[[Intake, Question], Answer | None]
"""Asks one question about an intake; None where the person leaves the rest to the review queue."""


@dataclass(frozen=True)
class Settled:
    """What was claimed and answered so far: ``intake`` has the answers' values, ``answered`` their
    sources."""

    intake: Intake
    reading: Reading
    answered: Mapping[str, Source] = field(default_factory=dict)

    def with_answer(self, question: Question, answer: Answer) -> Settled:
        """Return this with one question answered."""
        answered = {**self.answered, question.field: _source(question, answer)}
        return replace(self, intake=_with(self.intake, question, answer), answered=answered)


def known_to(catalog: Catalog) -> Knowledge:
    """Return what ``catalog`` knows; for use on the thread that the catalog is open on."""
    register = catalog.register
    return Knowledge(
        _known(register.names()),
        lambda number: _objection_to(catalog, number),
        register.holders_of,
    )


def _objection_to(catalog: Catalog, number: str) -> str:
    state = catalog.number_state(number)
    if state is not None and state.state == CONTRACT:
        message = _("{number} is taken: perhaps this contract is archived already")
        return message.format(number=number)
    return told(state) if state else ""


@lru_cache(maxsize=1)
def _known(names: tuple[tuple[str, tuple[str, ...]], ...]) -> customers.Known:
    """Ten thousand names take a fifth of a second to prepare; they seldom change in a batch."""
    return customers.Known(names)


def resolved(archive: Holdings, settled: Settled, known: Knowledge | None = None) -> Resolution:
    """Return what is known of a document by now, and what is still open.

    ``known`` is what the archive knows, where many documents are resolved at once.
    """
    return resolve(
        settled.intake,
        settled.reading,
        archive.settings,
        known or known_to(archive.catalog),
        archive.today,
        settled.answered,
    )


def put_to(archive: Holdings, settled: Settled, ask: Ask) -> Settled:
    """Ask a person what is open, one question at a time, until nothing is or the person leaves."""
    while (resolution := resolved(archive, settled)).questions:
        question = resolution.questions[0]
        answer = ask(resolution.intake, question)
        while answer is not None and (fault := objection_to(archive, settled, question, answer)):
            answer = ask(resolution.intake, replace(question, reason=fault))
        if answer is None:
            break
        settled = settled.with_answer(question, answer)
    return settled


def objection_to(archive: Holdings, settled: Settled, question: Question, answer: Answer) -> str:
    """Return why an answer cannot be; empty where it can."""
    try:
        claimed_terms(_with(settled.intake, question, answer), archive.settings, archive.today)
        if question.field == "number" and answer.value:
            refuse_taken(archive, str(answer.value))
    except ArchiveError as error:
        return error.message
    return ""


def claims_of(resolution: Resolution) -> tuple[Claim, ...]:
    """Return what is known of a document, each value with its source."""
    found = ((name, value_of(resolution.intake, name)) for name in resolution.sources)
    return tuple(
        Claim(name, value, resolution.sources[name]) for name, value in found if value is not None
    )


def _with(intake: Intake, question: Question, answer: Answer) -> Intake:
    return (
        intake if question.field == DOCUMENT else with_value(intake, question.field, answer.value)
    )


def _source(question: Question, answer: Answer) -> Source:
    """Where an answer comes from: the person, on the evidence that he agreed to."""
    guess = question.guess
    if guess is None or guess.value != answer.value:
        return Source(Origin.PERSON)
    return Source(Origin.PERSON, guess.page, guess.snippet, guess.confidence, guess.rule)
