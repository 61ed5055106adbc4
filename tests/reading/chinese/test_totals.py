"""The sum that a Chinese contract is about, and what is not it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import DoubtKind, FieldName
from contract_archive.settings import Settings

SURE = 0.9
HEAD = "合同\n甲方:某某公司\n乙方:某某厂\n"


def taken(settings: Settings, text: str, field: FieldName = FieldName.AMOUNT) -> object:
    best = read([text], settings).best(field)
    return best.value if best and best.confidence >= SURE else None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (
            "第二条 合同总价为人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分(¥1,234,567.89)。",
            "1234567.89",
        ),
        (
            "合同总金额:¥1,234,567.89元(大写:人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分)",
            "1234567.89",
        ),
        ("合同价款(含税)共计人民币 1 234 567 元整。", "1234567"),
        ("合同金额:120万元", "1200000"),
        ("本合同总价款为1.2万元(含13%增值税),包括运输、包装、保险等全部费用。", "12000"),
        ("合计金额(小写):￥513,915.00\n合计金额(大写):人民币伍拾壹万叁仟玖佰壹拾伍元整", "513915"),
        ("合计人民币(大写):叁万陆仟元整 ¥36,000.00", "36000"),
        ("价税合计:(大写)叁万陆仟元整(小写)¥36,000.00", "36000"),
        ("总计:36,000.00元", "36000"),
        ("合同总价:人民币\n叁万陆仟元整", "36000"),
        ("合同总价\n¥36,000.00", "36000"),
        ("本工程签约合同价为:人民币(大写)贰佰万元整(¥2000000元)。", "2000000"),
        ("工程总造价为人民币2,000,000.00元。", "2000000"),
        ("技术服务费总额为人民币伍拾万元整。", "500000"),
        ("租金总额为人民币360,000元,每月租金10,000元。", "360000"),
        ("单价为3,000元/台,合同总价为6,000元。", "6000"),
        (
            "合同不含税总价100,000.00元,税率13%,税额13,000.00元,价税合计113,000.00元。",
            "113000",
        ),
        ("合同含税总价为113,000元(不含税价100,000元,税额13,000元)。", "113000"),
        ("序号 名称 数量 不含税金额 税额 价税合计\n合计 100,000.00 13,000.00 113,000.00", "113000"),
        ("单位:万元\n序号 设备 数量 金额\n1 离心泵 2 60.5\n合同总价 121.00", "1210000"),
        ("合同总价(万元):121.5", "1215000"),
        ("合同总价为6,000元。甲方在合同签订后支付合同总价的30%即1,800元作为预付款。", "6000"),
        ("合同总价为6,000元,履约保证金600元,违约金按合同总价的5%计300元。", "6000"),
        ("合同总价:6000元整。注册资本5000万元。", "6000"),
        ("合同标的总额为人民币陆仟圆整。", "6000"),
        ("委托开发经费和报酬总额为¥800,000元。", "800000"),
        ("合同总价为：￥１２３，４５６．００元", "123456"),
        ("合同总价:人民币壹佰贰拾\n叁万元整", "1230000"),
        ("合同含税总价:人民币52,500.00元,其中不\n含税价46,460.18元。", "52500"),
        ("合计 6,615.20\n优惠后合同总价:6,500.00元", "6500"),
        (
            "一标段合同价100,000元;二标段合同价200,000元;三标段合同价50,000元。合计350,000元。",
            "350000",
        ),
        ("合同总价 Total Price: ¥6,000.00", "6000"),
        ("合同总价为人民币壹佰贰 合同专用章\n拾叁万元整(¥1,230,000.00)。", "1230000"),
    ],
)
def test_the_total_is_taken(settings: Settings, text: str, amount: str):
    assert taken(settings, HEAD + text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "乙方逾期交货的,每日支付违约金1,000元,违约金总额不超过50,000元。",
        "甲方应于签约后三日内支付定金人民币伍万元整(¥50,000.00)。",
        "履约保证金合计人民币100,000元。",
        "乙方注册资本人民币壹仟万元整。",
        "具体金额以各订单为准,单笔订单不低于10万元。",
        "每月租金为人民币10,000元,押金30,000元。",
        "投标保证金总额:20,000元。",
        "赔偿总额不超过人民币100万元。",
        "预付款总计30,000元。",
        "单价:人民币3,000元。",
        "不含税合计100,000.00元",
        "运费合计2,000元由乙方承担。",
        "年度采购总额预计500万元。",
        "合同总价的30%,计人民币30,000元,于签约后支付。",
        "剩余合同价款人民币70,000元于验收后支付。",
        "备件合计:8,000.00元(选购,不含在合同总价内)",
        "合同总价:人民币____元整",
        "合同总价:人民币万元整",
    ],
)
def test_other_sums_are_not_taken(settings: Settings, text: str):
    assert taken(settings, HEAD + text) is None


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("合同总价:¥6,000.00", "CNY"),
        ("合同总价为6,000元。", "CNY"),
        ("合同总价:USD 12,000.00", "USD"),
        ("合同总价为12,000美元(大写:壹万贰仟美元整)。", "USD"),
        ("合同总价:港币伍拾万元整(HK$500,000.00)。", "HKD"),
        ("合同总价为叁万伍仟欧元。", "EUR"),
        ("货币:美元\n合同总价为12,000元。", "USD"),
    ],
)
def test_the_currency_is_the_amount_s(settings: Settings, text: str, currency: str):
    assert taken(settings, HEAD + text, FieldName.CURRENCY) == currency


def test_the_words_are_kept_as_they_stand(settings: Settings):
    text = HEAD + "合同总价:人民币(大写)壹佰贰拾\n叁万元整(¥1,230,000.00)"
    assert taken(settings, text, FieldName.AMOUNT_IN_WORDS) == "壹佰贰拾叁万元整"


def test_figures_against_words_are_a_doubt_and_neither_is_taken(settings: Settings):
    text = HEAD + "合同总价:人民币壹佰贰拾万元整(¥1,020,000.00)。"
    reading = read([text], settings)
    assert {each.value for each in reading.candidates[FieldName.AMOUNT]} == {1_200_000, 1_020_000}
    assert all(each.confidence < SURE for each in reading.candidates[FieldName.AMOUNT])
    (doubt,) = [each for each in reading.doubts if each.kind is DoubtKind.AMOUNTS_DIFFER]
    assert "1,200,000" in doubt.message
    assert "1,020,000" in doubt.message


def test_figures_and_words_that_agree_are_surer_than_either(settings: Settings):
    both = read([HEAD + "合同总价:陆仟元整(¥6,000.00)"], settings).best(FieldName.AMOUNT)
    one = read([HEAD + "合同总价:¥6,000.00"], settings).best(FieldName.AMOUNT)
    assert both is not None
    assert one is not None
    assert both.confidence > one.confidence


def test_a_framework_without_sum_has_none(settings: Settings):
    text = HEAD + (
        "采购框架协议\n第一条 甲方按需下单,价格以订单为准。\n第二条 违约金为订单金额的5%。\n"
        "第三条 本协议有效期一年。"
    )
    assert FieldName.AMOUNT not in read([text], settings).candidates


@pytest.mark.parametrize(
    "text",
    [
        "合同暂定总价为人民币捌拾陆万元(¥860,000.00)。",
        "暂定合同总价:860,000元",
        "合同总价(暂定):860,000元(大写:捌拾陆万元整)",
        "本合同采用固定单价,暂定总价为人民币860,000元。",
        "合同金额860,000元(暂定)",
        "合同总价暂估为860,000元。",
        "工程总造价暂定为人民币2,000,000.00元。",
        "合同总价为860,000元,最终以审计结果为准。",
        "合同总价:860,000元,具体按实际完成量结算。",
        "合同总价860,000元,据实结算。",
        "合同总价(暂估价)860,000元",
        "服务费总额暂按860,000元计。",
    ],
)
def test_a_sum_that_is_still_to_be_settled_is_offered_and_never_taken(
    settings: Settings, text: str
) -> None:
    best = read([HEAD + text + "\n"], settings).best(FieldName.AMOUNT)
    assert best is None or best.confidence < SURE


@pytest.mark.parametrize(
    "text",
    [
        "合同总价估算为860,000元。",
        "合同总价最高不超过860,000元。",
        "预计合同总价860,000元。",
        "项目概算总额860,000元。",
        "合同总价预估为860,000元。",
    ],
)
def test_an_estimate_or_a_ceiling_is_no_amount(settings: Settings, text: str) -> None:
    assert read([HEAD + text + "\n"], settings).best(FieldName.AMOUNT) is None


@pytest.mark.parametrize(
    "text",
    [
        "检测费用 标准收费 21,500元 优惠后实收 18,800元(大写:壹万捌仟捌佰元整)",
        "标准收费21,500元,优惠后价款18,800元",
        "合计21,500元,优惠后合计18,800元",
        "合计:21,500元 优惠价:18,800元",
        "总价21,500元,实付18,800元",
        "合计:21,500元\n优惠:2,700元\n实付金额:18,800元",
        "标准收费:21,500元 折后实收:18,800元",
        "总计19,000元,抹零后18,800元",
        "原价:21,500元 成交价:18,800元",
        "合计 21,500.00 议价后总价 18,800.00",
        "总价21,500元,让利后价格18,800元",
    ],
)
def test_the_price_after_a_discount_is_the_total(settings: Settings, text: str) -> None:
    best = read([HEAD + text + "\n"], settings).best(FieldName.AMOUNT)
    assert best is not None
    assert best.value == Decimal(18800)
