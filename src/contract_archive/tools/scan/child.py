"""The child process: takes requests from standard input, answers on standard output.

It limits itself before it imports a parser, says nothing to the terminal, and ends when the parent
does, because then its standard input ends.
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from contract_archive.records.modes import EngineName, OcrMode
from contract_archive.tools.scan import limits, wire
from contract_archive.tools.scan.document import Tools, look_through, scan
from contract_archive.tools.scan.engines import Engine, load
from contract_archive.tools.scan.portions import gather
from contract_archive.tools.scan.refusals import Refusal, RefusedFileError, reason_of
from contract_archive.tools.scan.stacks import split


class Child:
    """One child: keeps the engine and answers request after request."""

    def __init__(self, answers: int, threads: int, memory_mb: int) -> None:
        self._answers = answers
        self._threads = threads
        self._enough_bytes = memory_mb * (1 << 20) // 2
        self._engines: dict[tuple[str, ...], Engine] = {}
        self._verbs = {"scan": self._scan, "inspect": self._inspect, "split": self._split}

    def answer(self, request: wire.Message) -> None:
        """Do what is asked and say what came of it, whatever happens."""
        scratch = Path(request["scratch"])
        _use_for_temporary_files(scratch)
        try:
            files = [Path(file) for file in request["files"]]
            limits.limit_file(sum(file.stat().st_size for file in files))
            limits.limit_seconds(request["seconds"])
            reply = self._verbs[request["verb"]](request)
        except RefusedFileError as error:
            reply = _refused(error.refusal, error.file, error.detail)
        except Exception as error:  # the parent must hear of it; the file is at fault until proven
            reply = _refused(reason_of(error), detail=f"{type(error).__name__}: {error}")
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        reply["retire"] = _resident_bytes() > self._enough_bytes
        self._tell(reply)

    def _scan(self, request: wire.Message) -> wire.Message:
        tools = Tools(self._loader(request), self._planned(request), self._page_read)
        outcome = scan(
            [Path(file) for file in request["files"]],
            Path(request["work"]),
            Path(request["scratch"]),
            OcrMode(request["mode"]),
            request["password"],
            tools,
        )
        return {
            "event": "done",
            "pages": [
                [p.number, p.text, p.origin, p.confidence, p.dpi, p.labels, p.unsure]
                for p in outcome.pages
            ],
            "rendition": outcome.rendition,
            "keep_bytes": outcome.keep_bytes,
            "noticed": [list(note) for note in outcome.noticed],
            "signatures": [
                [s.signer, s.signed_at.isoformat() if s.signed_at else None, s.intact, s.whole]
                for s in outcome.signatures
            ],
        }

    def _inspect(self, request: wire.Message) -> wire.Message:
        files = [Path(file) for file in request["files"]]
        gathered = gather(files, Path(request["scratch"]), request["password"])
        looks = look_through(gathered.pdf) if gathered.pdf else []
        mode = OcrMode(request["mode"])
        wanted = sum(look.wanted(mode) for look in looks)
        pages = len(looks) + sum(len(portion.texts) for portion in gathered.portions)
        return {"event": "done", "kind": gathered.kind, "pages": pages, "ocr": wanted}

    def _split(self, request: wire.Message) -> wire.Message:
        work, scratch = Path(request["work"]), Path(request["scratch"])
        file, planned = Path(request["files"][0]), self._planned(request)
        parts = split(file, work, scratch, request["password"], planned)
        return {"event": "done", "parts": [list(part) for part in parts]}

    def _loader(self, request: wire.Message) -> Callable[[], Engine]:
        """Return what loads the engine that is asked for, once in a child's life."""
        wanted = (request["engine"], *request["languages"])

        def loaded() -> Engine:
            if wanted not in self._engines:
                name, *languages = wanted
                self._engines[wanted] = load(EngineName(name), languages, self._threads)
            return self._engines[wanted]

        return loaded

    def _planned(self, request: wire.Message) -> Any:
        def planned(pages: int, ocr_pages: int) -> None:
            limits.limit_seconds(
                limits.allowed_seconds(
                    pages, ocr_pages, request["seconds_per_page"], request["seconds"]
                )
                * self._threads
            )
            self._tell({"event": "planned", "pages": pages, "ocr": ocr_pages})

        return planned

    def _page_read(self, done: int) -> None:
        self._tell({"event": "page", "done": done})

    def _tell(self, message: wire.Message) -> None:
        wire.send(self._answers, message)


def _use_for_temporary_files(folder: Path) -> None:
    folder.mkdir()
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = str(folder)


def _refused(refusal: Refusal, file: str = "", detail: str = "") -> wire.Message:
    return {"event": "refused", "refusal": refusal, "file": file, "detail": detail[:500]}


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _listen(requests: queue.SimpleQueue[wire.Message]) -> None:
    """Take requests; when the parent is gone, end at once, whatever is at work."""
    try:
        while True:
            requests.put(wire.receive(0))
    except wire.BrokenWireError:
        os._exit(0)


def main() -> None:
    """Serve until the parent hangs up."""
    threads, memory_mb = int(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and decides
    answers = os.dup(1)
    os.dup2(2, 1)  # what libraries print must not get among the answers
    limits.limit_process(memory_mb)
    requests: queue.SimpleQueue[wire.Message] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    child = Child(answers, threads, memory_mb)
    while True:
        child.answer(requests.get())


if __name__ == "__main__":
    main()
