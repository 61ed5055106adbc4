"""A document that waits for a person: what was claimed, what was read, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from contract_archive.records.contracts import Quality
from contract_archive.records.files import StoredFile
from contract_archive.records.intakes import Intake
from contract_archive.records.readings import Question, Reading, Source
from contract_archive.records.scans import Signature


@dataclass(frozen=True, slots=True)
class Pending:
    """A document in the review queue; it has an id of the queue's own, and no number.

    ``intake`` is what the operator claimed and persons have set since; ``answered`` names the
    fields that a person has settled (an empty one is left open on purpose), with their sources.
    ``questions`` were open when it was queued. ``id`` (from 1), ``queued_at`` (UTC) and
    ``queued_by`` are given when it is queued; ``rejected`` is why it was rejected, if it was.
    Paths of files are relative to its folder.
    """

    intake: Intake
    reading: Reading
    questions: tuple[Question, ...]
    masters: tuple[StoredFile, ...]
    rendition: StoredFile | None
    text: StoredFile | None
    pages: int
    quality: Quality = field(default_factory=Quality)
    warnings: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    answered: Mapping[str, Source] = field(default_factory=dict)
    id: int = 0
    queued_at: datetime | None = None
    queued_by: str = ""
    rejected: str = ""

    @property
    def files(self) -> tuple[StoredFile, ...]:
        """Every file of its folder beside its record."""
        made = (each for each in (self.rendition, self.text) if each is not None)
        return (*made, *self.masters)

    @property
    def file(self) -> str:
        """The name that it came under, the first of several."""
        return self.intake.received_as[0] if self.intake.received_as else ""


def claims_alone(intake: Intake, received_as: tuple[str, ...]) -> Intake:
    """Return what an intake claims, without what was only for its handing in: the files' paths,
    how to read them, the password."""
    return replace(
        intake,
        files=(),
        received_as=received_as,
        ocr=None,
        password=None,
        labelled=False,
        move=False,
        review=False,
    )
