"""The ledger's lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple


class Act(StrEnum):
    """What can be done to an archive; the word that stands in the ledger."""

    FOUND = "found-archive"
    INGEST = "ingest"
    ADOPT = "adopt"
    VOID = "void-number"
    MEND = "mend-ledger"
    QUEUE = "queue-for-review"
    AMEND = "amend-review"
    REJECT = "reject-review"
    ADD_ITEM = "add-item"
    READ_AGAIN = "read-again"
    MOVE = "move-contract"
    EDIT = "edit"
    RELATE = "relate"
    HOLD = "place-hold"
    LIFT = "lift-hold"
    SHELVE = "shelve-paper"
    LEND = "lend-paper"
    RETURN = "return-paper"
    RENEW_LOAN = "renew-loan"
    TAKE_STOCK = "take-stock"
    VISIT = "visit-stacks"
    CLOSE = "close"
    REOPEN = "reopen"
    SET_RETENTION = "set-retention"
    ADD_CUSTOMER = "add-customer"
    ALIAS_CUSTOMER = "alias-customer"
    RENAME_CUSTOMER = "rename-customer"
    MERGE_CUSTOMER = "merge-customer"
    TRANSFER_OUT = "transfer-out"
    AUDIT = "audit"
    WAIVE = "waive-finding"
    REMEDY = "remedy"


class Actor(NamedTuple):
    """Who acts: the person, the system user behind it, and the machine."""

    person: str
    system_user: str
    host: str


class LedgerEntry(NamedTuple):
    """One act on record.

    ``sequence`` counts from 1 without gaps; ``previous`` is the SHA-256 of the line before (64
    zeros for the first). ``act_id`` is the act's own random name, by which recovery knows whether
    it was written. ``details`` holds only JSON values.
    """

    sequence: int
    at: datetime
    actor: Actor
    act: str
    act_id: str
    number: str
    details: Mapping[str, Any]
    previous: str
