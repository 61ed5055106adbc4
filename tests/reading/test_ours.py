"""Which side is ours."""

from __future__ import annotations

import pytest

from contract_archive.reading import Document, read
from contract_archive.reading.likeness import misreadings
from contract_archive.reading.ours import our_name, which_are_ours
from contract_archive.records.readings import DoubtKind, FieldName
from contract_archive.settings import OurName, Settings

US, THEM = "东方示例有限公司", "云岫样本仪表股份有限公司"


def _contract(first: str, second: str) -> list[str]:
    return [f"买卖合同\n甲方（买方）：{first}\n乙方（卖方）：{second}\n"]


@pytest.mark.parametrize(
    "name", [US, "东方 示例 有限公司", "东方示例（有限公司）", "东万示例有限公司"]
)
def test_our_name_is_known_in_any_width_and_with_a_letter_misread(name: str, settings: Settings):
    known = our_name(name, settings)
    assert known is not None
    assert known.name == US


@pytest.mark.parametrize("name", [THEM, "西方例示有限公司", "", "有限公司"])
def test_another_name_is_not_ours(name: str, settings: Settings):
    assert our_name(name, settings) is None


def test_an_alias_is_ours_and_yields_the_official_name(settings: Settings):
    ours = settings._replace(our_names=(OurName(US, ("Dongfang Example Co., Ltd.",)),))
    known = our_name("DONGFANG EXAMPLE COMPANY LIMITED", ours)
    assert known is not None
    assert known.name == US


def test_beside_our_whole_name_one_that_only_begins_alike_is_a_sister_company(settings: Settings):
    ours = settings._replace(our_names=(OurName(US, ("东方示例",)),))
    known = which_are_ours([US, "东方示例物资有限公司"], ours)
    assert [each is not None for each in known] == [True, False]


def test_beside_our_exact_name_one_two_letters_off_is_somebody_else(settings: Settings):
    ours = settings._replace(our_names=(OurName("东方示例智能装备股份有限公司"), OurName(US)))
    alike = "东方虚构智能装备股份有限公司"
    best = read(_contract(alike, US), ours).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == alike


def test_a_branch_of_ours_is_ours(settings: Settings):
    reading = read(_contract(f"{US}桃源分公司", THEM), settings)
    best = reading.best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == THEM
    assert best.confidence >= 0.9


def test_where_only_our_side_was_read_that_is_said(settings: Settings):
    (doubt,) = read(_contract("", US), settings).doubts
    assert doubt.message == f"only our own side was read: {US}"


@pytest.mark.parametrize(("first", "second"), [(US, THEM), (THEM, US)])
def test_either_letter_can_be_ours(first: str, second: str, settings: Settings):
    reading = read(_contract(first, second), settings)
    best, ours = reading.best(FieldName.COUNTERPARTY), reading.best(FieldName.OUR_PARTY)
    assert best is not None
    assert ours is not None
    assert (best.value, ours.value) == (THEM, US)
    assert best.confidence >= 0.9
    assert reading.doubts == ()


def test_where_no_party_is_ours_nothing_is_sure(settings: Settings):
    reading = read(_contract(THEM, "采菊范例物流有限公司"), settings)
    assert [doubt.kind for doubt in reading.doubts] == [DoubtKind.PARTIES_UNCLEAR]
    assert all(each.confidence < 0.5 for each in reading.candidates[FieldName.COUNTERPARTY])
    assert FieldName.OUR_PARTY not in reading.candidates


def test_where_nobodys_names_are_known_no_party_is_doubted(settings: Settings):
    text = "甲方：华东机电有限公司\n乙方：云岫示范仪表有限公司\n"
    kinds = {doubt.kind for doubt in read([text], settings._replace(our_names=())).doubts}
    assert DoubtKind.PARTIES_UNCLEAR not in kinds


def test_where_all_parties_are_ours_nothing_is_sure(settings: Settings):
    both = settings._replace(our_names=(OurName(US), OurName(THEM)))
    reading = read(_contract(US, THEM), both)
    assert [doubt.kind for doubt in reading.doubts] == [DoubtKind.PARTIES_UNCLEAR]
    for name in (FieldName.COUNTERPARTY, FieldName.OUR_PARTY):
        assert all(each.confidence < 0.9 for each in reading.candidates[name])


def test_of_two_others_the_first_is_likelier_and_neither_is_sure(settings: Settings):
    text = f"合作协议\n甲方：{THEM}\n乙方：{US}\n丙方：采菊范例物流有限公司\n"
    found = read([text], settings).candidates[FieldName.COUNTERPARTY]
    assert found[0].value == THEM
    assert found[0].confidence < 0.9


def test_a_name_found_by_our_letterhead_alone_still_has_its_counterparty(settings: Settings):
    reading = read([f"{US}\n产品订货合同\n需方：五柳假想印刷厂\n"], settings)
    best = reading.best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == "五柳假想印刷厂"


def test_short_names_differ_by_one_character():
    assert misreadings("甄可查", "甄可杳") is None
    assert misreadings("云岫样本仪表股份有限公司", "云岫样木仪表股份有限公司") == 1
    assert misreadings("华东样本仪表股份有限公司", "孤云虚构仪表股份有限公司") is None


def test_parties_are_read_from_the_folded_text_of_any_page(settings: Settings):
    pages = ["封面\n", f"买卖合同\n甲方：{US}\n乙方：{THEM}\n"]
    best = read(pages, settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert (best.page, best.snippet) == (2, f"乙方：{THEM}")
    assert Document(pages).is_chinese
