"""The words that ``archive.yaml`` may use for fields."""

from __future__ import annotations

SCOPE_FIELDS = ("fonds", "series", "department", "year", "month")
"""What a sequence of numbers can restart with, in the order in which a scope is named."""

TERM_FIELDS = (
    "customer",
    "title",
    "our_party",
    "counterparty_number",
    "signed_on",
    "approved_on",
    "effective_on",
    "expires_on",
    "amount",
    "owner",
    "tags",
    "note",
)
"""The fields of a contract's terms that can be required."""

DEPARTMENT = "department"
"""The custom field that gives ``{department}`` in numbers and folders."""
