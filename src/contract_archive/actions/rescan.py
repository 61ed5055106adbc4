"""Read an archived contract's masters again: a better engine or setting, the same documents.

The masters stay as they are; rendition, text and quality of each document are made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, DamagedError, InputError
from contract_archive.holdings.vault.staging import Staging
from contract_archive.locale import _
from contract_archive.records.contracts import Contract, Item, Quality
from contract_archive.records.entries import Act
from contract_archive.records.files import StoredFile
from contract_archive.records.modes import OcrMode
from contract_archive.records.scans import Scan
from contract_archive.rules import filing
from contract_archive.rules.quality import quality_of
from contract_archive.tools.scan import PageProgress, ScanDesk, ScanRequest

# Called with the number of the document in hand and how far its pages are read.
Progress = Callable[[str, PageProgress], None]


class Reread(NamedTuple):
    """A document that was read again: its number, pages, and how well it was and is read."""

    number: str
    pages: int
    before: Quality
    after: Quality
    warnings: tuple[str, ...]


def rescan(
    archive: Archive,
    number: str,
    *,
    mode: OcrMode | None = None,
    password: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> tuple[Reread, ...]:
    """Read every document of a contract again and put what was made in place of the old.

    ``mode`` None is as the settings say. Raises NotFoundError where there is no such contract,
    DamagedError where a master is not as recorded, InputError where a document that could be read
    before cannot be read now; then nothing is changed.
    """
    archive.authorise(Act.READ_AGAIN)
    with archive.recording(Act.READ_AGAIN) as record:
        before, place = record.present(number), _place(archive, number)
    _refuse_damage(archive, place, before)
    staging = archive.vault.stage()
    try:
        with ScanDesk(archive.settings.ocr, jobs) as desk:
            scanner = _Scanner(archive, desk, staging, place, mode, password, progress)
            items = tuple(
                _renewed(staging, item, scanner.scan(item)) if _is_document(item) else item
                for item in before.items
            )
        with archive.recording(Act.READ_AGAIN) as record:
            if record.present(before.number) != before:
                raise _changed_meanwhile(before.number)
            record.revise(staging, replace(before, items=items), place.rpartition("/")[0], {})
    finally:
        staging.discard()
    return tuple(map(_reread, before.items, items))


def _is_document(item: Item) -> bool:
    """Tell whether an item has pages to be read: the history of one taken over from another
    archive has a text, but never had pages."""
    return item.pages > 0 or item.text is None


class _Scanner(NamedTuple):
    """What reading one document after the other takes."""

    archive: Archive
    desk: ScanDesk
    staging: Staging
    place: str
    mode: OcrMode | None
    password: str | None
    progress: Progress | None

    def scan(self, item: Item) -> Scan:
        """Read a document's masters. Its rendition lies in a work folder of its own."""
        settings, tell = self.archive.settings.ocr, self.progress
        work = self.staging.work / filing.safe_name(item.number)
        work.mkdir()
        folder = self.archive.root / self.place
        request = ScanRequest(
            files=tuple(folder / master.path for master in item.masters),
            work=work,
            mode=self.mode or settings.mode,
            languages=settings.languages,
            password=self.password,
        )
        return self.desk.scan(request, (lambda pages: tell(item.number, pages)) if tell else None)


def _place(archive: Archive, number: str) -> str:
    state = archive.catalog.number_state(number)
    return state.path if state else ""


def _refuse_damage(archive: Archive, place: str, contract: Contract) -> None:
    """Raise DamagedError where a file is not as recorded: nothing is to be made from it."""
    for fault in archive.vault.faults(place, contract):
        raise DamagedError(
            _("{path}: missing or not as recorded").format(path=f"{place}/{fault.path}"),
            _("Restore it from a backup; nothing was changed."),
        )


def _renewed(staging: Staging, item: Item, scan: Scan) -> Item:
    """Stage what was made anew under the names that it had, or would have had."""
    if item.text is not None and not any(page.text for page in scan.pages):
        raise InputError(
            _("{number}: nothing could be read this time").format(number=item.number),
            _("What was read before is kept; look at the settings under ocr in archive.yaml."),
        )
    name = filing.safe_name(item.number)
    text = "\f".join(page.text for page in scan.pages)
    return replace(
        item,
        rendition=_rendition(staging, item, scan, name),
        text=staging.put(text.encode(), item.text.path if item.text else f"{name}.txt"),
        pages=len(scan.pages),
        quality=quality_of(scan.pages),
        warnings=scan.warnings,
        signatures=scan.signatures,
    )


def _rendition(staging: Staging, item: Item, scan: Scan, name: str) -> StoredFile | None:
    """The new rendition; one that is the master byte for byte, or cannot be made now, stays."""
    if scan.keep_bytes or scan.rendition is None:
        return item.rendition
    return staging.adopt(scan.rendition, item.rendition.path if item.rendition else f"{name}.pdf")


def _reread(before: Item, after: Item) -> Reread:
    return Reread(after.number, after.pages, before.quality, after.quality, after.warnings)


def _changed_meanwhile(number: str) -> ConflictError:
    return ConflictError(
        _("{number} was changed meanwhile").format(number=number),
        _("Nothing was changed by this command; run it again."),
    )
