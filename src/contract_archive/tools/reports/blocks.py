"""The pieces a report is laid out of; paper, hypertext and Markdown each draw them their way."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from contract_archive.records.findings import Finding
from contract_archive.tools.reports.content import Counts


class Heading(NamedTuple):
    """A heading; ``level`` 0 is a section's, 1 one within it. On paper ``room`` millimetres below
    it must be on its page."""

    text: str
    level: int = 0
    room: float = 30.0


class Paragraph(NamedTuple):
    """A few sentences; ``aside``: in small print, as a hint or a limit."""

    text: str
    aside: bool = False


class Head(NamedTuple):
    """A column: its heading, its share of the width in percent (0 takes the rest), its side."""

    text: str
    share: int
    align: str = "L"


class Grid(NamedTuple):
    """A table of plain text."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(NamedTuple):
    """A bar of a chart, what stands before it and what after it."""

    label: str
    counts: Counts
    beside: str


class Chart(NamedTuple):
    """Bars to one scale."""

    bars: tuple[Bar, ...]


class Listed(NamedTuple):
    """A finding in a list: its running place in the report, and whether it was not there before."""

    place: int
    finding: Finding
    is_new: bool


class Group(NamedTuple):
    """The findings of one check, under a heading."""

    heading: str
    findings: tuple[Listed, ...]


class Findings(NamedTuple):
    """Findings in full, by check."""

    groups: tuple[Group, ...]


class Signatures(NamedTuple):
    """Room for an opinion, and lines to sign on: (who, and the name that is known)."""

    opinion: str
    lines: tuple[tuple[str, str], ...]
    day: str


Block: TypeAlias = Heading | Paragraph | Grid | Chart | Findings | Signatures
