"""Ask a person at hand for what the reading left open, one question at a time."""

from __future__ import annotations

from dataclasses import replace

from contract_archive.accession.settling import Ask, Settled, put_to, resolved
from contract_archive.actions.ingest.preparing import Prepared
from contract_archive.archive import Archive


def settled(archive: Archive, prepared: Prepared, ask: Ask) -> Prepared:
    """Return what was prepared with the person's answers; with questions left where he left."""
    begun = Settled(prepared.intake, prepared.reading, prepared.answered)
    done = put_to(archive, begun, ask)
    return replace(
        prepared,
        intake=done.intake,
        answered=done.answered,
        resolution=resolved(archive, done),
    )
