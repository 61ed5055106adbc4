"""Contracts related to one another: said once, seen from both sides, never in a circle."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contract_archive.actions.relations import family, relate, unrelate
from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, NotFoundError
from contract_archive.records.contracts import RelationKind

File = Callable[..., str]


@pytest.fixture
def numbers(fresh_archive: Archive, file_contract: File) -> list[str]:
    """A framework, two orders, and one more."""
    first = file_contract(fresh_archive, series="KJ")
    return [first, *(file_contract(fresh_archive) for _count in range(3))]


def _tree(archive: Archive, number: str) -> list[tuple[int, str]]:
    return [(each.depth, each.number) for each in family(archive, number)]


def test_a_family_is_drawn_from_its_framework_whoever_of_it_is_asked_for(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    frame, one, two, after = numbers
    relate(fresh_archive, one, frame, RelationKind.FRAMEWORK)
    relate(fresh_archive, frame, two, RelationKind.ORDER)
    relate(fresh_archive, after, two, RelationKind.RENEWS)
    expected = [(0, frame), (1, one), (1, two), (2, after)]
    for number in numbers:
        assert _tree(fresh_archive, number) == expected


def test_a_relation_is_taken_back_from_either_side(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    frame, one, *_rest = numbers
    relate(fresh_archive, one, frame, RelationKind.FRAMEWORK)
    unrelate(fresh_archive, frame, one)
    assert _tree(fresh_archive, one) == []
    with pytest.raises(NotFoundError):
        unrelate(fresh_archive, one, frame)


def test_what_is_related_twice_to_itself_or_in_a_circle_is_refused(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    frame, one, two, _after = numbers
    relate(fresh_archive, one, frame, RelationKind.FRAMEWORK)
    relate(fresh_archive, two, one, RelationKind.FRAMEWORK)
    head = fresh_archive.ledger.head()
    for number, other, kind in (
        (one, one, RelationKind.RELATED),
        (one, frame, RelationKind.RELATED),
        (frame, one, RelationKind.ORDER),
        (frame, two, RelationKind.FRAMEWORK),
        (two, frame, RelationKind.ORDER),
    ):
        with pytest.raises(ConflictError):
            relate(fresh_archive, number, other, kind)
    with pytest.raises(NotFoundError):
        relate(fresh_archive, one, "XS-2024-0999", RelationKind.RELATED)
    assert fresh_archive.ledger.head() == head


def test_a_catalog_built_anew_knows_the_same_relations(
    fresh_archive: Archive, numbers: list[str]
) -> None:
    frame, one, *_rest = numbers
    relate(fresh_archive, one, frame, RelationKind.FRAMEWORK)
    grown = list(fresh_archive.catalog.dump())
    fresh_archive.reindex()
    assert list(fresh_archive.catalog.dump()) == grown
