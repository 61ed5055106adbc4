"""A case: one contract, as an audit sees it. What costs time is looked at when first asked for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from contract_archive import disk
from contract_archive.auditing.tree import below
from contract_archive.holdings.survey import Told
from contract_archive.holdings.vault import RECORD_NAME
from contract_archive.reading.reader import read
from contract_archive.records.contracts import Contract, Item
from contract_archive.records.files import Fixity, StoredFile
from contract_archive.records.readings import Reading
from contract_archive.rules.customers import Known
from contract_archive.settings.model import Settings

_DENIED = OSError(errno.EACCES, "")


class SeenFile(NamedTuple):
    """A file that the record names, and what stands there.

    ``role`` is ``master``, ``rendition`` or ``text``. ``size`` is None where nothing stands there,
    ``sha256`` empty where the bytes were not read. ``link``: a link stands there instead; it is not
    followed. ``reason`` says why it could not be read.
    """

    file: StoredFile
    item: Item
    role: str
    size: int | None
    sha256: str = ""
    link: bool = False
    reason: str = ""
    mode: int = 0


class Case:
    """A contract whose record could be read, at ``place``.

    ``record`` is the fixity of its record as it stands, ``told`` what the ledger tells of the
    contract that it puts at this place (None: of none). ``reads`` says whether the bytes of its
    files are to be read. ``customers`` gives all names of all customers,
    ``is_told`` says whether the ledger tells of a number.
    """

    def __init__(
        self,
        root: Path,
        settings: Settings,
        today: date,
        place: str,
        contract: Contract,
        record: Fixity,
        told: Told | None,
        *,
        reads: bool,
        customers: Callable[[], Known] = Known,
        is_told: Callable[[str], bool] = lambda _number: False,
    ) -> None:
        self.root = root
        self.settings = settings
        self._today = today
        self.asked_for_today = False
        self.place = place
        self.contract = contract
        self.record = record
        self.told = told
        self.reads = reads
        self._customers = customers
        self.is_told = is_told

    @property
    def today(self) -> date:
        """The day of the audit."""
        self.asked_for_today = True
        return self._today

    @property
    def number(self) -> str:
        """The contract's number, as its record has it."""
        return self.contract.number

    @property
    def folder(self) -> Path:
        """The contract's folder."""
        return self.root / self.place

    @property
    def customers(self) -> Known:
        """All names of all customers."""
        return self._customers()

    @property
    def as_filed(self) -> bool:
        """Whether the record stands where and as the ledger last told: nobody's hand was there."""
        return self.told is not None and self.told.record == self.record.sha256

    @cached_property
    def files(self) -> tuple[SeenFile, ...]:
        """Every file that the record names, looked at; its bytes read where ``reads``."""
        return tuple(
            self._seen(file, item, role)
            for item in self.contract.items
            for file, role in _files_of(item)
        )

    def _seen(self, file: StoredFile, item: Item, role: str) -> SeenFile:
        path = f"{self.root}/{self.place}/{file.path}"
        try:
            status = self.entries.get(file.path) or os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return SeenFile(file, item, role, None)
        except OSError as fault:
            return SeenFile(file, item, role, None, reason=disk.reason_of(fault))
        if stat.S_ISDIR(status.st_mode):
            return SeenFile(file, item, role, None)  # a folder stands there, no file
        seen = SeenFile(file, item, role, status.st_size, mode=stat.S_IMODE(status.st_mode))
        if not stat.S_ISREG(status.st_mode):
            return seen._replace(link=True)
        if not self.reads:
            refused = (
                "" if os.access(path, os.R_OK, effective_ids=True) else disk.reason_of(_DENIED)
            )
            return seen._replace(reason=refused)
        try:
            found = disk.fixity_of_file(Path(path))
        except OSError as fault:
            return seen._replace(reason=disk.reason_of(fault))
        return seen._replace(size=found.size, sha256=found.sha256)

    @cached_property
    def entries(self) -> Mapping[str, os.stat_result]:
        """What stands in the contract's folder and below, by its path there; links are not
        followed. A folder that cannot be listed seems empty."""
        return dict(below(f"{self.root}/{self.place}"))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name in the contract's folder and below, folders too (they end in ``/``), links
        not followed; relative to it, in order."""
        return tuple(
            sorted(
                f"{name}/" if stat.S_ISDIR(status.st_mode) else name
                for name, status in self.entries.items()
            )
        )

    @cached_property
    def strangers(self) -> tuple[str, ...]:
        """The names in the folder that the record does not name."""
        known = {RECORD_NAME, *(each.path for each in self.contract.files)}
        for path in tuple(known):
            parts = path.split("/")
            known.update("/".join(parts[:at]) + "/" for at in range(1, len(parts)))
        return tuple(each for each in self.names if each not in known)

    @cached_property
    def texts(self) -> Mapping[str, tuple[str, ...]]:
        """The pages' text of each item, by the item's number; an item without text is left out."""
        found = {}
        for item in self.contract.items:
            if item.text is None:
                continue
            try:
                text = (self.folder / item.text.path).read_text("utf-8", "replace")
            except OSError:
                continue
            found[item.number] = tuple(text.split("\f"))
        return found

    @cached_property
    def sound_text(self) -> str:
        """The main document's text, pages divided by form feeds; empty where there is none, and
        where it is not the text that the record names."""
        text = self.contract.items[0].text if self.contract.items else None
        if text is None:
            return ""
        try:
            data = (self.folder / text.path).read_bytes()
        except OSError:
            return ""
        return data.decode("utf-8", "replace") if disk.fixity_of(data) == text.fixity else ""

    @cached_property
    def reading(self) -> Reading | None:
        """The main document, read again; None where it has no text."""
        pages = self.texts.get(self.contract.items[0].number) if self.contract.items else None
        return read(pages, self.settings) if pages else None


def _files_of(item: Item) -> list[tuple[StoredFile, str]]:
    kept = [(master, "master") for master in item.masters]
    kept += [(item.rendition, "rendition")] if item.rendition else []
    return kept + ([(item.text, "text")] if item.text else [])
