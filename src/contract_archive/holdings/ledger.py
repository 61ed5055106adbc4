"""The ledger: one line per act, each bound to the line before by its SHA-256.

A line is canonical JSON (keys sorted, no blanks, UTF-8) and ends with a newline; the months'
files follow one another in the order of their names. Lines are only ever added. What a crash tore
off the last line was never acknowledged; ``mend`` cuts it and says what it cut.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from contract_archive import disk
from contract_archive.errors import DamagedError
from contract_archive.locale import _
from contract_archive.records.entries import Actor, LedgerEntry

_TAIL = 1 << 14
_BEGINNING = "0" * 64


class Head(NamedTuple):
    """Where the ledger ends: the last line's sequence and SHA-256; 0 and zeros when empty."""

    sequence: int = 0
    digest: str = _BEGINNING


class Logged(NamedTuple):
    """An entry and the SHA-256 of its line."""

    entry: LedgerEntry
    digest: str


class Fault(NamedTuple):
    """Where the chain is broken: the file, the line (from 1) and what is wrong."""

    file: str
    line: int
    message: str


class Torn(NamedTuple):
    """What was cut off the end: the file, how many bytes, their SHA-256."""

    file: str
    size: int
    sha256: str


class Ledger:
    """The ledger in a folder. Only one writer at a time: hold the archive's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._safe: set[Path] = set()

    def head(self) -> Head:
        """Return where the ledger ends. Raises DamagedError where the last line is no entry."""
        for path in reversed(self._files()):
            line = _last_line(path)
            if line:
                return Head(_entry(line, path.name).sequence, _digest(line))
        return Head()

    def append(
        self,
        *,
        at: datetime,
        actor: Actor,
        act: str,
        act_id: str,
        number: str = "",
        details: dict[str, Any] | None = None,
    ) -> Logged:
        """Add a line, safe on disk when this returns. Returns the entry and its digest.

        The entry's time is that of the line, in whole milliseconds.
        """
        at = at.replace(microsecond=at.microsecond // 1000 * 1000)
        head = self.head()
        entry = LedgerEntry(
            head.sequence + 1, at, actor, act, act_id, number, details or {}, head.digest
        )
        line = _line(entry)
        self._add(self._file_for(at), line)
        return Logged(entry, _digest(line))

    def entries(self, after: int = 0) -> Iterator[Logged]:
        """Yield the entries with a sequence above ``after``, in order.

        Raises DamagedError at a line that is no entry; the chain itself is ``verify``'s affair.
        """
        for path in self._files_from(after):
            with path.open("rb") as file:
                for line in file:
                    entry = _entry(line, path.name)
                    if entry.sequence > after:
                        yield Logged(entry, _digest(line))

    def lines_about(self, numbers: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the lines, byte for byte, that speak of one of these numbers, each with it.

        Raises DamagedError as ``entries`` does.
        """
        for path in self._files():
            with path.open("rb") as file:
                for line in file:
                    number = _entry(line, path.name).number
                    if number in numbers:
                        yield number, line

    def at(self, sequence: int) -> Logged | None:
        """Return the entry with this sequence, or None."""
        return next((each for each in self.entries(sequence - 1)), None) if sequence > 0 else None

    def mend(self, acknowledged: int = 0) -> Torn | None:
        """Cut off what a crash tore at the end. Returns what was cut, None where nothing was.

        Torn is what follows the last newline, and a last line that is no entry (a disk may keep
        its end and lose its middle), unless it was one of the first ``acknowledged`` lines: that
        is damage, and stays as it is for whoever reads on to complain of.
        """
        files = self._files()
        if not files:
            return None
        path = files[-1]
        keep = self._end_of_entries(path, acknowledged)
        with path.open("r+b") as file:
            file.seek(keep)
            torn = file.read()
            if not torn:
                return None
            file.truncate(keep)
            os.fsync(file.fileno())
        return Torn(path.name, len(torn), disk.fixity_of(torn).sha256)

    def make_safe(self) -> None:
        """Make the last file safe as it stands, before anything is built on its lines.

        Whoever wrote them may have been killed before it synced them: they can be read, and a
        power cut can still take them.
        """
        for path in self._files()[-1:]:
            disk.sync_file(path)
            disk.sync_folder(self.folder)

    def _end_of_entries(self, path: Path, acknowledged: int) -> int:
        """The offset in the last file up to which its lines are kept."""
        size, end = path.stat().st_size, _end_of_lines(path)
        line = _last_line(path)
        if line and not _is_entry(line):
            end -= len(line)
            line = _last_line(path, end)
        last = _entry(line, path.name).sequence if line else self._sequence_before(path)
        return size if last < acknowledged else end

    def _sequence_before(self, path: Path) -> int:
        """The last sequence in the files before ``path``."""
        lines = (_last_line(each) for each in reversed(self._files()) if each.name < path.name)
        return next((_entry(line, path.name).sequence for line in lines if line), 0)

    def verify(self) -> Iterator[Fault]:
        """Walk the whole chain and yield every break of it."""
        return (each for each in self.walk() if isinstance(each, Fault))

    def walk(self) -> Iterator[Logged | Fault]:
        """Yield every entry that can be read, and every break of the chain before the entry that
        does not fit; one walk tells what the ledger says and whether it holds."""
        head = Head()
        for path in self._files():
            with path.open("rb") as file:
                for count, line in enumerate(file, 1):
                    try:
                        entry = _entry(line, path.name)
                    except DamagedError as fault:
                        yield Fault(path.name, count, fault.message)
                        continue
                    message = _break(entry, head)
                    if message:
                        yield Fault(path.name, count, message)
                    head = Head(entry.sequence, _digest(line))
                    yield Logged(entry, head.digest)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].jsonl"))

    def _files_from(self, after: int) -> list[Path]:
        """The files that can hold entries above ``after``: from the last that starts at or below
        its successor."""
        files = self._files()
        for index in range(len(files) - 1, -1, -1):
            with files[index].open("rb") as file:
                first = file.readline()
            if first and _entry(first, files[index].name).sequence <= after + 1:
                return files[index:]
        return files

    def _file_for(self, at: datetime) -> Path:
        """The month's file, or the last one where the clock has gone back."""
        name = f"{at:%Y-%m}.jsonl"
        files = self._files()
        return self.folder / max(name, files[-1].name) if files else self.folder / name

    def _add(self, path: Path, line: bytes) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            size = os.fstat(handle).st_size
            try:
                disk.write_all(handle, line)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, size)
                raise
        finally:
            os.close(handle)
        if path not in self._safe:  # its name may be another process's, killed before it was safe
            disk.sync_folder(self.folder)
            self._safe.add(path)


