"""Documents that are there twice, under two numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from contract_archive.auditing.checks import Fault, Needs, on_whole
from contract_archive.auditing.whole import Whole
from contract_archive.errors import ArchiveError
from contract_archive.holdings.survey import classification as survey
from contract_archive.holdings.survey.classification import Alike
from contract_archive.locale import _
from contract_archive.reading.reader import read
from contract_archive.records.findings import Area, Property, Severity
from contract_archive.records.numbers import fold_number
from contract_archive.records.readings import FieldName, Reading
from contract_archive.rules.customers import fold
from contract_archive.rules.twins import Traits, are_twins

_SURE = 0.9
_KEPT = 64


class _Seen(NamedTuple):
    """What tells a contract from its twins: traits, the text of its main document, and the
    counterparty that its pages surely name, folded."""

    traits: Traits
    text: str
    counterparty: str


@on_whole(
    "likely-twin",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.WARNING,
    lambda: _("two contracts look like scans of the same document"),
    needs=Needs.TEXT,
)
def likely_twin(whole: Whole) -> Iterator[Fault]:
    """Two contracts of one customer, day and amount whose texts are alike; none of those that a
    person took in although it looked like another."""
    look = lru_cache(maxsize=_KEPT)(partial(_seen, whole))
    same = {each.places for each, _digest in _same_documents(whole)}
    for each in survey.alike(whole.survey):
        one, other = (look(place) for place in each.places)
        if one is None or other is None or each.places in same:
            continue
        if one.counterparty and other.counterparty and one.counterparty != other.counterparty:
            continue
        if not are_twins(one.traits, other.traits, one.text, other.text, scanned=each.scanned):
            continue
        first, later = each.numbers
        yield Fault(
            _("{number} looks like another scan of {other}").format(number=later, other=first),
            found=first,
            remedy=_(
                "Look at both. Where they are one document, keep {first} and say so in the note of "
                "{later}; where they are two, accept this finding."
            ).format(first=first, later=later),
            number=later,
            path=each.places[1],
        )


@on_whole(
    "same-bytes",
    Area.CLASSIFICATION,
    Property.AUTHENTICITY,
    Severity.WARNING,
    lambda: _("two contracts have the same scan, byte for byte"),
)
def same_bytes(whole: Whole) -> Iterator[Fault]:
    """A document of one contract has just the masters that a document of another has."""
    for each, digest in _same_documents(whole):
        first, later = each.numbers
        yield Fault(
            _("{number} has the same scan as {other}").format(number=later, other=first),
            found=f"{first} {digest}",
            remedy=_(
                "Look at both: one of the two numbers was given to the other's scan. Take the "
                "right scan in, and say so in the note of the wrong one."
            ),
            number=later,
            path=each.places[1],
        )


def _same_documents(whole: Whole) -> Iterator[tuple[Alike, str]]:
    """The pairs of contracts that have a document in common, with the digest of a master of it.
    Images joined to documents may have one page in common and be two documents."""
    for each in survey.same_masters(whole.survey):
        one, other = (_documents(whole, place) for place in each.places)
        for document in sorted(map(sorted, one & other)):
            yield each, document[0]
            break


def _documents(whole: Whole, place: str) -> set[frozenset[str]]:
    """The documents at a place, each as the digests of its masters."""
    try:
        items = whole.archive.vault.read(place).items
    except ArchiveError:
        return set()
    found = (frozenset(master.fixity.sha256 for master in item.masters) for item in items)
    return {each for each in found if each}


def _seen(whole: Whole, place: str) -> _Seen | None:
    """What stands at a place; None where it cannot be read."""
    vault = whole.archive.vault
    try:
        contract = vault.read(place)
        text = vault.item_text(place, contract.items[0].text)
    except (ArchiveError, IndexError, OSError):
        return None
    reading = read(text.split("\f"), whole.settings)
    terms = contract.terms
    printed = contract.number if FieldName.NUMBER in contract.sources else ""
    numbers = filter(None, (printed, terms.counterparty_number, _read(reading, FieldName.NUMBER)))
    traits = Traits(
        frozenset(map(fold_number, numbers)),
        terms.customer,
        terms.signed_on,
        terms.amount.amount if terms.amount else None,
    )
    return _Seen(traits, text, fold(_read(reading, FieldName.COUNTERPARTY, _SURE)))


def _read(reading: Reading, name: FieldName, least: float = 0.0) -> str:
    best = reading.best(name)
    return str(best.value) if best and best.confidence >= least else ""
