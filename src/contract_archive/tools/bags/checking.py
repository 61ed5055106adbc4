"""Check a bag by the standard, trusting nothing in it: what is not certain is refused.

Everything is looked at before anything is read, and read before anything is believed: no link is
followed, no path leads out, no file is larger than its kind can be.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from contract_archive.disk import reason_of
from contract_archive.errors import InputError
from contract_archive.locale import _, ngettext
from contract_archive.records.files import Fixity
from contract_archive.tools.bags.manifests import (
    ALGORITHMS,
    DECLARATION,
    INFO,
    PAYLOAD,
    TagError,
    read_info,
    read_manifest,
    shown,
)

MOST_FILES = 1_000_000
MOST_DEEP = 40
MOST_TAG_BYTES = 64 << 20
MOST_INFO_BYTES = 1 << 20
_CHUNK = 1 << 20
_TOLD = 3  # faults in the one line

_VERSIONS = ("0.97", "1.0")
_DECLARED = re.compile(
    r"\ufeff?BagIt-Version: ([0-9.]+)\s*\r?\n\s*Tag-File-Character-Encoding: (\S+)\s*"
)
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_OXUM = re.compile(r"([0-9]{1,18})\.([0-9]{1,9})")


class Bag(NamedTuple):
    """A bag that holds together. ``files`` is the payload, each path within ``data/`` with its
    fixity; ``info`` its labels; ``manifest`` the SHA-256 of the payload's SHA-256 manifest."""

    folder: Path
    info: Mapping[str, str]
    files: Mapping[str, Fixity]
    manifest: str


class _Manifest(NamedTuple):
    name: str
    algorithm: str
    digests: Mapping[str, str]
    of_tags: bool


def check(folder: Path, most: int) -> Bag:
    """Return the bag in a folder, every byte of it checked; ``most`` bytes could be taken from it.

    Raises InputError, with the first faults in one line, where it is no bag or does not hold
    together: nothing of it may be used then.
    """
    sizes = _sizes(folder)
    _refuse(folder, _undeclared(folder, sizes))
    info = _info(folder, sizes)
    found = tuple(_manifests(folder, sizes))
    if not any(each.algorithm == "sha256" and not each.of_tags for each in found):
        raise refused(folder, _("it has no manifest-sha256.txt"))
    _refuse(folder, _incomplete(found, sizes, info))
    _refuse_large(folder, sizes, most)
    files = _read(folder, found, sizes)
    manifest = _digests(folder, "manifest-sha256.txt", ("sha256",))["sha256"]
    return Bag(folder, info, files, manifest)


def refused(folder: Path, *faults: str) -> InputError:
    """Return the error for a bag that is not believed: its first faults, and how many more."""
    told = "; ".join(faults[:_TOLD])
    more = len(faults) - _TOLD
    if more > 0:
        told += ngettext(" (and {count} more)", " (and {count} more)", more).format(count=more)
    return InputError(
        _("{folder}: nothing was taken from this bag: {faults}").format(folder=folder, faults=told),
        _("Let whoever made it send it once more; a bag is taken whole or not at all."),
        details={"faults": str(len(faults))},
    )


def _refuse(folder: Path, faults: Iterable[str]) -> None:
    told = tuple(faults)
    if told:
        raise refused(folder, *told)


def _refuse_large(folder: Path, sizes: Mapping[str, int], most: int) -> None:
    size = sum(sizes.values())
    if size > most:
        raise refused(
            folder,
            _("it has {size} bytes, and there is room for {most}").format(
                size=f"{size:,}", most=f"{most:,}"
            ),
        )


def _sizes(folder: Path) -> dict[str, int]:
    """The plain files of the bag by path, with their sizes. Raises InputError at what is neither
    a plain file nor a folder, before anything is opened."""
    if not folder.is_dir():
        raise InputError(
            _("{folder}: no bag: it is no folder").format(folder=folder),
            _("Name the folder that has bagit.txt in it; unpack it first if it is a file."),
        )
    found: dict[str, int] = {}
    try:
        for path, status in _walk(folder, "", MOST_DEEP):
            found[path] = status.st_size
            if len(found) > MOST_FILES:
                raise refused(folder, _("it has more than {most} files").format(most=MOST_FILES))
    except OSError as fault:
        raise refused(
            folder,
            _("{path} cannot be read: {reason}").format(
                path=shown(str(fault.filename)), reason=reason_of(fault)
            ),
        ) from fault
    return found


def _walk(folder: Path, under: str, deep: int) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder / under) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            path = f"{under}/{entry.name}" if under else entry.name
            _refuse_name(folder, path)
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                if deep == 0:
                    raise refused(folder, _("{path} lies too deep").format(path=shown(path)))
                yield from _walk(folder, path, deep - 1)
            elif stat.S_ISREG(status.st_mode):
                yield path, status
            else:
                what = _("{path} is a link") if entry.is_symlink() else _("{path} is no plain file")
                raise refused(folder, what.format(path=shown(path)))


