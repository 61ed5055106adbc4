"""What ingest would answer now, with nothing filed."""

from __future__ import annotations

from contract_archive.accession.drafts import Draft, lateness
from contract_archive.accession.settling import claims_of
from contract_archive.actions.ingest.answers import answered, draft_of, is_settled
from contract_archive.actions.ingest.preparing import Prepared, Refused
from contract_archive.archive import Archive
from contract_archive.archive.present import present
from contract_archive.archive.protocol import next_number
from contract_archive.archive.refusing import refuse_taken
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.rules import filing, sequences
from contract_archive.settings.vocabulary import DEPARTMENT


class Plan:
    """Answers as ingest would, numbers counted on as they would be."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._given: set[str] = set()

    def answer(self, prepared: Prepared | Refused) -> Accession:
        """Return the answer that a file would get; an error becomes the answer's."""
        return answered(prepared, self._planned)

    def _planned(self, prepared: Prepared) -> Accession:
        file = prepared.intake.file
        resolution, pages = prepared.resolution, len(prepared.scan.pages)
        warnings = (*resolution.warnings, *prepared.scan.warnings)
        if prepared.intake.item_of:
            parent = present(self._archive, prepared.intake.item_of)
            number, place = parent.contract.number, parent.place
            return Accession(file, Outcome.PLANNED, number, place, pages, warnings)
        claims = claims_of(resolution)
        if not is_settled(prepared):
            return Accession(
                file, Outcome.REVIEW, pages=pages, warnings=warnings,
                questions=resolution.questions, claims=claims,
            )  # fmt: skip
        draft = draft_of(self._archive, prepared)
        number, place = self._place(draft)
        late = lateness(self._archive, draft.terms)
        return Accession(
            file, Outcome.PLANNED, number, place, pages, (*late, *warnings), claims=claims
        )

    def _place(self, draft: Draft) -> tuple[str, str]:
        archive, terms = self._archive, draft.terms
        on = terms.signed_on or archive.today
        series = archive.settings.series_named(terms.series)
        if draft.number:
            number = sequences.checked_number(draft.number)
            refuse_taken(archive, number)
        else:
            department = terms.custom.get(DEPARTMENT, "")
            number = next_number(archive, series, on, department, besides=self._given).number
        self._given.add(number)
        folder = filing.place(archive.settings.folder, terms, series, on.year)
        return number, archive.vault.free_place(folder, filing.safe_name(number))
