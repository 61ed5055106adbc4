"""English contracts: sale of goods, support services, non-disclosure, supply framework."""

from __future__ import annotations

from datetime import timedelta

from contract_archive.demo.wording.blocks import (
    Block,
    Draft,
    Fields,
    Heading,
    Line,
    Paragraph,
    Signatory,
    Signatures,
    Table,
)
from contract_archive.demo.wording.facts import Facts, draft
from contract_archive.demo.wording.figures import amount_in_english, date_in, last_day_of_term
from contract_archive.demo.wording.names import Party

_LAW = (
    "Governing law",
    "This Agreement is governed by the laws of the Republic of Samplonia, and its courts have "
    "exclusive jurisdiction over any dispute arising out of it.",
)
_NOTICES = (
    "Notices",
    "Notices must be in writing and take effect on receipt at the address stated above.",
)
_ENTIRE = (
    "Entire agreement",
    "This Agreement contains everything the parties have agreed on its subject. It may be "
    "amended only in writing signed by both parties.",
)


def sale(facts: Facts) -> Draft:
    """We sell goods, priced in US dollars."""
    blocks: tuple[Block, ...] = (
        Heading("SALES AGREEMENT", 20),
        Line(f"Contract No. {facts.number}", "right"),
        _parties("Seller", facts.ours, "Buyer", facts.theirs),
        Paragraph(
            f"This Sales Agreement is made on {_day(facts)} between the Seller and the Buyer named "
            "above, who agree as follows.",
            indent=0,
        ),
        *_clauses(
            ("Goods and price", "The Seller sells and the Buyer buys the goods listed here:"),
        ),
        _goods(facts),
        *_clauses(
            (
                "Total price",
                f"USD {facts.order_amount:,.2f} (in words: US dollars "
                f"{amount_in_english(facts.order_amount)}), CIF Port Specimen.",
            ),
            (
                "Payment",
                f"{facts.percent}% by bank transfer within ten days of signature, the balance "
                "against copies of the shipping documents.",
            ),
            (
                "Delivery",
                f"Within {facts.days} days of receipt of the advance payment. Partial shipment is "
                "allowed, transshipment is not.",
            ),
            (
                "Inspection and claims",
                "The Buyer shall inspect the goods within fourteen days of arrival. Claims for "
                "quantity or visible defects must reach the Seller within that period.",
            ),
            (
                "Warranty",
                "The Seller warrants the goods against defects in material and workmanship for "
                "twelve months from delivery and shall repair or replace defective goods.",
            ),
            (
                "Late delivery",
                "For each full week of delay the Seller shall pay 0.5% of the price of the delayed "
                "goods as liquidated damages, up to 5% in total.",
            ),
            (
                "Force majeure",
                "Neither party is liable for a failure caused by events beyond its reasonable "
                "control, provided it gives notice without delay.",
            ),
            _LAW,
            _NOTICES,
            _ENTIRE,
            first=2,
        ),
        _signatures(facts, ("Seller", facts.ours), ("Buyer", facts.theirs)),
    )
    return draft(
        facts, "XS", "Sales Agreement", blocks,
        amount=facts.order_amount, currency="USD", running_head="Sales Agreement  (specimen)",
    )  # fmt: skip


def service(facts: Facts) -> Draft:
    """We support the customer's line for a fee in euro."""
    first = facts.signed_on + timedelta(days=14)
    due = last_day_of_term(first, 12)
    begin, end = (date_in(facts.date_form, day) for day in (first, due))
    blocks: tuple[Block, ...] = (
        Heading("Maintenance and Support Agreement", 18),
        Line(f"Ref. {facts.number}", "center"),
        Paragraph(
            f"THIS AGREEMENT is entered into as of {_day(facts)} by and between "
            f"{facts.ours.name}, of {facts.ours.address} (the 'Provider'), and "
            f"{facts.theirs.name}, of {facts.theirs.address} (the 'Client').",
            indent=0,
        ),
        *_clauses(
            (
                "Services",
                "The Provider shall inspect the Client's production line once a month, answer "
                "calls for help within two hours and send an engineer within one working day.",
            ),
            (
                "Term",
                f"This Agreement takes effect on {begin} and continues until {end}. It does not "
                "renew by itself.",
            ),
            (
                "Fees",
                f"The Client shall pay EUR {facts.fee / 10:,.2f} for the term, in two equal "
                f"instalments, each within {facts.days} days of the invoice.",
            ),
            (
                "Spare parts",
                "Parts are charged at list price less ten per cent and remain the property of the "
                "Provider until paid for.",
            ),
            (
                "Liability",
                "The liability of either party is limited to the fees paid under this Agreement, "
                "except in cases of wilful misconduct or gross negligence.",
            ),
            (
                "Termination",
                "Either party may terminate this Agreement with sixty days' written notice if the "
                "other is in material breach and has not remedied it.",
            ),
            _LAW,
            _ENTIRE,
        ),
        _signatures(facts, ("Provider", facts.ours), ("Client", facts.theirs)),
    )
    return draft(
        facts, "FW", "Maintenance and Support Agreement", blocks,
        effective_on=first, expires_on=due, amount=facts.fee / 10, currency="EUR",
    )  # fmt: skip


