"""``archive.yaml``: the rules a person edits, checked whole, as frozen :class:`Settings`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from contract_archive.settings.model import Settings

RULES_FILE = "archive.yaml"

__all__ = ["RULES_FILE", "Settings", "load"]


def load(root: Path) -> Settings:
    """Return the rules of the archive at ``root``. Raises RuleError naming every fault."""
    import yaml

    from contract_archive.records.amounts import read_amount
    from contract_archive.settings import defaults as d
    from contract_archive.settings.building import build

    given: dict[str, Any] = yaml.safe_load((root / RULES_FILE).read_text("utf-8")) or {}

    def over(base: dict[str, Any], *keys: str) -> dict[str, Any]:
        return {**base, **given.get(keys[0], {})}

    def amounts(each: dict[str, Any]) -> dict[str, Any]:
        return {
            key: read_amount(str(value)) if key in ("least", "below") and value else value
            for key, value in {"least": None, "below": None, **each}.items()
        }

    series = {"number": d.NUMBER, "scope": d.SCOPE, "start": 1, "required": d.REQUIRED}
    values = {
        "format": 1, "language": "auto", "currency": "CNY", "expiring_days": 90, "folder": d.FOLDER,
        **given,
        "archive": over({"code": "HT", "name": ""}, "archive"),
        "our_names": [{"aliases": [], **each} for each in given.get("our_names", [])],
        "series": [{**series, "retention": "", "responsible": [], **each} for each in given.get("series", d.SERIES)],
        "items": over(d.ITEMS, "items"),
        "bands": [amounts(each) for each in given.get("bands", d.BANDS)],
        "deadline": over({"days": 7, "count": "calendar", "holidays": [], "workdays": []}, "deadline"),
        "retention": [amounts({"series": [], **each}) for each in d.RETENTION],
        "ocr": over({"mode": "auto", "languages": ["zh", "en"], "jobs": 0}, "ocr"),
        "fields": [{"choices": [], **each} for each in given.get("fields", [])],
    }  # fmt: skip
    return build(values)
