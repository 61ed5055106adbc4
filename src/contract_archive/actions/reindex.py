"""Rebuild the catalog."""

from __future__ import annotations

from contract_archive.archive import Archive


def reindex(archive: Archive, jobs: int | None = None) -> int:
    """Build the catalog anew from the tree and the ledger. Returns how many contracts it holds."""
    archive.authorise("reindex")
    return archive.reindex(jobs)
