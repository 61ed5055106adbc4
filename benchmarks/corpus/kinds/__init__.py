"""Kinds of contract, each worded and laid out in its own way."""

from __future__ import annotations

from collections.abc import Callable

from ..blocks import Block, Margins
from ..case import Case
from . import buying, filled, offices, ordinary, papers, services, sides, trade, works

Worded = tuple[list[Block], Margins]
Kind = Callable[[Case], Worded]

KINDS: dict[str, Kind] = {
    "sale": trade.sale,
    "sale-beside": trade.sale_beside,
    "form": trade.form,
    "order": trade.order,
    "purchase-prose": trade.purchase_prose,
    "framework": trade.framework,
    "agency": trade.agency,
    "service": services.service,
    "technology": services.technology,
    "lease": services.lease,
    "confidentiality": services.confidentiality,
    "construction": works.construction,
    "made-to-order": works.made_to_order,
    "boxed": works.boxed,
    "tax-split": works.tax_split,
    "myriads": works.myriads,
    "supplement": papers.supplement,
    "letter": papers.letter,
    "bilingual": sides.bilingual,
    "three-sides": sides.three_sides,
    "covered": papers.covered,
    "two-numbers": sides.two_numbers,
    "plain-sale": buying.plain_sale,
    "government": buying.government,
    "below": offices.below,
    "licence": offices.licence,
    "advertising": offices.advertising,
    "alliance": offices.alliance,
    "dealer": offices.dealer,
    "dispatch": offices.dispatch,
    "sublet": offices.sublet,
    "underscored": filled.underscored,
    "ticked": filled.ticked,
    "discounted": filled.discounted,
    "esigned": filled.esigned,
    "rolling": filled.rolling,
    "renamed": filled.renamed,
    "traditional": filled.traditional,
    "lots": filled.lots,
    "engineering-supply": ordinary.engineering_supply,
    "maintenance": ordinary.maintenance,
    "software": ordinary.software,
    "office-lease": ordinary.office_lease,
    "sales-table": ordinary.sales_table,
    "secrecy": ordinary.secrecy,
    "number-in-header": papers.number_in_header,
}
