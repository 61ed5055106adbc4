"""Holds: why a contract must not be destroyed, and who said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold on a contract for one case: a lawsuit, an inspection, an unsettled claim.

    Moments are in UTC, to the second. ``lifted_at`` is None while the hold stands; a hold that was
    lifted stays on record.
    """

    case: str
    placed_at: datetime
    placed_by: str
    reason: str
    lifted_at: datetime | None = None
    lifted_by: str = ""
    lift_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether it has not been lifted."""
        return self.lifted_at is None
