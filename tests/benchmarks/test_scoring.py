"""What counts as right: the same value in another dress, and nothing where nothing is printed."""

from decimal import Decimal

import pytest

from corpus.truth import Truth
from scoring import Found, Score, add, judge, matches


def label(**values: object) -> dict[str, object]:
    truth = Truth()
    for name, value in values.items():
        truth.says(name, value)
    return truth.label()


@pytest.mark.parametrize(
    ("field", "value", "truth"),
    [
        ("counterparty", "棠棣(澜州)有限公司", "棠棣（澜州）有限公司"),
        ("counterparty", "Aduro Biotech, Inc.", "Aduro Biotech, Inc"),
        ("number", "AB[2024]12号", "AB〔2024〕12号"),
        ("amount_in_words", "人民币壹佰圆整", "壹佰元正"),
        ("amount", "1200", "1200.00"),
        ("governing_law", "中国法律", "中华人民共和国"),
        ("governing_law", "the laws of the State of New York", "New York"),
        ("title", "购 销 合 同", "购销合同"),
    ],
)
def test_another_dress_is_the_same_value(field: str, value: str, truth: str) -> None:
    assert matches(field, value, {field: truth})


@pytest.mark.parametrize(
    ("field", "value", "truth"),
    [
        ("counterparty", "棠棣有限责任公司", "棠棣有限公司"),
        ("number", "AB-2024-012", "AB-2024-12"),
        ("amount", "120.00", "1200.00"),
        ("signed_on", "2024-03-06", "2024-03-05"),
        ("governing_law", "New Jersey", "New York"),
    ],
)
def test_another_value_is_not_the_same(field: str, value: str, truth: str) -> None:
    assert not matches(field, value, {field: truth})


def counted(score: Score | None) -> tuple[int, int, int, int, int]:
    assert score is not None
    return score.right, score.extra, score.missing, score.taken, score.taken_wrong


def test_a_wrong_value_is_both_extra_and_missing() -> None:
    found = {"number": Found("B", 0.95)}
    assert counted(judge(label(number="A"), found, "number", 0.9)) == (0, 1, 1, 1, 1)


def test_a_value_where_nothing_is_printed_is_wrong() -> None:
    found = {"amount": Found("5.00", 0.95)}
    assert counted(judge(label(), found, "amount", 0.9)) == (0, 1, 0, 1, 1)


def test_a_value_below_the_threshold_is_not_taken() -> None:
    found = {"amount": Found("5.00", 0.5)}
    assert counted(judge(label(amount=Decimal(5)), found, "amount", 0.9)) == (1, 0, 0, 0, 0)


def test_where_two_answers_are_sensible_nothing_and_either_are_right() -> None:
    truth = Truth()
    truth.may_be("series", "QT", "FW")
    for value in ("QT", "FW"):
        found = {"series": Found(value)}
        assert counted(judge(truth.label(), found, "series", 0.9)) == (0, 0, 0, 1, 0)
    assert counted(judge(truth.label(), {}, "series", 0.9)) == (0, 0, 0, 0, 0)
    assert counted(judge(truth.label(), {"series": Found("XS")}, "series", 0.9))[1] == 1


def test_nobody_is_judged_by_what_is_left_open() -> None:
    truth = Truth()
    truth.leaves_open("series")
    assert judge(truth.label(), {"series": Found("XS")}, "series", 0.9) is None


def test_parties_count_one_by_one_and_are_taken_right_only_together() -> None:
    truth = label(parties=("甲公司", "乙公司"))
    half = {"parties": Found(("甲公司", "丙公司"), 0.95)}
    assert counted(judge(truth, half, "parties", 0.9)) == (1, 1, 1, 1, 1)
    whole = {"parties": Found(("乙公司", "甲公司"), 0.95)}
    assert counted(judge(truth, whole, "parties", 0.9)) == (2, 0, 0, 1, 0)


def test_precision_recall_and_f1_follow_from_the_counts() -> None:
    total = Score()
    for one in (Score(right=3, extra=1), Score(right=3, missing=2)):
        add(total, one)
    assert (total.precision, total.recall) == (6 / 7, 6 / 8)
    assert total.f1 == pytest.approx(2 * 6 / 7 * 0.75 / (6 / 7 + 0.75))
