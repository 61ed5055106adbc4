"""The contracts in a bag: each folder's record, held against the files that the bag has.

The bag may be a stranger's work. What its records say is believed only after all of it can stand
in an archive: no path leads anywhere, nothing is listed and missing, or there and not listed.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from contract_archive.actions.transfer.layout import HISTORY_NAME
from contract_archive.errors import ArchiveError
from contract_archive.holdings.vault import INTAKE_NAME, RECORD_NAME, record
from contract_archive.locale import _
from contract_archive.records.contracts import Contract, ItemKind
from contract_archive.records.files import Fixity, StoredFile
from contract_archive.records.numbers import fold_number
from contract_archive.rules import sequences
from contract_archive.tools.bags import Bag
from contract_archive.tools.bags.checking import refused

MOST_RECORD = 4 << 20
MOST_HISTORY = 64 << 20
_LONGEST_NAME = 240  # bytes
_OURS = frozenset({RECORD_NAME, INTAKE_NAME, HISTORY_NAME})


class Parcel(NamedTuple):
    """A contract in a bag: its folder in the payload, its record and history with their fixity,
    and the history's lines."""

    name: str
    folder: Path
    contract: Contract
    record: Fixity
    history: Fixity
    lines: tuple[Mapping[str, Any], ...]


class _FaultError(Exception):
    """Why a folder of the bag is no contract's; a sentence."""


def parcels_of(bag: Bag) -> tuple[Parcel, ...]:
    """Return the contracts in a checked bag. Raises InputError where one of them cannot be."""
    folders: dict[str, dict[str, Fixity]] = {}
    for path, fixity in bag.files.items():
        name, slash, rest = path.partition("/")
        if not slash:
            raise refused(bag.folder, _("data/{path} is in no contract's folder").format(path=name))
        folders.setdefault(name, {})[rest] = fixity
    if not folders:
        raise refused(bag.folder, _("there is no contract in it"))
    found, faults = [], []
    for name, files in sorted(folders.items()):
        try:
            found.append(_parcel(bag, name, files))
        except _FaultError as fault:
            faults.append(f"data/{name}: {fault}")
    faults += _twice(found)
    if faults:
        raise refused(bag.folder, *faults)
    return tuple(found)


def _parcel(bag: Bag, name: str, files: dict[str, Fixity]) -> Parcel:
    folder = bag.folder / "data" / name
    data = _bytes(folder, files, RECORD_NAME, MOST_RECORD)
    try:
        contract = record.load(data)
    except ValueError as fault:
        raise _FaultError(f"{RECORD_NAME}: {fault}") from fault
    _refuse_strange(contract)
    _refuse_unlike(contract, files)
    lines = tuple(_history(_bytes(folder, files, HISTORY_NAME, MOST_HISTORY), contract))
    if not lines or _last_record(lines) != files[RECORD_NAME].sha256:
        raise _FaultError(
            _("{file} does not end with the record as it is").format(file=HISTORY_NAME)
        )
    return Parcel(name, folder, contract, files[RECORD_NAME], files[HISTORY_NAME], lines)


def _bytes(folder: Path, files: Mapping[str, Fixity], name: str, most: int) -> bytes:
    if name not in files:
        raise _FaultError(_("it has no {file}").format(file=name))
    if files[name].size > most:
        raise _FaultError(_("{file} is larger than {most} bytes").format(file=name, most=most))
    with (folder / name).open("rb") as file:
        return file.read(most)


def _refuse_strange(contract: Contract) -> None:
    """Raise for what no archive has written: a number that is none, no main document, no customer,
    files under names that mean something else."""
    try:
        sequences.checked_number(contract.number)
    except ArchiveError as fault:
        raise _FaultError(fault.message) from fault
    if not contract.items or contract.items[0].kind is not ItemKind.MAIN:
        raise _FaultError(_("its first document is not the contract"))
    if not contract.terms.customer.strip():
        raise _FaultError(_("it names no customer"))
    counted = Counter(file.path.casefold() for file in contract.files)
    for file in contract.files:
        if counted[file.path.casefold()] > 1 or not _can_stand(file):
            raise _FaultError(_("a file cannot be named {path}").format(path=ascii(file.path)))


def _can_stand(file: StoredFile) -> bool:
    parts = file.path.split("/")
    return (
        file.path.casefold() not in _OURS
        and PurePosixPath(file.path).name.casefold() not in (RECORD_NAME, INTAKE_NAME)
        and all(0 < len(part.encode()) <= _LONGEST_NAME for part in parts)
        and not any(part.startswith(".") or "\\" in part for part in parts)
        and not any(unicodedata.category(char)[0] == "C" for char in file.path)
    )


def _refuse_unlike(contract: Contract, files: Mapping[str, Fixity]) -> None:
    """Raise where the folder's files are not exactly those that its record lists."""
    listed = {file.path: file.fixity for file in contract.files}
    there = {path: fixity for path, fixity in files.items() if path not in _OURS}
    for path in sorted(listed.keys() | there.keys()):
        if path not in there:
            raise _FaultError(_("{path} is in its record and not there").format(path=path))
        if path not in listed:
            raise _FaultError(_("{path} is not in its record").format(path=ascii(path)[1:-1]))
        if listed[path] != there[path]:
            raise _FaultError(_("{path} is not as its record says").format(path=path))
    if INTAKE_NAME in files:
        raise _FaultError(_("{path} is not in its record").format(path=INTAKE_NAME))


def _history(data: bytes, contract: Contract) -> Iterator[Mapping[str, Any]]:
    for count, line in enumerate(data.splitlines(), 1):
        try:
            told = json.loads(line)
            number, details = told["number"], told["details"]
        except (ValueError, KeyError, TypeError, RecursionError) as fault:
            raise _FaultError(
                _("{file}: line {line} is no entry of a ledger").format(
                    file=HISTORY_NAME, line=count
                )
            ) from fault
        if number != contract.number or not isinstance(details, dict):
            raise _FaultError(
                _("{file}: line {line} is about another contract").format(
                    file=HISTORY_NAME, line=count
                )
            )
        yield told


def _last_record(lines: tuple[Mapping[str, Any], ...]) -> str:
    told = (str(each["details"].get("record_sha256", "")) for each in reversed(lines))
    return next((each for each in told if each), "")


def _twice(found: list[Parcel]) -> Iterator[str]:
    """A number in two folders."""
    counted = Counter(fold_number(each.contract.number) for each in found)
    for each in found:
        if counted[fold_number(each.contract.number)] > 1:
            yield _("{number} is in it twice").format(number=each.contract.number)
