"""The zip files that documents are: members read by name, within limits, never extracted.

A member's name is only a key. It is looked up however the writer spelt it: with backslashes, in
another case, in GBK without saying so. A name that climbs out is a key that nobody asks for.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contract_archive.tools.scan.refusals import Refusal, RefusedFileError, raise_machines_fault

MOST_MEMBERS = 20_000
MOST_MEMBER_BYTES = 128 << 20
MOST_BYTES = 512 << 20  # of all members read
_MOST_RATIO = 200  # unpacked to packed; text of a 400-page contract packs to a twentieth
_RATIO_FREE = 8 << 20  # below this no ratio does harm
_CHUNK = 1 << 20
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1


class DamagedContainerError(Exception):
    """The zip file, or the member asked for, is damaged."""


class Container:
    """An open zip file. Its methods raise RefusedFileError where a member is a bomb or locked."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file = file
        self._archive = archive
        self._left = MOST_BYTES
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in archive.infolist():
            if not member.is_dir():
                self._members.setdefault(_key(_name_of(member)), member)

    @property
    def names(self) -> list[str]:
        """The members' names, ``/`` separated and in lower case."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def read(self, name: str) -> bytes:
        """Return a member's bytes. Raises KeyError where there is none, DamagedContainerError."""
        member = self._members[_key(name)]
        if member.flag_bits & _ENCRYPTED:
            raise RefusedFileError(Refusal.LOCKED, str(self._file))
        self._refuse_bomb(member.file_size, member.compress_size)
        try:
            return self._unpacked(member)
        except Exception as error:  # zipfile has a dozen ways to say that a member is damaged
            raise_machines_fault(error)
            raise DamagedContainerError(str(error)) from error

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """Unpack piece by piece: what a member claims of its size is not believed."""
        parts, size = [], 0
        with self._archive.open(member) as stream:
            while part := stream.read(_CHUNK):
                size += len(part)
                self._left -= len(part)
                self._refuse_bomb(size, member.compress_size)
                parts.append(part)
        return b"".join(parts)

    def _refuse_bomb(self, unpacked: int, packed: int) -> None:
        swollen = unpacked > max(_RATIO_FREE, _MOST_RATIO * packed)
        if swollen or unpacked > MOST_MEMBER_BYTES or self._left < 0:
            raise RefusedFileError(Refusal.BOMB, str(self._file))


@contextmanager
def opened(file: Path) -> Iterator[Container]:
    """Open a zip file. Raises DamagedContainerError, RefusedFileError for too many members."""
    try:
        archive = zipfile.ZipFile(file)
    except Exception as error:
        raise_machines_fault(error)
        raise DamagedContainerError(str(error)) from error
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise RefusedFileError(Refusal.BOMB, str(file))
        yield Container(file, archive)


def resolved(location: str, folder: str = "") -> str:
    """Return what a location within a container names, seen from ``folder``.

    ``/`` at its start means the container's root; ``..`` never leads above that.
    """
    location = location.strip().replace("\\", "/")
    steps = [] if location.startswith("/") else folder.split("/")
    for step in location.split("/"):
        if step == "..":
            del steps[-1:]
        else:
            steps.append(step)
    return "/".join(step for step in steps if step not in ("", "."))


def folder_of(name: str) -> str:
    """Return the folder that a member lies in; empty for the root."""
    return name.rpartition("/")[0]


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").removeprefix("./").lower()


def _name_of(member: zipfile.ZipInfo) -> str:
    """Return a member's name; zipfile takes for cp437 what does not say that it is UTF-8."""
    name = member.orig_filename.split("\0")[0]
    if member.flag_bits & _UTF8_NAMES or name.isascii():
        return name
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
