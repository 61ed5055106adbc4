"""An audit that is interrupted or killed goes on where it was; many processes see what one sees."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from contract_archive.actions.audit import audit
from contract_archive.archive import Archive
from contract_archive.records.audits import Audit, AuditRequest

COUNT = 160
File = Callable[..., str]

_KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from contract_archive import locale
from contract_archive.actions.audit import audit
from contract_archive.archive import Archive
from contract_archive.records.audits import AuditRequest
from contract_archive.records.entries import Actor

locale.use("en")
root, signal, after, jobs = Path(sys.argv[1]), *map(int, sys.argv[2:])
clock = lambda: datetime(2024, 7, 16, 8, tzinfo=UTC)
def progress(done, total, read):
    if done == 1:
        children = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
        print(children, flush=True)
    if done == after:
        os.kill(os.getpid(), signal)
with Archive.open(root, actor=Actor("甲", "a", "b"), clock=clock) as archive:
    audit(archive, AuditRequest(jobs=jobs, only=("storage",)), progress)
"""


@pytest.fixture
def large(fresh_archive_in_memory: Archive, file_contract: File) -> Iterator[tuple[Archive, str]]:
    """An archive large enough for several processes, and the number of one with a changed file."""
    archive = fresh_archive_in_memory
    numbers = [file_contract(archive, f"合同 {at}") for at in range(COUNT)]
    state = archive.catalog.number_state(numbers[3])
    assert state is not None
    (archive.root / state.path / "master/scan.jpg").write_bytes(b"changed")
    archive.clock = _next_day  # type: ignore[assignment]
    yield archive, numbers[3]


def _next_day() -> datetime:
    return datetime(2024, 7, 16, 9, tzinfo=UTC)


Large = tuple[Archive, str]


def _cut_short(archive: Archive, how: int, jobs: int) -> list[int]:
    """Run an audit in a process of its own that ends itself in the midst of it. Returns its
    children."""
    archive.close()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(archive.root), str(int(how)), "130", str(jobs)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode in (-how, 1, 130), done.stderr
    assert (archive.house / "audits/survey.sqlite").exists()
    assert not list((archive.house / "audits").glob("*.json"))
    return [int(each) for each in done.stdout.split()]


def _go_on(archive: Archive, **request: object) -> tuple[Audit, int]:
    """Audit, and return the bytes that had to be read for it too."""
    told: list[tuple[int, int, int]] = []
    asked = AuditRequest(**{"jobs": 2, "only": ("storage",), **request})  # type: ignore[arg-type]
    done = audit(archive, asked, lambda *each: told.append(each)).audit
    assert [each[0] for each in told][:COUNT] == list(range(1, COUNT + 1))
    assert all(done <= total for done, total, _read in told)
    return done, told[-1][2]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_audit_cut_short_goes_on_where_it_was(large: Large, how: int, jobs: int) -> None:
    archive, number = large
    children = _cut_short(archive, how, jobs)
    assert bool(children) == (jobs > 1)
    done, read = _go_on(archive, jobs=jobs)
    assert 0 < read < done.verified.bytes / 2
    assert done.verified.contracts == COUNT
    assert done.verified.files == done.verified.files_in_scope == 3 * COUNT
    assert [(each.check, each.number) for each in done.findings] == [("file-changed", number)]
    assert not (archive.house / "audits/survey.sqlite").exists()
    for child in children:
        _wait_for_end(child)


def _wait_for_end(process: int) -> None:
    """Wait until a process that nobody here has started is gone."""
    handle = _opened(process)
    if handle is not None:
        import select

        gone, _, _ = select.select([handle], [], [], 30)
        os.close(handle)
        assert gone, "a worker outlived the process that began it"


def _opened(process: int) -> int | None:
    try:
        return os.pidfd_open(process)
    except ProcessLookupError:
        return None


def test_what_changed_between_is_looked_at_again(large: Large) -> None:
    archive, _number = large
    _cut_short(archive, signal.SIGKILL, 1)
    place = next(archive.vault.places())
    path = archive.root / place / "contract.yaml"
    path.write_bytes(path.read_bytes() + b"note: x\n")
    path.with_name("stray").write_bytes(b"x")
    done, _read = _go_on(archive)
    assert ("stray-file", f"{place}/stray") in {(each.check, each.path) for each in done.findings}


@pytest.mark.parametrize("change", [{"only": ("file-changed",)}, {"only": (), "quick": True}])
def test_another_audit_does_not_go_on_from_one_cut_short(large: Large, change: dict) -> None:  # type: ignore[type-arg]
    archive, _number = large
    _cut_short(archive, signal.SIGKILL, 1)
    done, read = _go_on(archive, **change)
    if not done.quick:
        assert read == done.verified.bytes


def test_the_next_day_an_audit_begins_anew(large: Large) -> None:
    archive, _number = large
    _cut_short(archive, signal.SIGKILL, 1)
    archive.clock = lambda: _next_day() + timedelta(days=1)
    done, read = _go_on(archive)
    assert read == done.verified.bytes


def test_one_process_and_several_find_the_same(large: Large) -> None:
    archive, _number = large
    one, _read = _go_on(archive, jobs=1)
    several, _read = _go_on(archive, jobs=3)
    assert one.findings == several.findings and one.verified == several.verified


def test_work_that_goes_on_meanwhile_raises_no_alarm(
    fresh_archive: Archive, file_contract: File
) -> None:
    from contract_archive.actions import customers

    for at in range(5):
        file_contract(fresh_archive, f"合同 {at}", customer=f"第{at}示例公司")

    def work(done: int, _total: int, _read: int) -> None:
        if done == 2:
            file_contract(fresh_archive, "合同 新", customer="第九示例公司")
            customers.rename(fresh_archive, "第1示例公司", "第二十示例公司")
            customers.rename(fresh_archive, "第4示例公司", "第三示例公司")

    done = audit(fresh_archive, AuditRequest(only=("storage", "contract-missing")), work).audit
    assert done.findings == ()
    assert done.verified.contracts == 6
