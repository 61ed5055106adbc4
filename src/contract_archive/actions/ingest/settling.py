"""Ask a person at hand for what the reading left open, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from contract_archive.actions.ingest.knowing import known_to
from contract_archive.actions.ingest.preparing import Prepared
from contract_archive.archive import Archive
from contract_archive.archive.drafts import refuse_taken
from contract_archive.errors import ArchiveError
from contract_archive.records.intakes import Intake
from contract_archive.records.readings import Origin, Question, Source, Value
from contract_archive.rules.claims import with_value
from contract_archive.rules.resolving import DOCUMENT, resolve
from contract_archive.rules.terms import claimed_terms


class Answer(NamedTuple):
    """What a person says to a question; no value leaves the field empty."""

    value: Value | None = None


Ask = Callable[[Intake, Question], Answer | None]
"""Asks one question about an intake; None where the person leaves the rest to the review queue."""


def settled(archive: Archive, prepared: Prepared, ask: Ask) -> Prepared:
    """Return what was prepared with the person's answers; with questions left where he left."""
    answered: dict[str, Source] = {}
    intake, resolution = prepared.intake, prepared.resolution
    while resolution.questions:
        question = resolution.questions[0]
        answer = ask(resolution.intake, question)
        while answer is not None and (objection := _objection(archive, intake, question, answer)):
            answer = ask(resolution.intake, replace(question, reason=objection))
        if answer is None:
            break
        intake = _with(intake, question, answer)
        answered[question.field] = _source(question, answer)
        known = known_to(archive.catalog)
        resolution = resolve(
            intake, prepared.reading, archive.settings, known, archive.today, answered
        )
    return replace(prepared, intake=intake, resolution=resolution, answered=answered)


def _objection(archive: Archive, intake: Intake, question: Question, answer: Answer) -> str:
    """Return why an answer cannot be; empty where it can."""
    try:
        claimed_terms(_with(intake, question, answer), archive.settings, archive.today)
        if question.field == "number" and answer.value:
            refuse_taken(archive, str(answer.value))
    except ArchiveError as error:
        return error.message
    return ""


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
