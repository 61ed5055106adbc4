"""Customers' names: when two are the same, when they may be one company, what each consists of.

``folding`` tells the same name in another writing, ``anatomy`` takes a name apart, ``likeness``
says why two names may be one company, ``matching`` asks that of all known names at once.
"""

from contract_archive.rules.customers.folding import fold
from contract_archive.rules.customers.likeness import Reason, likeness, why
from contract_archive.rules.customers.matching import (
    Candidate,
    Known,
    Match,
    MatchKind,
    closeness,
    match,
)

__all__ = [
    "Candidate",
    "Known",
    "Match",
    "MatchKind",
    "Reason",
    "closeness",
    "fold",
    "likeness",
    "match",
    "why",
]