def _line(entry: LedgerEntry) -> bytes:
    fields = {
        "seq": entry.sequence,
        "at": entry.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "person": entry.actor.person,
        "system_user": entry.actor.system_user,
        "host": entry.actor.host,
        "act": entry.act,
        "act_id": entry.act_id,
        "number": entry.number,
        "details": entry.details,
        "previous": entry.previous,
    }
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _entry(line: bytes, file: str) -> LedgerEntry:
    try:
        fields = json.loads(line)
        return LedgerEntry(
            sequence=int(fields["seq"]),
            at=datetime.fromisoformat(fields["at"]),
            actor=Actor(fields["person"], fields["system_user"], fields["host"]),
            act=str(fields["act"]),
            act_id=str(fields["act_id"]),
            number=str(fields["number"]),
            details=dict(fields["details"]),
            previous=str(fields["previous"]),
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise DamagedError(
            _("the ledger has a line that is no entry (file {file})").format(file=file),
            _("Restore the ledger from a backup; nothing was changed."),
        ) from fault


def _break(entry: LedgerEntry, head: Head) -> str:
    if entry.sequence != head.sequence + 1:
        return _("entry {found} follows entry {before}").format(
            found=entry.sequence, before=head.sequence
        )
    if entry.previous != head.digest:
        return _("entry {found} does not fit the line before it").format(found=entry.sequence)
    return ""


def _digest(line: bytes) -> str:
    return disk.fixity_of(line).sha256


def _is_entry(line: bytes) -> bool:
    try:
        _entry(line, "")
    except DamagedError:
        return False
    return True


def _last_line(path: Path, size: int | None = None) -> bytes:
    """The last whole line within the first ``size`` bytes, newline included; empty where none."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END) if size is None else size
        reach = _TAIL
        while True:
            start = max(0, size - reach)
            file.seek(start)
            tail = file.read(size - start)
            end = tail.rfind(b"\n")
            begin = tail.rfind(b"\n", 0, end) if end > 0 else -1
            if begin >= 0 or start == 0:
                return tail[begin + 1 : end + 1]
            reach *= 8


def _end_of_lines(path: Path) -> int:
    """The offset after the last newline."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end > 0:
            start = max(0, end - _TAIL)
            file.seek(start)
            found = file.read(end - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
    return 0
