"""What filing, queueing and planning share: the draft of what was prepared, and the answer."""

from __future__ import annotations

from collections.abc import Callable

from contract_archive.accession.drafts import Draft
from contract_archive.accession.filing import drafted_amendment, drafted_kind, drafted_terms
from contract_archive.actions.ingest.preparing import Prepared, Refused, received_as
from contract_archive.archive import Archive
from contract_archive.errors import ArchiveError, DuplicateError
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.records.pending import Pending, claims_alone
from contract_archive.rules.quality import quality_of


def answered(prepared: Prepared | Refused, answer: Callable[[Prepared], Accession]) -> Accession:
    """Return the answer that ``answer`` gives; an error becomes the answer's."""
    file = prepared.intake.file
    try:
        if isinstance(prepared, Refused):
            raise prepared.error
        return answer(prepared)
    except DuplicateError as error:
        return Accession(
            file,
            Outcome.DUPLICATE,
            error.details.get("number", ""),
            error=error,
            review=int(error.details.get("review", 0)),
        )
    except ArchiveError as error:
        return Accession(file, Outcome.FAILED, error=error)


def is_settled(prepared: Prepared) -> bool:
    """Tell whether nothing is left to ask and nobody wants to see it first."""
    if prepared.intake.item_of:
        return True  # a later document gets its number from its contract, at once
    return not prepared.resolution.questions and not prepared.intake.review


def draft_of(archive: Archive, prepared: Prepared) -> Draft:
    """Return the draft of a settled intake. Raises UsageError where its claims cannot be."""
    resolution, pages = prepared.resolution, prepared.scan.pages
    return Draft(
        terms=drafted_terms(archive, resolution.intake),
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
        kind=drafted_kind(resolution.intake, prepared.reading),
        signatures=prepared.scan.signatures,
        item_of=resolution.intake.item_of,
        forced=prepared.intake.force_new,
        amendment=drafted_amendment(archive, resolution, prepared.reading),
    )


def pending_of(prepared: Prepared) -> Pending:
    """Return what was prepared as it waits for review, with all that is to be settled there."""
    names = received_as(prepared.intake)
    resolution, scan = prepared.resolution, prepared.scan
    return Pending(
        intake=claims_alone(prepared.intake, names),
        reading=prepared.reading,
        questions=resolution.questions,
        masters=prepared.masters,
        rendition=prepared.rendition,
        text=prepared.text,
        pages=len(scan.pages),
        quality=quality_of(scan.pages),
        warnings=scan.warnings,
        signatures=scan.signatures,
        answered=prepared.answered,
    )
