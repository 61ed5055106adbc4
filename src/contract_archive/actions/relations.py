"""Relate contracts to one another, and see a contract's whole family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, NotFoundError
from contract_archive.locale import _
from contract_archive.records.contracts import Relation, RelationKind
from contract_archive.records.entries import Act
from contract_archive.records.numbers import fold_number
from contract_archive.rules.naming import relation_name


class Related(NamedTuple):
    """Two contracts; ``other`` is to ``number`` what ``kind`` says."""

    number: str
    kind: RelationKind
    other: str


def relate(archive: Archive, number: str, other: str, kind: RelationKind) -> Related:
    """Put into a contract's record that ``other`` is its ``kind`` (its framework, its order …).

    Raises NotFoundError where one of the two is no contract, ConflictError where they are one, are
    related so already, or would make a circle of frameworks.
    """
    archive.authorise(Act.RELATE)
    with archive.recording(Act.RELATE) as record:
        before, there = record.present(number), record.present(other).number
        _refuse(archive, before.number, there, kind)
        after = replace(before, relations=(*before.relations, Relation(kind, there)))
        record.restate(after, {"relation": kind.value, "other": there})
    return Related(before.number, kind, there)


def unrelate(archive: Archive, number: str, other: str) -> Related:
    """Take a relation of a contract back, whichever of the two records says it.

    Raises NotFoundError where there is none.
    """
    archive.authorise(Act.RELATE)
    with archive.recording(Act.RELATE) as record:
        one = record.present(number).number
        found = [each for each in archive.catalog.related(one) if _same(each.number, other)]
        if not found:
            raise NotFoundError(
                _("{number} is not related to {other}").format(number=one, other=other),
                _("See its relations with `carchive show {number}`.").format(number=one),
            )
        kind, there, said_here = found[0]
        holder, said = (one, there) if said_here else (there, one)
        before = record.present(holder)
        kept = tuple(each for each in before.relations if not _same(each.number, said))
        after = replace(before, relations=kept)
        record.restate(after, {"relation": kind.value, "other": said, "removed": True})
    return Related(one, kind, there)


class Relative(NamedTuple):
    """A contract in a family's tree: what it is to the one above it (None at the top), how deep it
    stands, and what lists show of it; these empty where it is not in the archive."""

    kind: RelationKind | None
    number: str
    depth: int
    title: str = ""
    customer: str = ""
    status: str = ""


_MOST = 500
_BELOW = (RelationKind.ORDER, RelationKind.RENEWED_BY, RelationKind.RELATED)
_ABOVE = (RelationKind.FRAMEWORK, RelationKind.RENEWS)


def family(archive: Archive, number: str) -> tuple[Relative, ...]:
    """Return the tree of contracts that a contract belongs to, from its topmost framework or first
    contract down; empty where it is related to none. At most 500 are shown."""
    archive.authorise("show")
    top, seen = number, {fold_number(number)}
    while above := [each for each in archive.catalog.related(top) if each.kind in _ABOVE]:
        top = above[0].number
        if fold_number(top) in seen:
            break
        seen.add(fold_number(top))
    found: list[Relative] = []
    for each in _walk(archive, top, None, 0, set()):
        found.append(each)
        if len(found) == _MOST:
            break
    return tuple(found) if len(found) > 1 else ()


def _walk(
    archive: Archive, number: str, kind: RelationKind | None, depth: int, seen: set[str]
) -> Iterator[Relative]:
    if fold_number(number) in seen:
        return
    seen.add(fold_number(number))
    hit = archive.catalog.hit(number)
    told = (hit.title, hit.customer, hit.status) if hit else ("", "", "")
    yield Relative(kind, hit.number if hit else number, depth, *told)
    for each in archive.catalog.related(number):
        if each.kind in _BELOW:
            yield from _walk(archive, each.number, each.kind, depth + 1, seen)


def _refuse(archive: Archive, number: str, other: str, kind: RelationKind) -> None:
    if _same(number, other):
        raise ConflictError(
            _("{number} cannot be related to itself").format(number=number),
            _("Name two contracts."),
        )
    for each in archive.catalog.related(number):
        if _same(each.number, other):
            raise ConflictError(
                _("{other} is {kind} of {number} already").format(
                    other=other, kind=relation_name(each.kind), number=number
                ),
                _("Take that back first with `carchive relate {number} {other} --remove`.").format(
                    number=number, other=other
                ),
            )
    if kind is not RelationKind.RELATED and _reaches(archive, other, number, kind):
        raise ConflictError(
            _("{number} stands above {other} already: they would go round in a circle").format(
                number=number, other=other
            ),
            _("See both with `carchive show`."),
        )


def _reaches(archive: Archive, start: str, goal: str, kind: RelationKind) -> bool:
    """Whether one comes from ``start`` to ``goal`` by going on in the same direction."""
    waiting, seen = [start], {fold_number(start)}
    while waiting:
        for each in archive.catalog.related(waiting.pop()):
            if each.kind is not kind or fold_number(each.number) in seen:
                continue
            if _same(each.number, goal):
                return True
            seen.add(fold_number(each.number))
            waiting.append(each.number)
    return False


def _same(one: str, other: str) -> bool:
    return fold_number(one) == fold_number(other)
