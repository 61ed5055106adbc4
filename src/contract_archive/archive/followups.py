"""What an act leaves to be done after it, and what a crash may leave undone of it.

Renaming a customer is one line of the ledger, but moves many contracts: each by a revision of its
own. Whoever writes next carries on where a crash ended that. A follow-up looks up in the catalog
what is left to do (usually nothing: it must be quick) and does it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from contract_archive.archive import refiling
from contract_archive.archive.holdings import Holdings

if TYPE_CHECKING:
    from contract_archive.archive.protocol import Recording

FollowUp: TypeAlias = "Callable[[Holdings, Recording], None]"
"""Does what is left to do, under the lock, with a catalog that is current to the ledger."""

FOLLOW_UPS: tuple[FollowUp, ...] = (refiling.follow,)
