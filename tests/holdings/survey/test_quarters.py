"""The quarter of a contract is that of its signing."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_archive.holdings.survey import Survey
from contract_archive.holdings.survey.quarters import quarter_of
from contract_archive.holdings.survey.register import Standing
from contract_archive.records.numbers import fold_number


def survey_of(folder: Path, *signed: tuple[str, str, str | None]) -> Survey:
    survey = Survey(folder / "survey.sqlite")
    for place, number, day in signed:
        survey.stand(Standing(place, number, "", signed_on=day), fold_number(number), ())
    return survey


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ("2024-01-01", "2024Q1"),
        ("2024-03-31", "2024Q1"),
        ("2024-04-01", "2024Q2"),
        ("2024-09-30", "2024Q3"),
        ("2024-10-01", "2024Q4"),
        ("1999-12-31", "1999Q4"),
    ],
)
def test_a_quarter_has_three_months(day: str, quarter: str, tmp_path: Path) -> None:
    survey = survey_of(tmp_path, ("a", "XS-1", day))
    assert quarter_of(survey, ["XS-1"]) == {"XS-1": quarter}


def test_a_number_is_found_however_it_is_written_and_its_quarter_told_by_what_was_asked(
    tmp_path: Path,
) -> None:
    survey = survey_of(tmp_path, ("a", "ＸＳ（1）", "2024-05-02"))
    assert quarter_of(survey, ["xs(1)", "xs(1)"]) == {"xs(1)": "2024Q2"}


def test_what_is_not_there_or_has_no_day_of_signing_has_no_quarter(tmp_path: Path) -> None:
    survey = survey_of(tmp_path, ("a", "XS-1", None))
    assert quarter_of(survey, ["XS-1", "XS-2", ""]) == {}


def test_of_two_folders_with_one_number_the_first_counts(tmp_path: Path) -> None:
    survey = survey_of(tmp_path, ("b", "XS-1", "2024-05-02"), ("a", "XS-1", "2023-05-02"))
    assert quarter_of(survey, ["XS-1"]) == {"XS-1": "2023Q2"}
