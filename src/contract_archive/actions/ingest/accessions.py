"""File what was prepared, or queue it for review, and answer. The only part under the lock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from contract_archive.accession import filing
from contract_archive.accession.settling import Settled, claims_of, resolved
from contract_archive.accession.twins import refuse_twin
from contract_archive.actions.ingest.answers import (
    answered,
    draft_of,
    is_settled,
    pending_of,
)
from contract_archive.actions.ingest.preparing import (
    Prepared,
    Refused,
    document_of,
    remove_source,
)
from contract_archive.actions.ingest.sheets import Sheets
from contract_archive.archive import Archive
from contract_archive.archive.refusing import refuse_same_bytes
from contract_archive.errors import NumberTakenError
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.records.readings import Origin


def accession(archive: Archive, sheets: Sheets, prepared: Prepared | Refused) -> Accession:
    """File or queue what was prepared and answer; an error becomes the answer's.

    ``sheets`` knows what became of the documents before it in its batch.
    """
    return answered(prepared, lambda each: _taken_in(archive, sheets, each))


def _taken_in(archive: Archive, sheets: Sheets, prepared: Prepared) -> Accession:
    known = document_of(prepared.resolution.intake, prepared.reading, prepared.scan)
    refuse_twin(archive.catalog, archive.vault, known)  # one may stand before it in the batch
    prepared = sheets.followed(prepared)
    try:
        return (_file if is_settled(prepared) else _queue)(archive, prepared)
    except NumberTakenError:
        source = prepared.resolution.sources.get("number")
        if source is None or source.origin is not Origin.READING:
            raise
    # Another file of the batch, or another process, has taken the number that was read.
    again = _resolved_again(archive, prepared)
    return (_file if is_settled(again) else _queue)(archive, again)


def _resolved_again(archive: Archive, prepared: Prepared) -> Prepared:
    settled = Settled(prepared.intake, prepared.reading, prepared.answered)
    return replace(prepared, resolution=resolved(archive, settled))


def _file(archive: Archive, prepared: Prepared) -> Accession:
    draft = draft_of(archive, prepared)
    with archive.recording(filing.act_of(draft)) as record:
        refuse_same_bytes(archive.catalog, draft.digests)  # another process was quicker
        contract, place, told = filing.file(archive, record, draft)
    return _answer(prepared, Outcome.FILED, place, number=contract.number, warnings=told)


def _queue(archive: Archive, prepared: Prepared) -> Accession:
    with archive.recording(Act.QUEUE) as record:
        place = record.queue(prepared.staging, pending_of(prepared))
    return _answer(prepared, Outcome.REVIEW, place, review=int(PurePosixPath(place).name))


def _answer(
    prepared: Prepared,
    outcome: Outcome,
    place: str,
    *,
    number: str = "",
    review: int = 0,
    warnings: tuple[str, ...] = (),
) -> Accession:
    resolution, scan = prepared.resolution, prepared.scan
    return Accession(
        file=prepared.intake.file,
        outcome=outcome,
        number=number,
        path=place,
        pages=len(scan.pages),
        warnings=(*warnings, *resolution.warnings, *scan.warnings, *_removed(prepared)),
        review=review,
        questions=resolution.questions,
        claims=claims_of(resolution),
    )


def _removed(prepared: Prepared) -> tuple[str, ...]:
    """With --move: delete the sources, now that the contract is safe. Returns what was kept."""
    if not prepared.intake.move:
        return ()
    kept = map(remove_source, prepared.intake.files, prepared.stamps)
    return tuple(filter(None, kept))
