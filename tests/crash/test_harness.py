"""The harness itself: it must see the wrong order in a toy store, and pass the right one."""

import shutil
import sys
from pathlib import Path
from random import Random

import pytest

from crash import strace
from crash.disk import Disk, Fate
from crash.operations import Recording, read_tree, write_tree
from crash.recorder import record
from crash.states import Crash, crashes
from crash.strace import UnmodelledError
from crash.workloads.toy import WRONG_ORDERS

TOY = Path(__file__).parent / "workloads" / "toy.py"

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(strace.PROGRAM is None, reason="NO CRASH TESTS: strace is not installed"),
]


def record_toy(folder: Path, wrong: str = "") -> Recording:
    world = folder / "世界, (a)>b"
    world.mkdir()
    arguments = [sys.executable, str(TOY), str(world), wrong]
    return record(arguments, [world], folder / "scratch")[0]


def record_script(folder: Path, script: str, before: dict[str, bytes] | None = None) -> Recording:
    world = folder / "world"
    write_tree({**(before or {})}, world)
    arguments = [
        sys.executable,
        "-c",
        "import os, sys\nos.chdir(sys.argv[1])\n" + script,
        str(world),
    ]
    return record(arguments, [world], folder / "scratch")[0]


def whole_disk(recording: Recording) -> Disk:
    disk = Disk(recording)
    for _ in recording.operations:
        disk.step()
    return disk


def faults_of_toy(crash: Crash) -> list[str]:
    log = (crash.tree.get("log") or b"").decode(errors="replace").splitlines()
    faults = []
    for number in range(1, 4):
        name = f"note-{number}"
        stored = crash.tree.get(f"notes/{name}")
        if stored not in (None, f"text of note {number}\n".encode() * 100):
            faults.append(f"{name} is half there")
        if name in crash.acknowledged and (stored is None or name not in log):
            faults.append(f"{name} was told and is gone")
    return faults


def test_the_right_order_survives_every_crash(tmp_path: Path) -> None:
    found = list(crashes(record_toy(tmp_path), seed=1, each=20))
    assert len(found) > 20
    assert {fault for crash in found for fault in faults_of_toy(crash)} == set()


@pytest.mark.parametrize("wrong", WRONG_ORDERS)
def test_each_wrong_order_is_seen(tmp_path: Path, wrong: str) -> None:
    found = crashes(record_toy(tmp_path, wrong), seed=1, each=4)
    assert any(faults_of_toy(crash) for crash in found)


def test_acknowledgements_stand_in_the_recording_where_they_were_given(tmp_path: Path) -> None:
    found = list(crashes(record_toy(tmp_path), seed=1, each=0))
    assert found[0].acknowledged == ()
    assert found[-1].acknowledged == ("note-1", "note-2", "note-3")


def test_the_same_seed_gives_the_same_crashes(tmp_path: Path) -> None:
    recording = record_toy(tmp_path)
    first, again = (list(crashes(recording, seed=7, each=5)) for _ in range(2))
    assert first == again


def test_a_synced_file_without_a_synced_name_is_lost(tmp_path: Path) -> None:
    script = "h = os.open('a', os.O_WRONLY | os.O_CREAT); os.write(h, b'x'); os.fsync(h)"
    disk = whole_disk(record_script(tmp_path, script))
    assert disk.crash([Fate.LOST], Random(0)) == {}
    assert disk.crash([Fate.DONE], Random(0)) == {"a": b"x"}


def test_a_rename_changes_both_names_or_neither(tmp_path: Path) -> None:
    script = "os.mkdir('b'); os.rename('a', 'b/a')"
    trees = [crash.tree for crash in crashes(record_script(tmp_path, script, {"a": b"x"}), 1, 20)]
    assert {"b": None, "b/a": b"x"} in trees
    assert all(("a" in tree) != ("b/a" in tree) for tree in trees if "b" in tree)


def test_a_write_can_be_torn_between_sectors_and_leave_zeros(tmp_path: Path) -> None:
    script = "h = os.open('a', os.O_WRONLY); os.write(h, b'y' * 2000)"
    recording = record_script(tmp_path, script, {"a": b""})
    left = {crash.tree["a"] for crash in crashes(recording, 1, 200)}
    assert bytes(2000) in left
    assert any(0 < len(data or b"") < 2000 for data in left)
    assert any(data[:512] == bytes(512) and b"y" in data for data in left if data)


def test_every_way_to_change_a_folder_is_recorded(tmp_path: Path) -> None:
    script = """
here = os.open('.', os.O_RDONLY)
os.mkdir('one', dir_fd=here); os.rename('one', 'two', src_dir_fd=here, dst_dir_fd=here)
h = os.open('two/f', os.O_WRONLY | os.O_CREAT | os.O_APPEND)
os.write(h, b'abc'); os.pwrite(os.open('two/g', os.O_RDWR | os.O_CREAT), b'late', 700)
os.ftruncate(h, 2); k = os.dup(h); os.close(h); os.write(k, b'd'); os.truncate('two/g', 703)
os.link('two/f', 'two/h'); os.unlink('two/f'); os.posix_fallocate(k, 0, 10)
os.write(k, b'end')
with open('old', 'w') as file: file.write('new text')
with open('old', 'r+') as file: file.truncate(3)
os.makedirs('x/y'); os.removedirs('x/y'); os.remove('gone'); os.write(k, b'!')
if os.fork() == 0: os.write(k, b'child'); os._exit(0)
os.wait(); os.write(k, b'parent')
import shutil; shutil.copyfile('two/h', 'copy')
"""
    recording = record_script(tmp_path, script, {"old": b"old text", "gone": b""})
    disk = whole_disk(recording)
    assert disk.everything() == read_tree(tmp_path / "world")
    assert disk.everything()["two/h"] == b"abd" + bytes(7) + b"end!childparent"
    assert disk.crash([Fate.LOST] * len(disk.pending), Random(0)) == recording.before


@pytest.mark.parametrize(
    "script",
    [
        "import mmap; mmap.mmap(os.open('old', os.O_RDWR), 0)[0] = 65",
        "import shutil; shutil.copyfile(sys.executable, 'copy')",
        "a, b = os.open('old', os.O_RDONLY), os.open('new', os.O_WRONLY | os.O_CREAT)\n"
        "os.copy_file_range(a, b, 4)",
        "os.symlink('old', 'link')",
        "os.write(os.open('old', os.O_RDWR), b'x')",
        "os.writev(os.open('old', os.O_WRONLY), [b'x', b'y'])",
        "os.rename('old', '../away')",
        "os.open('old', os.O_WRONLY | os.O_SYNC)",
    ],
)
def test_what_the_model_does_not_know_is_refused(tmp_path: Path, script: str) -> None:
    with pytest.raises(UnmodelledError):
        record_script(tmp_path, script, {"old": b"old text"})


def test_a_tree_is_written_as_it_was_read(tmp_path: Path) -> None:
    tree = {"a": None, "a/b": b"\0\xff", "合同": b""}
    write_tree(tree, tmp_path / "copy")
    assert read_tree(tmp_path / "copy") == tree
    shutil.rmtree(tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []
