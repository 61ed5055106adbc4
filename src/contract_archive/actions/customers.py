"""Look after customers: one official name each, other names, and the folders that follow them.

A name, however it is written, is one customer's. What comes near another's is only told: whether
two names are one company, a person decides.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.archive.refiling import Refiled, refile
from contract_archive.errors import (
    ConflictError,
    DamagedError,
    NotFoundError,
    UsageError,
)
from contract_archive.holdings.catalog.customers import Customer
from contract_archive.locale import _
from contract_archive.records.contracts import Money
from contract_archive.records.entries import Act
from contract_archive.records.lists import listed_names
from contract_archive.records.names import one_line
from contract_archive.records.queries import Hit, Query, SortKey
from contract_archive.rules import filing
from contract_archive.rules.customers import Candidate, Known, fold, match

_MOST_NEAR = 5

# Called with each contract that was moved, or could not be.
Progress = Callable[[Refiled], None]


class Card(NamedTuple):
    """A customer with its contracts, by number."""

    customer: Customer
    contracts: tuple[Hit, ...]


class Added(NamedTuple):
    """A customer that was added, and known ones that it may be."""

    customer: Customer
    close: tuple[Candidate, ...]


class Change(NamedTuple):
    """What renaming or merging comes to: the customer after it, and the contracts that follow.

    In a plan the customer's ``contracts`` and ``amounts`` are those it will have.
    """

    customer: Customer
    contracts: tuple[Refiled, ...]


def known(archive: Archive) -> Known:
    """Return all names of all customers, to match others against."""
    return Known(archive.catalog.register.names())


def customers(archive: Archive, part: str = "") -> tuple[Customer, ...]:
    """Return the customers with ``part`` in any of their names, by name."""
    archive.authorise("list-customers")
    return archive.catalog.register.find(part)


def customer(archive: Archive, name: str) -> Customer:
    """Return the customer that bears ``name``. Raises NotFoundError with the nearest names."""
    archive.authorise("show-customer")
    return _get(archive, official(archive, name))


def show(archive: Archive, name: str) -> Card:
    """Return a customer and its contracts. Raises NotFoundError with the nearest names."""
    found = customer(archive, name)
    query = Query(
        sort=SortKey.NUMBER,
        descending=False,
        limit=0,
        today=archive.today,
        expiring_days=archive.settings.expiring_days,
    )
    return Card(found, archive.catalog.register.contracts(found.name, query))


def official(archive: Archive, name: str) -> str:
    """Return the official name of the customer that bears ``name``, however it is written.

    Raises NotFoundError with the nearest names where there is none.
    """
    names = known(archive)
    found = names.official(one_line(name))
    if found is not None:
        return found
    near = [each.official for each in match(name, names).candidates]
    near = near or list(archive.catalog.customers(name))[:_MOST_NEAR]
    raise NotFoundError(
        _("{name}: no such customer").format(name=name),
        _("Did you mean {names}?").format(names=listed_names(near))
        if near
        else _("See them all with `carchive customer list`."),
    )


def add(archive: Archive, name: str, aliases: Sequence[str] = ()) -> Added:
    """Add a customer before its first contract comes.

    Raises ConflictError where one of the names is a customer's already, UsageError where another
    name is none.
    """
    name, *aliases = (_checked(each) for each in (name, *aliases))
    for each in aliases:
        if fold(each) == fold(name):
            raise UsageError(
                _("{alias}: the alias equals the name").format(alias=each),
                _("Leave it away: width, case, spaces and the kind of brackets do not matter."),
            )
    with archive.recording(Act.ADD_CUSTOMER) as record:
        names = known(archive)
        for each in (name, *aliases):
            _refuse_known(names, each)
        close = match(name, names).candidates
        record.log(details={"customer": name, "aliases": list(aliases)})
    return Added(_get(archive, name), close)


def add_alias(archive: Archive, name: str, alias: str) -> Customer:
    """Give a customer another name. Raises ConflictError where it is a customer's already."""
    alias = _checked(alias)
    with archive.recording(Act.ALIAS_CUSTOMER) as record:
        found = official(archive, name)
        _refuse_known(known(archive), alias)
        record.log(details={"customer": found, "alias": alias})
    return _get(archive, found)


def remove_alias(archive: Archive, name: str, alias: str) -> Customer:
    """Take another name from a customer. Raises NotFoundError where it is none of its names."""
    with archive.recording(Act.ALIAS_CUSTOMER) as record:
        found = customer(archive, name)
        kept = _other_name(found, alias)
        record.log(details={"customer": found.name, "alias": kept, "removed": True})
    return _get(archive, found.name)


def plan_rename(archive: Archive, old: str, new: str) -> Change:
    """Return what ``rename`` would come to, with nothing written."""
    archive.authorise(Act.RENAME_CUSTOMER)
    new = _checked(new)
    found = _renamed(archive, old, new)
    after = found._replace(
        name=new,
        aliases=tuple(each for each in found.aliases if each != new),
        former_names=_with(found.former_names, found.name, new),
    )
    return Change(after, _planned(archive, found.name, new))


