"""Put the finds for one field in order and weigh them against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contract_archive.records.readings import Candidate, Value

OTHER_RULE = 0.2
"""How much of the doubt left is removed when another rule finds the same value …"""
SAME_RULE = 0.05
"""… and when the same rule finds it again elsewhere: little, headers repeat on every page."""
RIVAL = 0.5
"""A different value speaks against one only if it is itself more likely right than wrong."""
LOUD = 0.1
"""After the weighing, a value this sure was alone rather right than wrong: it contradicts."""
CERTAIN = 0.995
"""No reading is surer than this."""


def rank(finds: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates of one field, one for each value, the surest first.

    Finders give each candidate the confidence it deserves alone. Here equal values become one
    (the surest find is its evidence) and gain a little from each further find; values that
    contradict each other are weighed by their odds, because at most one of them is right: two
    equally sure values end below a half each.
    """
    places: dict[tuple[type, Value], list[Candidate]] = {}
    for find in finds:
        places.setdefault((type(find.value), find.value), []).append(find)
    merged = [_merged(each) for each in places.values()]
    merged.sort(key=lambda candidate: -candidate.confidence)  # stable: the earlier find first
    return tuple(_weighed(candidate, merged) for candidate in merged)


def _merged(finds: list[Candidate]) -> Candidate:
    best = max(finds, key=lambda candidate: candidate.confidence)  # the first of equals
    confidence, rules = best.confidence, {best.rule}
    for find in finds:
        if find is best:
            continue
        gain = SAME_RULE if find.rule in rules else OTHER_RULE
        confidence += (1 - confidence) * gain * find.confidence
        rules.add(find.rule)
    return replace(best, confidence=min(confidence, max(CERTAIN, best.confidence)))


def _weighed(candidate: Candidate, all_of_them: list[Candidate]) -> Candidate:
    rivals = sum(
        _odds(other.confidence)
        for other in all_of_them
        if other is not candidate and other.confidence > RIVAL
    )
    if not rivals:
        return candidate
    odds = _odds(candidate.confidence)
    return replace(candidate, confidence=odds / (1 + odds + rivals))


def _odds(confidence: float) -> float:
    sure = min(confidence, CERTAIN)
    return sure / (1 - sure)
