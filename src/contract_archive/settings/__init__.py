"""``archive.yaml``: the rules a person edits, checked whole, as frozen :class:`Settings`.

The rest of this package is loaded only where rules changed or are looked at: ``checking`` finds
faults, ``example`` writes a commented file, ``documents`` describes keys and values.
"""

from __future__ import annotations

from pathlib import Path

from contract_archive.settings.model import (
    AmountBand,
    CustomField,
    DayCount,
    Deadline,
    FieldKind,
    OcrSettings,
    OurName,
    RetentionRule,
    Series,
    Settings,
)

RULES_NAME = "archive.yaml"
_HOUSE = ".carchive"

__all__ = [
    "RULES_NAME",
    "AmountBand",
    "CustomField",
    "DayCount",
    "Deadline",
    "FieldKind",
    "OcrSettings",
    "OurName",
    "RetentionRule",
    "Series",
    "Settings",
    "load",
]


def load(root: Path) -> Settings:
    """Return the rules of the archive at ``root``.

    Raises RuleError naming every fault, NotFoundError where there is no ``archive.yaml``.
    """
    from contract_archive.settings import cache

    try:
        data = (root / RULES_NAME).read_bytes()
    except OSError:
        data = b""
    settings = cache.kept(root / _HOUSE, data)
    if settings is not None:
        return settings
    from contract_archive.settings import checking

    data = checking.rules_of(root)
    settings = checking.read_or_refuse(data)
    cache.keep(root / _HOUSE, data, settings)
    return settings
