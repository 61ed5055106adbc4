"""Whose credit code a code is."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.reading.values.codes import is_credit_code
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
