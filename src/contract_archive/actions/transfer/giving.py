"""Hand contracts over: a bag with their folders, their history, and a list for both to sign.

The contracts stay in this archive; what leaves it stands in the ledger before it has its name.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from contract_archive import __version__, disk
from contract_archive.actions.transfer.describing import described, row_of
from contract_archive.actions.transfer.layout import (
    FONDS_LABEL,
    HISTORY_NAME,
    LIST_NAME,
    METADATA_NAME,
)
from contract_archive.archive import Archive
from contract_archive.archive.present import Present, present
from contract_archive.archive.protocol import Recording
from contract_archive.errors import ConflictError, StorageError, UsageError
from contract_archive.holdings.vault import RECORD_NAME
from contract_archive.locale import _
from contract_archive.records.entries import Act
from contract_archive.records.files import Fixity
from contract_archive.records.names import safe_name
from contract_archive.records.transfers import TransferList
from contract_archive.tools import bags
from contract_archive.tools.bags import metadata

_BESIDES = 4 << 20  # bytes for what is written beside the contracts

# Called with a number when its contract has been copied.
Progress = Callable[[str], None]


class GivenOut(NamedTuple):
    """A contract in a bag: its folder there, relative to the bag, with files and bytes."""

    number: str
    folder: str
    files: int
    size: int


class GivenOver(NamedTuple):
    """A bag that is whole: where it stands, and the SHA-256 of its payload's manifest."""

    bag: Path
    manifest: str
    contracts: tuple[GivenOut, ...]


class _Parcel(NamedTuple):
    """A contract copied into a bag, in the folder ``name`` of its payload."""

    present: Present
    name: str
    record: Fixity

    @property
    def number(self) -> str:
        return self.present.contract.number

    @property
    def files(self) -> int:
        return len(self.present.contract.files) + 2  # its record and its history


def transfer_out(
    archive: Archive,
    numbers: Iterable[str],
    target: Path,
    reason: str = "",
    progress: Progress | None = None,
) -> GivenOver:
    """Write a bag with these contracts to ``target``, each file checked on the way.

    Raises NotFoundError where a number is no contract's, ConflictError where something stands at
    ``target``, StorageError where there is no room for it, DamagedError where a file is not what
    its record says; then nothing is left of it.
    """
    archive.authorise(Act.TRANSFER_OUT)
    archive.refuse_unfinished()
    contracts = _gathered(archive, numbers)
    target = target.absolute()
    _refuse_inside(archive, target)
    with disk.faults_told():
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_no_room(target.parent, contracts)
        writer = bags.BagWriter(target)
        handing = _Handing(archive, writer, reason)
        try:
            return handing.over(contracts, progress)
        finally:
            if not handing.is_logged:
                writer.discard()


