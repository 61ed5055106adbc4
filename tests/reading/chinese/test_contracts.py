"""Whole contracts, read by all finders together."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName, Reading
from contract_archive.settings import Settings

from .contracts import SAMPLES, US, Sample

TAKEN = 0.9


def _read(sample: Sample, settings: Settings) -> Reading:
    return read(sample.text.split("\f"), settings)


def _best(reading: Reading, field: FieldName) -> object:
    best = reading.best(field)
    return best.value if best else ""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_other_side_is_the_counterparty(sample: Sample, settings: Settings):
    reading = _read(sample, settings)
    assert _best(reading, FieldName.COUNTERPARTY) == sample.counterparty
    assert _best(reading, FieldName.OUR_PARTY) == US


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_number_is_what_stands_under_its_label(sample: Sample, settings: Settings):
    reading = _read(sample, settings)
    if sample.number:
        assert _best(reading, FieldName.NUMBER) == sample.number
    else:
        sure = reading.best(FieldName.NUMBER)
        assert sure is None or sure.confidence < TAKEN
    if sample.counterparty_number:
        assert _best(reading, FieldName.COUNTERPARTY_NUMBER) == sample.counterparty_number


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_heading_is_the_title(sample: Sample, settings: Settings):
    if sample.title:
        assert _best(_read(sample, settings), FieldName.TITLE) == sample.title


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_series_follows_from_heading_and_side(sample: Sample, settings: Settings):
    reading = _read(sample, settings)
    if sample.series:
        assert _best(reading, FieldName.SERIES) == sample.series


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_nothing_wrong_is_sure(sample: Sample, settings: Settings):
    reading = _read(sample, settings)
    expected = {
        FieldName.COUNTERPARTY: sample.counterparty,
        FieldName.NUMBER: sample.number,
        FieldName.TITLE: sample.title,
        FieldName.SERIES: sample.series,
    }
    for field, value in expected.items():
        best = reading.best(field)
        if value and best and best.confidence >= TAKEN:
            assert best.value == value


def test_most_contracts_are_sure_without_asking(settings: Settings):
    sure = sum(
        (best := _read(sample, settings).best(FieldName.COUNTERPARTY)) is not None
        and best.confidence >= TAKEN
        for sample in SAMPLES
    )
    assert sure >= 0.9 * len(SAMPLES)
