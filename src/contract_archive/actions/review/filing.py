"""File a document that a person has accepted: as a contract, or as an item of one."""

from __future__ import annotations

from contract_archive import disk
from contract_archive.accession import filing, settling
from contract_archive.accession.drafts import Draft, Filed
from contract_archive.accession.filing import drafted_amendment, drafted_kind, drafted_terms
from contract_archive.accession.twins import Document, refuse_twin
from contract_archive.archive import Archive
from contract_archive.archive.refusing import refuse_same_bytes
from contract_archive.archive.reviewing import pending_of, waiting
from contract_archive.errors import ConflictError, DamagedError, InputError
from contract_archive.holdings.vault.staging import Staging
from contract_archive.locale import _
from contract_archive.records.files import StoredFile
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.records.lists import listed_names
from contract_archive.records.pending import Pending
from contract_archive.rules.resolving import Resolution


def file(archive: Archive, found: Pending, resolution: Resolution) -> Accession:
    """File a waiting document of which nothing is open, and take it out of the queue.

    Raises DuplicateError where it is a contract's twin, ConflictError where somebody else was
    quicker, DamagedError where a file has changed while it waited.
    """
    _refuse_twin(archive, found, resolution)
    staging = archive.vault.stage()
    try:
        with disk.faults_told():
            draft = _draft(archive, staging, found, resolution)
        contract, place, told = _filed(archive, found, draft)
    finally:
        staging.discard()
    return Accession(
        file=found.file,
        outcome=Outcome.FILED,
        number=contract.number,
        path=place,
        pages=found.pages,
        warnings=(*told, *resolution.warnings, *found.warnings),
        review=found.id,
        claims=settling.claims_of(resolution),
    )


def refuse_changed(archive: Archive, found: Pending) -> str:
    """Raise ConflictError where somebody else was quicker, or a file is not the queue's.

    Returns the document's place.
    """
    state = waiting(archive, found.id)
    if pending_of(archive, found.id) != found:
        raise ConflictError(
            _("{review}: changed meanwhile").format(review=found.id),
            _("Look at it again with `carchive review show {review}`.").format(review=found.id),
        )
    strangers = archive.vault.strangers(state.path, found.files)
    if strangers:
        raise ConflictError(
            _("{place}: not of this document: {files}").format(
                place=state.path, files=listed_names(strangers)
            ),
            _("Move it away, then run the command again."),
        )
    return state.path


def _refuse_twin(archive: Archive, found: Pending, resolution: Resolution) -> None:
    text = archive.vault.item_text(waiting(archive, found.id).path, found.text)
    scanned = found.quality.ocr_pages > 0
    document = Document(resolution.intake, found.reading, text, scanned)
    refuse_twin(archive.catalog, archive.vault, document)


def _draft(archive: Archive, staging: Staging, found: Pending, resolution: Resolution) -> Draft:
    """Return the draft of a settled document, its files copied into the staging."""
    return Draft(
        terms=drafted_terms(archive, resolution.intake),
        staging=staging,
        masters=tuple(_taken(archive, staging, found, each) for each in found.masters),
        received_as=found.intake.received_as,
        rendition=found.rendition and _taken(archive, staging, found, found.rendition),
        text=found.text and _taken(archive, staging, found, found.text),
        pages=found.pages,
        number=resolution.intake.number,
        quality=found.quality,
        warnings=found.warnings,
        sources=resolution.sources,
        signatures=found.signatures,
        kind=drafted_kind(resolution.intake, found.reading),
        item_of=resolution.intake.item_of,
        forced=resolution.intake.force_new,
        amendment=drafted_amendment(archive, resolution, found.reading),
    )


def _filed(archive: Archive, found: Pending, draft: Draft) -> Filed:
    with archive.recording(filing.act_of(draft)) as record:
        place = refuse_changed(archive, found)
        refuse_same_bytes(archive.catalog, draft.digests, besides=found.id)
        return filing.file(archive, record, draft, {"review": found.id}, clears=place)


def _taken(archive: Archive, staging: Staging, found: Pending, file: StoredFile) -> StoredFile:
    """Copy a file of the queue into the staging. Raises DamagedError where it has changed."""
    place = waiting(archive, found.id).path
    try:
        taken = staging.take(archive.root / place / file.path, file.path)
    except InputError:
        taken = None
    if taken != file:
        raise DamagedError(
            _("{path}: missing or not as recorded").format(path=f"{place}/{file.path}"),
            _("Restore it from a backup."),
        )
    return file
