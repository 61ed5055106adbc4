"""The words that ``archive.yaml`` may use for fields."""

from __future__ import annotations

SCOPE_FIELDS = ("fonds", "series", "department", "year", "month")
"""What a sequence of numbers can restart with, in the order in which a scope is named."""

TERM_FIELDS = (
    "customer",
    "title",
    "our_party",
    "counterparty_number",
    "credit_code",
    "signed_on",
    "approved_on",
    "effective_on",
    "expires_on",
    "auto_renew",
    "notice_days",
    "amount",
    "governing_law",
    "owner",
    "tags",
    "note",
)
"""The fields of a contract's terms that can be required."""

READ_FIELDS = (
    "series",
    "number",
    "customer",
    "title",
    "our_party",
    "parties",
    "counterparty_number",
    "credit_code",
    "signed_on",
    "effective_on",
    "expires_on",
    "auto_renew",
    "notice_days",
    "amount",
    "currency",
    "amount_in_words",
    "governing_law",
)
"""The fields of every contract that are read from its text."""

DEPARTMENT = "department"
"""The custom field that gives ``{department}`` in numbers and folders."""
