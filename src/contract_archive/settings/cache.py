"""Checked rules kept as JSON, so that a search need not parse YAML.

The cache holds the very text it was made from: it serves only while ``archive.yaml`` says exactly
that. It can be deleted at any time.
"""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from contract_archive import __version__
from contract_archive.records.modes import EngineName, OcrMode
from contract_archive.records.patterns import Part, Pattern
from contract_archive.settings.model import (
    AmountBand,
    CustomField,
    DayCount,
    Deadline,
    FieldKind,
    OcrSettings,
    OurName,
    PaperSettings,
    ReadingSettings,
    RetentionFloors,
    RetentionRule,
    Series,
    Settings,
    Shelf,
)

CACHE_NAME = "settings.json"
_FORMAT = f"4 {__version__}"


def kept(folder: Path, data: bytes) -> Settings | None:
    """Return the settings kept in ``folder`` for the rules ``data``; None if there are none."""
    try:
        fmt, rules, values = json.loads((folder / CACHE_NAME).read_bytes())
        if fmt != _FORMAT or rules.encode() != data:
            return None
        return _settings(values)
    except (OSError, ValueError, TypeError, ArithmeticError, AttributeError, LookupError):
        return None


def keep(folder: Path, data: bytes, settings: Settings) -> None:
    """Keep ``settings`` in ``folder`` for the rules ``data``, as far as the disk allows."""
    document = json.dumps(
        [_FORMAT, data.decode(), settings], ensure_ascii=False, default=str, separators=(",", ":")
    )
    part = folder / f"{CACHE_NAME}.{os.getpid()}"
    try:
        part.write_text(document, "utf-8")
        part.replace(folder / CACHE_NAME)
    except OSError:
        part.unlink(missing_ok=True)


def _settings(values: list[Any]) -> Settings:
    found: Any = Settings(*values)
    settings: Settings = found._replace(
        our_names=tuple(OurName(name, tuple(aliases)) for name, aliases in found.our_names),
        series=tuple(_series(*each) for each in found.series),
        items={kind: _pattern(pattern) for kind, pattern in found.items.items()},
        bands=tuple(AmountBand(*each[:3], *map(_amount, each[3:])) for each in found.bands),
        folder=_pattern(found.folder),
        deadline=_deadline(*found.deadline),
        retention=tuple(_rule(*each) for each in found.retention),
        ocr=_ocr(*found.ocr),
        custom_fields=tuple(_field(*each) for each in found.custom_fields),
        reading=ReadingSettings(*found.reading),
        closed_folder=_pattern(found.closed_folder),
        retention_floors=RetentionFloors(*found.retention_floors),
        paper=_paper(*found.paper),
    )
    return settings


def _series(*values: Any) -> Series:
    each = Series(*values)
    return each._replace(
        number=_pattern(each.number),
        scope=tuple(each.scope),
        required=tuple(each.required),
        responsible=tuple(each.responsible),
    )


def _pattern(values: Any) -> Pattern:
    source, parts = values
    return Pattern(source, tuple(Part(*part) for part in parts))


def _amount(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _deadline(days: int, count: str, *lists: list[str]) -> Deadline:
    holidays, workdays = (tuple(map(date.fromisoformat, each)) for each in lists)
    return Deadline(days, DayCount(count), holidays, workdays)


def _rule(*values: Any) -> RetentionRule:
    rule = RetentionRule(*values)
    return rule._replace(series=tuple(rule.series), least=_amount(values[4]))


def _paper(capacity: int, loan_days: int, shelves: list[Any]) -> PaperSettings:
    return PaperSettings(capacity, loan_days, tuple(Shelf(*each) for each in shelves))


def _ocr(*values: Any) -> OcrSettings:
    found = OcrSettings(*values)
    return found._replace(
        mode=OcrMode(found.mode),
        engine=EngineName(found.engine),
        languages=tuple(found.languages),
    )


def _field(*values: Any) -> CustomField:
    field = CustomField(*values)
    return field._replace(
        kind=FieldKind(field.kind),
        choices=tuple(field.choices),
        labels=tuple(field.labels),
        patterns=tuple(field.patterns),
    )
