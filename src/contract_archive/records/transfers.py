"""Contracts handed over from one archive to another."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from contract_archive.records.contracts import Money


class TransferRow(NamedTuple):
    """A contract on a transfer list. ``files`` are all that stand in its folder of the bag."""

    number: str
    title: str
    customer: str
    signed_on: date | None
    amount: Money | None
    pages: int
    files: int
    note: str = ""


class TransferList(NamedTuple):
    """What is handed over: from which archive, in which bag (its name), on which day and why.

    ``currency`` is the archive's own: amounts in it are written without it.
    """

    fonds_code: str
    fonds_name: str
    bag: str
    on: date
    reason: str
    currency: str
    rows: tuple[TransferRow, ...]
