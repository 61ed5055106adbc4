"""Kinds of contract, each worded and laid out in its own way."""

from __future__ import annotations

from collections.abc import Callable

from ..blocks import Block, Margins
from ..case import Case
from . import services, trade

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
}
