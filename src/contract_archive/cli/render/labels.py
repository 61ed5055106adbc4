"""What fields, documents and acts are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contract_archive.locale import _, language
from contract_archive.rules.naming import field_label

if TYPE_CHECKING:
    from contract_archive.settings.model import Settings

__all__ = ["act_label", "field_label", "label_of", "series_text"]


def label_of(settings: Settings, name: str) -> str:
    """Return what a field is called, be it ours or the archive's own."""
    for field in settings.custom_fields:
        if field.key == name:
            return field.label(language())
    return field_label(name)


def series_text(settings: Settings, code: str) -> str:
    """Return a series by its code and, if the archive has it, its label."""
    label = next((each.label(language()) for each in settings.series if each.code == code), "")
    return f"{code} {label}".rstrip()


def act_label(act: str) -> str:
    """Return what was done, in the language spoken."""
    labels = {
        "found-archive": _("archive founded"),
        "ingest": _("archived"),
        "void-number": _("number made void"),
        "mend-ledger": _("ledger mended"),
        "move-contract": _("moved"),
        "add-item": _("document added"),
        "read-again": _("read again"),
        "export": _("copied out"),
    }
    return labels.get(act, act)
