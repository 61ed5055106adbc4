"""What becomes of specimens that are handed to a fresh archive with nothing said of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from contract_archive.actions.ingest import ingest
from contract_archive.archive import Archive
from contract_archive.records.entries import Actor
from contract_archive.records.intakes import Accession, Intake, Outcome
from corpus.files import WRITERS, rules
from corpus.making import specimens
from corpus.truth import FIELDS, plain
from scoring import Found, judge
from sets import Asked

ESSENTIAL = ("series", "counterparty", "signed_on")
"""The fields by which a contract is filed: wrong ones put it into a wrong place."""


class Fate(NamedTuple):
    """One specimen: what became of it, what stands filed or queued of it, and its labels."""

    name: str
    outcome: str
    found: Mapping[str, Found]
    label: Mapping[str, Any]
    asked: tuple[str, ...]
    error: str

    @property
    def wrong(self) -> tuple[str, ...]:
        """The fields whose values are wrong."""
        scores = {name: judge(self.label, self.found, name, 0) for name in FIELDS}
        return tuple(name for name, score in scores.items() if score and score.taken_wrong)


def fates(asked: Asked, form: str, jobs: int) -> Iterator[Fate]:
    """Draw specimens as ``pdf`` or ``scan``, ingest each alone, and yield what became of it."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = [(WRITERS[form](each, Path(folder)), each.label) for each in specimens(*asked)]
        actor = Actor("benchmark", "benchmark", "benchmark")
        archive = Archive.found(Path(folder) / "archive", rules(), actor=actor)
        try:
            intakes = [Intake((path,)) for path, _ in drawn]
            answers = ingest(archive, intakes, jobs=jobs)
            for (path, label), answer in zip(drawn, answers, strict=True):
                yield _fate(path.stem, label, answer)
        finally:
            archive.close()


def _fate(name: str, label: Mapping[str, Any], answer: Accession) -> Fate:
    claims = {claim.field: plain(claim.value) for claim in answer.claims}
    if "customer" in claims:
        claims["counterparty"] = claims.pop("customer")
    if label["counterparty_number"] is None and "number" not in claims:
        # A printed number that is not of our own making is kept as the other side's.
        number = claims.pop("counterparty_number", None)
        claims |= {"number": number} if number else {}
    found = {field: Found(value) for field, value in claims.items() if field in FIELDS}
    questions = tuple(question.field or "document" for question in answer.questions)
    error = answer.error.message if answer.error else ""
    return Fate(name, str(answer.outcome), found, label, questions, error)


def summary(all_fates: list[Fate]) -> Iterator[str]:
    """Yield the lines of the report: filed right, filed wrong, sent to review, refused."""
    filed = [fate for fate in all_fates if fate.outcome == Outcome.FILED]
    misfiled = [fate for fate in filed if set(fate.wrong) & set(ESSENTIAL)]
    slips = [fate for fate in filed if fate.wrong and fate not in misfiled]
    review = [fate for fate in all_fates if fate.outcome == Outcome.REVIEW]
    rest = len(all_fates) - len(filed) - len(review)
    yield "| handed in | filed, all right | a detail wrong | wrong place | to review | else |"
    yield "|---:|---:|---:|---:|---:|---:|"
    right = len(filed) - len(misfiled) - len(slips)
    yield (
        f"| {len(all_fates)} | {right} | {len(slips)} | {len(misfiled)} | {len(review)} | {rest} |"
    )
    yield ""
    for fate in (*misfiled, *slips):
        told = ", ".join(
            f"{field}: {fate.found[field].value!r} for {fate.label[field]!r}"
            for field in fate.wrong
        )
        yield f"- filed wrong: {fate.name}: {told}"
    for fate in all_fates:
        if fate.error:
            yield f"- {fate.outcome}: {fate.name}: {fate.error}"
    reasons: dict[str, int] = {}
    for fate in review:
        for field in set(fate.asked):
            reasons[field] = reasons.get(field, 0) + 1
    ranked = sorted(reasons.items(), key=lambda pair: -pair[1])
    told = ", ".join(f"{field} {count}" for field, count in ranked)
    yield f"Asked of those in review: {told or 'nothing'}."
