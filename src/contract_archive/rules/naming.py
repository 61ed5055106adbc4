"""What the fields and documents of a contract are called."""

from __future__ import annotations

from contract_archive.locale import _
from contract_archive.records.contracts import ItemKind


def field_label(name: str) -> str:
    """Return the label of a field in the language spoken; its own name if it is not ours."""
    labels = {
        "number": _("Number"),
        "series": _("Type"),
        "customer": _("Customer"),
        "title": _("Title"),
        "our_party": _("Our party"),
        "parties": _("Parties"),
        "counterparty": _("Counterparty"),
        "counterparty_number": _("Their number"),
        "credit_code": _("Credit code"),
        "signed_on": _("Signed"),
        "approved_on": _("Approved"),
        "effective_on": _("In force from"),
        "expires_on": _("Ends"),
        "auto_renew": _("Renews itself"),
        "notice_days": _("Notice (days)"),
        "amount": _("Amount"),
        "currency": _("Currency"),
        "amount_in_words": _("Amount in words"),
        "governing_law": _("Governing law"),
        "owner": _("Owner"),
        "tags": _("Tags"),
        "note": _("Note"),
    }
    return labels.get(name, name)


def kind_name(kind: ItemKind) -> str:
    """Return what a document is to its contract, in the language spoken."""
    names = {
        ItemKind.MAIN: _("contract"),
        ItemKind.SUPPLEMENT: _("supplement"),
        ItemKind.CHANGE: _("change"),
        ItemKind.RENEWAL: _("renewal"),
        ItemKind.TERMINATION: _("termination"),
        ItemKind.ANNEX: _("annex"),
    }
    return names[kind]
