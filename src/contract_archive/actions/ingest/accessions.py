"""File what was prepared, or queue it for review, and answer. The only part under the lock."""

from __future__ import annotations

from contract_archive.actions.ingest.answers import answered, claims_of, draft_of, is_settled
from contract_archive.actions.ingest.preparing import Prepared, Refused
from contract_archive.archive import Archive, drafts
from contract_archive.errors import MissingFieldsError
from contract_archive.locale import _
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.records.readings import Origin
from contract_archive.rules.terms import terms_of


def accession(archive: Archive, prepared: Prepared | Refused) -> Accession:
    """File or queue what was prepared and answer; an error becomes the answer's."""
    return answered(prepared, lambda each: (_file if is_settled(each) else _queue)(archive, each))


def _file(archive: Archive, prepared: Prepared) -> Accession:
    draft = draft_of(archive, prepared)
    digests = [master.fixity.sha256 for master in draft.masters]
    with archive.recording(Act.INGEST) as record:
        drafts.refuse_same_bytes(archive.catalog, digests)  # another process was quicker
        contract, place = drafts.file(archive, record, draft, _details(draft))
    resolution = prepared.resolution
    warnings = (
        *contract.warnings, *resolution.warnings, *prepared.scan.warnings, *_removed(prepared),
    )  # fmt: skip
    file = str(prepared.intake.files[0])
    return Accession(
        file, Outcome.FILED, contract.number, place, contract.pages, warnings,
        claims=claims_of(resolution),
    )  # fmt: skip


def _queue(archive: Archive, prepared: Prepared) -> Accession:
    """Until the review queue is there: refuse what is not settled, naming the fields."""
    terms_of(prepared.resolution.intake, archive.settings, archive.today)
    open_fields = [question.field for question in prepared.resolution.questions]
    raise MissingFieldsError(
        "; ".join(question.reason for question in prepared.resolution.questions),
        details={"fields": ",".join(open_fields)},
    )


def _details(draft: drafts.Draft) -> dict[str, object]:
    """What the ledger keeps beside: which fields no operator gave."""
    read = sorted(name for name, each in draft.sources.items() if each.origin is Origin.READING)
    return {"read": read} if read else {}


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
