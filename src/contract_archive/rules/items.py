"""What a later document is to its contract, and the number that it gets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count

from contract_archive.records.contracts import Item, ItemKind
from contract_archive.records.numbers import fold_number
from contract_archive.records.patterns import Part, Pattern
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


def passed_over(
    patterns: Mapping[str, Pattern], parent: str, items: Iterable[Item]
) -> Iterator[str]:
    """Yield the numbers below the last one of their kind that no item has: B2 beside B1 and B3."""
    folded = [fold_number(item.number) for item in items]
    for kind, pattern in patterns.items():
        reader = re.compile(_shape(pattern, fold_number(parent)))
        found = (reader.fullmatch(each) for each in folded)
        there = {int(each["n"]) for each in found if each}
        for n in range(1, max(there, default=0)):
            if n not in there:
                yield item_number(patterns, parent, kind, n)


def named_in(patterns: Mapping[str, Pattern], parent: str, text: str) -> Iterator[str]:
    """Yield the numbers of items of the contract that a text names. Not those that it only
    foresees, nor annexes: they are bound in with the contract more often than not; nor what only
    a figure tells from the contract's number: drawings and pages are numbered so too."""
    key = fold_number(parent)
    if key[-_TAIL:] not in text.upper() or key not in fold_number(text):
        return  # folding takes its time
    for line in text.splitlines():
        folded = "".join(_spaced(line))
        if key not in folded:
            continue
        for kind, pattern in patterns.items():
            if kind == ItemKind.ANNEX or not _has_a_word(pattern):
                continue
            for found in _mention(pattern, key).finditer(folded):
                before = folded[max(0, found.start() - _BEFORE) : found.start()].casefold()
                if not _FORESEEN.search(before):
                    yield item_number(patterns, parent, kind, int(found["n"]))


def parents_of(patterns: Mapping[str, Pattern], number: str) -> Iterator[str]:
    """Yield the numbers, folded, of the contracts that ``number`` may be an item of."""
    for pattern in patterns.values():
        shape = "".join(
            _piece(part, "") if part.name != "parent" else "(?P<p>.+)" for part in pattern.parts
        )
        found = re.fullmatch(shape, fold_number(number))
        if found:
            yield found["p"]


def borne_by(patterns: Mapping[str, Pattern], parent: str, page: str) -> Iterator[str]:
    """Yield the numbers of items of the contract that the head of a page bears as its own: on a
    line of their own, or after a label."""
    lines = [line for line in page.splitlines() if line.strip()]
    for line in lines[:_HEAD]:
        folded = "".join(_spaced(line))
        for kind, pattern in patterns.items():
            for found in _mention(pattern, fold_number(parent)).finditer(folded):
                around = folded[: found.start()], folded[found.end() :]
                if _LABEL.fullmatch(around[0]) and not any(map(str.isalnum, around[1])):
                    yield item_number(patterns, parent, kind, int(found["n"]))


_HEAD = 12
_LABEL = re.compile(r"(?:[^:,。;]{0,10}(?:编号|号码?|NO\.?|NUMBER|REF\.?))?[ :.#-]*")
_BEFORE = 40
_TAIL = 3
_FORESEEN = re.compile("另行|另签|如需|如有|如果|若|将|拟|届时|可以|will|shall|may |if |future")
_MOST_DIGITS = 2


def _has_a_word(pattern: Pattern) -> bool:
    return any(character.isalpha() for part in pattern.parts for character in part.text)


def _spaced(line: str) -> Iterator[str]:
    """A line folded as numbers are, but with its spaces: what they part is not one number."""
    for at, word in enumerate(line.split()):
        yield f"{' ' if at else ''}{fold_number(word)}"


@lru_cache(maxsize=64)
def _mention(pattern: Pattern, parent: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Z0-9/._-]){_shape(pattern, parent)}(?![A-Z0-9]|[-/._][A-Z0-9])")


def _shape(pattern: Pattern, parent: str) -> str:
    return "".join(_piece(part, parent) for part in pattern.parts)


def _piece(part: Part, parent: str) -> str:
    if part.name == "parent":
        return re.escape(parent)
    if part.name == "n":
        return (
            f"(?P<n>(?!0+(?![0-9]))[0-9]{{{max(part.width, 1)},{max(part.width, _MOST_DIGITS)}}})"
        )
    return re.escape(fold_number(part.text))
