"""A report as Markdown with tables as GitHub draws them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import singledispatch

from contract_archive.locale import _
from contract_archive.rules.naming import severity_name
from contract_archive.tools.reports.blocks import (
    Chart,
    Findings,
    Grid,
    Heading,
    Listed,
    Paragraph,
    Signatures,
)
from contract_archive.tools.reports.codes import checkpoint_text
from contract_archive.tools.reports.content import Report
from contract_archive.tools.reports.outline import evidence, outline
from contract_archive.tools.reports.words import printable

_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~&$@])")
_LONGEST = 24  # characters of the longest bar
_SIDES = {"L": ":--", "C": ":-:", "R": "--:"}


def draw(report: Report) -> bytes:
    """Return a report as Markdown in UTF-8."""
    lines = [f"# {_plain(report.title)}", "", f"**{_plain(report.audit.fonds_name)}**", ""]
    lines += _table(("", ""), ("L", "L"), [(_plain(a), _plain(b)) for a, b in report.facts])
    lines += [f"`{printable(checkpoint_text(report.audit))}`", ""]
    for block in outline(report):
        lines += _lines(block)
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _plain(text: str) -> str:
    """Return text so that nothing in it means anything to Markdown, in one line."""
    return _MEANT.sub(r"\\\1", printable(text))


def _table(
    heads: Sequence[str], sides: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join(_SIDES[side] for side in sides)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


@singledispatch
def _lines(block: object) -> Iterator[str]:
    raise TypeError(f"{block} cannot be written")


@_lines.register
def _heading(block: Heading) -> Iterator[str]:
    yield f"{'#' * (block.level + 2)} {_plain(block.text)}"
    yield ""


@_lines.register
def _paragraph(block: Paragraph) -> Iterator[str]:
    yield f"*{_plain(block.text)}*" if block.aside else _plain(block.text)
    yield ""


@_lines.register
def _grid(block: Grid) -> Iterator[str]:
    heads = [_plain(each.text) for each in block.heads]
    rows = [tuple(map(_plain, row)) for row in block.rows]
    yield from _table(heads, [each.align for each in block.heads], rows)


@_lines.register
def _chart(block: Chart) -> Iterator[str]:
    most = max((sum(bar.counts.values()) for bar in block.bars), default=0) or 1
    rows = [
        (_plain(bar.label), _bar(sum(bar.counts.values()), most), _plain(bar.beside))
        for bar in block.bars
    ]
    yield from _table(("", "", ""), ("L", "L", "L"), rows)


def _bar(count: int, most: int) -> str:
    return "█" * -(-count * _LONGEST // most)


@_lines.register
def _findings(block: Findings) -> Iterator[str]:
    heads = (_("No."), _("Finding"), _("Severity"), _("Number"), _("Finding and remedy"))
    for group in block.groups:
        yield f"#### {_plain(group.heading)}"
        yield ""
        yield from _table(heads, ("R", "L", "L", "L", "L"), list(map(_row, group.findings)))


def _row(listed: Listed) -> tuple[str, ...]:
    found = listed.finding
    told = [found.message, *evidence(found)]
    if found.remedy:
        told.append(_("Remedy: {remedy}").format(remedy=found.remedy))
    severity = severity_name(found.severity)
    return (
        str(listed.place),
        found.id,
        f"{severity} **{_('new')}**" if listed.is_new else severity,
        _plain(found.number) or "—",
        "<br>".join(_plain(each) for each in told if each),
    )


@_lines.register
def _signatures(block: Signatures) -> Iterator[str]:
    yield f"{block.opinion}: "
    yield ""
    rows = [
        (_plain(f"{who} ({name})") if name else who, "", block.day, "") for who, name in block.lines
    ]
    yield from _table(("", "", "", ""), ("L", "L", "L", "L"), rows)
