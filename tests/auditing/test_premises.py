"""Storage: what stands in .carchive, and the review queue."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contract_archive.actions.audit import audit
from contract_archive.archive import Archive
from contract_archive.archive.reviewing import pending_of
from contract_archive.records.audits import AuditRequest
from contract_archive.records.entries import Act
from contract_archive.records.findings import Finding, Severity
from contract_archive.records.intakes import Intake
from contract_archive.records.pending import Pending
from contract_archive.records.readings import Reading

File = Callable[..., str]


def _found(archive: Archive, **request: object) -> tuple[Finding, ...]:
    return audit(archive, AuditRequest(only=("storage",), **request)).audit.findings  # type: ignore[arg-type]


def _told(archive: Archive, **request: object) -> list[tuple[str, str]]:
    return [(each.check, each.path) for each in _found(archive, **request)]


def _queue(archive: Archive, text: str) -> str:
    staging = archive.vault.stage()
    master = staging.put(text.encode(), "master/scan.jpg")
    page = staging.put(text.encode(), "text.txt")
    intake = Intake(files=(), received_as=("scan.jpg",))
    pending = Pending(intake, Reading(1, {}), (), (master,), None, page, 1)
    with archive.recording(Act.QUEUE) as record:
        place = record.queue(staging, pending)
    staging.discard()
    return place


@pytest.fixture
def queued(fresh_archive: Archive) -> Iterator[tuple[Archive, str]]:
    """An archive with three documents in review, the last rejected; and the first's place."""
    place = _queue(fresh_archive, "第一份")
    _queue(fresh_archive, "第二份")
    _queue(fresh_archive, "第三份")
    with fresh_archive.recording(Act.REJECT) as record:
        from dataclasses import replace

        record.reject(replace(pending_of(fresh_archive, 3), rejected="不是合同"))
    yield fresh_archive, place


Queued = tuple[Archive, str]


def test_a_queue_as_it_was_laid_has_no_finding(queued: Queued) -> None:
    archive, place = queued
    assert (archive.root / "review/rejected/0003").is_dir() and place == "review/0001"
    assert _told(archive) == _told(archive, quick=True) == []


def test_a_document_in_review_that_was_changed_is_found(queued: Queued) -> None:
    archive, place = queued
    master = archive.root / place / "master/scan.jpg"
    size = master.stat().st_size
    master.write_bytes(b"x" * size)
    assert _told(archive, quick=True) == []
    assert _told(archive) == [("review-damaged", f"{place}/master/scan.jpg")]
    master.unlink()
    assert _told(archive) == [("review-damaged", f"{place}/master/scan.jpg")]
    (archive.root / place / "more.pdf").write_bytes(b"x")
    rejected = archive.root / "review/rejected/0003/intake.yaml"
    rejected.write_bytes(rejected.read_bytes() + b"\n")
    assert _told(archive, quick=True) == [
        ("review-damaged", "review/0001/master/scan.jpg"),
        ("review-damaged", "review/0001/more.pdf"),
        ("review-damaged", "review/rejected/0003/intake.yaml"),
    ]


def test_a_document_in_review_that_is_gone_or_unknown_is_found(queued: Queued) -> None:
    archive, place = queued
    (archive.root / place).rename(archive.root / "review/elsewhere")
    (archive.root / "review/rejected/old.pdf").write_bytes(b"x")
    (archive.root / "review/0002/intake.yaml").write_bytes(b"[")
    assert _told(archive) == [
        ("review-damaged", "review/0001"),
        ("review-damaged", "review/0002/intake.yaml"),
        ("review-damaged", "review/elsewhere"),
        ("review-damaged", "review/rejected/old.pdf"),
    ]


def test_an_audited_archive_knows_everything_in_its_house(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive)
    for _turn in range(2):
        assert _told(fresh_archive) == []
    assert (fresh_archive.house / "audits").is_dir()


def test_unknown_files_and_links_in_the_house_are_found(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive)
    (fresh_archive.house / "tool.sh").write_text("x")
    (fresh_archive.house / "ledger/2024-07.jsonl.bak").write_text("x")
    (fresh_archive.house / "more").mkdir()
    ledger = fresh_archive.house / "ledger/2024-07.jsonl"
    ledger.rename(fresh_archive.root.parent / "ledger")
    ledger.symlink_to(fresh_archive.root.parent / "ledger")
    assert _told(fresh_archive) == [
        ("house-stray", ".carchive/ledger/2024-07.jsonl"),
        ("house-stray", ".carchive/ledger/2024-07.jsonl.bak"),
        ("house-stray", ".carchive/more"),
        ("house-stray", ".carchive/tool.sh"),
    ]


def test_what_was_left_half_made_is_found_when_it_is_older_than_a_day(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive)
    left = [
        fresh_archive.house / name
        for name in (
            "catalog.sqlite.new",
            "catalog.sqlite.before-2",
            "audits/2024-01-01-1.json.new",
        )
    ]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert _told(fresh_archive) == []  # somebody may be at work on them
    for path in left:
        _age(path, fresh_archive, days=3)
    assert [(each.path, each.severity) for each in _found(fresh_archive)] == [
        (".carchive/audits/2024-01-01-1.json.new", Severity.WARNING),
        (".carchive/catalog.sqlite.new", Severity.WARNING),
        (".carchive/catalog.sqlite.before-2", Severity.NOTE),
    ]


def _age(path: Path, archive: Archive, days: int) -> None:
    when = archive.clock().timestamp() - days * 86400
    os.utime(path, (when, when))


def test_an_act_that_cannot_be_finished_is_found(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive)
    (fresh_archive.house / "intents/0123456789abcdef.json").write_text("{}")
    (seen,) = _found(fresh_archive)
    assert (seen.check, seen.path) == ("staging-left", ".carchive/intents/0123456789abcdef.json")
    assert seen.severity is Severity.ERROR


def test_a_dead_staging_is_cleared_away_and_a_living_one_is_no_finding(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive)
    (fresh_archive.house / "staging/0011223344556677/contract").mkdir(parents=True)
    staging = fresh_archive.vault.stage()
    assert _told(fresh_archive) == []
    assert not (fresh_archive.house / "staging/0011223344556677").exists()
    staging.discard()
