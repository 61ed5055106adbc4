"""What became of the findings from one audit to the next: new, still there, gone.

Audits differ in what they look at: a quarter, a sample, some checks alone. A finding that an audit
did not see is gone only where that audit would have seen it; else nothing is known of it, and it
stands until one does look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from contract_archive.records.audits import Audit, Scope
from contract_archive.records.findings import Finding, Severity
from contract_archive.records.queries import Period


class Fate(StrEnum):
    """What became of a finding. ``unseen``: this audit did not look where it was."""

    NEW = "new"
    STILL = "still"
    ACCEPTED = "accepted"
    GONE = "gone"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An audit against what was known before it.

    ``fates`` has each finding of the audit, by its id; ``gone`` and ``unseen`` are findings of
    earlier audits. The order is that of the audits they come from.
    """

    fates: Mapping[str, Fate]
    gone: tuple[Finding, ...]
    unseen: tuple[Finding, ...]

    def count(self, fate: Fate) -> int:
        """Return how many findings had this fate."""
        if fate is Fate.GONE:
            return len(self.gone)
        if fate is Fate.UNSEEN:
            return len(self.unseen)
        return sum(each is fate for each in self.fates.values())


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One audit in a row of audits; ``open`` counts its open findings by severity."""

    id: str
    ended: datetime
    scope_told: str
    open: Mapping[Severity, int]
    accepted: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class _Standing:
    """A finding that no later audit has shown to be gone, and the audit that saw it last."""

    finding: Finding
    seen_by: Audit


def compare(earlier: Audit, later: Audit, by_bytes: Collection[str] = ()) -> Comparison:
    """Compare two audits. ``by_bytes`` are the names of checks that look into files."""
    return history((earlier, later), by_bytes)[-1].comparison


def history(audits: Sequence[Audit], by_bytes: Collection[str] = ()) -> tuple[HistoryRow, ...]:
    """Return a row for each of ``audits``, which come oldest first.

    A finding that comes back after it was gone is new. ``by_bytes`` as in ``compare``.
    """
    standing: dict[str, _Standing] = {}
    return tuple(_row(audit, _step(audit, standing, by_bytes)) for audit in audits)


def _row(audit: Audit, comparison: Comparison) -> HistoryRow:
    found = Counter(each.severity for each in audit.open)
    return HistoryRow(
        id=audit.id,
        ended=audit.ended,
        scope_told=audit.scope_told,
        open={severity: found[severity] for severity in Severity},
        accepted=len(audit.findings) - len(audit.open),
        comparison=comparison,
    )


def _step(audit: Audit, standing: dict[str, _Standing], by_bytes: Collection[str]) -> Comparison:
    """Compare ``audit`` with what stands, and bring what stands up to it."""
    fates = {each.id: _fate(each, standing) for each in audit.findings}
    gone: list[Finding] = []
    unseen: list[Finding] = []
    for known in standing.values():
        if known.finding.id not in fates:
            looked = _would_see(audit, known, by_bytes)
            (gone if looked else unseen).append(known.finding)
    for each in gone:
        del standing[each.id]
    standing.update((each.id, _Standing(each, audit)) for each in audit.findings)
    return Comparison(fates, tuple(gone), tuple(unseen))


def _fate(finding: Finding, standing: Mapping[str, _Standing]) -> Fate:
    if finding.waiver is not None:
        return Fate.ACCEPTED
    return Fate.STILL if finding.id in standing else Fate.NEW


def _would_see(audit: Audit, known: _Standing, by_bytes: Collection[str]) -> bool:
    """Tell whether ``audit`` would have shown a finding again if it were still so."""
    finding = known.finding
    if finding.check not in audit.checks or not _within(known.seen_by.scope, audit.scope):
        return False
    if audit.sample is None or finding.check not in by_bytes:
        return True
    return audit.sample.takes(finding.number)


def _within(inner: Scope, outer: Scope) -> bool:
    """Tell whether all that ``inner`` looks at, ``outer`` looks at too."""
    return (
        (outer.period is None or (inner.period is not None and _spans(outer.period, inner.period)))
        and (outer.since is None or (inner.since is not None and outer.since <= inner.since))
        and outer.series in ("", inner.series)
        and outer.customer in ("", inner.customer)
    )


def _spans(outer: Period, inner: Period) -> bool:
    begins = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    ends = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return begins and ends
