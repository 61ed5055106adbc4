"""What a contract says of another contract, of offices, works and warranties is not its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

SURE = 0.9
CLAUSES = """第一条 标的物:乙方向甲方供应离心泵两台。
第二条 交货期:2024年5月20日前交付至甲方厂区。
第三条 争议由甲方所在地法院解决。
"""
SEALS = "甲方(盖章):东方示例有限公司 乙方(盖章):无锡某泵业有限公司\n"
DATED = f"{SEALS}日期:2024年3月5日 日期:2024年3月6日"

SUPPLEMENT = f"""补充协议
甲方:东方示例有限公司
乙方:无锡某泵业有限公司
甲乙双方于2023年5月4日签署《办公楼租赁合同》(以下简称原合同),租赁期限自2023年6月1日起至2024年5月31日止。现补充如下:
一、租赁期限延长至2025年5月31日。
二、原合同总租金为360,000元。
三、本补充协议经双方盖章后生效。
{DATED}"""
TERMINATION = f"""合同终止协议
甲方:东方示例有限公司
乙方:无锡某泵业有限公司
鉴于双方于2023年2月10日签订了《设备采购合同》(合同编号:LX-9),合同总价为人民币壹佰贰拾万元整(¥1,200,000.00),有效期自2023年2月10日至2024年2月9日。
一、合同自2024年3月1日起终止。
{DATED}"""


def best(settings: Settings, text: str, field: FieldName) -> tuple[object, float]:
    found = read(text.split("\f"), settings).best(field)
    return (found.value, found.confidence) if found else (None, 0.0)


def taken(settings: Settings, text: str, field: FieldName) -> object:
    value, confidence = best(settings, text, field)
    return value if confidence >= SURE else None


def test_a_supplement_is_signed_and_in_force_on_its_own_day(settings: Settings):
    assert taken(settings, SUPPLEMENT, FieldName.SIGNED_ON) == date(2024, 3, 6)
    assert taken(settings, SUPPLEMENT, FieldName.EFFECTIVE_ON) == date(2024, 3, 6)


def test_a_supplement_ends_when_it_lets_the_contract_end(settings: Settings):
    assert taken(settings, SUPPLEMENT, FieldName.EXPIRES_ON) == date(2025, 5, 31)


@pytest.mark.parametrize("text", [SUPPLEMENT, TERMINATION])
def test_the_sum_of_the_contract_changed_or_ended_is_not_this_one_s(settings: Settings, text: str):
    assert FieldName.AMOUNT not in read([text], settings).candidates


def test_a_termination_has_not_the_term_of_what_it_ends(settings: Settings):
    assert FieldName.EXPIRES_ON not in read([TERMINATION], settings).candidates


@pytest.mark.parametrize(
    "text",
    [
        "保证合同\n鉴于债务人与甲方签订了主合同,主合同的合同价款为人民币500万元。\n"
        "第一条 乙方承担连带责任。",
        "维保合同\n甲方此前与乙方签订的销售合同总金额为人民币2,000,000元。\n",
        "续租协议\n旧租赁合同的租金总额为人民币360,000元,已结清。\n",
        "补充协议(二)\n合同总价为1,000,000元。\n一、交货地点变更为无锡。\n",
        "续签协议\n上一年度合同总价为80,000元。\n",
    ],
)
def test_sums_of_other_contracts_are_not_taken(settings: Settings, text: str):
    assert best(settings, text + SEALS, FieldName.AMOUNT)[1] <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "服务续签合同\n鉴于上一年度服务合同(编号FW-2023-1,2023年3月5日签订)即将到期,双方续签如下:\n"
        "",
        "变更协议\n甲乙双方2023年3月5日签订的《采购合同》(编号:A-1)变更如下:\n",
        "三方协议\n前述合同的签订日期:2023年3月5日\n",
    ],
)
def test_with_blanks_for_its_own_days_the_other_contract_s_is_not_taken(
    settings: Settings, text: str
):
    blank = f"{text}{CLAUSES}{SEALS}日期: 年 月 日 日期: 年 月 日"
    assert FieldName.SIGNED_ON not in read([blank], settings).candidates


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("合同终止协议\n原合同总价1,000,000元,双方确认结算金额为人民币350,000元。\n", 350_000),
        ("补充协议\n原合同总价1,000,000元。\n一、本补充协议金额为人民币80,000元。\n", 80_000),
        ("变更协议\n合同总价由800,000元变更为人民币900,000元。\n", 900_000),
        ("补充协议\n原合同价款800,000元,现合同价款调整为人民币玖拾万元整。\n", 900_000),
    ],
)
def test_what_the_paper_makes_of_the_sum_comes_first(settings: Settings, text: str, amount: int):
    assert best(settings, text + SEALS, FieldName.AMOUNT)[0] == Decimal(amount)


def test_raw_material_is_no_original_contract(settings: Settings):
    text = "原材料采购合同\n原材料采购合同总价:120,000元,有效期至2024年12月31日。\n"
    assert taken(settings, text, FieldName.AMOUNT) == Decimal(120_000)
    assert taken(settings, text, FieldName.EXPIRES_ON) == date(2024, 12, 31)


def test_a_clause_that_follows_another_contract_is_its_own(settings: Settings):
    text = "合同\n合计金额(大写):人民币叁万陆仟元整\n第一条 按双方签订的技术合同执行,原合同作废\n"
    assert taken(settings, text, FieldName.AMOUNT) == Decimal(36_000)


@pytest.mark.parametrize(
    "line",
    [
        "业务专用章 2024.03.24 登记",
        "收文章 2024年3月29日",
        "备案:2024年3月20日",
        "审核日期:2024年3月21日 打印日期:2024-03-22",
        "已归档 档案室 王某 2024.04.01",
        "2024年4月1日 已存档",
    ],
)
def test_what_an_office_stamps_later_is_not_the_day_of_signing(settings: Settings, line: str):
    assert taken(settings, f"合同\n{CLAUSES}{DATED}\n{line}", FieldName.SIGNED_ON) == date(
        2024, 3, 6
    )


@pytest.mark.parametrize(
    "witness",
    [
        "甲方(盖章):\n日期:2024年3月5日\n乙方(盖章):\n日期:2024年3月6日\n"
        "鉴证方(盖章):某商会\n日期:2024年3月12日",
        "甲方(盖章): 乙方(盖章): 见证方(盖章):\n2024年3月5日 2024年3月6日 2024年3月12日",
    ],
)
def test_a_witness_is_no_party(settings: Settings, witness: str):
    assert taken(settings, f"合同\n{CLAUSES}{witness}", FieldName.SIGNED_ON) == date(2024, 3, 6)


@pytest.mark.parametrize(
    "text",
    [
        "项目投资意向书\n项目计划总投资:人民币5000万元,乙方注册资本1000万元,上年营业额2亿元。\n",
        "合作意向书\n合作总金额:人民币500万元。\n",
        "监理合同\n工程概况:某厂房,工程总造价约3,500万元。\n项目总投资:5000万元\n",
        "保险合同\n保险金额:人民币300万元。保额合计300万元。\n",
        "授信协议\n授信额度:人民币1,000万元。\n",
    ],
)
def test_sums_of_works_and_businesses_are_not_the_price(settings: Settings, text: str):
    assert taken(settings, text + SEALS, FieldName.AMOUNT) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (
            "监理合同\n工程概算投资额:3,500万元\n签约酬金(大写):伍拾万元整(¥500,000.00)。\n",
            500_000,
        ),
        ("设计合同\n工程概算:2,000万元\n合同价格:人民币叁拾万元整(¥300,000.00)\n", 300_000),
        ("设备合同\n价格:USD 12,000.00(大写:壹万贰仟美元整)\n", 12_000),
    ],
)
def test_the_price_beside_them_is_taken(settings: Settings, text: str, amount: int):
    assert taken(settings, text, FieldName.AMOUNT) == Decimal(amount)


def test_an_entry_fee_in_words_and_figures_is_the_best_guess(settings: Settings):
    text = "技术许可合同\n入门费:大写伍拾万元整(¥500,000.00)\n提成费按销售额的3%支付。\n"
    assert best(settings, text, FieldName.AMOUNT)[0] == Decimal(500_000)
    assert best(settings, text, FieldName.AMOUNT_IN_WORDS)[0] == "伍拾万元整"


def test_recitals_in_a_list_speak_of_the_other_contract_to_their_end(settings: Settings):
    text = (
        "补充协议\n鉴于:\n1.双方于2023年1月8日签订了编号为A-1的《服务合同》;\n"
        "2.服务期限至2024年12月31日止,合同总价为300,000元;\n"
        "现达成补充:\n一、服务地点变更为无锡。\n"
    )
    reading = read([text + DATED], settings)
    assert FieldName.EXPIRES_ON not in reading.candidates
    assert FieldName.AMOUNT not in reading.candidates


def test_a_settlement_comes_first_only_where_a_contract_is_ended(settings: Settings):
    text = "服务合同\n结算总价:人民币50,000元。合同总价:人民币60,000元。\n"
    assert taken(settings, text, FieldName.AMOUNT) == Decimal(60_000)


def test_a_heading_with_number_and_day_is_this_contract_s(settings: Settings):
    text = f"采购合同(编号:CG-1,签订日期:2024年3月5日)\n{CLAUSES}"
    assert taken(settings, text, FieldName.SIGNED_ON) == date(2024, 3, 5)


def test_a_technical_agreement_goes_with_the_contract(settings: Settings):
    text = "采购合同\n合同总价:人民币10,000元,甲方按双方签署的《技术协议》验收。\n"
    assert taken(settings, text, FieldName.AMOUNT) == Decimal(10_000)
