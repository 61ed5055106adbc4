"""A catalog built anew beside the archive's own, to hold one against the other to the last word.

It is built before the archive is made to stand still, so that nobody waits for it; what was filed
meanwhile is brought in then. Only where tree and ledger agree has it a meaning: elsewhere a rebuild
knows what the damage left, and the catalog what was before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

from contract_archive.archive.holdings import Holdings
from contract_archive.archive.replay import catch_up, rebuild
from contract_archive.errors import ArchiveError
from contract_archive.holdings.catalog import Catalog
from contract_archive.holdings.catalog.dumping import TABLES
from contract_archive.holdings.survey import Survey, storage

SCRATCH = "audits/scratch.sqlite"

# What an older version did not note, and a rebuild does, is no difference.
_MAY_LACK = ("record", "credit_code")


class Scratch(Holdings):
    """The holdings of an archive with another catalog, of the audit's own."""

    def __init__(self, archive: Holdings, jobs: int) -> None:
        super().__init__(archive.root, archive.settings, archive.actor, archive.clock)
        self._archive = archive
        self._jobs = jobs or None

    @property
    def catalog_path(self) -> Path:
        """The file of the catalog that is built anew."""
        return self.house / SCRATCH

    def build(self) -> None:
        """Build the catalog anew. Raises ArchiveError."""
        rebuild(self, self._jobs)

    def differing(self) -> tuple[str, ...]:
        """Return the tables in which the archive's catalog is another. Call while the archive
        stands still. Raises ArchiveError."""
        catch_up(self)
        found = self._differing()
        if found:  # it may have been built in the midst of somebody's work
            self.build()
            found = self._differing()
        return found

    def _differing(self) -> tuple[str, ...]:
        own, anew = self._archive.catalog, self.catalog
        return tuple(table for table in TABLES if not _same(own, anew, table))


@contextmanager
def built_anew(
    archive: Holdings, survey: Survey, jobs: int, *, wanted: bool
) -> Iterator[Scratch | None]:
    """Have a catalog built anew within the block; None where it has no meaning or is not wanted."""
    scratch = Scratch(archive, jobs)
    try:
        yield scratch if wanted and storage.all_as_filed(survey) and _is_built(scratch) else None
    finally:
        scratch.close()
        for path in scratch.catalog_path.parent.glob(f"{scratch.catalog_path.name}*"):
            path.unlink(missing_ok=True)


def _is_built(scratch: Scratch) -> bool:
    with suppress(ArchiveError):
        scratch.build()
        return True
    return False


def _same(own: Catalog, anew: Catalog, table: str) -> bool:
    if table not in _MAY_LACK:
        pairs = zip_longest(own.dump(table), anew.dump(table))
        return all(one == other for one, other in pairs)
    rest = anew.dump(table)
    return all(line in rest for line in own.dump(table))
