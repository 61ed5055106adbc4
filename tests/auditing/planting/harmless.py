"""What systems and people do in an archive's folder that is no fault: nothing is to be found."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from random import Random

from planting.sites import Site


def touched(site: Site, dice: Random) -> None:
    """A restore gave every file another time."""
    for path in site.root.rglob("*"):
        if path.is_file():
            os.utime(path, (1_600_000_000 + dice.randrange(10**6),) * 2)


def droppings(site: Site, dice: Random) -> None:
    """Finder and Explorer were there."""
    for placed in dice.sample(site.contracts, 6):
        folder = site.root / placed.place
        (folder / ".DS_Store").write_bytes(b"Bud1")
        (folder.parent / "Thumbs.db").write_bytes(b"x")
        (folder / "desktop.ini").write_text("[.ShellClassInfo]")


def open_to_the_group(site: Site, dice: Random) -> None:
    """Those of one office may write."""
    for placed in site.contracts:
        (site.root / placed.place).chmod(0o775)
        (site.root / placed.record).chmod(0o664)


def empty_folders(site: Site, dice: Random) -> None:
    """Folders were made in which nothing lies yet."""
    (site.root / "2031" / "销售合同").mkdir(parents=True)


def notice(site: Site, dice: Random) -> None:
    """A note for those who come upon the archive lies at its top."""
    (site.root / "README.txt").write_text("see archive.yaml", "utf-8")


def rebuilt(site: Site, dice: Random) -> None:
    """The catalog was rebuilt."""
    with site.open() as archive:
        archive.reindex(1)


def without_catalog(site: Site, dice: Random) -> None:
    """The catalog was deleted; whoever comes next makes it anew."""
    (site.root / ".carchive" / "catalog.sqlite").unlink()


def settings_forgotten(site: Site, dice: Random) -> None:
    """What was only kept for speed is gone."""
    for path in (site.root / ".carchive").glob("*.json"):
        path.unlink()


def moved_as_a_whole(site: Site, dice: Random) -> None:
    """The whole archive stands elsewhere."""
    target = site.root.with_name(f"{site.root.name}-moved")
    shutil.move(site.root, target)
    site.root = target


def audited(site: Site, dice: Random) -> None:
    """It was audited before."""
    from contract_archive.actions.audit import audit
    from contract_archive.records.audits import AuditRequest

    with site.open() as archive:
        audit(archive, AuditRequest(jobs=1))


def closed(site: Site, dice: Random) -> None:
    """What was over went to the closed stacks."""
    from contract_archive.actions.expiring import expire

    with site.open() as archive:
        moved = [each for each in expire(archive) if each.moved_to]
    if not moved:
        raise AssertionError("nothing was over")


HARMLESS: tuple[Callable[[Site, Random], None], ...] = (
    touched,
    droppings,
    open_to_the_group,
    empty_folders,
    notice,
    rebuilt,
    without_catalog,
    settings_forgotten,
    moved_as_a_whole,
    audited,
    closed,
)
