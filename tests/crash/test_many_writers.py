"""Many processes file into one archive at once."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crash.replay import WORKLOADS, workload_environment
from crash.shelves import read_shelves
from crash.workloads.filing import found_archive, open_archive, small_pdf

PROCESSES = 8


@pytest.fixture
def folder() -> Iterator[Path]:
    base = "/dev/shm" if Path("/dev/shm").is_dir() else None
    path = Path(tempfile.mkdtemp(prefix="many-", dir=base))
    yield path
    shutil.rmtree(path)


@pytest.mark.crash
@pytest.mark.parametrize("each", [5, 200])
def test_eight_processes_draw_every_number_once_and_never_meet_a_lock(
    each: int, folder: Path
) -> None:
    root = folder / "archive"
    found_archive(root).close()
    inboxes = [folder / f"inbox-{count}" for count in range(PROCESSES)]
    for inbox in inboxes:
        inbox.mkdir()
        for count in range(each):
            (inbox / f"{count:03}.pdf").write_bytes(small_pdf(f"{inbox.name} {count}"))
    writers = [_writer(root, inbox) for inbox in inboxes]
    told = [writer.communicate() for writer in writers]
    assert [error for _, error in told if error] == []
    assert [writer.returncode for writer in writers] == [0] * PROCESSES
    numbers = [number for output, _ in told for number in output.split()]
    wanted = [f"XS-2024-{value:04}" for value in range(1, PROCESSES * each + 1)]
    assert sorted(numbers) == wanted
    shelves = read_shelves(root)
    assert shelves.faults == []
    assert sorted(shelves.masters) == wanted
    with open_archive(root) as archive:
        dump = list(archive.catalog.dump())
        archive.reindex()
        assert list(archive.catalog.dump()) == dump


def _writer(root: Path, inbox: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-B", str(WORKLOADS / "many.py"), str(root), str(inbox)],
        env=workload_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