def rename(archive: Archive, old: str, new: str, progress: Progress | None = None) -> Change:
    """Give a customer another official name; the old one is kept, and its contracts move.

    Raises ConflictError where the new name is another customer's.
    """
    new = _checked(new)
    with archive.recording(Act.RENAME_CUSTOMER) as record:
        found = _renamed(archive, old, new)
        record.log(details={"customer": found.name, "name": new})
        moved = _watched(refile(archive, record), progress)
    return Change(_get(archive, new), moved)


def plan_merge(archive: Archive, source: str, target: str) -> Change:
    """Return what ``merge`` would come to, with nothing written."""
    archive.authorise(Act.MERGE_CUSTOMER)
    loser, winner = _merged(archive, source, target)
    after = winner._replace(
        aliases=tuple(sorted((*winner.aliases, *loser.aliases))),
        former_names=tuple(sorted((*winner.former_names, *loser.former_names, loser.name))),
        contracts=winner.contracts + loser.contracts,
        amounts=_summed(winner, loser),
    )
    return Change(after, _planned(archive, loser.name, winner.name))


def merge(archive: Archive, source: str, target: str, progress: Progress | None = None) -> Change:
    """Make one customer of two: ``source``'s names and contracts become ``target``'s."""
    with archive.recording(Act.MERGE_CUSTOMER) as record:
        loser, winner = _merged(archive, source, target)
        record.log(details={"customer": loser.name, "into": winner.name})
        moved = _watched(refile(archive, record), progress)
    return Change(_get(archive, winner.name), moved)


def _get(archive: Archive, name: str) -> Customer:
    customer = archive.catalog.register.get(name)
    if customer is None:
        raise NotFoundError(
            _("{name}: no such customer").format(name=name),
            _("See them all with `carchive customer list`."),
        )
    return customer


def _checked(name: str) -> str:
    """Return a name as it is kept. Raises UsageError where it has no letter or digit."""
    kept = one_line(name)
    if not fold(kept):
        raise UsageError(
            _("“{name}” is no name").format(name=kept),
            _("Give the name as it stands in the contracts."),
        )
    return kept


def _refuse_known(names: Known, name: str) -> None:
    found = names.official(name)
    if found is not None:
        raise ConflictError(
            _("{name} is a name of {customer} already").format(name=name, customer=found),
            _("See it with `carchive customer show {name}`.").format(name=shlex.quote(found)),
            details={"customer": found},
        )


def _other_name(customer: Customer, name: str) -> str:
    """Return one of the customer's other names as it is kept."""
    others = (*customer.aliases, *customer.former_names)
    for each in others:
        if fold(each) == fold(name):
            return each
    raise NotFoundError(
        _("{alias}: no other name of {customer}").format(alias=name, customer=customer.name),
        _("Its other names: {names}").format(names=listed_names(others) or _("none")),
    )


def _renamed(archive: Archive, old: str, new: str) -> Customer:
    """Return the customer to be renamed. Raises ConflictError where ``new`` is not free."""
    found = customer(archive, old)
    other = known(archive).official(new)
    if other not in (None, found.name):
        raise ConflictError(
            _("{name} is a name of {customer} already").format(name=new, customer=other),
            _("To make one of the two: carchive customer merge {old} {new}").format(
                old=shlex.quote(found.name), new=shlex.quote(str(other))
            ),
            details={"customer": str(other)},
        )
    if new == found.name:
        raise ConflictError(
            _("{name} is its name already").format(name=new), _("Nothing needs to be done.")
        )
    return found


def _merged(archive: Archive, source: str, target: str) -> tuple[Customer, Customer]:
    loser, winner = (customer(archive, name) for name in (source, target))
    if loser.name == winner.name:
        raise ConflictError(
            _("{one} and {other} are one customer already").format(one=source, other=target),
            _("Nothing needs to be done."),
        )
    return loser, winner


def _with(names: tuple[str, ...], name: str, without: str) -> tuple[str, ...]:
    return tuple(sorted(each for each in {*names, name} if each != without))


def _summed(one: Customer, other: Customer) -> tuple[Money, ...]:
    sums: dict[str, Money] = {}
    for money in (*one.amounts, *other.amounts):
        before = sums.get(money.currency)
        amount = money.amount + before.amount if before else money.amount
        sums[money.currency] = Money(amount, money.currency)
    return tuple(sums[currency] for currency in sorted(sums))


def _planned(archive: Archive, name: str, new: str) -> tuple[Refiled, ...]:
    """Where each contract of the customer would go."""
    query = Query(sort=SortKey.ARCHIVED, descending=False, limit=0)
    hits = archive.catalog.register.contracts(name, query)
    return tuple(_planned_one(archive, hit, new) for hit in hits)


def _planned_one(archive: Archive, hit: Hit, new: str) -> Refiled:
    try:
        contract = archive.vault.read(hit.path)
    except (DamagedError, NotFoundError) as error:
        return Refiled(hit.number, hit.path, hit.path, error)
    after = replace(contract, terms=replace(contract.terms, customer=new))
    folder = filing.folder_of(archive.settings, after)
    if folder == hit.path.rpartition("/")[0]:
        return Refiled(hit.number, hit.path, hit.path)
    place = archive.vault.free_place(folder, filing.safe_name(contract.number))
    return Refiled(hit.number, hit.path, place)


def _watched(moved: Iterable[Refiled], progress: Progress | None) -> tuple[Refiled, ...]:
    seen = []
    for each in moved:
        seen.append(each)
        if progress:
            progress(each)
    return tuple(seen)
