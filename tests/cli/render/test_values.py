"""Single values as people read them."""

from decimal import Decimal

import pytest

from contract_archive.cli.render.claims import percent, value_text
from contract_archive.cli.render.values import money


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("332500", "332,500.00 CNY"),
        ("41659.10", "41,659.10 CNY"),
        ("0.5", "0.50 CNY"),
        ("0.125", "0.125 CNY"),
        ("1E+6", "1,000,000.00 CNY"),
    ],
)
def test_an_amount_has_two_decimals_or_as_many_as_it_needs(amount: str, shown: str) -> None:
    assert money(Decimal(amount), "CNY") == shown


def test_an_amount_that_was_read_looks_like_one_that_is_archived() -> None:
    assert value_text(Decimal("820800")) == "820,800.00"


def test_no_confidence_is_rounded_up() -> None:
    assert percent(0.8999) == "89 %"
    assert percent(0.57) == "57 %"
