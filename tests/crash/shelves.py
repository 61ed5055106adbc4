"""Reads an archive's folder by hand, as a person with a text editor would, and finds fault with it.

Nothing of the program under test is used here, so that writer and reader cannot err alike.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_RECORD = "contract.yaml"
_INTAKE = "intake.yaml"
_RULES = "archive.yaml"
_HOUSE = ".carchive"
_VOID = "void-number"
_FILED = ("ingest", "adopt")
_REVISED = (
    *("add-item", "read-again", "move-contract", "edit", "relate"),
    *("close", "reopen", "set-retention"),
)


@dataclass
class Shelves:
    """What an archive's folder holds.

    ``contracts`` maps a place to its record, ``masters`` a number to the SHA-256 of the bytes as
    they lie there; ``pending`` and ``queued`` are the same of documents in review, by place and by
    id. ``entries`` are the ledger's lines in order, ``faults`` what is wrong.
    """

    contracts: dict[str, dict[str, Any]] = field(default_factory=dict)
    masters: dict[str, set[str]] = field(default_factory=dict)
    pending: dict[str, dict[str, Any]] = field(default_factory=dict)
    queued: dict[str, set[str]] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def void(self) -> set[str]:
        """Numbers that the ledger tells to be void."""
        return {each["number"] for each in self.entries if each["act"] == _VOID}

    @property
    def reviewed(self) -> dict[str, dict[str, Any]]:
        """The last entry about each document in review, by id."""
        return {
            str(each["details"]["review"]): each
            for each in self.entries
            if "review" in each["details"]
        }


def read_shelves(root: Path) -> Shelves:
    """Read everything and find every fault."""
    shelves = Shelves()
    _read_folder(shelves, root, root)
    _read_ledger(shelves, root / _HOUSE / "ledger")
    _compare(shelves, root)
    _compare_reviews(shelves, root)
    _count_numbers(shelves)
    for name in ("staging", "intents"):
        left = [each.name for each in (root / _HOUSE / name).iterdir()]
        shelves.faults += [f"left over: {name}/{each}" for each in left]
    return shelves


def _read_folder(shelves: Shelves, root: Path, folder: Path) -> None:
    """Walk the tree. Folders without files may be there; files belong to a contract."""
    if (folder / _INTAKE).exists():
        _read_pending(shelves, root, folder)
        return
    if (folder / _RECORD).exists():
        _read_contract(shelves, root, folder)
        return
    for each in sorted(folder.iterdir()):
        if each.is_dir() and each.name != _HOUSE:
            _read_folder(shelves, root, each)
        elif folder != root or each.name not in (_RULES, _HOUSE):
            shelves.faults.append(f"stray: {each.relative_to(root)}")


def _read_contract(shelves: Shelves, root: Path, folder: Path) -> None:
    place = folder.relative_to(root).as_posix()
    record = _read_record(shelves, folder / _RECORD, place)
    try:
        for item in record["items"] if record else ():
            digests = {file["sha256"] for file in item["masters"]}
            shelves.masters.setdefault(record["number"], set()).update(digests)
        if record:
            _read_files(shelves, folder, place, record["items"])
            shelves.contracts[place] = record
    except (TypeError, KeyError) as fault:
        shelves.faults.append(f"half there: {place}: {fault!r}")


def _read_pending(shelves: Shelves, root: Path, folder: Path) -> None:
    place = folder.relative_to(root).as_posix()
    record = _read_record(shelves, folder / _INTAKE, place)
    if record:
        _read_files(shelves, folder, place, [record])
        shelves.pending[place] = record
        digests = {file["sha256"] for file in record["masters"]}
        shelves.queued.setdefault(str(record["id"]), set()).update(digests)


def _read_record(shelves: Shelves, path: Path, place: str) -> dict[str, Any]:
    try:
        record = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        return dict(record)
    except (yaml.YAMLError, TypeError) as fault:
        shelves.faults.append(f"half there: {place}/{path.name}: {fault!r}")
        return {}


def _read_files(
    shelves: Shelves, folder: Path, place: str, documents: list[dict[str, Any]]
) -> None:
    """The files of a folder are those that its record lists, byte for byte."""
    listed = {}
    for each in documents:
        for file in (each.get("rendition"), each.get("text"), *each["masters"]):
            if file:
                listed[file["path"]] = (file["sha256"], file["size"])
    there = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in (_RECORD, _INTAKE):
            data = path.read_bytes()
            fixity = (hashlib.sha256(data).hexdigest(), len(data))
            there[path.relative_to(folder).as_posix()] = fixity
    if there != listed:
        shelves.faults.append(f"half there: {place}: {sorted(there)} for {sorted(listed)}")


def _read_ledger(shelves: Shelves, folder: Path) -> None:
    previous, count = "0" * 64, 0
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_bytes().splitlines(keepends=True):
            count += 1
            try:
                entry = json.loads(line)
            except ValueError:
                shelves.faults.append(f"ledger: line {count} is no entry: {line[:60]!r}")
                return
            if not line.endswith(b"\n") or entry["seq"] != count or entry["previous"] != previous:
                shelves.faults.append(f"ledger: the chain is broken at line {count}")
            previous = hashlib.sha256(line).hexdigest()
            shelves.entries.append(entry)


def _compare(shelves: Shelves, root: Path) -> None:
    """Each contract was filed once and stands as its last entry says; each entry has its contract.

    What was revised is no longer as its earlier entries say.
    """
    filed = Counter(each["number"] for each in shelves.entries if each["act"] in _FILED)
    last = {e["number"]: e for e in shelves.entries if e["act"] in (*_FILED, *_REVISED)}
    for number, entry in last.items():
        place = entry["details"]["path"]
        record = root / place / _RECORD
        if place not in shelves.contracts:
            shelves.faults.append(f"logged, but not there: {place}")
        elif shelves.contracts[place]["number"] != number:
            shelves.faults.append(f"logged under another number: {place}")
        elif _digest(record) != entry["details"]["record_sha256"]:
            shelves.faults.append(f"not the record that was logged: {place}")
    for place, contract in shelves.contracts.items():
        number = contract["number"]
        if filed[number] != 1:
            shelves.faults.append(f"filed {filed[number]} times: {place}")
        if number in last and last[number]["details"]["path"] != place:
            shelves.faults.append(f"not where the ledger has it: {place}")


def _compare_reviews(shelves: Shelves, root: Path) -> None:
    """What waits or was rejected stands as its last entry says; what was accepted is gone."""
    last = shelves.reviewed
    for review, entry in last.items():
        place = entry["details"]["path"]
        if entry["act"] in _FILED:
            if review in shelves.queued:
                shelves.faults.append(f"accepted, and still in review: {review}")
        elif place not in shelves.pending:
            shelves.faults.append(f"logged, but not in review: {place}")
        elif _digest(root / place / _INTAKE) != entry["details"]["record_sha256"]:
            shelves.faults.append(f"not the document that was logged: {place}")
    for place, record in shelves.pending.items():
        entry = last.get(str(record["id"]), {"details": {}})
        if entry["details"].get("path") != place:
            shelves.faults.append(f"in review, and not where the ledger has it: {place}")


def _count_numbers(shelves: Shelves) -> None:
    """No number twice; from 1 to the last, each is a contract's or void."""
    numbers = Counter(str(record["number"]) for record in shelves.contracts.values())
    shelves.faults += [f"given twice: {number}" for number, n in numbers.items() if n > 1]
    drawn: dict[str, list[int]] = {}
    given: dict[str, list[int]] = {}
    draws = [record.get("draw") for record in shelves.contracts.values()]
    draws += [each["details"].get("draw") for each in shelves.entries if each["act"] == _VOID]
    for draw in filter(None, draws):
        kind = given if draw.get("given") else drawn
        kind.setdefault(draw["scope"], []).append(draw["value"])
    for scope, values in drawn.items():
        taken = values + given.get(scope, [])
        missing = set(range(1, max(values) + 1)) - set(taken)
        if missing or len(set(taken)) < len(taken):
            shelves.faults.append(f"gap not logged: {scope} has {sorted(taken)}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
