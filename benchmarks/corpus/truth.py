"""What is true of one specimen: only what its pages say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

FIELDS = (
    "title", "series", "number", "counterparty_number", "our_party", "counterparty", "parties",
    "signed_on", "effective_on", "expires_on", "auto_renew", "notice_days", "amount", "currency",
    "amount_in_words", "governing_law", "credit_code",
)  # fmt: skip


@dataclass(slots=True)
class Truth:
    """Values by field; a field that is absent is not said on the pages.

    ``accept`` are other values that a sensible person would take just as well, ``unjudged`` fields
    about which sensible people differ, ``doubts`` what a reader should not pass over in silence.
    """

    values: dict[str, Any] = field(default_factory=dict)
    accept: dict[str, list[Any]] = field(default_factory=dict)
    unjudged: set[str] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)

    def says(self, name: str, value: Any, *others: Any) -> None:
        """The pages say ``value``; ``others`` are as good."""
        if name not in FIELDS:
            raise ValueError(name)
        if value is None:
            self.values.pop(name, None)
            return
        self.values[name] = value
        if others:
            self.accept[name] = list(others)

    def may_be(self, name: str, *values: Any) -> None:
        """Finding nothing is right, and so is each of ``values``; anything else is wrong."""
        self.says(name, None)
        self.accept.setdefault(name, []).extend(values)

    def leaves_open(self, *names: str) -> None:
        """Nobody should be judged by these fields of this specimen."""
        self.unjudged.update(names)

    def label(self) -> dict[str, Any]:
        """Return the labels as JSON has them: every field, null where the pages are silent."""
        label: dict[str, Any] = {name: plain(self.values.get(name)) for name in FIELDS}
        if self.accept:
            label["accept"] = {name: plain(each) for name, each in sorted(self.accept.items())}
        if self.unjudged:
            label["unjudged"] = sorted(self.unjudged)
        if self.doubts:
            label["doubts"] = sorted(self.doubts)
        return label


def plain(value: Any) -> Any:
    """Return ``value`` as JSON can hold it: dates ISO 8601, money as decimal strings."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value
