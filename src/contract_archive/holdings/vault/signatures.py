"""Digital signatures as fields of a YAML document."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from contract_archive.holdings.vault.fields import kept, made_if_given, map_of, text_of, truth_of
from contract_archive.records.scans import Signature


def from_signature(signature: Signature) -> dict[str, Any]:
    """Return a signature as a map; one of which nothing is known still says that it is there."""
    fields = {
        "signer": signature.signer,
        "signed_at": signature.signed_at.isoformat() if signature.signed_at else None,
        "intact": signature.intact,
        "whole": signature.whole,
    }
    return kept(fields, ("intact",))


def to_signature(fields: Any) -> Signature:
    """Return the signature that a map describes."""
    fields = map_of(fields)
    return Signature(
        signer=made_if_given(fields, "signer", text_of, ""),
        signed_at=made_if_given(fields, "signed_at", datetime.fromisoformat, None),
        intact=made_if_given(fields, "intact", _truth_if_told, None),
        whole=made_if_given(fields, "whole", _truth_if_told, None),
    )


def _truth_if_told(value: Any) -> bool | None:
    return None if value == "null" else truth_of(value)
