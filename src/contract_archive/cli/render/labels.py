"""What fields, documents and acts are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contract_archive.locale import _, language
from contract_archive.records.entries import Act
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
    labels: dict[str, str] = {
        Act.FOUND: _("archive founded"),
        Act.INGEST: _("archived"),
        Act.ADOPT: _("taken back into the ledger"),
        Act.VOID: _("number made void"),
        Act.MEND: _("ledger mended"),
        Act.QUEUE: _("laid into review"),
        Act.AMEND: _("settled in review"),
        Act.REJECT: _("rejected in review"),
        Act.ADD_ITEM: _("document added"),
        Act.READ_AGAIN: _("read again"),
        Act.MOVE: _("moved"),
        Act.EDIT: _("corrected"),
        Act.RELATE: _("related to another contract"),
        Act.CLOSE: _("moved to the closed stacks"),
        Act.REOPEN: _("opened again"),
        Act.SET_RETENTION: _("retention set"),
        Act.HOLD: _("put under a hold"),
        Act.LIFT: _("hold lifted"),
        Act.SHELVE: _("paper put on its shelf"),
        Act.LEND: _("paper lent"),
        Act.RETURN: _("paper returned"),
        Act.RENEW_LOAN: _("loan of the paper renewed"),
        Act.TAKE_STOCK: _("stock taken of the paper"),
        Act.VISIT: _("stacks entered"),
        Act.ADD_CUSTOMER: _("customer added"),
        Act.ALIAS_CUSTOMER: _("customer's other names changed"),
        Act.RENAME_CUSTOMER: _("customer renamed"),
        Act.MERGE_CUSTOMER: _("customers merged"),
        Act.TRANSFER_OUT: _("handed over to another archive"),
        Act.AUDIT: _("audited"),
        Act.WAIVE: _("finding accepted"),
        Act.REMEDY: _("remedy applied"),
    }
    return labels.get(act, act)