def _refuse_name(folder: Path, path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError as fault:
        message = _("{path}: the name is not UTF-8").format(path=ascii(path))
        raise refused(folder, message) from fault


def _undeclared(folder: Path, sizes: Mapping[str, int]) -> Iterator[str]:
    """Why the folder is no bag that can be read without fetching anything."""
    if DECLARATION not in sizes:
        yield _("no bag: it has no bagit.txt")
        return
    text = _tag(folder, DECLARATION, sizes, 1 << 10).decode("utf-8", "replace")
    read = _DECLARED.fullmatch(text)
    if read is None or read[2].upper() != "UTF-8":
        yield _("bagit.txt does not say what it must")
    elif read[1] not in _VERSIONS:
        yield _("bagit.txt says version {version}, and {known} are known").format(
            version=read[1], known=", ".join(_VERSIONS)
        )
    if "fetch.txt" in sizes:
        yield _("fetch.txt: not all files are in it")
    if not (folder / PAYLOAD).is_dir():
        yield _("it has no folder data")


def _info(folder: Path, sizes: Mapping[str, int]) -> Mapping[str, str]:
    if INFO not in sizes:
        return {}
    try:
        return read_info(_tag(folder, INFO, sizes, MOST_INFO_BYTES))
    except TagError as fault:
        raise refused(folder, f"{INFO}: {fault}") from fault


def _manifests(folder: Path, sizes: Mapping[str, int]) -> Iterator[_Manifest]:
    for name in sorted(sizes):
        named = _MANIFEST.fullmatch(name)
        if named is None:
            continue
        if named[2] not in ALGORITHMS:
            raise refused(
                folder, _("{file}: checksums of a kind that is not known").format(file=name)
            )
        try:
            digests = read_manifest(_tag(folder, name, sizes, MOST_TAG_BYTES), named[2])
        except TagError as fault:
            raise refused(folder, f"{name}: {fault}") from fault
        yield _Manifest(name, named[2], digests, bool(named[1]))


def _incomplete(
    found: Iterable[_Manifest], sizes: Mapping[str, int], info: Mapping[str, str]
) -> Iterator[str]:
    """What is listed and not there, there and not listed, or more or less than was counted."""
    payload = {path: size for path, size in sizes.items() if path.startswith(f"{PAYLOAD}/")}
    for each in found:
        there = sizes.keys() - payload.keys() if each.of_tags else payload.keys()
        for path in sorted(each.digests.keys() - there):
            yield _("{path} is in {file} and not in the bag").format(
                path=shown(path), file=each.name
            )
        for path in sorted(() if each.of_tags else there - each.digests.keys()):
            yield _("{path} is in the bag and not in {file}").format(
                path=shown(path), file=each.name
            )
    counted = info.get("Payload-Oxum", "")
    told = _OXUM.fullmatch(counted)
    if counted and (told is None or (int(told[1]), int(told[2])) != _oxum(payload)):
        yield _("Payload-Oxum says {told}, and {size} bytes in {count} files are there").format(
            told=shown(counted), size=sum(payload.values()), count=len(payload)
        )


def _oxum(payload: Mapping[str, int]) -> tuple[int, int]:
    return sum(payload.values()), len(payload)


def _read(folder: Path, found: Iterable[_Manifest], sizes: Mapping[str, int]) -> dict[str, Fixity]:
    """Read every listed file through, once. Returns the payload; raises for what has changed."""
    wanted: dict[str, dict[str, str]] = {}
    for each in found:
        for path, digest in each.digests.items():
            wanted.setdefault(path, {})[each.algorithm] = digest
    faults, files = [], {}
    for path, told in sorted(wanted.items()):
        digests = _digests(folder, path, {*told, "sha256"})
        if any(digests[algorithm] != digest for algorithm, digest in told.items()):
            faults.append(_("{path} has changed").format(path=shown(path)))
        if path.startswith(f"{PAYLOAD}/"):
            files[path.removeprefix(f"{PAYLOAD}/")] = Fixity(digests["sha256"], sizes[path])
    _refuse(folder, faults)
    return files


def _digests(folder: Path, path: str, algorithms: Iterable[str]) -> dict[str, str]:
    sums = {each: hashlib.new(each, usedforsecurity=False) for each in algorithms}
    try:
        # It was a plain file a moment ago; a link put in its place meanwhile is not followed.
        handle = os.open(folder / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb", buffering=0) as file:
            while chunk := file.read(_CHUNK):
                for each in sums.values():
                    each.update(chunk)
    except OSError as fault:
        message = _("{path} cannot be read: {reason}")
        raise refused(folder, message.format(path=shown(path), reason=reason_of(fault))) from fault
    return {name: each.hexdigest() for name, each in sums.items()}


def _tag(folder: Path, name: str, sizes: Mapping[str, int], most: int) -> bytes:
    """Return a tag file. Raises InputError where it is larger than any of its kind can be."""
    if sizes[name] > most:
        raise refused(folder, _("{file} is larger than {most} bytes").format(file=name, most=most))
    try:
        handle = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            return file.read(most)
    except OSError as fault:
        message = _("{path} cannot be read: {reason}")
        raise refused(folder, message.format(path=name, reason=reason_of(fault))) from fault
