"""Holds, as fields of a YAML document."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from contract_archive.holdings.vault.fields import kept, made, made_if_given, map_of, text_of
from contract_archive.records.holds import Hold


def from_hold(hold: Hold) -> dict[str, Any]:
    """Return a hold as a map."""
    lifted = hold.lifted_at
    return kept(
        {
            "case": hold.case,
            "placed_at": hold.placed_at.isoformat(timespec="seconds"),
            "placed_by": hold.placed_by,
            "reason": hold.reason,
            "lifted_at": lifted.isoformat(timespec="seconds") if lifted else None,
            "lifted_by": hold.lifted_by,
            "lift_reason": hold.lift_reason,
        }
    )


def to_hold(fields: Any) -> Hold:
    """Return the hold that a map describes."""
    fields = map_of(fields)
    return Hold(
        case=made(fields, "case", text_of),
        placed_at=made(fields, "placed_at", datetime.fromisoformat),
        placed_by=made_if_given(fields, "placed_by", text_of, ""),
        reason=made_if_given(fields, "reason", text_of, ""),
        lifted_at=made_if_given(fields, "lifted_at", datetime.fromisoformat, None),
        lifted_by=made_if_given(fields, "lifted_by", text_of, ""),
        lift_reason=made_if_given(fields, "lift_reason", text_of, ""),
    )
