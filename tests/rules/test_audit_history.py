"""A finding is gone only where somebody looked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from contract_archive.records.audits import WHOLE, Audit, Checkpoint, Scope, Share, Verified
from contract_archive.records.findings import (
    Area,
    Finding,
    Property,
    Severity,
    Waiver,
    identity,
)
from contract_archive.records.queries import Period
from contract_archive.rules.audit_history import Fate, compare, history

AT = datetime(2024, 10, 8, 1, 0, tzinfo=UTC)
CHECKS = ("number-gap", "file-changed")
SECOND = Scope(Period(date(2024, 4, 1), date(2024, 6, 30)))
THIRD = Scope(Period(date(2024, 7, 1), date(2024, 9, 30)))
HALF = Scope(Period(date(2024, 4, 1), date(2024, 9, 30)))


def finding(number: str, check: str = "number-gap") -> Finding:
    return Finding(
        id=identity(check, number, "", "", ""),
        check=check,
        area=Area.NUMBERING,
        property=Property.INTEGRITY,
        severity=Severity.ERROR,
        number=number,
        path="",
        message="gone",
    )


def audit(*findings: Finding, scope: Scope = WHOLE) -> Audit:
    return Audit(
        id="2024-10-08-1",
        began=AT,
        ended=AT,
        fonds="HT",
        fonds_name="东方示例有限公司",
        auditor="档案员",
        scope=scope,
        scope_told="the whole archive",
        quick=False,
        sample=None,
        against="",
        verified=Verified(),
        checkpoint=Checkpoint(0, "0" * 64),
        checks=CHECKS,
        skipped=(),
        findings=findings,
    )


ONE, TWO, THREE = finding("XS-1"), finding("XS-2"), finding("XS-3")


def test_findings_are_new_still_there_or_gone():
    compared = compare(audit(ONE, TWO), audit(TWO, THREE))
    assert compared.fates == {TWO.id: Fate.STILL, THREE.id: Fate.NEW}
    assert compared.gone == (ONE,)
    assert compared.unseen == ()
    assert [compared.count(each) for each in Fate] == [1, 1, 0, 1, 0]


def test_the_first_audit_finds_only_new_faults():
    (row,) = history([audit(ONE)])
    assert row.comparison.fates == {ONE.id: Fate.NEW}
    assert row.open == {Severity.ERROR: 1, Severity.WARNING: 0, Severity.NOTE: 0}


def test_a_fault_that_comes_back_is_new():
    rows = history([audit(ONE), audit(), audit(ONE)])
    assert [row.comparison.fates for row in rows] == [{ONE.id: Fate.NEW}, {}, {ONE.id: Fate.NEW}]
    assert rows[1].comparison.gone == (ONE,)


def test_an_accepted_finding_is_neither_new_nor_gone():
    accepted = ONE._replace(waiver=Waiver(ONE.id, "主任", AT, "known"))
    compared = compare(audit(ONE), audit(accepted))
    assert compared.fates == {ONE.id: Fate.ACCEPTED}
    assert compared.gone == ()


def test_another_quarter_says_nothing_of_the_findings_of_this_one():
    rows = history([audit(ONE, scope=SECOND), audit(TWO, scope=THIRD), audit(ONE)])
    assert rows[1].comparison.unseen == (ONE,)
    assert rows[1].comparison.gone == ()
    assert rows[2].comparison.fates == {ONE.id: Fate.STILL}
    assert rows[2].comparison.gone == (TWO,)


def test_a_half_year_looks_at_its_quarters_and_a_quarter_not_at_its_half_year():
    assert compare(audit(ONE, scope=SECOND), audit(scope=HALF)).gone == (ONE,)
    assert compare(audit(ONE, scope=HALF), audit(scope=SECOND)).unseen == (ONE,)


def test_one_customer_is_within_the_whole_and_not_the_other_way_round():
    customer = Scope(customer="甲公司")
    assert compare(audit(ONE, scope=customer), audit()).gone == (ONE,)
    assert compare(audit(ONE), audit(scope=customer)).unseen == (ONE,)
    assert compare(audit(ONE, scope=customer), audit(scope=Scope(series="XS"))).unseen == (ONE,)


def test_a_check_that_did_not_run_shows_nothing_to_be_gone():
    later = replace(audit(), checks=("file-changed",), skipped=("number-gap",))
    assert compare(audit(ONE), later).unseen == (ONE,)


def test_a_sample_shows_changed_files_to_be_gone_only_where_it_read_them():
    changed = [finding(f"XS-{place}", "file-changed") for place in range(40)]
    sample = Share(1, 4)
    later = replace(audit(), sample=sample)
    compared = compare(audit(*changed), later, by_bytes=("file-changed",))
    assert compared.gone == tuple(each for each in changed if sample.takes(each.number))
    assert 0 < len(compared.gone) < 40
    assert len(compared.gone) + len(compared.unseen) == 40
    assert compare(audit(*changed), later).unseen == ()


def test_each_number_is_in_just_one_part_of_a_sample():
    for number in ("XS-2024-0001", "浙建合字〔2024〕第015号", ""):
        assert sum(Share(part, 4).takes(number) for part in range(1, 5)) == 1
