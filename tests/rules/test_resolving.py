"""The operator's word, then a sure reading, then a question. Readings are written by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.records.intakes import Intake
from contract_archive.records.readings import (
    Candidate,
    Doubt,
    DoubtKind,
    Origin,
    Reading,
    Source,
)
from contract_archive.rules import claims, customers
from contract_archive.rules.resolving import Knowledge, resolve
from contract_archive.rules.terms import terms_of
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text

RULES = rules_text("zh", "东方示例有限公司").replace(
    "\nfields: []", "\nfields: [{key: project, label: {zh: 项目, en: Project}}]"
)
SETTINGS = read_or_refuse(RULES.encode())
TODAY = date(2024, 7, 20)
DAY = date(2024, 7, 10)
NOTHING = Intake((Path("scan.pdf"),))
ALL = replace(NOTHING, series="XS", customer="华东机电有限公司", signed_on=DAY)
KNOWN = customers.Known([("华东机电有限公司", ["华东机电"])])


def read(*doubts, **values):
    """A reading with one candidate a field: a value, or (value, confidence), or several of them."""
    found = {}
    for name, value in values.items():
        several = value if isinstance(value, list) else [value]
        pairs = [each if isinstance(each, tuple) else (each, 0.97) for each in several]
        found[name] = tuple(Candidate(v, 2, f"…{v}…", sure, "rule") for v, sure in pairs)
    return Reading(3, found, doubts)


WHOLE = {"series": "XS", "counterparty": "瑞华科技有限公司", "signed_on": DAY}


CODE = "91350100M000100Y43"


def solve(intake, reading, answered=(), taken=()):
    codes = {CODE: ("华东机电有限公司",)}
    known = Knowledge(
        KNOWN,
        lambda number: "is taken" if number in taken else "",
        lambda code: codes.get(code, ()),
    )
    return resolve(intake, reading, SETTINGS, known, TODAY, dict(answered))


def asked(resolution):
    return [question.field for question in resolution.questions]


def test_a_sure_reading_alone_makes_a_contract():
    found = solve(NOTHING, read(**WHOLE, amount=Decimal(100), currency="USD", project="P-1"))
    assert not found.questions
    assert not found.warnings
    intake = found.intake
    assert (intake.series, intake.customer, intake.signed_on) == ("XS", "瑞华科技有限公司", DAY)
    assert (intake.amount, intake.currency) == (Decimal(100), "USD")
    assert intake.custom == {"project": "P-1"}
    source = found.sources["customer"]
    assert source == Source(Origin.READING, 2, "…瑞华科技有限公司…", 0.97, "rule")


def test_the_operator_wins_and_is_told_what_the_page_says():
    found = solve(ALL, read(**WHOLE | {"signed_on": date(2024, 7, 11)}))
    assert found.intake.customer == "华东机电有限公司"
    assert found.intake.signed_on == DAY
    assert found.sources["signed_on"] == Source(Origin.OPERATOR)
    assert len(found.warnings) == 2
    assert any("page 2 says 瑞华科技有限公司" in each for each in found.warnings)
    assert any("page 2 says 2024-07-11" in each for each in found.warnings)


def test_an_alias_on_the_page_is_no_disagreement():
    assert not solve(ALL, read(counterparty="华东机电")).warnings


def test_nothing_read_asks_for_each_required_field_and_for_no_other():
    found = solve(NOTHING, read())
    assert asked(found) == ["series", "customer", "signed_on"]
    assert all(question.guess is None and question.reason for question in found.questions)


def test_a_required_field_below_the_threshold_is_asked_with_the_guess():
    found = solve(NOTHING, read(**WHOLE | {"signed_on": [(DAY, 0.8), (date(2024, 7, 1), 0.3)]}))
    (question,) = found.questions
    assert question.field == "signed_on"
    assert question.guess.value == DAY
    assert question.guess.page == 2
    assert question.choices == ("2024-07-01",)
    assert "80 %" in question.reason
    assert found.intake.signed_on is None


def test_an_optional_field_below_the_threshold_stays_empty_and_the_guess_is_told():
    found = solve(NOTHING, read(**WHOLE, expires_on=(date(2025, 7, 9), 0.8), title=("合同", 0.2)))
    assert not found.questions
    assert found.intake.expires_on is None
    (warning,) = found.warnings
    assert "2025-07-09" in warning
    assert "page 2" in warning


def test_the_threshold_of_a_field_is_the_archives():
    strict = SETTINGS._replace(reading=SETTINGS.reading._replace(thresholds={"title": 0.99}))
    known = Knowledge(KNOWN, lambda _number: "")
    found = resolve(ALL, read(title=("合同", 0.98)), strict, known, TODAY)
    assert not found.intake.title


def test_two_values_nearly_as_sure_are_asked_about():
    both = [("瑞华科技有限公司", 0.95), ("北方轴承有限公司", 0.93)]
    found = solve(NOTHING, read(**WHOLE | {"counterparty": both}))
    assert asked(found) == ["customer"]
    assert "北方轴承有限公司" in found.questions[0].reason


def test_figures_against_words_are_asked_about_though_the_amount_is_optional():
    doubt = Doubt(DoubtKind.AMOUNTS_DIFFER, "amount", "12 in figures, 13 in words", 1)
    amounts = [(Decimal(12), 0.97), (Decimal(13), 0.6)]
    found = solve(NOTHING, read(doubt, **WHOLE, amount=amounts))
    assert asked(found) == ["amount"]
    assert found.questions[0].reason == "12 in figures, 13 in words"
    assert found.questions[0].choices == ("13",)
    assert found.intake.amount is None


def test_where_the_operator_gave_all_a_doubt_is_only_told():
    doubt = Doubt(DoubtKind.AMOUNTS_DIFFER, "amount", "12 in figures, 13 in words", 1)
    several = Doubt(DoubtKind.SEVERAL_CONTRACTS, "", "two contracts in one file", 3)
    found = solve(ALL, read(doubt, several, amount=Decimal(12)))
    assert not found.questions
    assert found.intake.amount is None
    assert len(found.warnings) == 2


def test_several_contracts_in_one_file_are_the_first_question():
    several = Doubt(DoubtKind.SEVERAL_CONTRACTS, "", "two contracts in one file", 3)
    found = solve(NOTHING, read(several, **WHOLE | {"signed_on": (DAY, 0.5)}))
    assert asked(found) == ["", "signed_on"]


def test_unclear_parties_are_asked_about_however_sure_a_name_was_read():
    doubt = Doubt(DoubtKind.PARTIES_UNCLEAR, "parties", "neither side is ours", 1)
    assert asked(solve(NOTHING, read(doubt, **WHOLE))) == ["customer"]


def test_a_customer_that_is_known_gets_its_official_name():
    assert solve(NOTHING, read(**WHOLE | {"counterparty": "华东机电"})).intake.customer == (
        "华东机电有限公司"
    )
    assert solve(replace(ALL, customer="华东机电"), read()).intake.customer == "华东机电有限公司"


def test_a_name_that_is_known_is_surer_than_one_that_is_not():
    for name, asks in (("华东机电", []), ("瑞华科技有限公司", ["customer"])):
        found = solve(NOTHING, read(**WHOLE | {"counterparty": (name, 0.84)}))
        assert asked(found) == asks


def test_a_customer_close_to_a_known_one_is_asked_about():
    found = solve(NOTHING, read(**WHOLE | {"counterparty": "华东机电有限责任公司"}))
    (question,) = found.questions
    assert question.field == "customer"
    assert question.guess.value == "华东机电有限责任公司"
    assert question.choices == ("华东机电有限公司",)


def test_an_operators_customer_close_to_a_known_one_is_told():
    (warning,) = solve(replace(ALL, customer="华东机电有限责任公司"), read()).warnings
    assert "华东机电有限公司" in warning


def test_we_are_not_our_own_customer():
    found = solve(NOTHING, read(**WHOLE | {"counterparty": ("东方示例有限公司", 0.99)}))
    assert asked(found) == ["customer"]
    assert found.questions[0].guess is None


def test_a_printed_number_of_ours_that_is_free_becomes_the_number():
    found = solve(NOTHING, read(**WHOLE, number="xs－2024－0007"))
    assert found.intake.number == "xs－2024－0007"
    assert not found.intake.counterparty_number
    assert found.sources["number"].origin is Origin.READING


def test_a_printed_number_tells_the_type_where_nothing_else_does():
    found = solve(replace(ALL, series=""), read(number="FW-2024-0007"))
    assert found.intake.series == "FW"
    assert not found.questions


def test_a_printed_number_that_is_taken_is_a_question():
    found = solve(NOTHING, read(**WHOLE, number="XS-2024-0007"), taken={"XS-2024-0007"})
    assert asked(found) == ["number"]
    (question,) = found.questions
    assert question.reason == "is taken"
    assert question.guess is None
    assert not found.intake.number


def test_a_printed_number_that_a_person_does_not_take_is_the_other_sides():
    reading = read(**WHOLE, number="XS-2024-0007")
    found = solve(NOTHING, reading, {"number": Source(Origin.PERSON)}, taken={"XS-2024-0007"})
    assert not found.questions
    assert not found.intake.number
    assert found.intake.counterparty_number == "XS-2024-0007"


def test_a_number_of_another_type_may_be_the_other_sides_and_is_asked_about():
    for series in ("CG", ("CG", 0.6)):
        found = solve(NOTHING, read(**WHOLE | {"series": series}, number="XS-2024-0007"))
        assert "number" in asked(found)
        assert not found.intake.number


def test_a_printed_number_of_no_pattern_of_ours_is_theirs():
    found = solve(NOTHING, read(**WHOLE, number="RH/2024-7"))
    assert not found.intake.number
    assert found.intake.counterparty_number == "RH/2024-7"


def test_a_number_that_the_page_says_is_theirs_is_not_ours():
    both = {"number": "XS-2024-0007", "counterparty_number": "XS-2024-0007"}
    found = solve(NOTHING, read(**WHOLE, **both))
    assert not found.intake.number
    assert found.intake.counterparty_number == "XS-2024-0007"


def test_the_operators_number_stays_and_a_printed_one_of_ours_is_told():
    found = solve(replace(ALL, number="XS-2024-0001"), read(number="XS-2024-0007"))
    assert found.intake.number == "XS-2024-0001"
    assert any("XS-2024-0007" in each for each in found.warnings)


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        ({"signed_on": date(2024, 7, 22)}, {"signed_on": None}),
        (
            {"signed_on": DAY, "expires_on": (date(2024, 1, 1), 0.93)},
            {"signed_on": DAY, "expires_on": None},
        ),
        (
            {"effective_on": (date(2025, 1, 1), 0.93), "expires_on": date(2024, 12, 31)},
            {"effective_on": None, "expires_on": date(2024, 12, 31)},
        ),
    ],
)
def test_dates_that_cannot_be_are_not_taken_the_least_sure_first(dates, kept):
    found = solve(NOTHING, read(**WHOLE | dates))
    assert {name: getattr(found.intake, name) for name in kept} == kept


def test_a_read_date_that_cannot_be_beside_the_operators_goes():
    found = solve(replace(ALL, expires_on=date(2024, 12, 31)), read(effective_on=date(2025, 1, 1)))
    assert found.intake.expires_on == date(2024, 12, 31)
    assert found.intake.effective_on is None
    assert any("2025-01-01" in each for each in found.warnings)


def test_an_amount_in_a_currency_that_is_not_clear_is_left_open():
    found = solve(NOTHING, read(**WHOLE, amount=Decimal(5), currency=("USD", 0.7)))
    assert found.intake.amount is None
    assert any("currency" in each for each in found.warnings)
    ours = solve(NOTHING, read(**WHOLE, amount=Decimal(5), currency=("CNY", 0.7)))
    assert ours.intake.amount == Decimal(5)


def test_a_value_that_a_field_cannot_hold_is_as_if_not_read():
    found = solve(NOTHING, read(**WHOLE | {"series": "ZZ"}, notice_days=-3))
    assert asked(found) == ["series"]
    assert found.intake.notice_days is None


def test_what_a_person_settled_is_not_asked_again_and_is_his():
    doubt = Doubt(DoubtKind.AMOUNTS_DIFFER, "amount", "12 in figures, 13 in words", 1)
    reading = read(doubt, **WHOLE | {"signed_on": (DAY, 0.5)}, amount=Decimal(12))
    person = Source(Origin.PERSON, 2, "…")
    first = solve(replace(NOTHING, signed_on=DAY), reading, {"signed_on": person})
    assert asked(first) == ["amount"]
    assert first.sources["signed_on"] == person
    left = {"signed_on": person, "amount": Source(Origin.PERSON)}
    found = solve(replace(NOTHING, signed_on=DAY), reading, left)
    assert not found.questions
    assert found.intake.amount is None


def test_a_document_without_text_asks_for_what_is_required():
    doubt = Doubt(DoubtKind.NO_TEXT, "", "no page has text", 0)
    found = solve(NOTHING, read(doubt))
    assert asked(found) == ["series", "customer", "signed_on"]
    assert all(question.reason == "no page has text" for question in found.questions)


VALUES = {
    "series": st.sampled_from(["XS", "FW", "CG", "ZZ"]),
    "counterparty": st.sampled_from(["华东机电", "东方示例有限公司", "瑞华科技有限公司", ""]),
    "number": st.sampled_from(["XS-2024-0007", "FW-2024-0001", "RH/7", "x" * 200]),
    "counterparty_number": st.sampled_from(["RH/7", "XS-2024-0007"]),
    "our_party": st.sampled_from(["东方示例有限公司", "谁"]),
    "signed_on": st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    "effective_on": st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    "expires_on": st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    "amount": st.decimals(-5, 10**9, places=2),
    "currency": st.sampled_from(["CNY", "USD", "?"]),
    "project": st.sampled_from(["P-1", ""]),
    "parties": st.sampled_from([(), ("甲", "乙")]),
}
CANDIDATES = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.tuples(values, st.floats(0, 1)), max_size=3)
        for name, values in VALUES.items()
    },
)
DOUBTS = st.lists(
    st.builds(
        Doubt,
        st.sampled_from(DoubtKind),
        st.sampled_from(["", *VALUES]),
        st.just("something does not hold"),
        st.integers(0, 3),
    ),
    max_size=3,
)


@given(candidates=CANDIDATES, doubts=DOUBTS, complete=st.booleans())
def test_whatever_is_read_the_operator_stays_and_what_is_taken_is_sure(
    candidates, doubts, complete
):
    intake = ALL if complete else replace(NOTHING, customer="华东机电有限公司")
    found = solve(intake, read(*doubts, **candidates))

    for name in claims.given_fields(intake):
        assert claims.value_of(found.intake, name) == claims.value_of(intake, name)
    assert set(found.sources) == set(claims.given_fields(found.intake))
    taken = [each for each in found.sources.values() if each.origin is Origin.READING]
    assert all(each.confidence >= 0.9 for each in taken)
    if complete:
        assert not found.questions
    if not found.questions:
        terms_of(found.intake, SETTINGS, TODAY)  # whatever needs no question can be filed


@pytest.mark.parametrize("sure", [0.97, 0.3])
def test_a_new_customer_under_a_known_credit_code_is_asked_about(sure):
    found = solve(NOTHING, read(**WHOLE, credit_code=(CODE, sure)))
    assert asked(found) == ["customer"]
    (question,) = found.questions
    assert question.guess.value == "瑞华科技有限公司"
    assert question.choices == ("华东机电有限公司",)
    assert "credit code of 华东机电有限公司" in question.reason


def test_the_operators_new_customer_under_a_known_credit_code_is_told():
    intake = replace(ALL, customer="瑞华科技有限公司", credit_code=CODE.lower())
    found = solve(intake, read())
    assert found.intake.credit_code == CODE
    assert any("credit code of 华东机电有限公司" in each for each in found.warnings)
    intake = replace(intake, customer="华东机电")
    assert not solve(intake, read()).warnings


def test_a_title_that_is_likely_right_is_told_where_it_is_left_empty():
    found = solve(ALL, read(title=("SUPPLY AGREEMENT", 0.8)))
    assert not found.intake.title
    (warning,) = found.warnings
    assert "SUPPLY AGREEMENT" in warning and "page 2" in warning
    assert not solve(ALL, read(title=("SUPPLY", 0.3))).warnings


def test_confidences_are_free_of_what_floats_add():
    known = {"counterparty": ("华东机电", 0.86)}
    source = solve(NOTHING, read(**WHOLE | known)).sources["customer"]
    assert str(source.confidence) == "0.93"
    found = solve(NOTHING, read(**WHOLE | {"signed_on": (DAY, 0.57)}))
    assert "57 %" in found.questions[0].reason
