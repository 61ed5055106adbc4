"""Stage an intake, read and resolve it: the slow part, many side by side, no lock held."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from contract_archive.accession.settling import known_to
from contract_archive.accession.twins import Document, refuse_twin
from contract_archive.actions.ingest.labelling import labelled, remarks
from contract_archive.archive import Archive
from contract_archive.archive.refusing import refuse_same_bytes
from contract_archive.disk import storage_error
from contract_archive.errors import ArchiveError
from contract_archive.holdings.vault.staging import Staging
from contract_archive.locale import _
from contract_archive.reading import read
from contract_archive.records.files import StoredFile
from contract_archive.records.intakes import Intake
from contract_archive.records.readings import Reading, Source
from contract_archive.records.scans import Scan, TextOrigin
from contract_archive.rules import filing
from contract_archive.rules.resolving import Resolution, resolve
from contract_archive.rules.terms import claimed_terms
from contract_archive.tools.scan import PageProgress, ScanDesk, ScanRequest

_AHEAD = 2
_RENDITION = "rendition"
_TEXT = "text"

# Called with the file in hand and how far its pages are read.
Progress = Callable[[str, PageProgress], None]


@dataclass(frozen=True)
class Prepared:
    """An intake staged and read, ready to be filed or queued.

    ``intake`` is what the operator said, ``resolution`` what is known after ``reading``;
    ``answered`` are the fields that a person at hand has settled since, in ``intake`` too.
    ``rendition`` and ``text`` have passing names until the number is known; ``stamps`` are inode
    and time of each source when it was copied.
    """

    intake: Intake
    reading: Reading
    resolution: Resolution
    staging: Staging
    masters: tuple[StoredFile, ...]
    scan: Scan
    rendition: StoredFile | None
    text: StoredFile | None
    stamps: tuple[tuple[int, int], ...]
    answered: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """An intake that could not be prepared, and why."""

    intake: Intake
    error: ArchiveError


def prepare_all(
    archive: Archive,
    desk: ScanDesk,
    intakes: Iterable[Intake | Refused],
    progress: Progress | None,
) -> Generator[Prepared | Refused]:
    """Prepare side by side, a little ahead, and yield in the order given; what is refused already
    keeps its place.

    Whoever takes a Prepared discards its staging in the end; what nobody took is discarded here.
    """
    waiting: deque[Future[Prepared | Refused]] = deque()

    def first() -> Prepared | Refused:
        ready = waiting[0].result()  # stays in the queue if an interrupt comes meanwhile
        waiting.popleft()
        return ready

    with ThreadPoolExecutor(desk.jobs) as pool:
        try:
            for intake in intakes:
                waiting.append(pool.submit(_prepare, archive, desk, intake, progress))
                if len(waiting) >= _AHEAD * desk.jobs:
                    yield first()
            while waiting:
                yield first()
        finally:
            _give_up(desk, waiting)


def _give_up(desk: ScanDesk, waiting: Iterable[Future[Prepared | Refused]]) -> None:
    """Leave nothing of what nobody will take; scans at work are ended, not waited for."""
    running = [future for future in waiting if not future.cancel()]
    if running:
        desk.close()
    for future in running:
        ready = future.result()
        if isinstance(ready, Prepared):
            ready.staging.discard()


def received_as(intake: Intake) -> tuple[str, ...]:
    """Return the names that the files of an intake came under, as text that a record can hold.

    Bytes of a name that are no UTF-8 are written as ``\\xff``.
    """
    names = intake.received_as or tuple(file.name for file in intake.files)
    return tuple(os.fsencode(name).decode(errors="backslashreplace") for name in names)


def _prepare(
    archive: Archive, desk: ScanDesk, intake: Intake | Refused, progress: Progress | None
) -> Prepared | Refused:
    if isinstance(intake, Refused):
        return intake
    staging: Staging | None = None
    try:
        claimed_terms(intake, archive.settings, archive.today)  # refuse before minutes of OCR
        staging = archive.vault.stage()
        return _staged(archive, desk, intake, staging, progress)
    except BaseException as fault:
        if staging is not None:
            staging.discard()
        if isinstance(fault, ArchiveError):
            return Refused(intake, fault)
        if isinstance(fault, OSError):
            return Refused(intake, storage_error(fault))
        raise


def _staged(
    archive: Archive,
    desk: ScanDesk,
    intake: Intake,
    staging: Staging,
    progress: Progress | None,
) -> Prepared:
    stamps = tuple(stamp_of(source) for source in intake.files)
    masters = _take_masters(staging, intake)
    with archive.another_catalog() as catalog:  # before minutes of OCR
        refuse_same_bytes(catalog, (master.fixity.sha256 for master in masters))
    scan = _scan(archive, desk, intake, staging, masters, progress)
    reading = read(scan.own_texts, archive.settings, scan.first_own_page, scan.own_unsure)
    with archive.another_catalog() as catalog:
        intake = labelled(catalog, archive.settings, intake, scan)
        resolution = resolve(intake, reading, archive.settings, known_to(catalog), archive.today)
        refuse_twin(catalog, archive.vault, document_of(resolution.intake, reading, scan))
    scan = _with_remarks(scan, remarks(archive.settings, intake, scan))
    return Prepared(
        intake, reading, resolution, staging, masters, scan, _rendition(staging, masters, scan),
        _text(staging, scan), stamps,
    )  # fmt: skip


def document_of(intake: Intake, reading: Reading, scan: Scan) -> Document:
    """Return a scanned document as it is compared with those that are archived."""
    scanned = any(page.origin is TextOrigin.OCR for page in scan.pages)
    return Document(intake, reading, "\f".join(scan.own_texts), scanned)


def _with_remarks(scan: Scan, sentences: Iterable[str]) -> Scan:
    return replace(scan, warnings=(*scan.warnings, *sentences))


def stamp_of(source: Path) -> tuple[int, int]:
    """Return what tells a file from one that takes its place later: inode and time of change."""
    try:
        status = source.stat()
    except OSError:
        return (0, 0)
    return (status.st_ino, status.st_mtime_ns)


def remove_source(source: Path, stamp: tuple[int, int]) -> str:
    """Delete a file that is safe in the archive; returns a sentence where it was kept."""
    try:
        status = source.lstat()
        if (status.st_ino, status.st_mtime_ns) == stamp:
            source.unlink()
            return ""
    except OSError:
        pass
    message = _("{file} was not removed: it changed or may not be deleted")
    return message.format(file=source)


def _take_masters(staging: Staging, intake: Intake) -> tuple[StoredFile, ...]:
    used: set[str] = set()
    return tuple(
        staging.take(source, f"master/{_unused(filing.safe_name(name), used)}")
        for source, name in zip(intake.files, received_as(intake), strict=True)
    )


def _unused(name: str, used: set[str]) -> str:
    """``name``, or with a count before its suffix where an earlier master has it."""
    path, count, candidate = Path(name), 1, name
    while candidate.casefold() in used:
        count += 1
        candidate = f"{path.stem} ({count}){path.suffix}"
    used.add(candidate.casefold())
    return candidate


def _scan(
    archive: Archive,
    desk: ScanDesk,
    intake: Intake,
    staging: Staging,
    masters: tuple[StoredFile, ...],
    progress: Progress | None,
) -> Scan:
    settings = archive.settings.ocr
    request = ScanRequest(
        files=tuple(staging.folder / master.path for master in masters),
        work=staging.work,
        mode=intake.ocr or settings.mode,
        languages=settings.languages,
        password=intake.password,
    )
    name = intake.file
    return desk.scan(request, (lambda pages: progress(name, pages)) if progress else None)


def _rendition(staging: Staging, masters: tuple[StoredFile, ...], scan: Scan) -> StoredFile | None:
    if scan.keep_bytes:
        return staging.take(staging.folder / masters[0].path, _RENDITION)
    return staging.adopt(scan.rendition, _RENDITION) if scan.rendition else None


def _text(staging: Staging, scan: Scan) -> StoredFile | None:
    if not scan.pages:
        return None
    return staging.put("\f".join(page.text for page in scan.pages).encode(), _TEXT)