class _Handing:
    """One bag on its way out."""

    def __init__(self, archive: Archive, writer: bags.BagWriter, reason: str) -> None:
        self.archive = archive
        self.writer = writer
        self.reason = reason
        self.is_logged = False

    def over(self, contracts: Sequence[Present], progress: Progress | None) -> GivenOver:
        """Fill the bag, put it on record, and let it have its name."""
        parcels = []
        for each in contracts:
            parcels.append(self._copied(each))
            if progress:
                progress(each.contract.number)
        self._tell(parcels)
        with self.archive.recording(Act.TRANSFER_OUT) as record:
            for parcel in parcels:
                self._refuse_changed(parcel)
            self._put_histories(parcels)
            manifest = self.writer.seal(self._labels())
            self.writer.refuse_taken()  # in vain on record would be worse than late
            self._log(record, parcels, manifest)
            self._publish()
        return GivenOver(self.writer.target, manifest, tuple(map(self._given, parcels)))

    def _copied(self, found: Present) -> _Parcel:
        """Copy a contract's folder into the payload."""
        name = safe_name(found.contract.number)
        folder = self.writer.payload / name
        self.archive.vault.copy_out(found.place, found.contract, folder)
        parcel = _Parcel(found, name, disk.fixity_of_file(folder / RECORD_NAME))
        self._refuse_changed(parcel)
        self.writer.note(f"{name}/{RECORD_NAME}", parcel.record)
        for file in found.contract.files:
            self.writer.note(f"{name}/{file.path}", file.fixity)
        return parcel

    def _refuse_changed(self, parcel: _Parcel) -> None:
        if self.archive.catalog.record_of(parcel.number) != parcel.record.sha256:
            raise ConflictError(
                _("{number} was changed meanwhile").format(number=parcel.number),
                _("Nothing was handed over; run the command again."),
            )

    def _tell(self, parcels: Sequence[_Parcel]) -> None:
        """Write what tells about the payload: the metadata, and the list to sign."""
        from contract_archive.tools.reports import handover
        from contract_archive.tools.reports.paper import handover as paper

        settings = self.archive.settings
        told = TransferList(
            fonds_code=settings.fonds_code,
            fonds_name=settings.fonds_name,
            bag=self.writer.target.name,
            on=self.archive.today,
            reason=self.reason,
            currency=settings.currency,
            rows=tuple(row_of(each.present.contract, each.files) for each in parcels),
        )
        elements = (described(settings, each.present.contract, each.name) for each in parcels)
        self.writer.tag(METADATA_NAME, metadata.draw(elements))
        self.writer.tag(f"{LIST_NAME}.csv", handover.sheet(told))
        self.writer.tag(f"{LIST_NAME}.pdf", paper.draw(told))

    def _put_histories(self, parcels: Sequence[_Parcel]) -> None:
        """Write each contract's lines of the ledger, byte for byte as they stand there."""
        lines: dict[str, list[bytes]] = {each.number: [] for each in parcels}
        for number, line in self.archive.ledger.lines_about(lines.keys()):
            lines[number].append(line)
        for each in parcels:
            self.writer.put(f"{each.name}/{HISTORY_NAME}", b"".join(lines[each.number]))

    def _labels(self) -> Iterator[tuple[str, str]]:
        settings = self.archive.settings
        yield "Source-Organization", settings.fonds_name or settings.fonds_code
        yield "Contact-Name", self.archive.actor.person
        yield "External-Description", self.reason
        yield "External-Identifier", self.writer.target.name
        yield "Bagging-Date", self.archive.today.isoformat()
        yield "Bag-Software-Agent", f"contract-archive {__version__}"
        yield FONDS_LABEL, settings.fonds_code

    def _log(self, record: Recording, parcels: Sequence[_Parcel], manifest: str) -> None:
        for each in parcels:
            details = {
                "bag": self.writer.target.name,
                "manifest_sha256": manifest,
                "of_record": each.record.sha256,
                **({"reason": self.reason} if self.reason else {}),
            }
            record.log(each.number, details)
            self.is_logged = True

    def _publish(self) -> None:
        try:
            self.writer.publish()
        except (OSError, ConflictError) as fault:
            reason = disk.reason_of(fault) if isinstance(fault, OSError) else fault.message
            raise StorageError(
                _("the bag is complete and on record, but could not get its name: {reason}").format(
                    reason=reason
                ),
                _("It stands at {folder}: rename it.").format(folder=self.writer.folder),
            ) from fault

    def _given(self, parcel: _Parcel) -> GivenOut:
        size = sum(file.fixity.size for file in parcel.present.contract.files)
        return GivenOut(
            parcel.number, f"data/{parcel.name}", parcel.files, size + parcel.record.size
        )


def _gathered(archive: Archive, numbers: Iterable[str]) -> tuple[Present, ...]:
    """The contracts in the order given, each once."""
    found: dict[str, Present] = {}
    for number in numbers:
        each = present(archive, number)
        found.setdefault(each.contract.number, each)
    return tuple(found.values())


def _refuse_inside(archive: Archive, target: Path) -> None:
    root = archive.root.resolve()
    if target.resolve().is_relative_to(root):
        raise UsageError(
            _("{folder}: inside the archive").format(folder=target),
            _("Name a folder outside: a copy within would be taken for contracts."),
        )


def _refuse_no_room(folder: Path, contracts: Iterable[Present]) -> None:
    need = _BESIDES + sum(file.fixity.size for each in contracts for file in each.contract.files)
    free = shutil.disk_usage(folder).free
    if free < need:
        raise StorageError(
            _("{folder}: the bag needs {need} bytes, and {free} are free").format(
                folder=folder, need=f"{need:,}", free=f"{free:,}"
            ),
            _("Free some space, or name a folder on another disk; nothing was written."),
        )
