"""The names of parties, whole and damaged."""

from __future__ import annotations

import pytest

from contract_archive.reading import Document, read
from contract_archive.reading.chinese.parties import sides_of
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

US = "东方示例有限公司"


def _names(text: str) -> list[str]:
    return [side.party.name for side in sides_of(Document(text.split("\f")))]


@pytest.mark.parametrize(
    "name",
    [
        "云岫样本（上海）仪表有限公司",
        "归鸟虚构电缆厂",
        "武陵样例市第一人民医院",
        "桃源样例区市场监督管理局",
        "斜川范例农机专业合作社",
        "东篱范例会计师事务所（特殊普通合伙）",
        "南山假想新能源集团",
        "孤云样例科学技术研究院",
        "采菊范例物流有限公司南山分公司",
        "东皋样例新区管理委员会",
        "清流样例县档案馆",
        "武陵样例报社",
        "甄可查",
        "欧阳归档",
        "Willowmere Specimen Machinery Co., Ltd.",
        "Mossgate Imaginary Trading Pte. Ltd.",
        "Quillstone Specimen Materials plc",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "甲方：{name}\n乙方：东方示例有限公司\n",
        "甲方（盖章）：{name} 乙方（盖章）：东方示例有限公司\n",
        "甲 方 : {name}\n乙 方 : 东方示例有限公司",
        "出租人（甲方）：{name}    电话：0000-1234\n承租人（乙方）：东方示例有限公司\n",
        "买方：{name}（以下简称“买方”）\n卖方：东方示例有限公司（以下简称“卖方”）\n",
    ],
)
def test_a_name_ends_where_it_ends(name: str, form: str):
    assert _names(form.format(name=name)) == [name, US]


@pytest.mark.parametrize(
    "text",
    [
        "甲方应按时向乙方支付货款，乙方应按时交货。",
        "甲方：\n乙方：\n",
        "甲方：________ 乙方：________",
        "甲方（盖章）：        乙方（盖章）：",
        "甲方的权利：按照约定使用设备。",
        "乙方：1. 负责运输；2. 负责安装。",
        "开户行：样例银行武陵支行 户名：采菊范例物流有限公司",
        "生产厂家：云岫虚构电机制造有限公司",
        "招标代理机构：清流示范招标代理有限公司",
        "收货人：清流示范物流有限公司",
    ],
)
def test_no_party_is_named_where_none_is(text: str):
    assert _names(text) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云岫样本仪", "表股份有限公司"),
        ("云岫样本仪表股份有限公", "司"),
        ("云岫样本仪表", "股份有限公司"),
    ],
)
def test_a_name_goes_on_in_the_next_line(first: str, second: str):
    text = f"甲方：{first}\n{second}\n乙方：东方示例有限公司\n"
    assert _names(text) == ["云岫样本仪表股份有限公司", US]


def test_a_complete_name_does_not_swallow_the_next_line():
    text = "甲方：云岫样本仪表股份有限公司\n归鸟虚构科技有限公司\n乙方：东方示例有限公司\n"
    assert _names(text) == ["云岫样本仪表股份有限公司", US]


def test_the_head_beats_a_signature_misread_under_the_seal(settings: Settings):
    text = (
        "买卖合同\n甲方（买方）：云岫样本仪表股份有限公司\n乙方（卖方）：东方示例有限公司\n"
        "甲方（盖章）：云岫样木仪表股份有限公司\n乙方（盖章）：东方示例有限公司\n"
    )
    found = read([text], settings).candidates[FieldName.COUNTERPARTY]
    assert [each.value for each in found] == [
        "云岫样本仪表股份有限公司",
        "云岫样木仪表股份有限公司",
    ]
    assert found[1].confidence < 0.5


