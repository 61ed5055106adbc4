"""Whether anything holds a contract back from destruction."""

from __future__ import annotations

from contract_archive.records.contracts import Contract
from contract_archive.records.holds import Hold
from contract_archive.rules.searching import fold


def standing(contract: Contract) -> tuple[Hold, ...]:
    """Return the holds on a contract that have not been lifted."""
    return tuple(each for each in contract.holds if each.stands)


def is_held(contract: Contract) -> bool:
    """Tell whether a contract must not be destroyed, nor leave its backups, for a case."""
    return any(each.stands for each in contract.holds)


def is_of_case(hold: Hold, case: str) -> bool:
    """Tell whether a hold is of a case, however its width, case and spaces are typed."""
    return fold(hold.case) == fold(case)
