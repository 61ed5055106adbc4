"""Makes each write-like call of an ingest fail, or kills the process there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crash import strace
from crash.checks import Promises, faults_after_crash, sources_in
from crash.operations import Tree, write_tree
from crash.replay import WORKLOADS, workload_environment
from crash.strace import UnmodelledError

CALLS = (
    *("write", "pwrite64", "ftruncate", "fsync", "fdatasync"),
    *("openat", "mkdir", "rename", "unlink", "unlinkat", "rmdir"),
)
"""What may fail: each of these that touches the archive; of ``openat`` those that make a file."""

_COUNT = 700
_MARK = "sched_yield"


@dataclass(frozen=True, slots=True)
class Blow:
    """What happens at a call: an error, once or from there on; or death."""

    name: str
    inject: str
    lasting: bool = False

    @property
    def deadly(self) -> bool:
        """Whether the process dies of it."""
        return "SIGKILL" in self.inject


KILL = Blow("kill", "signal=SIGKILL")
EIO = Blow("I/O error", "error=EIO")
ENOSPC = Blow("no space", "error=ENOSPC")
FULL = Blow("no space from there on", "error=ENOSPC", lasting=True)


def places(before: Tree, folder: Path) -> dict[str, list[int]]:
    """Return, of each call, which ones (the first is 1) of an ingest touch the world."""
    warm, world = folder / "warm", folder / "world"
    write_tree(before, warm)
    write_tree(before, world)
    trace = folder / "trace"
    line = strace.command(trace, (*CALLS, _MARK), "--seccomp-bpf")
    _run([*line, *_workload(CALLS[0], 0, [(0, warm), (0, world)])])
    found: dict[str, list[int]] = {call: [] for call in CALLS}
    counts: Counter[str] = Counter()
    child = None
    for call in strace.read_calls(trace):
        child = call.pid if call.name == _MARK else child
        if call.pid != child or call.name not in found:
            continue
        counts[call.name] += 1
        if _touches(call, str(world)):
            found[call.name].append(counts[call.name])
    return found


def strike(blow: Blow, call: str, nths: Sequence[int], before: Tree, folder: Path) -> list[str]:
    """Deal a blow at each of these calls, every time to a fresh world; return what is wrong."""
    worlds = [folder / str(nth) for nth in nths]
    warm = folder / "warm"
    for world in (warm, *worlds):
        write_tree(before, world)
    when = f"{_COUNT}{'+' if blow.lasting else ''}"
    inject = ["-e", f"inject={call}:{blow.inject}:when={when}"]
    if not blow.deadly:
        inject.append("--seccomp-bpf")  # faster; but then strace sends no signals
    line = strace.command(folder / "trace", (call, _MARK), *inject)
    jobs = [(0, warm), *zip(nths, worlds, strict=True)]
    _run([*line, *_workload(call, _COUNT, jobs)])
    _require_struck(blow, folder, worlds)
    faults = []
    for nth, world in zip(nths, worlds, strict=True):
        found = _faults(blow, world, before)
        faults += [f"{blow.name} at {call} {nth}: {each}" for each in found]
        shutil.rmtree(world)
    return faults


def _faults(blow: Blow, world: Path, before: Tree) -> list[str]:
    told = Path(f"{world}.outcome").read_text()
    if not told:
        return _after(world, {}, before) if blow.deadly else ["it died without a word"]
    outcome: dict[str, Any] = json.loads(told)
    if "filed" in outcome:
        return _after(world, outcome, before)
    faults = _after(world, {}, before)
    clear = outcome.get("exit") == 7 and outcome["code"] == "storage" and outcome["hint"]
    return faults if clear else [*faults, f"not told clearly: {outcome}"]


def _after(world: Path, outcome: dict[str, Any], before: Tree) -> list[str]:
    filed = {outcome["filed"]: outcome["master"]} if outcome else {}
    return faults_after_crash(world, Promises(filed), sources_in(before))


def _touches(call: strace.Call, world: str) -> bool:
    if call.name == "openat" and "O_CREAT" not in call.arguments[2]:
        return False
    return any(world in _path(argument) for argument in (*call.arguments[:4],))


def _path(argument: str) -> str:
    try:
        if argument.startswith('"'):
            return os.fsdecode(strace.string(argument))
        return strace.descriptor(argument)[1] if "<" in argument else ""
    except UnmodelledError:
        return ""


def _require_struck(blow: Blow, folder: Path, worlds: Sequence[Path]) -> None:
    """Where strace struck nobody, the test would show nothing."""
    if blow.deadly:
        struck = sum(not Path(f"{world}.outcome").read_text() for world in worlds)
    else:
        struck = (folder / "trace").read_text().count("(INJECTED)")
    if struck < len(worlds):
        raise UnmodelledError(f"{struck} blows of {blow.name} for {len(worlds)} worlds")


def _workload(call: str, count: int, jobs: Sequence[tuple[int, Path]]) -> list[str]:
    pairs = [f"{nth}:{world}" for nth, world in jobs]
    return [sys.executable, "-B", str(WORKLOADS / "faulty.py"), call, str(count), *pairs]


def _run(line: Sequence[str]) -> None:
    subprocess.run(line, env=workload_environment(), check=True)
