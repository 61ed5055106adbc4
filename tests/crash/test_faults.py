"""Where the disk refuses, or the process is killed, the archive is as before or complete."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crash import strace
from crash.faults import CALLS, EIO, ENOSPC, FULL, KILL, Blow, places, strike
from crash.operations import Tree, read_tree
from crash.replay import make_world

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(strace.PROGRAM is None, reason="NO CRASH TESTS: strace is not installed"),
]

# What a disk without space refuses; the other calls free space, or need none.
TAKES_SPACE = ("write", "pwrite64", "fsync", "fdatasync", "openat", "mkdir", "rename")
GOES_ON = ("write", "pwrite64", "mkdir")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    world = tmp_path_factory.mktemp("before") / "world"
    make_world(world)
    return read_tree(world)


@pytest.fixture(scope="module")
def found(before: Tree, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    return places(before, tmp_path_factory.mktemp("places"))


@pytest.fixture
def folder() -> Iterator[Path]:
    base = "/dev/shm" if Path("/dev/shm").is_dir() else None
    path = Path(tempfile.mkdtemp(prefix="faults-", dir=base))
    yield path
    shutil.rmtree(path)


def test_the_calls_of_an_ingest_are_found(found: dict[str, list[int]]) -> None:
    assert all(found[call] for call in ("write", "pwrite64", "fsync", "openat", "rename", "unlink"))
    assert sum(map(len, found.values())) > 80


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("blow", [KILL, EIO, ENOSPC, FULL], ids=lambda blow: blow.name)
def test_a_blow_at_any_call_loses_nothing(
    blow: Blow, call: str, before: Tree, found: dict[str, list[int]], folder: Path
) -> None:
    if (blow is ENOSPC and call not in TAKES_SPACE) or (blow is FULL and call not in GOES_ON):
        pytest.skip("the disk would not say so here")
    if not found[call]:
        pytest.skip("an ingest makes no such call")
    assert strike(blow, call, found[call], before, folder) == []
