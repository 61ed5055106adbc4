"""Findings and audits as JSON values: what is kept, printed with ``--json``, and read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from contract_archive.records.audits import Audit, Checkpoint, Scope, Share, Verified
from contract_archive.records.findings import Area, Finding, Fix, Property, Severity, Waiver
from contract_archive.records.queries import Period


def from_finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON values."""
    waiver = finding.waiver
    return {
        **{name: str(getattr(finding, name)) for name in Finding._fields if name != "waiver"},
        "accepted": {"by": waiver.person, "at": waiver.at.isoformat(), "reason": waiver.reason}
        if waiver
        else None,
    }


def to_finding(value: Mapping[str, Any]) -> Finding:
    """Return the finding that ``from_finding`` gave. Raises KeyError and ValueError."""
    accepted = value.get("accepted")
    return Finding(
        id=value["id"],
        check=value["check"],
        area=Area(value["area"]),
        property=Property(value["property"]),
        severity=Severity(value["severity"]),
        number=value["number"],
        path=value["path"],
        message=value["message"],
        expected=value["expected"],
        found=value["found"],
        remedy=value["remedy"],
        fix=Fix(value["fix"]),
        waiver=Waiver(
            value["id"],
            accepted["by"],
            datetime.fromisoformat(accepted["at"]),
            accepted["reason"],
        )
        if accepted
        else None,
    )


def from_audit(audit: Audit) -> dict[str, Any]:
    """Return an audit as JSON values; what is kept of it and what ``--json`` prints."""
    scope = audit.scope
    return {
        "id": audit.id,
        "began": audit.began.isoformat(),
        "ended": audit.ended.isoformat(),
        "fonds": {"code": audit.fonds, "name": audit.fonds_name},
        "auditor": audit.auditor,
        "scope": {
            "told": audit.scope_told,
            "first": _day(scope.period.first) if scope.period else None,
            "last": _day(scope.period.last) if scope.period else None,
            "since": _day(scope.since),
            "series": scope.series,
            "customer": scope.customer,
        },
        "quick": audit.quick,
        "sample": f"{audit.sample.part}/{audit.sample.of}" if audit.sample else None,
        "against": audit.against,
        "verified": audit.verified._asdict(),
        "checkpoint": audit.checkpoint._asdict(),
        "checks": list(audit.checks),
        "skipped": list(audit.skipped),
        "previous": audit.previous,
        "signed_by_quarter": dict(audit.signed_by_quarter),
        "quarter_of": dict(audit.quarter_of),
        "counts": counts(audit),
        "findings": [from_finding(each) for each in audit.findings],
    }


def counts(audit: Audit) -> dict[str, int]:
    """Return how many findings are open by severity, and how many are accepted."""
    found = Counter(each.severity.value for each in audit.open)
    return {
        **{each.value: found[each.value] for each in Severity},
        "accepted": len(audit.findings) - len(audit.open),
    }


def to_audit(value: Mapping[str, Any]) -> Audit:
    """Return the audit that ``from_audit`` gave. Raises KeyError and ValueError."""
    scope, sample = value["scope"], value["sample"]
    period = None
    if scope["first"] or scope["last"]:
        period = Period(_as_day(scope["first"]), _as_day(scope["last"]))
    return Audit(
        id=value["id"],
        began=datetime.fromisoformat(value["began"]),
        ended=datetime.fromisoformat(value["ended"]),
        fonds=value["fonds"]["code"],
        fonds_name=value["fonds"]["name"],
        auditor=value["auditor"],
        scope=Scope(period, _as_day(scope["since"]), scope["series"], scope["customer"]),
        scope_told=scope["told"],
        quick=bool(value["quick"]),
        sample=Share(*map(int, sample.split("/"))) if sample else None,
        against=value["against"],
        verified=Verified(**value["verified"]),
        checkpoint=Checkpoint(**value["checkpoint"]),
        checks=tuple(value["checks"]),
        skipped=tuple(value["skipped"]),
        findings=tuple(map(to_finding, value["findings"])),
        previous=value["previous"],
        signed_by_quarter=value["signed_by_quarter"],
        quarter_of=value.get("quarter_of", {}),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
