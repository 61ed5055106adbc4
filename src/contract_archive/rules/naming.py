"""What the fields and documents of a contract are called."""

from __future__ import annotations

from contract_archive.locale import _
from contract_archive.records.contracts import ItemKind, RelationKind
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.paper import LoanWay


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


def relation_name(kind: RelationKind) -> str:
    """Return what another contract is to one, in the language spoken."""
    names = {
        RelationKind.FRAMEWORK: _("framework"),
        RelationKind.ORDER: _("order"),
        RelationKind.RENEWS: _("predecessor"),
        RelationKind.RENEWED_BY: _("renewal"),
        RelationKind.RELATED: _("related"),
    }
    return names[kind]


def loan_way_name(way: LoanWay) -> str:
    """Return what a paper original was lent for, in the language spoken."""
    names = {
        LoanWay.READ: _("read here"),
        LoanWay.COPY: _("copied here"),
        LoanWay.TAKE: _("taken along"),
    }
    return names[way]


def area_name(area: Area) -> str:
    """Return what one of the five checks of an audit is called, in the language spoken."""
    names = {
        Area.COMPLETENESS: _("Completeness"),
        Area.ACCURACY: _("Accuracy"),
        Area.CLASSIFICATION: _("Classification"),
        Area.NUMBERING: _("Numbering"),
        Area.STORAGE: _("Storage"),
    }
    return names[area]


def property_name(kept: Property) -> str:
    """Return what one of the four properties by DA/T 70 is called, in the language spoken."""
    names = {
        Property.AUTHENTICITY: _("Authenticity"),
        Property.INTEGRITY: _("Integrity"),
        Property.USABILITY: _("Usability"),
        Property.SECURITY: _("Security"),
    }
    return names[kept]


def property_says(kept: Property) -> str:
    """Return what one of the four properties means, in a sentence, in the language spoken."""
    meanings = {
        Property.AUTHENTICITY: _("The record is what it claims to be, and says what was signed."),
        Property.INTEGRITY: _("Nothing is missing, and nothing was changed since it was filed."),
        Property.USABILITY: _("It can be found, opened, displayed and understood."),
        Property.SECURITY: _("It is safe from loss, from misuse and from strange content."),
    }
    return meanings[kept]


def severity_name(severity: Severity) -> str:
    """Return how bad a finding is, in a word, in the language spoken."""
    names = {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.NOTE: _("note"),
    }
    return names[severity]
