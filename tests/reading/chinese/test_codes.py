"""Whose credit code a code is."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.reading.values.codes import is_organisation_code
from contract_archive.records.credit_codes import is_credit_code
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


@pytest.mark.parametrize(
    "label",
    [
        "统一社会信用代码", "社会信用代码", "纳税人识别号", "纳税识别号", "税号", "机构代码",
        "统一代码", "营业执照号", "营业执照注册号", "工商注册号", "组织机构代码",
        "统一社会信用代码/纳税人识别号",
    ],
)  # fmt: skip
def test_a_code_stands_under_many_labels(label: str, settings: Settings):
    text = (
        "甲方：云岫样本仪表有限公司\n"
        f"{label}：{_whole(THEIRS)}\n乙方：东方示例有限公司\n{label}：{_whole(OURS)}\n"
    )
    best = read([text], settings).best(FieldName.CREDIT_CODE)
    assert best is not None
    assert best.value == _whole(THEIRS)


@pytest.mark.parametrize(
    "text",
    [
        "平台方：云岫样本网络有限公司（统一社会信用代码\n{code}，以下称“云岫”）\n"
        "商家：东方示例有限公司\n",
        "致：东方示例有限公司\n我单位 云岫样本模具有限公司 （统一社会信用代码\n{code}，代码 V102）"
        "郑重承诺：\n承诺单位（公章）：云岫样本模具有限公司\n",
        "供应商：东方示例有限公司（下称“东方”）\n经销商：云岫样本机电有限公司（下称“云岫”）\n"
        "云岫营业执照号：{code}\n",
        "供方：东方示例有限公司（下称“东方”）\n需方：云岫样本机电有限公司（下称“云岫”）\n"
        "云岫的税号：{code}\n",
        "甲方：云岫样本县人民医院\n乙方：东方示例有限公司\n"
        "甲方：云岫样本县人民医院（盖章）      乙方：东方示例有限公司（盖章）\n"
        "统一社会信用代码：{public}\n日期：2025年5月2日\n",
    ],
)
def test_a_code_is_whose_the_words_around_it_say(text: str, settings: Settings):
    public = _whole("12330000MA0000003")
    best = read([text.format(code=_whole(THEIRS), public=public)], settings).best(
        FieldName.CREDIT_CODE
    )
    assert best is not None
    assert best.value in (_whole(THEIRS), public)


def test_a_code_alone_below_the_left_of_two_columns_is_offered(settings: Settings):
    text = (
        "甲方：云岫样本电池有限公司\n乙方：东方示例有限公司\n一、货物清单见附件。\n"
        "甲方（盖章）：                   乙方（盖章）：\n"
        f"授权人：                         授权人：\n税号：{_whole(THEIRS)}\n"
    )
    best = read([text], settings).best(FieldName.CREDIT_CODE)
    assert best is not None
    assert best.value == _whole(THEIRS)
    assert best.confidence < 0.9
