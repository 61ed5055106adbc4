"""What ingest would answer now, with nothing filed."""

from __future__ import annotations

from contract_archive.accession.drafts import Draft, lateness
from contract_archive.accession.settling import claims_of
from contract_archive.actions.ingest.answers import answered, draft_of, is_settled
from contract_archive.actions.ingest.preparing import Prepared, Refused
from contract_archive.actions.ingest.sheets import Sheets
from contract_archive.archive import Archive
from contract_archive.archive.present import present
from contract_archive.archive.protocol import next_number
from contract_archive.archive.refusing import refuse_taken
from contract_archive.locale import _
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.rules import filing, sequences
from contract_archive.settings.vocabulary import DEPARTMENT


class Plan:
    """Answers as ingest would, numbers counted on as they would be."""

    def __init__(self, archive: Archive, sheets: Sheets) -> None:
        self._archive = archive
        self._sheets = sheets
        self._given: dict[str, str] = {}

    def answer(self, prepared: Prepared | Refused) -> Accession:
        """Return the answer that a file would get; an error becomes the answer's."""
        return answered(prepared, self._planned)

    def _planned(self, prepared: Prepared) -> Accession:
        prepared = self._sheets.followed(prepared)
        file = prepared.intake.file
        resolution, pages = prepared.resolution, len(prepared.scan.pages)
        warnings = (*resolution.warnings, *prepared.scan.warnings)
        if prepared.intake.item_of:
            number, place = self._parent(prepared.intake.item_of)
            later = _("a later document of {number}").format(number=number)
            return Accession(file, Outcome.PLANNED, number, place, pages, (later, *warnings))
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

    def _parent(self, number: str) -> tuple[str, str]:
        """The number and place of a contract that is there, or would be by then."""
        if number in self._given:
            return number, self._given[number]
        parent = present(self._archive, number)
        return parent.contract.number, parent.place

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
        folder = filing.place(archive.settings.folder, terms, series, on.year)
        self._given[number] = archive.vault.free_place(folder, filing.safe_name(number))
        return number, self._given[number]
