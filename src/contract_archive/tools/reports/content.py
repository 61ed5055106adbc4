"""What a report says, before it takes a form: every form is drawn from the same ``Report``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from contract_archive.locale import _
from contract_archive.records.audits import Audit, CheckWords
from contract_archive.records.findings import Area, Finding, Property, Severity
from contract_archive.rules.audit_history import Comparison, compare
from contract_archive.tools.reports.facts import cover_facts, limits, outcome

Counts = Mapping[Severity, int]


class CheckLine(NamedTuple):
    """A check, and what it came to; ``ran`` False: it was not part of this audit."""

    check: CheckWords
    ran: bool
    open: Counts
    accepted: int

    @property
    def found(self) -> int:
        """How many findings of it are open."""
        return sum(self.open.values())


class Chapter(NamedTuple):
    """One of the four properties: all its checks, and its open findings, check by check."""

    property: Property
    lines: tuple[CheckLine, ...]
    findings: tuple[Finding, ...]


class AreaLine(NamedTuple):
    """One of the five checks of an archive, in figures."""

    area: Area
    ran: int
    open: Counts
    accepted: int


class QuarterLine(NamedTuple):
    """A quarter of signing (``2024Q3``; empty: of no quarter), its contracts and findings."""

    quarter: str
    contracts: int
    open: Counts


@dataclass(frozen=True, slots=True)
class Report:
    """An audit told as a report.

    ``facts`` are the (label, value) lines of the cover, ``verdict`` says in sentences what came of
    the audit, and what it did not do.
    """

    audit: Audit
    previous: Audit | None
    comparison: Comparison | None
    facts: tuple[tuple[str, str], ...]
    verdict: tuple[str, ...]
    lines: tuple[CheckLine, ...]
    chapters: tuple[Chapter, ...]
    areas: tuple[AreaLine, ...]
    quarters: tuple[QuarterLine, ...]
    accepted: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The title, in the language spoken."""
        return _("Audit report")

    @property
    def skipped(self) -> tuple[CheckWords, ...]:
        """The checks that did not run."""
        return tuple(line.check for line in self.lines if not line.ran)

    @property
    def open(self) -> Counts:
        """The open findings by severity."""
        return counted(self.audit.open)


def tell(audit: Audit, checks: Sequence[CheckWords], previous: Audit | None) -> Report:
    """Return the report of an audit, in the language spoken."""
    lines = tuple(_lines(audit, checks))
    by_bytes = frozenset(each.name for each in checks if each.reads_bytes)
    return Report(
        audit=audit,
        previous=previous,
        comparison=compare(previous, audit, by_bytes) if previous else None,
        facts=cover_facts(audit, previous),
        verdict=(outcome(audit), *limits(audit, sum(not line.ran for line in lines))),
        lines=lines,
        chapters=tuple(_chapter(kept, audit, lines) for kept in Property),
        areas=tuple(_area(area, audit, lines) for area in Area),
        quarters=tuple(_quarters(audit)),
        accepted=tuple(each for each in audit.findings if each.waiver is not None),
    )


def counted(findings: Iterable[Finding]) -> Counts:
    """Return findings counted by severity; each severity is in it."""
    found = Counter(each.severity for each in findings)
    return {severity: found[severity] for severity in Severity}


def _lines(audit: Audit, checks: Sequence[CheckWords]) -> Iterable[CheckLine]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for each in audit.findings:
        found[each.check].append(each)
    known = {each.name for each in checks}
    strange = {each.check: each for each in audit.findings if each.check not in known}
    areas = list(Area)
    told = [
        *checks,
        *(CheckWords(each.check, each.area, each.property, "") for each in strange.values()),
    ]
    for check in sorted(told, key=lambda each: areas.index(each.area)):
        its = found[check.name]
        still = [each for each in its if each.waiver is None]
        ran = check.name in audit.checks or bool(its)
        yield CheckLine(check, ran, counted(still), len(its) - len(still))


def _chapter(kept: Property, audit: Audit, lines: Sequence[CheckLine]) -> Chapter:
    its = tuple(line for line in lines if line.check.property is kept)
    found = [each for each in audit.open if each.property is kept]
    first = {each.check: place for place, each in reversed(list(enumerate(found)))}
    return Chapter(kept, its, tuple(sorted(found, key=lambda each: first[each.check])))


def _area(area: Area, audit: Audit, lines: Sequence[CheckLine]) -> AreaLine:
    its = [each for each in audit.findings if each.area is area]
    still = [each for each in its if each.waiver is None]
    ran = sum(line.ran for line in lines if line.check.area is area)
    return AreaLine(area, ran, counted(still), len(its) - len(still))


def _quarters(audit: Audit) -> Iterable[QuarterLine]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for each in audit.open:
        found[audit.quarter_of.get(each.number, "")].append(each)
    for quarter in sorted({*found, *audit.signed_by_quarter} - {""}):
        contracts = audit.signed_by_quarter.get(quarter, 0)
        yield QuarterLine(quarter, contracts, counted(found[quarter]))
    if found[""]:
        yield QuarterLine("", 0, counted(found[""]))
