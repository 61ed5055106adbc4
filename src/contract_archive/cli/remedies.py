"""``carchive audit --fix``: the remedies that cannot lose anything, each shown, each on record."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from contract_archive.cli.render.text import one_line
from contract_archive.errors import ArchiveError
from contract_archive.locale import _
from contract_archive.records.findings import Finding, Fix

if TYPE_CHECKING:
    from contract_archive.archive import Archive


def apply(archive: Archive, findings: Sequence[Finding], *, dry_run: bool) -> set[str]:
    """Apply what can be applied and say so on standard error. Returns the findings' ids."""
    done: set[str] = set()
    able = [each for each in findings if each.fix is not Fix.NONE]
    if not able:
        _tell(_("No remedy can be applied by itself; the rest needs a person."))
    for each in _in_order(able):
        told = _("{number}: {deed}").format(
            number=one_line(each.number or each.path), deed=_deed(each)
        )
        if dry_run:
            _tell(_("would be done: {deed}").format(deed=told))
            continue
        try:
            _apply(archive, each)
        except ArchiveError as error:
            print(f"carchive: {one_line(error.message)}\n  → {error.hint}", file=sys.stderr)
            continue
        done.add(each.id)
        _tell(_("done: {deed}").format(deed=told))
    return done


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Folders go back first, so that a catalog is built of what stands right; once is enough."""
    order = (Fix.MOVE_BACK, Fix.REBUILD_CATALOG, Fix.READ_AGAIN)
    return sorted(findings, key=lambda each: order.index(each.fix))


def _deed(finding: Finding) -> str:
    deeds = {
        Fix.REBUILD_CATALOG: _("rebuild the catalog"),
        Fix.MOVE_BACK: _("move the folder back to {place}").format(
            place=one_line(finding.expected)
        ),
        Fix.READ_AGAIN: _("read its pages again"),
    }
    return deeds[finding.fix]


def _apply(archive: Archive, finding: Finding) -> None:
    if finding.fix is Fix.READ_AGAIN:
        from contract_archive.actions.audit import note_remedy
        from contract_archive.actions.rescan import rescan
        from contract_archive.records.modes import OcrMode

        note_remedy(archive, finding)
        rescan(archive, finding.number, mode=OcrMode.AUTO)
        return
    from contract_archive.actions.audit import remedy

    remedy(archive, finding)


def _tell(text: str) -> None:
    print(text, file=sys.stderr)
