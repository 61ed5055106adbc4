"""Names of parties in other scripts, run together, or beside persons who only sign."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

OURS = "东方示例有限公司"


def _parties(text: str, settings: Settings) -> object:
    found = read(text.split("\f"), settings).best(FieldName.PARTIES)
    return found.value if found else None


@pytest.mark.parametrize(
    "name",
    [
        "株式会社アオバ工業",
        "アオバ精機株式会社",
        "有限会社みなと製作所",
        "Bärenfels Meßtechnik GmbH",
        "Société Épinal S.A.",
    ],
)
def test_a_name_in_another_script_is_whole(settings: Settings, name: str) -> None:
    text = f"技术服务合同\n甲方：{OURS}\n乙方：{name}\n第一条 服务内容：技术指导。\n"
    assert _parties(text, settings) == (OURS, name)


def test_what_names_a_form_of_ownership_in_brackets_is_no_part_of_the_name(
    settings: Settings,
) -> None:
    text = f"买卖合同\n卖方：{OURS}\n买方：武陵县采菊五金厂（个人独资）  投资人：陶望春\n"
    assert _parties(text, settings) == (OURS, "武陵县采菊五金厂")


def test_partners_in_brackets_are_part_of_the_name(settings: Settings) -> None:
    text = f"咨询合同\n甲方：{OURS}\n乙方：武陵采菊税务师事务所（普通合伙）\n"
    assert _parties(text, settings) == (OURS, "武陵采菊税务师事务所（普通合伙）")


def test_two_that_seal_in_one_line_are_two(settings: Settings) -> None:
    text = (
        "保密协议\n双方拟开展技术交流，约定如下：\n1. 双方应保守秘密。\n"
        f"{OURS}（盖章）    采菊范例（武陵）电子有限公司（盖章）\n"
        "日期：2024年3月6日    日期：2024年3月7日\n"
    )
    assert _parties(text, settings) == (OURS, "采菊范例（武陵）电子有限公司")


def test_two_sides_of_one_role_are_told_apart_by_letters(settings: Settings) -> None:
    text = f"保密协议\n披露方／接收方A：{OURS}\n披露方／接收方B：采菊范例电子有限公司\n"
    assert _parties(text, settings) == (OURS, "采菊范例电子有限公司")


@pytest.mark.parametrize("hand", ["代理人", "委托代理人", "授权代理人"])
def test_who_signs_as_agent_is_no_party(settings: Settings, hand: str) -> None:
    text = (
        f"加工承揽合同\n定作方：{OURS}\n承揽方：武陵采菊机械有限公司\n第一条 加工法兰。\n"
        f"定作方：{OURS}（章）    承揽方：武陵采菊机械有限公司（章）\n"
        f"{hand}：陶望春        {hand}：柳五先\n"
    )
    assert _parties(text, settings) == (OURS, "武陵采菊机械有限公司")


def test_two_companies_run_together_are_not_taken_for_one(settings: Settings) -> None:
    text = f"保密协议\n甲方：{OURS}\n乙方：武陵采菊有限公司桃源示范有限公司\n"
    found = read([text], settings).best(FieldName.COUNTERPARTY)
    assert found is None or found.confidence < 0.9


def test_a_branch_of_a_company_is_one_name(settings: Settings) -> None:
    text = f"采购合同\n买方：{OURS}\n卖方：武陵采菊轴承有限公司桃源分公司\n"
    assert _parties(text, settings) == (OURS, "武陵采菊轴承有限公司桃源分公司")


def test_one_of_several_that_share_a_label_is_not_taken_for_all(settings: Settings) -> None:
    text = f"采购合同\n甲方：武陵采菊有限公司、桃源示范有限公司（联合体）\n乙方：{OURS}\n"
    found = read([text], settings).best(FieldName.PARTIES)
    assert found is None or found.confidence < 0.9


def test_a_factory_with_its_place_in_brackets_is_a_name(settings: Settings) -> None:
    text = f"采购合同\n需方：{OURS}\n供方：采菊纸箱（武陵）厂\n"
    assert _parties(text, settings) == (OURS, "采菊纸箱（武陵）厂")


def test_who_pledges_in_a_loan_signs_beside_the_guarantor(settings: Settings) -> None:
    text = f"借款合同\n出借人：{OURS}\n借款人：柳五先\n保证人：陶望春\n抵押人：秦采桑\n"
    assert _parties(text, settings) == (OURS, "柳五先", "陶望春", "秦采桑")
