"""Where the disk refuses, or the process is killed, the archive is as before or complete."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crash import strace
from crash.checks import Promises, faults_after_crash, sources_in
from crash.faults import CALLS, EIO, ENOSPC, FULL, KILL, Blow, places, strike
from crash.operations import Tree, read_tree, write_tree
from crash.replay import make_world
from crash.workloads.filing import ARCHIVE, INBOX

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


BLOWS = [
    *((KILL, call) for call in CALLS),
    *((EIO, call) for call in CALLS),
    *((ENOSPC, call) for call in TAKES_SPACE),
    *((FULL, call) for call in GOES_ON),
]


@pytest.mark.parametrize(("blow", "call"), BLOWS, ids=lambda each: getattr(each, "name", each))
def test_a_blow_at_any_call_loses_nothing(
    blow: Blow, call: str, before: Tree, found: dict[str, list[int]], folder: Path
) -> None:
    assert strike(blow, call, found[call], before, folder) == []


@pytest.mark.parametrize("nth", [1, 4, 8, 12, 16])
def test_an_operator_is_told_in_two_lines_that_the_disk_refused(
    nth: int, before: Tree, tmp_path: Path
) -> None:
    world = tmp_path / "world"
    write_tree(before, world)
    line = strace.command(tmp_path / "trace", ["fsync"], "-e", f"inject=fsync:error=EIO:when={nth}")
    source = world / INBOX / "one.pdf"
    words = ["--archive", str(world / ARCHIVE), "ingest", str(source), "--type", "XS"]
    words += ["--customer", "Hill", "--signed", "2024-07-15", "--ocr", "skip", "--move", "--json"]
    script = "import sys; from contract_archive.cli.app import main; sys.exit(main())"
    done = subprocess.run(
        [*line, sys.executable, "-c", script, *words], capture_output=True, text=True, check=False
    )
    answer = json.loads(done.stdout)["results"][0]
    assert "(INJECTED)" in (tmp_path / "trace").read_text()
    assert "Traceback" not in done.stderr
    if answer["outcome"] == "failed":
        assert (done.returncode, answer["error"]["code"]) == (7, "storage")
        assert answer["error"]["message"] and answer["error"]["hint"]
    assert faults_after_crash(world, Promises(), sources_in(before)) == []
