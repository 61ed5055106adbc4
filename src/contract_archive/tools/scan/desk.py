"""The scan desk: a few limited children, kept between files, and the rules for asking them."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from contract_archive.records.scans import OcrMode, PageText, Scan, Signature, TextOrigin, Unsure
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import limits, sentences, wire
from contract_archive.tools.scan.kinds import kind_of
from contract_archive.tools.scan.refusals import Refusal, RefusedFileError, Remark
from contract_archive.tools.scan.requests import Inspection, PageProgress, ScanRequest
from contract_archive.tools.scan.stacks import StackPart
from contract_archive.tools.scan.worker import DeadWorkerError, LateWorkerError, Worker

Progress = Callable[[PageProgress], None]

_RENDITION = "rendition.pdf"
_SCRATCH = ".scratch"


class ScanDesk:
    """Reads documents in at most ``jobs`` children (settings, or one per core, if None).

    A context manager; several threads may call :meth:`scan` at once, and each waits for a child of
    its own. Children start when first needed. ``patience`` is how many seconds a document may take
    before its pages are counted.
    """

    def __init__(
        self,
        settings: OcrSettings,
        jobs: int | None = None,
        *,
        patience: float = limits.PATIENCE_SECONDS,
    ) -> None:
        cores = len(os.sched_getaffinity(0))
        self._settings = settings
        self._jobs = jobs or settings.jobs or cores
        self._threads = max(1, cores // self._jobs)
        self._patience = patience
        self._free = threading.Semaphore(self._jobs)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._closed = False

    @property
    def jobs(self) -> int:
        """How many documents it reads at once."""
        return self._jobs

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the living children."""
        with self._lock:
            return tuple(worker.pid for worker in (*self._idle, *self._busy))

    def scan(self, request: ScanRequest, progress: Progress | None = None) -> Scan:
        """Read a document and make its rendition in ``request.work``; blocks.

        ``progress`` is called in this thread. Raises InputError for a file that cannot be taken;
        then nothing of ours is left in the folder.
        """
        try:
            answer = self._ask("scan", request, progress)
        except BaseException:
            (request.work / _RENDITION).unlink(missing_ok=True)
            raise
        finally:
            shutil.rmtree(request.work / _SCRATCH, ignore_errors=True)
        return self._scan_of(answer, request)

    def inspect(
        self,
        files: Sequence[Path],
        *,
        mode: OcrMode = OcrMode.AUTO,
        password: str | None = None,
    ) -> Inspection:
        """Look at a document without OCR. Raises InputError as :meth:`scan` does."""
        with tempfile.TemporaryDirectory(prefix="carchive-") as work:
            request = ScanRequest(tuple(files), Path(work), mode, password=password)
            answer = self._ask("inspect", request, None)
        return Inspection(str(answer["kind"]), int(answer["pages"]), int(answer["ocr"]))

    def split(self, file: Path, work: Path, *, password: str | None = None) -> list[StackPart]:
        """Part a stack at its cover sheets into PDFs in ``work``, an empty folder of the caller's.

        No parts are returned for a file that is no stack, or has no sheet in it. Raises InputError
        as :meth:`scan` does.
        """
        try:
            answer = self._ask("split", ScanRequest((file,), work, password=password), None)
        finally:
            shutil.rmtree(work / _SCRATCH, ignore_errors=True)
        return [
            StackPart(Path(str(name)).name, int(first), int(last), str(label))
            for name, first, last, label in answer["parts"]
        ]

    def close(self) -> None:
        """End all children; a scan still at work in another thread fails with InputError."""
        with self._lock:
            self._closed = True
            idle, busy = list(self._idle), list(self._busy)
            self._idle.clear()
        for worker in idle:
            worker.kill()
        for worker in busy:
            worker.end()

    def _ask(self, verb: str, request: ScanRequest, progress: Progress | None) -> wire.Message:
        for file in request.files:
            _refuse_strange(file)
        listener = _Listener(self._settings.seconds_per_page, self._patience, progress)
        with self._free:
            worker, keep = self._take(), False
            try:
                answer = worker.ask(self._message(verb, request), self._patience, listener.hear)
                keep = not answer.get("retire") and worker.answered < limits.FILES_PER_CHILD
            except LateWorkerError as error:
                raise sentences.took_too_long(request.files[0], listener.allowed) from error
            except DeadWorkerError as error:
                raise sentences.crashed(request.files[0], error.returncode) from error
            finally:
                self._put_back(worker, keep)
        return _checked(answer, request)

    def _message(self, verb: str, request: ScanRequest) -> wire.Message:
        return {
            "verb": verb,
            "files": [os.fsdecode(file.absolute()) for file in request.files],
            "work": os.fsdecode(request.work.absolute()),
            "scratch": os.fsdecode(request.work.absolute() / _SCRATCH),
            "mode": request.mode,
            "engine": self._settings.engine,
            "languages": list(request.languages),
            "password": request.password,
            "seconds": self._patience,
            "seconds_per_page": self._settings.seconds_per_page,
        }

    def _take(self) -> Worker:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
            if worker is None or not worker.alive:
                if worker is not None:
                    worker.kill()
                worker = Worker(self._threads, self._settings.memory_mb)
            self._busy.add(worker)
        return worker

    def _put_back(self, worker: Worker, keep: bool) -> None:
        """Keep a child for the next file, or end one that is worn, late or dead."""
        with self._lock:
            self._busy.discard(worker)
            if keep and not self._closed:
                self._idle.append(worker)
                return
        worker.kill()

    def _scan_of(self, answer: wire.Message, request: ScanRequest) -> Scan:
        pages = tuple(map(_page_of, answer["pages"]))
        warnings = [sentences.remark_sentence(Remark(r), str(d)) for r, d in answer["noticed"]]
        settings = self._settings
        warnings += sentences.page_warnings(pages, settings.least_dpi, settings.least_confidence)
        if any(page.origin is TextOrigin.OCR for page in pages):
            warnings += sentences.language_warnings(request.languages)
        signatures = tuple(_signature_of(told) for told in answer["signatures"])
        warnings += sentences.signature_sentences(signatures)
        rendition = request.work / _RENDITION if answer["rendition"] else None
        return Scan(pages, rendition, bool(answer["keep_bytes"]), tuple(warnings), signatures)