def test_two_that_agree_outvote_the_one_that_does_not(settings: Settings):
    text = (
        "买卖合同\n甲方：云岫样木仪表股份有限公司\n乙方：东方示例有限公司\n"
        "\f云岫样本仪表股份有限公司（以下简称“甲方”）委托乙方\n"
        "甲方（盖章）：云岫样本仪表股份有限公司\n"
    )
    best = read(text.split("\f"), settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == "云岫样本仪表股份有限公司"


def test_a_name_read_alike_twice_is_surer_than_one_read_once(settings: Settings):
    head = "买卖合同\n甲方：云岫样本仪表股份有限公司\n乙方：东方示例有限公司\n"
    once = read([head], settings).best(FieldName.COUNTERPARTY)
    twice = read([head, "甲方（盖章）：云岫样本仪表股份有限公司\n"], settings)
    again = twice.best(FieldName.COUNTERPARTY)
    assert once is not None
    assert again is not None
    assert again.confidence > once.confidence >= 0.9


def test_our_own_misread_name_is_still_our_side(settings: Settings):
    text = "买卖合同\n甲方：云岫样本仪表股份有限公司\n乙方：东方示倒有限公司\n"
    reading = read([text], settings)
    assert [reading.best(name).value for name in (FieldName.OUR_PARTY, FieldName.COUNTERPARTY)] == [  # type: ignore[union-attr]
        US,
        "云岫样本仪表股份有限公司",
    ]
    assert reading.best(FieldName.PARTIES).value == ("云岫样本仪表股份有限公司", US)  # type: ignore[union-attr]


def test_where_letters_name_both_sides_other_roles_are_third_hands():
    text = "甲方：云岫样本仪表股份有限公司\n乙方：东方示例有限公司\n供应商：归鸟虚构电缆厂\n"
    assert _names(text) == ["云岫样本仪表股份有限公司", US]


def test_two_companies_may_stand_on_one_side():
    text = "甲方：东方示例有限公司\n乙方1：归鸟虚构电缆厂\n乙方2：云岫样本仪表股份有限公司\n"
    assert _names(text) == [US, "归鸟虚构电缆厂", "云岫样本仪表股份有限公司"]


@pytest.mark.parametrize(
    "text",
    [
        "甲方（供方）：云岫样本仪表股份有限公 乙方（需方）：东方示例有限公司\n司\n",
        "甲方（供方）：云岫样本仪表股份有 乙方（需方）：东方示例有\n限公司 限公司\n",
        "乙方：东方示例有 甲方：云岫样本仪表股份\n限公司 有限公司\n",
        "供方 云岫样本仪表股份有限公 需方 东方示例有限公司\n司\n",
        "甲方：云岫样本仪表股份 乙方：东方示例有限公司\n有限公司 委托代理人：甄可查\n",
        "供  方    需  方\n单位名称（章）：云岫样本仪表股份有限公司 "
        "单位名称（章）：东方示例有限公\n"
        "单位地址：五柳街8号 司\n",
    ],
)
def test_columns_break_where_they_are_full(text: str):
    assert sorted(_names(text)) == sorted(["云岫样本仪表股份有限公司", US])


def test_a_legal_form_broken_in_a_bracket_is_made_whole():
    text = "甲方（盖章）：东方示例有限公 乙方（盖章）：东篱范例会计师事务所（普\n司 通合伙）\n"
    assert _names(text) == [US, "东篱范例会计师事务所（普通合伙）"]


def test_a_name_that_breaks_off_for_good_is_not_sure(settings: Settings):
    text = "买卖合同\n甲方：云岫样本仪表集团有限公 乙方：东方示例有限公司\n地址：五柳街\n"
    best = read([text], settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.confidence < 0.9


def test_a_letter_has_an_addressee_and_one_who_seals():
    text = (
        "采购确认函\n致：东方示例有限公司\n我司同意向贵司提供聚丙烯颗粒14吨。\n"
        "武陵样例市公共资源交易中心（盖章）\n确认方：东方示例有限公司（盖章）\n"
    )
    assert _names(text) == [US, "武陵样例市公共资源交易中心"]


def test_who_seals_without_a_label_is_no_party_where_labels_name_both():
    text = "买方：东方示例有限公司\n卖方：归鸟虚构电缆厂\n清流示范招标代理有限公司（盖章）\n"
    assert _names(text) == [US, "归鸟虚构电缆厂"]


def test_bilingual_labels_name_parties():
    text = (
        "买方 The Buyer: 云岫样本仪表有限公司\nYunxiu Sample Instruments Co., Ltd.\n"
        "卖方 The Seller: 东方示例有限公司\n买方 The Buyer 卖方 The Seller\n"
        "云岫样本仪表有限公司 东方示例有限公司\n"
    )
    assert _names(text) == ["云岫样本仪表有限公司", US]


def test_names_are_read_from_sentences_broken_over_lines():
    text = (
        "本协议由东方示例有限公司（以下简称“甲方”）和沧浪自治区云岫样本智能\n"
        "装备有限公司（以下简称“乙方”）共同订立。\n"
    )
    assert _names(text) == [US, "沧浪自治区云岫样本智能装备有限公司"]


def test_who_signs_for_a_company_is_no_party(settings: Settings):
    text = (
        "买卖合同\n甲方：云岫样本仪表股份有限公司\n乙方：东方示例有限公司\n"
        "甲方（签字）：甄可查\n乙方（签字）：贾如真\n"
    )
    reading = read([text], settings)
    best = reading.best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == "云岫样本仪表股份有限公司"
    assert best.confidence >= 0.9


@pytest.mark.parametrize(
    ("read_as", "name"),
    [
        ("云岫样本仪表有恨公司", "云岫样本仪表有限公司"),
        ("云岫样本仪表有限公同", "云岫样本仪表有限公司"),
        ("云岫样本仪表股份有眼公司", "云岫样本仪表股份有限公司"),
        ("云岫样本仪表有限责任公司", "云岫样本仪表有限责任公司"),
    ],
)
def test_a_legal_form_a_letter_off_is_put_right(read_as: str, name: str):
    assert _names(f"甲方：{read_as}\n乙方：东方示例有限公司\n") == [name, US]


def test_a_character_that_no_name_has_is_not_sure(settings: Settings):
    text = "买卖合同\n甲方：云岫標本仪表有限公司\n乙方：东方示例有限公司\n"
    best = read([text * 2], settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.confidence < 0.9


def test_a_bank_s_branch_is_the_party():
    text = "甲方：云岫样本银行股份有限公司武陵分行\n乙方：东方示例有限公司\n"
    assert _names(text) == ["云岫样本银行股份有限公司武陵分行", US]


@pytest.mark.parametrize(
    "text",
    [
        "甲方（盖章）           乙方（盖章）\n云岫样本机械厂          东方示例有限公司\n",
        "本协议由下列双方签署：\n(1) 云岫样本机械厂，注册地址五柳街8号（“甲方”）；与\n"
        "(2) 东方示例有限公司，注册地址停云路2号（“乙方”）。\n",
        "出卖方：（甲方）云岫样本机械厂\n购买方：（乙方）东方示例有限公司\n",
        "云岫样本机械厂（发包人名称，以下简称“发包人”）已接受东方示例有限公司"
        "（承包人名称，以下简称“承包人”）的投标。\n",
        "检测单位：云岫样本机械厂\n委托单位：东方示例有限公司\n",
        "甲方（买 云岫样本机械厂 乙方（卖 东方示例有限公\n方） 方） 司\n",
    ],
)
def test_parties_of_rarer_forms(text: str):
    assert _names(text) == ["云岫样本机械厂", US]


@pytest.mark.parametrize(
    "text",
    [
        "买方：云岫样本机械厂（原归鸟虚构机械厂）\n卖方：东方示例有限公司\n",
        "买方：云岫样本机械厂\n卖方：东方示例有限公司\n"
        "第二条 最终用户：归鸟虚构电缆厂；承运人：清流示范物流有限公司物流部。\n",
        "厂方（甲方） 经销商（乙方）\n名称 云岫样本机械厂 东方示例有限公司\n",
    ],
)
def test_former_names_and_third_hands_are_no_parties(text: str):
    assert _names(text) == ["云岫样本机械厂", US]


def test_a_person_may_sign_without_a_colon():
    text = "许可方（章）东方示例有限公司 被许可方（章）甄可查\n"
    assert _names(text) == [US, "甄可查"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("采菊范例投资中心（有限合伙）", "采菊范例投资中心（有限合伙）"),
        ("采菊范例工具厂（个人独资）", "采菊范例工具厂"),
        ("采菊范例物流有限公司（海关注册编码3201960001）", "采菊范例物流有限公司"),
        ("采菊范例物流(上海)有限公司(自贸区)", "采菊范例物流（上海）有限公司"),
    ],
)
def test_a_bracket_behind_a_name_belongs_to_it_or_says_more(
    words: str, name: str, settings: Settings
):
    best = read([f"甲方：{words}\n乙方：东方示例有限公司\n"], settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert (best.value, best.confidence >= 0.9) == (name, True)


@pytest.mark.parametrize(
    "lead",
    [
        "经公开招标（招标编号：ZB-2024-08）确定",
        "根据招标结果（项目编号：ZB-08）选定",
        "甲方通过竞争性谈判确定",
    ],
)
def test_what_chose_a_party_is_not_in_its_name(lead: str):
    text = f"甲方：东方示例有限公司\n{lead}采菊范例物流有限公司（以下简称“乙方”）供货。\n"
    assert _names(text) == ["东方示例有限公司", "采菊范例物流有限公司"]


@pytest.mark.parametrize("label", ["授权代表（甲方）", "甲方（授权代表）", "甲方（经办人）"])
def test_a_hand_that_a_label_asks_for_is_no_party(label: str):
    assert _names(f"{label}：张立\n乙方：东方示例有限公司\n") == ["东方示例有限公司"]


@pytest.mark.parametrize(
    ("giver", "taker"),
    [
        ("寄售人", "代销商"),
        ("委托代销方", "受托代销方"),
        ("委托方", "代销方"),
        ("寄售方", "代售方"),
    ],
)
def test_consignment_has_two_parties(giver: str, taker: str, settings: Settings):
    text = f"{giver}：采菊范例物流有限公司\n{taker}：东方示例有限公司\n"
    best = read([text], settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert (best.value, best.confidence >= 0.9) == ("采菊范例物流有限公司", True)


def test_a_chosen_party_is_named_before_what_it_is_chosen_for():
    text = "甲方：东方示例有限公司\n现确定采菊范例物流有限公司为中标人（以下简称“乙方”）。\n"
    assert _names(text) == ["东方示例有限公司", "采菊范例物流有限公司"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("参展单位", "主办单位"), ("参展商", "主办方"), ("展商", "承办方"),
        ("参展企业", "组展单位"),
        ("参展方", "主办方"), ("委托单位", "检测单位"), ("送检单位", "检测机构"),
        ("委托方", "检验机构"), ("送样单位", "检验单位"), ("委托单位", "校准机构"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("colon", ["：", " "])
def test_the_sides_of_a_form_stand_in_its_rows(
    ours: str, theirs: str, colon: str, settings: Settings
):
    text = (
        f"委托协议书\n{ours}{colon}东方示例有限公司\n样品名称 驱动器\n"
        f"{theirs}{colon}云岫样本检测有限公司\n费用合计 3,000.00\n"
    )
    best = read([text], settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == "云岫样本检测有限公司"


FORM = "{head}委托检测协议书\n受理编号：YX-0418\n委托单位 东方示例有限公司\n样品名称 驱动器\n{end}"


@pytest.mark.parametrize("seal", ["业务专用章", "合同专用章", "检测专用章", "公章", "盖章", "章"])
def test_who_only_seals_a_form_is_its_other_side(seal: str, settings: Settings):
    end = f"委托方代表签字：          受理人签字：\n（盖章）    云岫样本检测研究院（{seal}）\n"
    best = read([FORM.format(head="", end=end)], settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == "云岫样本检测研究院"


@pytest.mark.parametrize(
    "name", ["云岫样本检测研究院", "云岫样本检测有限公司", "云岫样本计量中心", "云岫样本会展集团"]
)
def test_whose_form_it_is_stands_in_the_letterhead_and_is_asked(name: str, settings: Settings):
    best = read([FORM.format(head=f"{name}\n", end="")], settings).best(FieldName.COUNTERPARTY)
    assert best is not None
    assert best.value == name
    assert best.confidence < 0.9
