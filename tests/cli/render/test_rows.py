"""Rows for programs."""

from __future__ import annotations

import pytest

from contract_archive.cli.render.rows import Template, harmless
from contract_archive.errors import UsageError


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "\tx"])
def test_a_formula_becomes_text(cell):
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-12.50", "100000", "XS-2024-0001", "华东", ""])
def test_numbers_and_names_stay(cell):
    assert harmless(cell) == cell


def test_a_template_is_filled_with_tabs_and_braces():
    template = Template("{a}\\t{{{b}}}\\\\", ["a", "b"])

    assert template.filled({"a": "1", "b": "2"}) == "1\t{2}\\"


@pytest.mark.parametrize("source", ["{", "}", "{a", "{c}", "{a.b}", "{a!r}", "{}"])
def test_a_wrong_template_is_told(source):
    with pytest.raises(UsageError):
        Template(source, ["a", "b"])
