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
_RULES = "archive.yaml"
_HOUSE = ".carchive"
_VOID = "void-number"


@dataclass
class Shelves:
    """What an archive's folder holds.

    ``contracts`` maps a place to its record, ``masters`` a number to the SHA-256 of the bytes as
    they lie there, ``entries`` are the ledger's lines in order, ``faults`` what is wrong.
    """

    contracts: dict[str, dict[str, Any]] = field(default_factory=dict)
    masters: dict[str, set[str]] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def void(self) -> set[str]:
        """Numbers that the ledger tells to be void."""
        return {each["number"] for each in self.entries if each["act"] == _VOID}


def read_shelves(root: Path) -> Shelves:
    """Read everything and find every fault."""
    shelves = Shelves()
    _read_folder(shelves, root, root)
    _read_ledger(shelves, root / _HOUSE / "ledger")
    _compare(shelves, root)
    _count_numbers(shelves)
    for name in ("staging", "intents"):
        left = [each.name for each in (root / _HOUSE / name).iterdir()]
        shelves.faults += [f"left over: {name}/{each}" for each in left]
    return shelves


def _read_folder(shelves: Shelves, root: Path, folder: Path) -> None:
    """Walk the tree. Folders without files may be there; files belong to a contract."""
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
    try:
        record = yaml.load((folder / _RECORD).read_bytes(), Loader=yaml.CSafeLoader)
        number, items = record["number"], record["items"]
    except (yaml.YAMLError, TypeError, KeyError) as fault:
        shelves.faults.append(f"half there: {place}/{_RECORD}: {fault!r}")
        return
    listed = {}
    for item in items:
        for file in (item.get("rendition"), item.get("text"), *item["masters"]):
            if file:
                listed[file["path"]] = (file["sha256"], file["size"])
        shelves.masters.setdefault(number, set()).update(f["sha256"] for f in item["masters"])
    there = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.name != _RECORD:
            data = path.read_bytes()
            fixity = (hashlib.sha256(data).hexdigest(), len(data))
            there[path.relative_to(folder).as_posix()] = fixity
    if there != listed:
        shelves.faults.append(f"half there: {place}: {sorted(there)} for {sorted(listed)}")
    shelves.contracts[place] = record


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
    """Each contract has one entry that fits it, each entry one contract."""
    logged = Counter[str]()
    for entry in shelves.entries:
        if entry["act"] != "ingest":
            continue
        place = entry["details"]["path"]
        logged[place] += 1
        record = root / place / _RECORD
        if place not in shelves.contracts:
            shelves.faults.append(f"logged, but not there: {place}")
        elif shelves.contracts[place]["number"] != entry["number"]:
            shelves.faults.append(f"logged under another number: {place}")
        elif _digest(record) != entry["details"]["record_sha256"]:
            shelves.faults.append(f"not the record that was logged: {place}")
    for place in shelves.contracts:
        if logged[place] != 1:
            shelves.faults.append(f"logged {logged[place]} times: {place}")


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
