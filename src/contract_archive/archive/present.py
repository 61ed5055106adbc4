"""A contract as it stands before it is changed, and what a change of it comes to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from contract_archive.archive.acts import place_in
from contract_archive.archive.holdings import Holdings
from contract_archive.errors import ConflictError, DamagedError, NotFoundError, RefusedError
from contract_archive.holdings.catalog.numbers import CONTRACT, NumberState, told
from contract_archive.holdings.catalog.recording import KnownRecord
from contract_archive.holdings.vault.revision import Revision
from contract_archive.locale import _, listed
from contract_archive.records.contracts import Contract
from contract_archive.records.files import StoredFile


class Present(NamedTuple):
    """A contract and its place, as they are now."""

    contract: Contract
    place: str


def present(archive: Holdings, number: str) -> Present:
    """Return a contract as it stands.

    Raises NotFoundError where there is none, DamagedError where its record is not the one that
    the ledger knows.
    """
    state = filed(archive, number)
    contract, fixity = archive.vault.read_with_fixity(state.path)
    if fixity.sha256 != _known_record(archive, state.number):
        raise DamagedError(
            _("{number}: its contract.yaml was changed by hand").format(number=state.number),
            _("Restore contract.yaml from a backup; nothing was changed."),
            details={"number": state.number},
        )
    return Present(contract, state.path)


def filed(archive: Holdings, number: str) -> NumberState:
    """Return where the contract with this number stands, however its widths and case are typed.

    Raises NotFoundError, with the nearest numbers, where there is none.
    """
    state = archive.catalog.number_state(number)
    if state is not None and state.state == CONTRACT:
        return state
    near = archive.catalog.near_numbers(number)
    raise NotFoundError(
        told(state) if state else _("{number}: no such contract").format(number=number),
        _("Did you mean {numbers}?").format(numbers=listed(near))
        if near
        else _("Look for it with `carchive find`."),
    )


def changed_by_hand(archive: Holdings) -> Iterator[KnownRecord]:
    """Yield the contracts whose record is not the one that the ledger knows."""
    for known in archive.catalog.records():
        try:
            found = archive.vault.record_fixity(known.path)
        except NotFoundError:
            continue  # gone since the catalog was built
        if found.sha256 != known.sha256:
            yield known


def revision_of(archive: Holdings, before: Present, after: Contract, staged: Path) -> Revision:
    """Return what is to change in the contract's folder.

    Raises RefusedError where a master would be lost or replaced, ConflictError where a new file
    meets one that is not the archive's, DamagedError where a file is nowhere.
    """
    old = {file.path: file for file in before.contract.files}
    new = {file.path: file for file in after.files}
    _refuse_lost_masters(before.contract, after)
    files = tuple(file for path, file in new.items() if old.get(path) != file)
    for path in (file.path for file in files):
        if not (staged / path).is_file():
            raise DamagedError(
                _("{path}: neither archived nor staged").format(path=path),
                _("Nothing was changed; run the command again."),
            )
        if path not in old and os.path.lexists(archive.root / before.place / path):
            raise ConflictError(
                _("{path}: something stands there already").format(path=f"{before.place}/{path}"),
                _("Move it away, then run the command again."),
            )
    return Revision(before.place, files, tuple(path for path in old if path not in new))


def _refuse_lost_masters(before: Contract, after: Contract) -> None:
    kept = set(_masters(after))
    for master in _masters(before):
        if master not in kept:
            raise RefusedError(
                _("{path}: a master is never replaced or dropped").format(path=master.path),
                _("Add the new document as an item of its own."),
            )


def _masters(contract: Contract) -> list[StoredFile]:
    return [master for item in contract.items for master in item.masters]


def _known_record(archive: Holdings, number: str) -> str:
    """The SHA-256 of the contract's record by the last line of the ledger that tells it."""
    known = archive.catalog.record_of(number)
    if known:
        return known
    told = ""  # the catalog is older than this knowledge
    for logged in archive.ledger.entries():
        if logged.entry.number == number and place_in(logged.entry):
            told = str(logged.entry.details.get("record_sha256", ""))
    return told
