"""Audits made up for reports: none, few or many findings."""

from __future__ import annotations

from datetime import UTC, date, datetime

from contract_archive.records.audits import (
    Audit,
    Checkpoint,
    CheckWords,
    Scope,
    Verified,
)
from contract_archive.records.findings import (
    Area,
    Finding,
    Property,
    Severity,
    Waiver,
    identity,
)
from contract_archive.records.queries import Period

CHECKS = tuple(
    CheckWords(name, area, kept, says, reads_bytes)
    for name, area, kept, says, reads_bytes in (
        ("number-gap", Area.NUMBERING, Property.INTEGRITY, "a number is missing", False),
        ("archived-late", Area.COMPLETENESS, Property.INTEGRITY, "filed after its day", False),
        ("contract-missing", Area.COMPLETENESS, Property.INTEGRITY, "a folder is gone", False),
        ("amount-differs", Area.ACCURACY, Property.AUTHENTICITY, "another amount", False),
        ("record-edited", Area.ACCURACY, Property.AUTHENTICITY, "edited by hand", False),
        ("wrong-folder", Area.CLASSIFICATION, Property.USABILITY, "another type's", False),
        ("file-changed", Area.STORAGE, Property.INTEGRITY, "not what was filed", True),
        ("low-resolution", Area.STORAGE, Property.USABILITY, "below the norm", True),
        ("permissions-open", Area.STORAGE, Property.SECURITY, "anybody may write", False),
        ("loan-overdue", Area.STORAGE, Property.SECURITY, "out past its day", False),
    )
)

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.NOTE)


def finding(place: int, **changed: object) -> Finding:
    """The finding at a place in an endless row of them, one check after the other."""
    check = CHECKS[place % len(CHECKS)]
    number = f"XS-2024-{place // 3 + 1:04}"
    path = f"2024/销售合同/东方示例有限公司/{number}/master/scan-{place}.jpg"
    digests = ("0123456789abcdef" * 4, "fedcba9876543210" * 4)
    expected, found = digests if check.reads_bytes else ("2024-07-15", "2024-08-01")
    made = Finding(
        id=identity(check.name, number, path, expected, found),
        check=check.name,
        area=check.area,
        property=check.property,
        severity=_SEVERITIES[place % len(_SEVERITIES)],
        number=number,
        path=path,
        message=f"{path}: {check.says}",
        expected=expected,
        found=found,
        remedy="Restore the file from a backup, then audit the contract again.",
    )
    return made._replace(**changed)  # type: ignore[arg-type]


def waived(place: int) -> Finding:
    """A finding that somebody has accepted."""
    made = finding(place)
    at = datetime(2024, 9, 1, 2, 0, tzinfo=UTC)
    return made._replace(waiver=Waiver(made.id, "王主任", at, "The paper original was seen."))


def make_audit(*findings: Finding, **changed: object) -> Audit:
    """An audit with these findings; other fields as given."""
    areas = list(Area)
    fields: dict[str, object] = {
        "id": "2024-10-08-1",
        "began": datetime(2024, 10, 8, 1, 0, tzinfo=UTC),
        "ended": datetime(2024, 10, 8, 1, 42, 7, tzinfo=UTC),
        "fonds": "HT",
        "fonds_name": "东方示例有限公司",
        "auditor": "李档案",
        "scope": Scope(Period(date(2024, 7, 1), date(2024, 9, 30))),
        "scope_told": "signed or archived 2024-07-01 to 2024-09-30",
        "quick": False,
        "sample": None,
        "against": "",
        "verified": Verified(1200, 4567, 1_234_567_890, 4567, 1_234_567_890),
        "checkpoint": Checkpoint(5321, "ab12" * 16),
        "checks": tuple(each.name for each in CHECKS if each.name != "loan-overdue"),
        "skipped": ("loan-overdue",),
        "findings": tuple(sorted(findings, key=lambda each: (areas.index(each.area), each.check))),
        "signed_by_quarter": {"2023Q4": 210, "2024Q1": 300, "2024Q2": 330, "2024Q3": 360},
        "quarter_of": {each.number: f"2024Q{1 + place % 3}" for place, each in enumerate(findings)},
    }
    return Audit(**{**fields, **changed})  # type: ignore[arg-type]