class _Listener:
    """Hears a child's events: counts pages for the progress, and time for the deadline."""

    def __init__(self, per_page: float, patience: float, progress: Progress | None) -> None:
        self.allowed = patience
        self._per_page = per_page
        self._patience = patience
        self._progress = progress
        self._total = 0

    def hear(self, event: wire.Message) -> float | None:
        """Take one event; returns the seconds allowed altogether."""
        if event["event"] == "planned":
            pages = min(int(event["pages"]), limits.MOST_PAGES)
            self._total = min(int(event["ocr"]), pages)
            self.allowed = limits.allowed_seconds(
                pages, self._total, self._per_page, self._patience
            )
        if self._progress:
            self._progress(PageProgress(int(event.get("done", 0)), self._total))
        return self.allowed


def _page_of(told: Sequence[Any]) -> PageText:
    number, text, origin, confidence, dpi, labels, unsure = told
    return PageText(
        int(number),
        str(text),
        TextOrigin(origin),
        confidence,
        dpi,
        tuple(map(str, labels)),
        tuple(Unsure(int(at), float(sureness)) for at, sureness in unsure),
    )


def _signature_of(told: Sequence[Any]) -> Signature:
    signer, signed_at, intact, whole = told
    moment = datetime.fromisoformat(signed_at) if signed_at else None
    return Signature(str(signer), moment, intact, whole)


def inspect(file: Path, settings: OcrSettings | None = None) -> Inspection:
    """Look at one file in a child of its own; for several files use a desk."""
    with ScanDesk(settings or OcrSettings(), 1) as desk:
        return desk.inspect([file])


def refuse_other_kinds(file: Path) -> None:
    """Refuse what no scan would take, by its first bytes alone: quick, and without a child.

    Raises InputError as :meth:`ScanDesk.scan` would, OSError where the file cannot be opened.
    """
    _refuse_strange(file)
    try:
        kind_of(file)
    except RefusedFileError as error:
        raise sentences.refused(error.refusal, file, error.detail) from error


def _refuse_strange(file: Path) -> None:
    """Refuse what is no regular file: opening a pipe or device could wait for ever."""
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except OSError:
        regular = False
    if not regular:
        raise sentences.not_a_file(file)


def _checked(answer: wire.Message, request: ScanRequest) -> wire.Message:
    """Return an answer that is one; raises the InputError that a refusal means."""
    if answer.get("event") == "done":
        return answer
    named = [file for file in request.files if str(file.absolute()) == answer.get("file")]
    file = named[0] if named else request.files[0]
    try:
        refusal = Refusal(answer.get("refusal", ""))
    except ValueError:
        refusal = Refusal.FAILED
    if refusal is Refusal.SPACE:
        raise sentences.no_space(file, str(answer.get("detail", "")))
    raise sentences.refused(refusal, file, str(answer.get("detail", "")))
