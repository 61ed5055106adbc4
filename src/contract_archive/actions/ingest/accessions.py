"""File what was prepared: draw the number, publish, answer. The only part under the lock."""

from __future__ import annotations

import shlex
from datetime import datetime

from contract_archive.actions.ingest.preparing import (
    Prepared,
    Refused,
    duplicate,
    holder_of,
    received_as,
)
from contract_archive.archive import Archive
from contract_archive.archive.protocol import Recording
from contract_archive.errors import ArchiveError, DuplicateError, NumberTakenError
from contract_archive.locale import _, ngettext
from contract_archive.records.contracts import Contract, Draw, Item, ItemKind, Quality, Terms
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Accession, Outcome
from contract_archive.records.scans import PageText, TextOrigin
from contract_archive.rules import deadlines, filing, sequences


def accession(archive: Archive, prepared: Prepared | Refused) -> Accession:
    """File what was prepared and answer; an error becomes the answer's."""
    file = str(prepared.intake.files[0])
    try:
        if isinstance(prepared, Refused):
            raise prepared.error
        return _file(archive, prepared)
    except DuplicateError as error:
        return Accession(file, Outcome.DUPLICATE, error.details["number"], error=error)
    except ArchiveError as error:
        return Accession(file, Outcome.FAILED, error=error)


def refuse_taken(archive: Archive, number: str) -> None:
    """Raise NumberTakenError where a number is a contract's or void."""
    state = archive.catalog.number_state(number)
    if state is not None:
        raise NumberTakenError(
            _("{number} is taken ({state})").format(number=state.number, state=state.state),
            _("See it with `carchive number show {number}`; a number is never given twice.").format(
                number=shlex.quote(state.number)
            ),
            details={"number": state.number},
        )


def lateness(archive: Archive, terms: Terms) -> tuple[str, ...]:
    """Return a sentence where today is past the deadline for archiving."""
    due = deadlines.due_on(archive.settings.deadline, terms.signed_on, terms.approved_on)
    days = deadlines.late_by(due, archive.today)
    if due is None or days <= 0:
        return ()
    message = ngettext(
        "archived {days} day late (it was due on {due})",
        "archived {days} days late (it was due on {due})",
        days,
    )
    return (message.format(days=days, due=due),)


def _file(archive: Archive, prepared: Prepared) -> Accession:
    with archive.recording(Act.INGEST) as record:
        holder = holder_of(archive.catalog.holder_of, prepared.masters)
        if holder:
            raise duplicate(holder)  # another process was quicker
        contract = _contract(archive, record, prepared)
        series = archive.settings.series_named(contract.terms.series)
        folder = filing.place(archive.settings.folder, contract.terms, series, contract.filing_year)
        place = record.publish(prepared.staging, contract, folder, _details(contract))
    warnings = (*contract.warnings, *prepared.scan.warnings, *_removed(prepared))
    file = str(prepared.intake.files[0])
    return Accession(file, Outcome.FILED, contract.number, place, contract.pages, warnings)


def _contract(archive: Archive, record: Recording, prepared: Prepared) -> Contract:
    terms, now = prepared.terms, archive.clock()
    number, draw = _number(archive, record, prepared, now)
    return Contract(
        number=number,
        terms=terms,
        filing_year=(terms.signed_on or now.astimezone().date()).year,
        archived_at=now,
        archived_by=archive.actor.person,
        items=(_item(prepared, number),),
        draw=draw,
        warnings=lateness(archive, terms),
    )


def _number(
    archive: Archive, record: Recording, prepared: Prepared, now: datetime
) -> tuple[str, Draw | None]:
    """The number given by hand, if it is free; else the next of the series."""
    given, terms = prepared.intake.number, prepared.terms
    if not given:
        series = archive.settings.series_named(terms.series)
        drawn = record.draw(series, terms.signed_on or now.astimezone().date())
        return drawn.number, drawn.draw
    number = sequences.checked_number(given)
    refuse_taken(archive, number)
    return number, sequences.draw_given(archive.settings, number)


def _item(prepared: Prepared, number: str) -> Item:
    """Give the staged files their last names and describe them."""
    staging, name = prepared.staging, filing.safe_name(number)
    rendition, text, pages = prepared.rendition, prepared.text, prepared.scan.pages
    return Item(
        number=number,
        kind=ItemKind.MAIN,
        received_as=received_as(prepared.intake),
        masters=prepared.masters,
        rendition=staging.rename(rendition, f"{name}.pdf") if rendition else None,
        text=staging.rename(text, f"{name}.txt") if text else None,
        pages=len(pages),
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


def _details(contract: Contract) -> dict[str, object]:
    """What the ledger keeps of an ingest beside place and fixity of the record."""
    masters = [master for item in contract.items for master in item.masters]
    return {
        "masters": [master.fixity.sha256 for master in masters],
    }


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
