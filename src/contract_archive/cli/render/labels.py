"""What the fields of a contract are called."""

from __future__ import annotations

from contract_archive.locale import _


def field_label(name: str) -> str:
    """Return the label of a field in the language spoken; its own name if it is not ours."""
    labels = {
        "number": _("Number"),
        "series": _("Type"),
        "customer": _("Customer"),
        "title": _("Title"),
        "our_party": _("Our party"),
        "counterparty_number": _("Their number"),
        "signed_on": _("Signed"),
        "approved_on": _("Approved"),
        "effective_on": _("In force from"),
        "expires_on": _("Ends"),
        "amount": _("Amount"),
        "currency": _("Currency"),
        "owner": _("Owner"),
        "tags": _("Tags"),
        "note": _("Note"),
    }
    return labels.get(name, name)


def item_label(kind: str) -> str:
    """Return what a document is to its contract, in the language spoken."""
    labels = {
        "main": _("contract"),
        "supplement": _("supplement"),
        "change": _("change"),
        "renewal": _("renewal"),
        "termination": _("termination"),
        "annex": _("annex"),
    }
    return labels.get(kind, kind)


def act_label(act: str) -> str:
    """Return what was done, in the language spoken."""
    labels = {
        "found-archive": _("archive founded"),
        "ingest": _("archived"),
        "void-number": _("number made void"),
        "mend-ledger": _("ledger mended"),
        "export": _("copied out"),
    }
    return labels.get(act, act)
