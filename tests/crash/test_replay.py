"""A power cut at any moment of an ingest, or of the recovery after it, loses nothing.

``CRASH_STATES=all`` checks every crash that the states know, which takes long.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crash import strace
from crash.operations import Recording
from crash.replay import (
    Finding,
    Work,
    faults_of_founding,
    judge_of,
    record_expiring,
    record_founding,
    record_ingest,
    record_recoveries,
    record_reviewing,
    record_revising,
    survey,
)

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(strace.PROGRAM is None, reason="NO CRASH TESTS: strace is not installed"),
]

ALL = os.environ.get("CRASH_STATES") == "all"
EACH = 30 if ALL else 10
INGEST_STATES = 0 if ALL else 1600
FOUND_STATES = 0 if ALL else 200
RECOVERY_STATES = 0 if ALL else 1200
LATER_STATES = 0 if ALL else 500
LATER_RECOVERY_STATES = 0 if ALL else 400


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("replay")


@pytest.fixture(scope="module")
def ingest(folder: Path) -> Recording:
    return record_ingest(folder)


def told(findings: tuple[Finding, ...]) -> str:
    return "\n\n".join(str(finding) for finding in findings[:3])


def test_an_ingest_survives_a_power_cut_at_any_moment(ingest: Recording) -> None:
    found = survey(Work(ingest), judge_of(ingest), each=EACH, most=INGEST_STATES)
    assert not found.findings, told(found.findings)
    assert found.count >= 1500


def test_a_recovery_survives_a_power_cut_at_any_moment(ingest: Recording, folder: Path) -> None:
    works = record_recoveries(ingest, folder)
    most = RECOVERY_STATES // len(works) + (not ALL)
    found = [survey(work, judge_of(ingest), each=EACH, most=most) for work in works]
    findings = tuple(finding for each in found for finding in each.findings)
    assert not findings, told(findings)
    assert sum(each.count for each in found) >= 1000


@pytest.mark.parametrize("record", [record_revising, record_reviewing, record_expiring])
def test_what_is_done_later_survives_a_power_cut_at_any_moment(
    record: Callable[[Path], Recording], tmp_path: Path
) -> None:
    done = record(tmp_path)
    found = survey(Work(done), judge_of(done), each=EACH, most=LATER_STATES)
    assert not found.findings, told(found.findings)
    assert found.count >= 500
    works = [work.to_recovery() for work in record_recoveries(done, tmp_path)]
    most = LATER_RECOVERY_STATES // len(works) + (not ALL)
    after = [survey(work, judge_of(done), each=EACH, most=most) for work in works]
    findings = tuple(finding for each in after for finding in each.findings)
    assert not findings, told(findings)
    assert sum(each.count for each in after) >= 300


def test_a_power_cut_while_an_archive_is_founded_leaves_one_that_can_be_had(folder: Path) -> None:
    found = survey(Work(record_founding(folder)), faults_of_founding, each=EACH, most=FOUND_STATES)
    assert not found.findings, told(found.findings)
    assert found.count > 100