def confidentiality(facts: Facts) -> Draft:
    """Both sides keep secrets."""
    due = last_day_of_term(facts.signed_on, 24)
    blocks: tuple[Block, ...] = (
        Heading("MUTUAL NON-DISCLOSURE AGREEMENT", 17),
        Fields(
            (("Agreement No.", facts.number), ("Effective date", _day(facts))),
            columns=2,
        ),
        _parties("First party", facts.ours, "Second party", facts.theirs),
        *_clauses(
            (
                "Purpose",
                "The parties wish to explore the joint development of motion control products and "
                "will exchange confidential information for that purpose only.",
            ),
            (
                "Confidential information",
                "This means drawings, source code, prices, customer lists and anything marked "
                "confidential, in whatever form it is disclosed.",
            ),
            (
                "Duties",
                "Each party shall protect the other's confidential information with the care it "
                "gives to its own, and shall disclose it only to staff who need to know it.",
            ),
            (
                "Exceptions",
                "Information that is public, already known, independently developed, or required "
                "to be disclosed by law is not confidential.",
            ),
            (
                "Return",
                "On request each party shall return or destroy all copies within ten days and "
                "confirm this in writing.",
            ),
            (
                "Term",
                f"This Agreement ends on {date_in(facts.date_form, due)}; the duty of "
                "confidence survives for three further years.",
            ),
            _LAW,
            _NOTICES,
            _ENTIRE,
        ),
        _signatures(facts, ("First party", facts.ours), ("Second party", facts.theirs)),
    )
    return draft(facts, "BM", "Mutual Non-Disclosure Agreement", blocks, expires_on=due)


def supply(facts: Facts) -> Draft:
    """A framework under which we buy; no amount of its own."""
    due = last_day_of_term(facts.signed_on, facts.months)
    blocks: tuple[Block, ...] = (
        Heading("FRAMEWORK SUPPLY AGREEMENT", 18),
        Line(f"No. {facts.number}", "right"),
        Paragraph(
            f"Dated {_day(facts)}, between {facts.theirs.name} (the 'Supplier') and "
            f"{facts.ours.name} (the 'Purchaser').",
            indent=0,
        ),
        *_clauses(
            (
                "Scope",
                "The Supplier shall deliver components as ordered from time to time by purchase "
                "order. This Agreement applies to every order and prevails over any other terms.",
            ),
            (
                "Duration",
                f"From the date above until {date_in(facts.date_form, due)}, unless terminated "
                "earlier under clause 7.",
            ),
            (
                "Orders and forecasts",
                "The Purchaser sends a rolling forecast each quarter. Forecasts do not bind; "
                "orders bind once confirmed or two working days after receipt.",
            ),
            (
                "Prices and invoices",
                "Prices follow Schedule A and are fixed for twelve months. Invoices are due "
                f"{facts.days + 15} days after receipt.",
            ),
            (
                "Quality",
                "Deliveries comply with Schedule B. Rejected lots are collected by the Supplier "
                "at its own cost and replaced within ten days.",
            ),
            (
                "Rebate",
                "For yearly purchases above USD 400,000 the Supplier grants a rebate of two per "
                "cent, credited in the first quarter of the following year.",
            ),
            (
                "Termination",
                "Either party may terminate with three months' notice. Confirmed orders are "
                "performed and paid for regardless.",
            ),
            _LAW,
            _ENTIRE,
        ),
        _signatures(facts, ("Supplier", facts.theirs), ("Purchaser", facts.ours)),
    )
    return draft(facts, "KJ", "Framework Supply Agreement", blocks, expires_on=due)


def _day(facts: Facts) -> str:
    return date_in(facts.date_form, facts.signed_on)


def _clauses(*pairs: tuple[str, str], first: int = 1) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(f"{n}. {head}. {text}", indent=0)
        for n, (head, text) in enumerate(pairs, start=first)
    )


def _parties(first: str, one: Party, second: str, other: Party) -> Fields:
    return Fields(
        (
            (first, f"{one.name}, {one.address}"),
            (second, f"{other.name}, {other.address}"),
        )
    )


def _goods(facts: Facts) -> Table:
    rows = tuple(
        (
            str(n), good.name, good.model, f"{quantity} {good.unit}",
            f"{good.price:,.2f}", f"{good.price * quantity:,.2f}",
        )
        for n, (good, quantity) in enumerate(facts.order, start=1)
    )  # fmt: skip
    return Table(
        head=("Item", "Description", "Model", "Quantity", "Unit price", "Amount (USD)"),
        widths=(8, 27, 18, 14, 15, 18),
        rows=rows,
        right=(3, 4, 5),
        total=f"Total: USD {facts.order_amount:,.2f}",
    )


def _signatures(facts: Facts, first: tuple[str, Party], second: tuple[str, Party]) -> Signatures:
    return Signatures(_signatory(facts, *first), _signatory(facts, *second))


def _signatory(facts: Facts, label: str, party: Party) -> Signatory:
    lines = (
        f"For the {label}:",
        party.name,
        "Signature:",
        f"Name: {party.representative}",
        "Title: Managing Director",
        f"Date: {_day(facts)}",
    )
    return Signatory(lines, party.name, "CONTRACT SEAL", signed_line=2)
