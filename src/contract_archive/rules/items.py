"""What a later document is to its contract, and the number that it gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from contract_archive.records.contracts import Item, ItemKind
from contract_archive.records.numbers import fold_number
from contract_archive.records.patterns import Pattern
from contract_archive.records.readings import FieldName, Reading
from contract_archive.rules.numbering import item_number

# What a title says, the more telling first: 终止补充协议 ends a contract.
_WORDS = (
    (ItemKind.TERMINATION, ("终止", "解除", "terminat", "rescission")),
    (ItemKind.RENEWAL, ("续签", "续约", "续展", "延期", "renew", "extension")),
    (ItemKind.CHANGE, ("变更", "修订", "更正", "change order", "amend", "variation")),
    (ItemKind.SUPPLEMENT, ("补充", "增补", "supplement", "addendum")),
    (ItemKind.ANNEX, ("附件", "附录", "清单", "annex", "appendix", "schedule", "exhibit")),
)


def kind_of_title(title: str) -> ItemKind | None:
    """Return what a document of this title is to its contract; None where the title is silent."""
    plain = title.casefold()
    for kind, words in _WORDS:
        if any(word in plain for word in words):
            return kind
    return None


def kind_of(claimed: ItemKind | None, reading: Reading) -> ItemKind:
    """Return what a later document is: as the operator or its title says, else an annex."""
    title = reading.best(FieldName.TITLE)
    read = kind_of_title(str(title.value)) if title else None
    return claimed or read or ItemKind.ANNEX


def next_item_number(
    patterns: Mapping[str, Pattern], parent: str, kind: ItemKind, items: Iterable[Item]
) -> str:
    """Return the number of the next item of its kind; numbers of items there are passed over.

    The main document comes first and has its contract's number: no item is next of that kind.
    """
    if kind not in patterns:
        raise KeyError(kind)
    taken = {fold_number(item.number) for item in items}
    numbers = (item_number(patterns, parent, kind, n) for n in count(1))
    return next(number for number in numbers if fold_number(number) not in taken)
