"""Where a rename of a customer is killed, the next writer finishes it: nothing is lost, and no
contract stays under the old name."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from contract_archive.actions import customers
from contract_archive.archive import Archive
from crash import strace

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(strace.PROGRAM is None, reason="NO CRASH TESTS: strace is not installed"),
]

OLD, NEW, OTHER = "华东机电有限公司", "华东机电股份有限公司", "Hill Bearings Ltd"
RENAME = """
import sys
from pathlib import Path
from contract_archive.actions import customers
from contract_archive.archive import Archive

customers.rename(Archive.open(Path(sys.argv[1])), *sys.argv[2:])
"""


@pytest.fixture
def before(fresh_archive: Archive, file_contract) -> Archive:
    """An archive with two contracts of one customer and one of another."""
    for customer in (OLD, OLD, OTHER):
        file_contract(fresh_archive, customer=customer)
    fresh_archive.close()
    return fresh_archive


def killed_at(root: Path, call: str, nth: int) -> bool:
    """Rename under ``strace``, which kills the process at its nth ``call``; False: it came to its
    end before."""
    inject = f"inject={call}:signal=SIGKILL:when={nth}"
    line = strace.command(root.parent / "trace", (call,), "-e", inject)
    words = [sys.executable, "-c", RENAME, str(root), OLD, NEW]
    done = subprocess.run([*line, *words], check=False, capture_output=True)
    return done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)


@pytest.mark.parametrize(
    ("call", "step"), [("rename", 1), ("rmdir", 1), ("unlink", 1), ("fsync", 3)]
)
def test_a_rename_killed_anywhere_is_as_before_or_finished(
    before: Archive, file_contract, tmp_path: Path, call: str, step: int
) -> None:
    nth, kills = 1, 0
    while True:
        root = tmp_path / f"{call}-{nth}"
        shutil.copytree(before.root, root)
        killed = killed_at(root, call, nth)
        with Archive.open(root, clock=before.clock) as archive:
            file_contract(archive, customer=OTHER)
            check(archive, done=not killed)
        shutil.rmtree(root)
        if not killed:
            break
        nth, kills = nth + step, kills + 1
    assert kills


def check(archive: Archive, *, done: bool) -> None:
    found = {each.name: each.contracts for each in customers.customers(archive)}
    assert found in ({NEW: 2, OTHER: 2}, *([] if done else [{OLD: 2, OTHER: 2}]))
    records = [archive.vault.read(place) for place in archive.vault.places()]
    assert {each.terms.customer for each in records} == set(found)
    assert len(records) == 4
    assert all(
        not list(archive.vault.faults(place, archive.vault.read(place)))
        for place in archive.vault.places()
    )
    assert not [each for each in archive.root.rglob("*") if each.is_dir() and each.name == OLD] or (
        OLD in found
    )
    grown = list(archive.catalog.dump())
    archive.reindex(1)
    assert list(archive.catalog.dump()) == grown
