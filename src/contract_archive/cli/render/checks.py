"""The checks of an audit, listed: on the terminal, for programs, and in the documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from contract_archive.auditing.checks import Check, Needs, all_checks
from contract_archive.cli.render.paint import styled
from contract_archive.cli.render.text import wrap
from contract_archive.locale import _
from contract_archive.rules.naming import area_name, property_name, severity_name

if TYPE_CHECKING:
    from contract_archive.cli.session import Terminal


def write_checks(terminal: Terminal, *, json: bool) -> None:
    """Print every check with what it finds."""
    checks = all_checks()
    if json:
        from contract_archive.cli.render.documents import write_json

        rows = [
            {
                "check": each.name,
                "area": each.area,
                "property": each.property,
                "severity": each.severity,
                "finds": each.says(),
                "needs": each.needs or None,
                "whole_only": each.whole_only,
            }
            for each in checks
        ]
        write_json({"checks": rows})
        return
    room = terminal.columns if terminal.shows else 100
    for area, found in groupby(checks, key=lambda each: each.area):
        paint = terminal.shows and terminal.colour
        print(styled(f"{area_name(area)}  {area.value}", paint, bold=True))
        for each in found:
            print(f"  {each.name}")
            for line in wrap(each.says(), room - 6):
                print(f"      {line}")


def reference() -> Iterator[str]:
    """Yield the lines of a table of checks for each area, for docs/auditing.md."""
    for area, checks in groupby(all_checks(), key=lambda each: each.area):
        yield from ("", f"### {area_name(area)} `{area.value}`", "")
        yield f"| {_('Check')} | {_('Finds that')} | {_('Property')} | {_('Weight')} | |"
        yield "|---|---|---|---|---|"
        for each in checks:
            yield f"| {' | '.join(_cells(each))} |"


def _cells(check: Check) -> tuple[str, ...]:
    needs = {
        Needs.TEXT: _("reads texts"),
        Needs.BYTES: _("reads files"),
        Needs.LIST: _("with --against"),
        Needs.NOTHING: _("whole archive") if check.whole_only else "",
    }
    return (
        *(f"`{check.name}`", check.says(), property_name(check.property)),
        *(severity_name(check.severity), needs[check.needs]),
    )
