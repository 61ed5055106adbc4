"""How sure a reading is, in figures."""

from __future__ import annotations

_PLACES = 4  # what floats add behind them says nothing


def rounded(confidence: float) -> float:
    """Return a confidence that was computed without what floats add to it."""
    return round(confidence, _PLACES)


def per_cent(confidence: float) -> int:
    """Return a confidence as per cent, rounded down: what is not quite 90 is not said to be."""
    return int(round(confidence * 100, _PLACES))
