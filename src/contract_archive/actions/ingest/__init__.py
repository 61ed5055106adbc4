"""Take in scans: each file becomes a contract with a number, or an answer why not.

Files are copied, read and resolved side by side, without the lock (``preparing``). One after the
other, in the order they were handed in, their open questions are asked (``settling``), and they
are filed, so that numbers follow that order, or queued for review (``accessions``).
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Generator, Sequence
from pathlib import Path

from contract_archive.accession.settling import Answer, Ask
from contract_archive.actions.ingest.accessions import accession
from contract_archive.actions.ingest.gathering import SUFFIXES, files_under
from contract_archive.actions.ingest.parting import Stacks
from contract_archive.actions.ingest.planning import Plan
from contract_archive.actions.ingest.preparing import Prepared, Progress, prepare_all
from contract_archive.actions.ingest.settling import settled
from contract_archive.actions.ingest.sheets import Sheets
from contract_archive.archive import Archive
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Accession, Intake
from contract_archive.tools.scan import PageProgress, ScanDesk

__all__ = ["SUFFIXES", "Answer", "Ask", "PageProgress", "Progress", "files_under", "ingest"]


def ingest(
    archive: Archive,
    intakes: Sequence[Intake],
    *,
    jobs: int | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    ask: Ask | None = None,
    split: bool = False,
) -> Generator[Accession]:
    """Take in each of ``intakes`` and yield what became of it, in order.

    What the operator left open is read from the pages. Where a question stays open, ``ask`` puts
    it to a person; without ``ask``, or where he leaves it, the document goes to the review queue.
    A fault of one file is its answer's ``error`` and does not stop the others. ``jobs`` files are
    read side by side (None: as the settings say). ``dry_run`` reads but files nothing, and answers
    with the number, the place and the claims that there would be. ``split`` parts each file at the
    cover sheets in it. Close the generator to stop early. Raises RefusedError where the person may
    not file, and what keeps the archive from being written to.
    """
    archive.authorise(Act.INGEST)
    if not dry_run:
        archive.refuse_unfinished()
    sheets = Sheets(archive)
    plan = Plan(archive, sheets) if dry_run else None
    with (
        tempfile.TemporaryDirectory(prefix="carchive-") as folder,
        ScanDesk(archive.settings.ocr, jobs) as desk,
    ):
        stacks = Stacks(archive, desk, Path(folder))
        handed_in = stacks.parts(intakes) if split else intakes
        with contextlib.closing(prepare_all(archive, desk, handed_in, progress)) as ready:
            for each in ready:
                try:
                    if ask and not plan and isinstance(each, Prepared) and not each.intake.review:
                        each = settled(archive, each, ask)
                    answer = plan.answer(each) if plan else accession(archive, sheets, each)
                    sheets.note(each.intake, answer)
                    yield answer if plan else stacks.taken_in(each.intake, answer)
                finally:
                    if isinstance(each, Prepared):
                        each.staging.discard()
