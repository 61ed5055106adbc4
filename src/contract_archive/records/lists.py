"""Names in a row, as people read them."""

from __future__ import annotations

from collections.abc import Iterable

from contract_archive.locale import _, listed


def listed_names(names: Iterable[str]) -> str:
    """Return names in a row, as the language spoken divides a list; where a name holds that sign
    itself (``Hill, Inc.``), a stronger one stands between."""
    names = tuple(names)
    if any(_(", ").strip() in name for name in names):
        return _("; ").join(names)
    return listed(names)
