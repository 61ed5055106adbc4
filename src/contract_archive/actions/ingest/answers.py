"""What filing, queueing and planning share: the draft of what was prepared, and the answer."""

from __future__ import annotations

from collections.abc import Callable

from contract_archive.actions.ingest.preparing import Prepared, Refused, received_as
from contract_archive.archive import Archive
from contract_archive.archive.drafts import Draft
from contract_archive.errors import ArchiveError, DuplicateError
from contract_archive.records.contracts import Quality
from contract_archive.records.intakes import Accession, Claim, Outcome
from contract_archive.records.scans import PageText, TextOrigin
from contract_archive.rules.claims import value_of
from contract_archive.rules.resolving import Resolution
from contract_archive.rules.terms import terms_of


def answered(prepared: Prepared | Refused, answer: Callable[[Prepared], Accession]) -> Accession:
    """Return the answer that ``answer`` gives; an error becomes the answer's."""
    file = str(prepared.intake.files[0])
    try:
        if isinstance(prepared, Refused):
            raise prepared.error
        return answer(prepared)
    except DuplicateError as error:
        return Accession(file, Outcome.DUPLICATE, error.details.get("number", ""), error=error)
    except ArchiveError as error:
        return Accession(file, Outcome.FAILED, error=error)


def is_settled(prepared: Prepared) -> bool:
    """Tell whether nothing is left to ask and nobody wants to see it first."""
    return not prepared.resolution.questions and not prepared.intake.review


def claims_of(resolution: Resolution) -> tuple[Claim, ...]:
    """Return what is known of a contract, each value with its source."""
    found = ((name, value_of(resolution.intake, name)) for name in resolution.sources)
    return tuple(
        Claim(name, value, resolution.sources[name]) for name, value in found if value is not None
    )


def draft_of(archive: Archive, prepared: Prepared) -> Draft:
    """Return the draft of a settled intake. Raises UsageError where its claims cannot be."""
    resolution, pages = prepared.resolution, prepared.scan.pages
    return Draft(
        terms=terms_of(resolution.intake, archive.settings, archive.today),
        staging=prepared.staging,
        masters=prepared.masters,
        received_as=received_as(prepared.intake),
        rendition=prepared.rendition,
        text=prepared.text,
        pages=len(pages),
        number=resolution.intake.number,
        quality=quality_of(pages),
        warnings=prepared.scan.warnings,
        sources=resolution.sources,
        signatures=prepared.scan.signatures,
    )


def quality_of(pages: tuple[PageText, ...]) -> Quality:
    """Return how well the pages could be read."""
    read = [page for page in pages if page.origin is TextOrigin.OCR]
    sure = [page.confidence for page in read if page.confidence is not None]
    dpis = [page.dpi for page in pages if page.dpi is not None]
    return Quality(
        ocr_pages=len(read),
        confidence=round(sum(sure) / len(sure), 4) if sure else None,
        dpi=min(dpis, default=None),
    )
