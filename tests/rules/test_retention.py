"""How long contracts are kept: which rule holds, from when it counts, what holds them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.records.contracts import (
    Amendment,
    Contract,
    Item,
    ItemKind,
    Money,
    Terms,
)
from contract_archive.records.holds import Hold
from contract_archive.records.paper import Loan, PaperOriginal
from contract_archive.rules import filing
from contract_archive.rules.retention import (
    UNMATCHED,
    Disposition,
    appraise,
    as_terms_say,
    is_over,
    rule_of,
    trigger_of,
)
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text
from contract_archive.settings.model import RetentionFloors, RetentionRule, Settings

NOW = datetime(2024, 7, 15, tzinfo=UTC)


RULES = read_or_refuse(rules_text("zh", "东方示例有限公司").encode())


@pytest.fixture
def settings() -> Settings:
    """The rules that a fresh archive has."""
    return RULES


def _item(kind: ItemKind, at: int, amendment: Amendment | None = None) -> Item:
    return Item(f"XS-2004-0001-{at}", kind, ("a.jpg",), (), None, None, 1, amendment=amendment)


def _contract(*later: tuple[ItemKind, Amendment], **terms: Any) -> Contract:
    said = {"series": "XS", "customer": "华东机电有限公司", "signed_on": date(2004, 1, 5), **terms}
    items = [_item(ItemKind.MAIN, 0)]
    items += [_item(kind, at, amendment) for at, (kind, amendment) in enumerate(later, 1)]
    return Contract("XS-2004-0001", Terms(**said), 2004, NOW, "档案员", tuple(items))


def _yuan(amount: str, currency: str = "CNY") -> Money:
    return Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("series", "amount", "key"),
    [
        ("XS", _yuan("10000000"), "Y"),
        ("XS", _yuan("9999999.99"), "D30"),
        ("XS", _yuan("1000000"), "D30"),
        ("KJ", _yuan("1000000"), "D30"),
        ("XS", _yuan("999999.99"), "D10"),
        ("XS", None, "D10"),
        ("BM", None, "D10"),
        ("ZL", _yuan("5000000"), "other"),
        ("KJ", None, "other"),
        ("gone", None, "other"),
        ("BM", _yuan("20000000"), "Y"),
        ("XS", _yuan("10", "USD"), "Y"),
        ("ZL", _yuan("10", "USD"), "Y"),
    ],
)
def test_the_first_rule_that_fits_holds(
    settings: Settings, series: str, amount: Money | None, key: str
) -> None:
    assert rule_of(_contract(series=series, amount=amount), settings).rule.key == key


def test_of_a_foreign_amount_only_rules_up_to_the_first_sure_one_could_fit(
    settings: Settings,
) -> None:
    rules = (
        RetentionRule("A", "", "", (), Decimal(100), 12),
        RetentionRule("B", "", "", (), None, 10),
        RetentionRule("C", "", "", (), None, None),
    )
    ruling = rule_of(_contract(amount=_yuan("1", "USD")), settings._replace(retention=rules))
    assert ruling.rule.key == "A"
    assert "USD" in ruling.why
    ruling = rule_of(_contract(amount=_yuan("1")), settings._replace(retention=rules))
    assert (ruling.rule.key, "USD" in ruling.why) == ("B", False)


def test_where_no_rule_fits_it_is_thirty_years(settings: Settings) -> None:
    some = settings._replace(retention=settings.retention[:1])
    assert rule_of(_contract(), some).rule is UNMATCHED
    assert rule_of(_contract(amount=_yuan("1", "USD")), some).rule.key == "Y"
    assert UNMATCHED.years == 30


def test_the_series_own_rule_goes_before_the_schedule_and_the_contracts_before_both(
    settings: Settings,
) -> None:
    series = tuple(
        each._replace(retention="other") if each.code == "XS" else each for each in settings.series
    )
    ruled = settings._replace(series=series)
    contract = _contract(amount=_yuan("20000000"))
    assert rule_of(contract, ruled).rule.key == "other"
    assert rule_of(replace(contract, retention="D10"), ruled).rule.key == "D10"


def test_a_rule_that_is_gone_never_shortens_a_term(settings: Settings) -> None:
    contract = replace(_contract(), retention="gone")
    assert rule_of(contract, settings).rule.key == "Y"


def test_a_smaller_amount_of_a_later_document_does_not_shorten_the_term(
    settings: Settings,
) -> None:
    change = (ItemKind.CHANGE, Amendment(amount=_yuan("5")))
    assert rule_of(_contract(change, amount=_yuan("2000000")), settings).rule.key == "D30"
    change = (ItemKind.CHANGE, Amendment(amount=_yuan("20000000")))
    assert rule_of(_contract(change, amount=_yuan("5")), settings).rule.key == "Y"


_END = date(2014, 6, 30)


@pytest.mark.parametrize(
    ("contract", "day"),
    [
        (_contract(), None),
        (_contract(expires_on=_END), _END),
        (_contract(expires_on=_END, auto_renew=True), None),
        (_contract(expires_on=_END, auto_renew=False), _END),
        (_contract((ItemKind.RENEWAL, Amendment(expires_on=date(2016, 2, 29))), expires_on=_END),
         date(2016, 2, 29)),
        (_contract((ItemKind.TERMINATION, Amendment(ends_on=date(2012, 1, 1)))),
         date(2012, 1, 1)),
        (_contract((ItemKind.TERMINATION, Amendment(ends_on=date(2012, 1, 1))), expires_on=_END),
         _END),
        (_contract((ItemKind.TERMINATION, Amendment(ends_on=date(2012, 1, 1))), expires_on=_END,
                   auto_renew=True), _END),
        (_contract((ItemKind.SUPPLEMENT, Amendment(expires_on=date(2018, 1, 1), signed_on=_END)),
                   (ItemKind.CHANGE, Amendment(expires_on=date(2015, 1, 1),
                                               signed_on=date(2014, 7, 1))),
                   expires_on=_END),
         date(2018, 1, 1)),
    ],
)  # fmt: skip
def test_the_term_counts_from_the_latest_end(contract: Contract, day: date | None) -> None:
    assert trigger_of(contract).on == day


@pytest.mark.parametrize(
    ("ended", "years", "floors", "until"),
    [
        (date(2014, 6, 30), 10, RetentionFloors(), date(2024, 12, 31)),
        (date(2014, 12, 31), 10, RetentionFloors(), date(2024, 12, 31)),
        (date(2015, 1, 1), 10, RetentionFloors(), date(2025, 12, 31)),
        (date(2012, 2, 29), 30, RetentionFloors(), date(2042, 12, 31)),
        (date(2012, 2, 29), 1, RetentionFloors(), date(2022, 12, 31)),
        (date(2012, 2, 29), 1, RetentionFloors(0, 3), date(2015, 2, 28)),
        (date(2012, 2, 29), 1, RetentionFloors(0, 4), date(2016, 2, 29)),
        (date(2012, 2, 29), 5, RetentionFloors(0, 3), date(2017, 12, 31)),
        (date(9998, 2, 28), 30, RetentionFloors(), date(9999, 12, 31)),
    ],
)
def test_terms_end_with_a_year_and_never_before_the_floors(
    settings: Settings, ended: date, years: int, floors: RetentionFloors, until: date
) -> None:
    rule = RetentionRule("R", "", "", (), None, years)
    ruled = settings._replace(retention=(rule,), retention_floors=floors)
    assert appraise(_contract(expires_on=ended), ruled, NOW.date()).until == until


def _verdict(contract: Contract, settings: Settings, on: date) -> str:
    return appraise(contract, settings, on).verdict.value


def test_a_contract_goes_from_kept_to_closed_to_destroyed(settings: Settings) -> None:
    contract = _contract(expires_on=_END)
    assert _verdict(contract, settings, _END) == "keep"
    assert _verdict(contract, settings, _END + timedelta(1)) == "close"
    closed = replace(contract, closed_on=_END + timedelta(1))
    assert _verdict(closed, settings, date(2024, 12, 31)) == "keep"
    assert _verdict(closed, settings, date(2025, 1, 1)) == "destroy"
    assert appraise(contract, settings, date(2025, 1, 1)).closes
    assert not appraise(closed, settings, date(2025, 1, 1)).closes


def test_a_floor_above_the_rule_is_told(settings: Settings) -> None:
    rule = RetentionRule("R", "", "", (), None, 5)
    ruled = settings._replace(retention=(rule,))
    closed = replace(_contract(expires_on=_END), closed_on=date(2014, 7, 1))
    assert _verdict(closed, ruled, date(2019, 12, 31)) == "keep"
    appraisal = appraise(closed, ruled, date(2020, 1, 1))
    assert appraisal.verdict is Disposition.EXTEND
    assert any("2024-12-31" in each for each in appraisal.reasons)
    assert _verdict(closed, ruled, date(2025, 1, 1)) == "destroy"


def test_what_is_permanent_or_has_no_end_is_never_destroyed(settings: Settings) -> None:
    for contract in (
        _contract(),
        _contract(expires_on=_END, auto_renew=True),
        _contract(expires_on=_END, amount=_yuan("20000000")),
    ):
        for closed_on in (None, date(2014, 7, 1)):
            closed = replace(contract, closed_on=closed_on)
            assert _verdict(closed, settings, date.max) not in ("destroy", "extend")


def test_a_hold_or_a_loan_holds_back_what_is_over_and_nothing_else(settings: Settings) -> None:
    hold = Hold("(2024)沪01民初1号", NOW, "档案员", "诉讼")
    loan = Loan("李四", "查阅", date(2024, 1, 1), date(2024, 2, 1), "档案员")
    for held in (
        {"holds": (hold,)},
        {"paper": PaperOriginal("A室/1柜/1层/盒1", loans=(loan,))},
    ):
        contract = replace(_contract(expires_on=_END), **held)  # type: ignore[arg-type]
        assert _verdict(contract, settings, _END) == "keep"
        assert _verdict(contract, settings, date(2015, 1, 1)) == "hold"
        assert _verdict(contract, settings, date(2030, 1, 1)) == "hold"
        assert not appraise(contract, settings, date(2030, 1, 1)).closes
    lifted = replace(hold, lifted_at=NOW, lifted_by="档案员")
    back = replace(loan, returned_on=date(2024, 3, 1))
    free = replace(
        _contract(expires_on=_END),
        holds=(lifted,),
        paper=PaperOriginal("A室/1柜/1层/盒1", loans=(back,)),
    )
    assert _verdict(free, settings, date(2015, 1, 1)) == "close"


def test_one_that_was_opened_again_stays_until_its_day(settings: Settings) -> None:
    contract = replace(_contract(expires_on=_END), open_until=date(2025, 3, 1))
    assert _verdict(contract, settings, date(2025, 3, 1)) == "extend"
    assert _verdict(contract, settings, date(2025, 3, 2)) == "destroy"
    assert _verdict(contract, settings, date(2024, 3, 2)) == "keep"


def test_a_closed_contract_comes_out_only_where_its_terms_say_so() -> None:
    closed = replace(_contract(expires_on=_END), closed_on=date(2014, 9, 1))
    assert as_terms_say(closed) == closed
    late = replace(closed, terms=replace(closed.terms, expires_on=date(2014, 8, 31)))
    assert as_terms_say(late).closed_on == date(2014, 9, 1)
    on = replace(closed, terms=replace(closed.terms, expires_on=date(2014, 9, 1)))
    assert as_terms_say(on).closed_on is None


def test_a_closed_contract_belongs_below_the_closed_stacks(settings: Settings) -> None:
    contract = _contract(expires_on=_END)
    usual = "2004/销售合同/华东机电有限公司"
    assert filing.folder_of(settings, contract) == usual
    closed = replace(contract, closed_on=date(2014, 9, 1))
    assert filing.folder_of(settings, closed) == f"closed/{usual}"


_DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@given(_DAYS, _DAYS, st.integers(0, 40), st.integers(0, 40), st.integers(1, 40))
def test_nothing_is_destroyed_before_its_term_and_floors_are_over(
    ended: date, on: date, least: int, after: int, years: int
) -> None:
    rules = RULES._replace(
        retention=(RetentionRule("R", "", "", (), None, years),),
        retention_floors=RetentionFloors(least, after),
    )
    contract = _contract(expires_on=ended, signed_on=date(1999, 1, 1))
    if appraise(contract, rules, on).verdict is Disposition.DESTROY:
        assert is_over(contract, on)
        assert on.year > ended.year + max(years, least)
        assert (on.year - after, on.month, on.day) > (ended.year, ended.month, ended.day)
