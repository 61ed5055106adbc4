"""What the archive's own numbers look like."""

from __future__ import annotations

import pytest

from contract_archive.reading.own_numbers import fits, mended, series_of
from contract_archive.records.patterns import parse_pattern
from contract_archive.settings import Settings


def test_a_number_of_a_series_tells_its_series(settings: Settings):
    series = series_of("xs－2024－0001", settings)
    assert series is not None
    assert series.code == "XS"


@pytest.mark.parametrize("number", ["XS-24-0001", "XX-2024-0001", "0001", "", "XS-2024-001"])
def test_any_other_number_fits_no_series(number: str, settings: Settings):
    assert not fits(number, settings)


def test_letters_misread_for_digits_are_mended_where_the_pattern_has_digits(settings: Settings):
    assert mended("XS-2O24-OOl2", settings) == "XS-2024-0012"
    assert mended("XS-2024-0012", settings) is None
    assert mended("HT-2O24-OO12", settings) is None


def test_a_pattern_of_a_bare_running_number_proves_nothing(settings: Settings):
    bare = settings.series[0]._replace(number=parse_pattern("{seq:4}"))
    assert not fits("0044", settings._replace(series=(bare,)))
