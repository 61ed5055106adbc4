"""Equal values join, contradicting ones weigh against each other."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.reading.ranking import CERTAIN, rank
from contract_archive.records.readings import Candidate, Value


def find(value: Value, confidence: float, rule: str = "a", page: int = 1) -> Candidate:
    return Candidate(value, page, str(value), confidence, rule)


def test_nothing_found_ranks_to_nothing():
    assert rank([]) == ()


def test_a_single_find_keeps_its_confidence():
    assert rank([find("x", 0.93)]) == (find("x", 0.93),)


def test_equal_values_become_one_with_the_evidence_of_the_surest():
    (only,) = rank([find("x", 0.6, "a", 1), find("x", 0.9, "b", 7)])
    assert (only.page, only.rule) == (7, "b")
    assert 0.9 < only.confidence < 0.92


def test_the_same_rule_again_says_less_than_another_rule():
    (again,) = rank([find("x", 0.8, "a"), find("x", 0.8, "a")])
    (other,) = rank([find("x", 0.8, "a"), find("x", 0.8, "b")])
    assert 0.8 < again.confidence < other.confidence


def test_a_header_on_400_pages_makes_nothing_certain():
    (only,) = rank([find("x", 0.9, str(rule)) for rule in range(400)])
    assert only.confidence <= CERTAIN


def test_the_surest_value_comes_first():
    assert [each.value for each in rank([find("x", 0.2), find("y", 0.4)])] == ["y", "x"]


def test_two_equally_sure_values_are_both_in_doubt():
    first, second = rank([find(date(2024, 3, 5), 0.97), find(date(2024, 3, 6), 0.97)])
    assert first.confidence == pytest.approx(second.confidence)
    assert first.confidence < 0.5


def test_a_value_that_is_rather_wrong_speaks_against_nothing():
    first, second = rank([find("x", 0.97), find("y", 0.5)])
    assert first.confidence == 0.97
    assert second.confidence < 0.05


def test_yes_and_one_are_different_values():
    assert len(rank([find(True, 0.5), find(1, 0.5)])) == 2
