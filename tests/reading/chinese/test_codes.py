"""Whose credit code a code is."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.reading.values.codes import is_credit_code, is_organisation_code
from contract_archive.records.readings import DoubtKind, FieldName
from contract_archive.settings import Settings

THEIRS, OURS = "91330000MA0000003", "91440000MA0000005"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _whole(code: str) -> str:
    """Return a code of no company with its check digit."""
    return next(code + last for last in ALPHABET if is_credit_code(code + last))


FORMS = [
    "甲方：云岫样本仪表有限公司\n统一社会信用代码：{theirs}\n"
    "乙方：东方示例有限公司\n统一社会信用代码：{ours}\n",
    "甲方：东方示例有限公司\n纳税人识别号：{ours}\n乙方：云岫样本仪表有限公司\n税号：{theirs}\n",
    "甲方：云岫样本仪表有限公司 乙方：东方示例有限公司\n"
    "统一社会信用代码：{theirs} 统一社会信用代码：{ours}\n",
    "甲方：云岫样本仪表有限公司\n乙方：东方示例有限公司\n"
    "乙方统一社会信用代码：{ours}\n甲方统一社会信用代码：{theirs}\n",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_code_belongs_to_the_block_it_stands_in(form: str, settings: Settings):
    text = form.format(theirs=_whole(THEIRS), ours=_whole(OURS))
    reading = read([text], settings)
    best = reading.best(FieldName.CREDIT_CODE)
    assert best is not None
    assert best.value == _whole(THEIRS)
    assert best.confidence >= 0.9
    assert reading.doubts == ()


def test_a_wrong_check_digit_is_a_doubt_and_not_sure(settings: Settings):
    wrong = next(THEIRS + last for last in ALPHABET if not is_credit_code(THEIRS + last))
    reading = read([FORMS[0].format(theirs=wrong, ours=_whole(OURS))], settings)
    assert [doubt.kind for doubt in reading.doubts] == [DoubtKind.CODE_WRONG]
    assert reading.candidates[FieldName.CREDIT_CODE][0].confidence < 0.9


def test_our_own_code_alone_is_nobody_else_s(settings: Settings):
    text = f"甲方：云岫样本仪表有限公司\n乙方：东方示例有限公司\n税号：{_whole(OURS)}\n"
    reading = read([text], settings)
    assert FieldName.CREDIT_CODE not in reading.candidates


def test_one_code_under_two_names_in_a_row_is_left_open(settings: Settings):
    text = f"甲方：云岫样本仪表有限公司 乙方：东方示例有限公司\n税号：{_whole(OURS)}\n"
    assert FieldName.CREDIT_CODE not in read([text], settings).candidates


def _proven(region: str, organisation: str) -> str:
    """Return a code of no company that both its check digits prove."""
    inner = next(
        organisation + last for last in "0123456789X" if is_organisation_code(organisation + last)
    )
    return _whole(f"91{region}{inner}")


HEADS = "买方：东方示例有限公司            卖方：云岫样本仪表有限公司\n"
COLUMN = " " * 34
CODE = _proven("990733", "MA0YY01X")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADS}代表：陶望春                      代表：柳五先\n{COLUMN}信用代码：{CODE}\n",
        f"{HEADS}{COLUMN}统一代码：{CODE}\n",
        f"买方：东方示例有限公司\n卖方：云岫样本仪表有限公司\n工商注册号：{CODE}\n",
        f"买方：东方示例有限公司\n卖方：云岫样本仪表有限公司\nUSCC {CODE}\n",
        f"买方：东方示例有限公司\n卖方：云岫样本仪表有限公司\n统一社会信\n用代码 {CODE} 不变\n",
    ],
)
def test_a_code_is_known_by_its_check_digits_and_its_column(text: str, settings: Settings):
    best = read([f"采购合同\n{text}"], settings).best(FieldName.CREDIT_CODE)
    assert best is not None
    assert best.value == CODE
    assert best.confidence >= 0.9


def test_the_code_in_a_permits_number_is_offered_not_taken(settings: Settings):
    text = f"采购合同\n买方：东方示例有限公司\n卖方：云岫样本仪表有限公司\n排污许可证：{CODE}001V\n"
    best = read([text], settings).best(FieldName.CREDIT_CODE)
    assert best is not None
    assert best.value == CODE
    assert best.confidence < 0.9


def test_an_account_that_looks_like_a_code_is_none(settings: Settings):
    text = f"采购合同\n买方：东方示例有限公司\n卖方：云岫样本仪表有限公司\n账号：{CODE}\n"
    assert read([text], settings).best(FieldName.CREDIT_CODE) is None
