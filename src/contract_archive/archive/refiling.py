"""Contracts follow their customer: after a rename or a merge each goes to the folder of the
official name, by a revision of its own.

What is still to be done stands in the catalog, told by the ledger; so whoever writes next carries
on where a crash ended it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from contract_archive.archive.holdings import Holdings
from contract_archive.errors import ArchiveError, StorageError

if TYPE_CHECKING:
    from contract_archive.archive.protocol import Recording
    from contract_archive.holdings.catalog.customers import Misfiled


class Refiled(NamedTuple):
    """A contract that was to follow its customer: its places before and after, or why it stayed."""

    number: str
    before: str
    after: str
    error: ArchiveError | None = None


def refile(archive: Holdings, record: Recording) -> Iterator[Refiled]:
    """Move each contract whose record bears another name than its customer's official one.

    One that cannot be moved (its record was changed by hand, its folder is gone) is answered with
    the error and stays for the next writer; it must not keep others from writing. Raises
    StorageError where the disk refuses.
    """
    for each in archive.catalog.register.misfiled():
        yield _refiled(archive, record, each)


def follow(archive: Holdings, record: Recording) -> None:
    """Carry on what an earlier rename or merge left: a follow-up of every act."""
    for _each in refile(archive, record):
        pass


def _refiled(archive: Holdings, record: Recording, misfiled: Misfiled) -> Refiled:
    state = archive.catalog.number_state(misfiled.number)
    before = state.path if state else ""
    try:
        contract = record.present(misfiled.number)
        terms = replace(contract.terms, customer=misfiled.official)
        details = {"customer_was": misfiled.named}
        after = record.move(replace(contract, terms=terms), details)
    except StorageError:
        raise
    except ArchiveError as error:
        return Refiled(misfiled.number, before, before, error)
    return Refiled(misfiled.number, before, after)
