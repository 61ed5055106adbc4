"""What ingest would answer now, with no text read and nothing filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_archive import disk
from contract_archive.archive import Archive
from contract_archive.archive.drafts import lateness, refuse_same_bytes, refuse_taken
from contract_archive.archive.protocol import next_number
from contract_archive.errors import ArchiveError, DuplicateError, InputError
from contract_archive.locale import _
from contract_archive.records.intakes import Accession, Intake, Outcome
from contract_archive.rules import filing, sequences
from contract_archive.rules.terms import terms_of
from contract_archive.tools.scan import refuse_other_kinds


def plan(archive: Archive, intakes: Sequence[Intake]) -> Iterator[Accession]:
    """Yield the answer that each intake would get, numbers counted on as they would be."""
    given: set[str] = set()
    for intake in intakes:
        file = str(intake.files[0])
        try:
            yield _planned(archive, intake, given)
        except DuplicateError as error:
            yield Accession(file, Outcome.DUPLICATE, error.details.get("number", ""), error=error)
        except ArchiveError as error:
            yield Accession(file, Outcome.FAILED, error=error)


def _planned(archive: Archive, intake: Intake, given: set[str]) -> Accession:
    terms = terms_of(intake, archive.settings, archive.today)
    _refuse(archive, intake)
    on = terms.signed_on or archive.today
    series = archive.settings.series_named(terms.series)
    if intake.number:
        number = sequences.checked_number(intake.number)
        refuse_taken(archive, number)
    else:
        number = next_number(archive, series, on, besides=given).number
    given.add(number)
    folder = filing.place(archive.settings.folder, terms, series, on.year)
    place = archive.vault.free_place(folder, filing.safe_name(number))
    late = lateness(archive, terms)
    return Accession(str(intake.files[0]), Outcome.PLANNED, number, place, 0, late)


def _refuse(archive: Archive, intake: Intake) -> None:
    """Refuse what is here already, and what ingest would refuse by its first bytes."""
    digests = []
    for file in intake.files:
        if not file.is_file():
            raise InputError(_("{file}: no such file").format(file=file), _("Check the name."))
        with disk.faults_told():
            digests.append(disk.fixity_of_file(file).sha256)
    refuse_same_bytes(archive.catalog, digests)
    for file in intake.files:
        with disk.faults_told():
            refuse_other_kinds(file)
