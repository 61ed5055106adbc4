"""Matching names: what is the same, what is asked about, what is new."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_archive.rules.customers import (
    Known,
    MatchKind,
    Reason,
    closeness,
    fold,
    likeness,
    match,
)
from contract_archive.rules.customers.anatomy import take_apart
from contract_archive.rules.customers.lookalikes import _SETS


def reason_between(one: str, other: str) -> str:
    """``same``, ``new``, or the reason why one is asked about where the other is known."""
    found = match(one, Known([(other, ())]))
    if found.kind is not MatchKind.CLOSE:
        return found.kind.value
    assert [each.official for each in found.candidates] == [other]
    return found.candidates[0].reason.value


SAME = [
    ("华东机电（上海）有限公司", "华东机电(上海)有限公司"),
    ("华东机电〔上海〕有限公司", "华东机电【上海】有限公司"),
    ("华 东 机 电 有限公司", "华东机电有限公司\u200b"),
    ("華東機電設備有限公司", "华东机电设备有限公司"),
    ("ＡＢＣ贸易有限公司", "abc贸易有限公司"),
    ("瑞华·远景科技有限公司", "瑞华远景科技有限公司。"),
    ("瑞华科技有限公司（以下简称乙方）（盖章）", "瑞华科技有限公司"),
    ("Northern Bearings Co., Ltd.", "NORTHERN BEARINGS COMPANY LIMITED"),
    ("Northern Bearings Co.,Ltd", "Northern Bearings Co Ltd"),
    ("NorthernBearingsLimited", "Northern Bearings Ltd."),
    ("Hill & Sons, Inc.", "The Hill and Sons Incorporated"),
    ("Hill Pvt. Ltd.", "Hill Private Limited"),
    ("Société Exemplaire S.A.", "Societe Exemplaire SA"),
    ("Hill Int'l Corp.", "Hill International Corporation"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_writing_of_a_name_is_the_same_name(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""
    assert reason_between(one, other) == "same"


CLOSE = [
    ("华东机电有限公司", "华东机电股份有限公司", "form"),
    ("华东机电有限公司", "华东机电有限责任公司", "form"),
    ("华东机电公司", "华东机电有限公司", "form"),
    ("Northern Bearings Ltd", "Northern Bearings Inc.", "form"),
    ("瑞华集团", "瑞华集团有限公司", "form"),
    ("瑞华集团有限公司", "瑞华有限公司", "group"),
    ("Acme Holdings Ltd", "Acme Ltd", "group"),
    ("瑞华（集团）有限公司", "瑞华集团有限公司", "writing"),
    ("瑞华上海有限公司", "瑞华（上海）有限公司", "writing"),
    ("上海瑞华科技有限公司", "瑞华科技（上海）有限公司", "writing"),
    ("上海瑞华科技有限公司", "瑞华科技有限公司", "place"),
    ("Acme (China) Co., Ltd.", "Acme Co., Ltd.", "place"),
    ("瑞华科技", "上海瑞华科技有限公司", "place"),
    ("华东机电", "华东机电设备有限公司", "short"),
    ("上海机电", "上海机电设备有限公司", "short"),
    ("中石化", "中国石油化工股份有限公司", "short"),
    ("Acme", "Acme International Trading LLC", "short"),
    ("瑞华科技有限公司上海分公司", "瑞华科技有限公司", "branch"),
    ("未来科技有限公司", "末来科技有限公司", "lookalike"),
    ("瑞华科技有限公司", "端华科技有限公司", "lookalike"),
    ("大平洋杭州物流有限公司", "太平洋抗州物流有限公司", "lookalike"),
    ("华东机电设备有限公司", "华东机电设备有限公同", "lookalike"),
    ("华东机申有限公司", "华东机电有限公司", "lookalike"),
    ("深圳瑞华贸易有限公司", "深训瑞华贸易有限公司", "lookalike"),
    ("康达检测有限公司", "唐达捡测有限公司", "lookalike"),
    ("Modern Tools Inc", "Modem Tools Inc", "lookalike"),
    ("B0X l0gistics Ltd", "Box Logistics Ltd", "lookalike"),
    ("华东机电设备有限公司", "华东机电设有限公司", "slip"),
    ("华信通达科技发展有限公司", "华信通达科技发辰有限公司", "slip"),
    ("Northern Bearings Ltd", "Northen Bearings Ltd", "slip"),
]


@pytest.mark.parametrize(("one", "other", "reason"), CLOSE)
def test_what_may_be_one_company_is_asked_about(one: str, other: str, reason: str) -> None:
    assert reason_between(one, other) == reason
    assert reason_between(other, one) == reason


DIFFERENT = [
    ("瑞华（上海）科技有限公司", "瑞华（北京）科技有限公司"),
    ("江苏瑞华有限公司", "江西瑞华有限公司"),
    ("第一建筑工程有限公司", "第二建筑工程有限公司"),
    ("城东机械制造安装有限公司", "城西机械制造安装有限公司"),
    ("瑞华科技有限公司上海分公司", "瑞华科技有限公司北京分公司"),
    ("华信通达科技发展有限公司", "华信通远科枝发辰有限公司"),
    ("水湖实业发展有限公司", "水森实业发展有限公司"),
    ("恒泰机电设备有限公司", "恒泰达机电设备有限公司"),
    ("瑞华电子有限公司", "瑞华电气有限公司"),
    ("瑞华", "雷瑞华新贸易有限公司"),
    ("Bearings", "Northern Bearings Ltd"),
    ("恒通贸易有限公司", "恒泰贸易有限公司"),
    ("Northern Bearings Ltd", "Southern Bearings Ltd"),
    ("Hill Capital Fund I LP", "Hill Capital Fund II LP"),
    ("Hill Works 1 Ltd", "Hill Works 2 Ltd"),
    ("上海机电有限公司", "机电设备有限公司"),
    ("科技", "瑞华科技有限公司"),
    ("上海", "上海瑞华科技有限公司"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_place_number_direction_or_name_is_another_company(one: str, other: str) -> None:
    assert reason_between(one, other) == reason_between(other, one) == "new"


def test_a_new_name_under_the_credit_code_of_a_known_customer_is_asked_about() -> None:
    known = Known([("华东机电有限公司", ()), ("瑞华科技有限公司", ()), ("瑞华有限公司", ())])

    found = match("瑞华科技股份有限公司", known, ["华东机电有限公司"])

    assert found.kind is MatchKind.CLOSE
    assert [(each.official, each.reason) for each in found.candidates[:2]] == [
        ("华东机电有限公司", Reason.CODE),
        ("瑞华科技有限公司", Reason.FORM),
    ]
    assert closeness(found) == (
        "bears the credit code of 华东机电有限公司, which the archive knows"
    )
    assert match("瑞华有限公司", known, ["华东机电有限公司"]).official == "瑞华有限公司"


def test_a_name_without_any_letter_is_nobodys() -> None:
    assert fold("（—）") == ""
    assert match("。。", Known([("—", ())])).kind is MatchKind.NEW


def test_characters_that_a_simplified_text_has_too_are_not_turned() -> None:
    assert fold("乾元科技") != fold("干元科技")
    assert reason_between("乾元科技有限公司", "干元科技有限公司") == "lookalike"


def test_an_alias_leads_to_the_official_name() -> None:
    known = Known([("华东机电设备有限公司", ("华东机电", "East Bearings Ltd"))])
    assert match("EAST BEARINGS LIMITED", known) == (MatchKind.SAME, "华东机电设备有限公司", ())
    (candidate,) = match("East Bearings Inc", known).candidates
    assert candidate == ("华东机电设备有限公司", "East Bearings Ltd", Reason.FORM)


def test_a_customer_is_offered_once_by_its_best_name_and_the_best_first() -> None:
    known = Known(
        [
            ("上海瑞华科技有限公司", ("瑞华科技（上海）",)),
            ("瑞华科技股份有限公司", ()),
            ("恒通贸易有限公司", ()),
        ]
    )
    found = match("瑞华科技有限公司", known)
    assert [(each.official, each.reason) for each in found.candidates] == [
        ("瑞华科技股份有限公司", Reason.FORM),
        ("上海瑞华科技有限公司", Reason.PLACE),
    ]


def test_where_two_customers_fold_alike_each_answers_to_its_own_writing() -> None:
    known = Known([("Hill Ltd", ()), ("Hill Ltd.", ())])
    assert known.official("Hill Ltd.") == "Hill Ltd."
    assert known.official("HILL LTD") == "Hill Ltd"


def test_no_character_looks_like_two_sets_of_others() -> None:
    characters = "".join(_SETS.split())
    assert len(set(characters)) == len(characters)


PIECES = st.sampled_from(
    [
        *("上海", "北京", "（上海）", "中国", "瑞华", "端华", "华", "东", "第一", "末来", "未来"),
        *("机电", "科技", "國際", "集团", "（集团）", "有限公司", "股份有限公司", "公司"),
        *(
            "上海分公司",
            "（盖章）",
            "A",
            "1",
            "l",
            "acme",
            " Hill ",
            " & ",
            " and ",
            "The ",
            " Co., ",
        ),
        *(" Ltd.", " Limited", " Inc", " Group"),
    ]
)
NAMES = st.lists(PIECES, min_size=1, max_size=6).map("".join)


@given(st.one_of(NAMES, st.text(max_size=12)))
@settings(deadline=None)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(NAMES, NAMES)
@settings(deadline=None)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(take_apart(one), take_apart(other)) == likeness(
        take_apart(other), take_apart(one)
    )
    assert reason_between(one, other) == reason_between(other, one)


@given(NAMES, st.lists(NAMES, max_size=30))
@settings(deadline=None)
def test_the_index_misses_no_name_that_is_like_the_one_asked_about(
    name: str, others: list[str]
) -> None:
    known = Known([(each, ()) for each in others])
    first = {fold(each): each for each in reversed(others) if fold(each)}
    close = {
        each
        for key, each in first.items()
        if key != fold(name) and likeness(take_apart(name), take_apart(each))
    }
    assert {each.name for each in known.close_to(name)} == close
