"""Take in scans: each file becomes a contract with a number, or an answer why not.

Files are copied and read side by side, without the lock (``preparing``); they are filed one after
the other, in the order they were handed in, so that numbers follow it (``accessions``).
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Sequence

from contract_archive.actions.ingest.accessions import accession
from contract_archive.actions.ingest.gathering import SUFFIXES, files_under
from contract_archive.actions.ingest.planning import plan
from contract_archive.actions.ingest.preparing import Prepared, Progress, prepare_all
from contract_archive.archive import Archive
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Accession, Intake
from contract_archive.tools.scan import PageProgress, ScanDesk

__all__ = ["SUFFIXES", "PageProgress", "Progress", "files_under", "ingest"]


def ingest(
    archive: Archive,
    intakes: Sequence[Intake],
    *,
    jobs: int | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Generator[Accession]:
    """Take in each of ``intakes`` and yield what became of it, in order.

    A fault of one file is its answer's ``error`` and does not stop the others. ``jobs`` files are
    read side by side (None: as the settings say). ``dry_run`` files nothing, reads no text, and
    answers with the number and place that would be given now. Close the generator to stop early.
    Raises RefusedError where the person may not file.
    """
    archive.authorise(Act.INGEST)
    if dry_run:
        yield from plan(archive, intakes)
        return
    with (
        ScanDesk(archive.settings.ocr, jobs) as desk,
        contextlib.closing(prepare_all(archive, desk, intakes, progress)) as ready,
    ):
        for each in ready:
            try:
                yield accession(archive, each)
            finally:
                if isinstance(each, Prepared):
                    each.staging.discard()
