"""File what was prepared: draw the number, publish, answer. The only part under the lock."""

from __future__ import annotations

from contract_archive.actions.ingest.preparing import Prepared, Refused, received_as
from contract_archive.archive import Archive, drafts
from contract_archive.errors import ArchiveError, DuplicateError
from contract_archive.locale import _
from contract_archive.records.contracts import Quality
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.records.scans import PageText, TextOrigin


def accession(archive: Archive, prepared: Prepared | Refused) -> Accession:
    """File what was prepared and answer; an error becomes the answer's."""
    file = str(prepared.intake.files[0])
    try:
        if isinstance(prepared, Refused):
            raise prepared.error
        return _file(archive, prepared)
    except DuplicateError as error:
        return Accession(file, Outcome.DUPLICATE, error.details.get("number", ""), error=error)
    except ArchiveError as error:
        return Accession(file, Outcome.FAILED, error=error)


def _file(archive: Archive, prepared: Prepared) -> Accession:
    draft = _draft(prepared)
    digests = [master.fixity.sha256 for master in draft.masters]
    with archive.recording(Act.INGEST) as record:
        drafts.refuse_same_bytes(archive.catalog, digests)  # another process was quicker
        contract, place = drafts.file(archive, record, draft)
    warnings = (*contract.warnings, *prepared.scan.warnings, *_removed(prepared))
    file = str(prepared.intake.files[0])
    return Accession(file, Outcome.FILED, contract.number, place, contract.pages, warnings)


def _draft(prepared: Prepared) -> drafts.Draft:
    pages = prepared.scan.pages
    return drafts.Draft(
        terms=prepared.terms,
        staging=prepared.staging,
        masters=prepared.masters,
        received_as=received_as(prepared.intake),
        rendition=prepared.rendition,
        text=prepared.text,
        pages=len(pages),
        number=prepared.intake.number,
        quality=_quality(pages),
        warnings=prepared.scan.warnings,
    )


def _quality(pages: tuple[PageText, ...]) -> Quality:
    read = [page for page in pages if page.origin is TextOrigin.OCR]
    sure = [page.confidence for page in read if page.confidence is not None]
    dpis = [page.dpi for page in pages if page.dpi is not None]
    return Quality(
        ocr_pages=len(read),
        confidence=round(sum(sure) / len(sure), 4) if sure else None,
        dpi=min(dpis, default=None),
    )


def _removed(prepared: Prepared) -> tuple[str, ...]:
    """With --move: delete the sources, now that the contract is safe. Returns what was kept."""
    if not prepared.intake.move:
        return ()
    kept = []
    for source, stamp in zip(prepared.intake.files, prepared.stamps, strict=True):
        try:
            status = source.lstat()
            if (status.st_ino, status.st_mtime_ns) == stamp:
                source.unlink()
                continue
        except OSError:
            pass
        message = _("{file} was not removed: it changed or may not be deleted")
        kept.append(message.format(file=source))
    return tuple(kept)
