"""Get a contract back: its card, its text, its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from contract_archive import disk
from contract_archive.archive import Archive
from contract_archive.errors import (
    ArchiveError,
    ConflictError,
    DamagedError,
    NotFoundError,
    UsageError,
)
from contract_archive.holdings.catalog.numbers import VOID, told
from contract_archive.locale import _, listed
from contract_archive.records.contracts import Contract, Status
from contract_archive.records.entries import LedgerEntry
from contract_archive.rules import filing, status
from contract_archive.rules.current import Current, current


class Card(NamedTuple):
    """One contract with where it stands, its status today and what was done to it."""

    contract: Contract
    path: str
    status: Status
    history: tuple[LedgerEntry, ...]
    now: Current


class Exported(NamedTuple):
    """A contract copied out: where to, and how many files and bytes."""

    number: str
    folder: Path
    files: int
    size: int


def place_of(archive: Archive, number: str) -> str:
    """Return the place of the contract with this number, however its widths and case are typed.

    Raises NotFoundError with the nearest numbers where there is none.
    """
    state = archive.catalog.number_state(number)
    if state is not None and state.state == "contract":
        if not (archive.root / state.path).is_dir():
            raise DamagedError(
                _("{place}: the folder is gone").format(place=state.path),
                _("Run `carchive reindex` if it was moved by hand, else restore it."),
            )
        return state.path
    if state is not None:
        raise NotFoundError(
            told(state),
            _("A number that is void is never given again.")
            if state.state == VOID
            else _("Restore its folder from a backup, then run `carchive reindex`."),
        )
    near = archive.catalog.near_numbers(number)
    raise NotFoundError(
        _("{number}: no such contract").format(number=number),
        _("Did you mean {numbers}?").format(numbers=listed(near))
        if near
        else _("Search with `carchive find`."),
    )


def show(archive: Archive, number: str) -> Card:
    """Return everything on record about a contract."""
    archive.authorise("show")
    place = place_of(archive, number)
    contract = archive.vault.read(place)
    now = current(contract)
    stands = status.status_of(
        now.terms.signed_on,
        now.terms.effective_on,
        now.terms.expires_on,
        archive.today,
        archive.settings.expiring_days,
        now.ended_on,
        closed=contract.closed_on is not None,
    )
    entries = archive.ledger.entries()
    history = tuple(each.entry for each in entries if each.entry.number == contract.number)
    return Card(contract, place, stands, history, now)


def pages(archive: Archive, number: str) -> tuple[str, ...]:
    """Return the text of a contract, page by page; empty where nothing could be read.

    Raises DamagedError where the text file is missing or is not as recorded.
    """
    archive.authorise("show-text")
    place = place_of(archive, number)
    contract = archive.vault.read(place)
    archive.vault.refuse_changed_text(place, contract)
    text = archive.vault.text(place, contract)
    return tuple(text.split("\f")) if text else ()


def page(archive: Archive, number: str, wanted: int) -> str:
    """Return the text of one page (from 1). Raises UsageError where there is no such page."""
    texts = pages(archive, number)
    if not 1 <= wanted <= len(texts):
        raise UsageError(
            _("{number} has {count} pages with text, not a page {page}").format(
                number=number, count=len(texts), page=wanted
            ),
            _("Leave --page out to read the whole text."),
        )
    return texts[wanted - 1]


def readable_file(archive: Archive, number: str) -> Path:
    """Return the file to open for reading: the rendition, else the first master."""
    archive.authorise("open")
    place = place_of(archive, number)
    item = archive.vault.read(place).items[0]
    file = item.rendition or item.masters[0]
    path = archive.root / place / file.path
    if not path.is_file():
        raise DamagedError(
            _("{path}: the file is missing").format(path=f"{place}/{file.path}"),
            _("Restore it from a backup."),
        )
    return path


def export(archive: Archive, numbers: tuple[str, ...], target: Path) -> Iterator[Exported]:
    """Copy contracts with all their files to ``target/NUMBER/``, each file checked on the way.

    Raises ConflictError where a folder stands there, DamagedError where a file is not what its
    record says (that contract's copy is removed again).
    """
    archive.authorise("export")
    places = [place_of(archive, number) for number in numbers]
    with disk.faults_told():
        target.mkdir(parents=True, exist_ok=True)
        for place in places:
            yield _export(archive, place, target)


def _export(archive: Archive, place: str, target: Path) -> Exported:
    contract = archive.vault.read(place)
    folder = target / filing.safe_name(contract.number)
    if os.path.lexists(folder):
        raise ConflictError(
            _("{folder}: something stands there already").format(folder=folder),
            _("Choose another folder with -o."),
        )
    try:
        size = archive.vault.copy_out(place, contract, folder)
    except ArchiveError:
        archive.vault.remove_copy(folder)
        raise
    return Exported(contract.number, folder, len(contract.files) + 1, size)
