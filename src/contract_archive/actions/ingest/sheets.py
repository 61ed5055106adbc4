"""Cover sheets of one number that come more than once in a batch.

The first document becomes the contract; what lies behind the next sheet of that number belongs to
it, as it would if it came in another day.
"""

from __future__ import annotations

from dataclasses import replace

from contract_archive.accession.settling import Settled, resolved
from contract_archive.actions.ingest.preparing import Prepared
from contract_archive.archive import Archive
from contract_archive.errors import ConflictError
from contract_archive.locale import _
from contract_archive.records.intakes import Accession, Intake, Outcome
from contract_archive.records.numbers import fold_number


class Sheets:
    """What became of the documents of a batch whose number a cover sheet says."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._became: dict[str, Accession] = {}

    def followed(self, prepared: Prepared) -> Prepared:
        """Return a document, as a later one of its contract where an earlier one of the batch has
        become that; where the earlier one waits for review, this one does too.

        Raises ConflictError where the earlier one is not in the archive under that number.
        """
        intake = prepared.intake
        before = self._became.get(fold_number(intake.number)) if intake.labelled else None
        if before is None:
            return prepared
        if before.outcome in (Outcome.FILED, Outcome.PLANNED):
            return self._as_later(prepared, before.number)
        if before.outcome is Outcome.REVIEW or before.review:
            return replace(prepared, intake=replace(intake, review=True))
        raise ConflictError(
            _("{file}, which has the sheet of {number} too, is not in the archive").format(
                file=before.file, number=intake.number
            ),
            _("See first what is wrong with that one, then hand this in again."),
            details={"number": intake.number},
        )

    def note(self, intake: Intake, answer: Accession) -> None:
        """Take note of what became of a document of the batch."""
        if intake.labelled:
            self._became.setdefault(fold_number(intake.number), answer)

    def _as_later(self, prepared: Prepared, number: str) -> Prepared:
        intake = replace(prepared.intake, number="", labelled=False, item_of=number)
        settled = Settled(intake, prepared.reading, prepared.answered)
        return replace(prepared, intake=intake, resolution=resolved(self._archive, settled))
