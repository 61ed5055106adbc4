"""Found an archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from contract_archive.archive import Archive
from contract_archive.archive.archive import utc_now
from contract_archive.records.entries import Actor
from contract_archive.settings import example


def found(
    root: Path,
    *,
    language: str,
    company: str = "",
    aliases: Sequence[str] = (),
    actor: Actor | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Archive:
    """Make an archive at ``root``: commented rules, folders, the first ledger entry.

    ``language`` (``zh`` or ``en``) is that of the comments and labels, ``company`` our own name
    and ``aliases`` its other forms.
    Raises ConflictError where an archive stands there.
    """
    rules = example.rules_text(language, company, aliases)
    return Archive.found(root, rules, actor=actor, clock=clock)
