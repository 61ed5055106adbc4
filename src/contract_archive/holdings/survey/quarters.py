"""What the survey tells of the quarters in which contracts were signed."""

from __future__ import annotations

from collections.abc import Iterable

from contract_archive.holdings.survey.register import Survey
from contract_archive.records.numbers import fold_number


def quarter_of(survey: Survey, numbers: Iterable[str]) -> dict[str, str]:
    """Return the quarter of signing (``2024Q3``) of each contract of these numbers.

    A number that no folder bears, or whose contract has no day of signing, is left out; of two
    folders with one number the first by its place counts.
    """
    found = {}
    for number in dict.fromkeys(numbers):
        row = survey.connection.execute(
            "SELECT substr(signed_on, 1, 4) || 'Q' || ((substr(signed_on, 6, 2) + 2) / 3)"
            " FROM standing WHERE folded = ? AND signed_on IS NOT NULL ORDER BY place LIMIT 1",
            (fold_number(number),),
        ).fetchone()
        if row is not None:
            found[number] = str(row[0])
    return found
