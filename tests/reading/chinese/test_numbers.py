"""The number printed on a contract, among all that look like it."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.reading.chinese.numbers import PARENT_NUMBER
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

PARTIES = "甲方（买方）：采菊范例物流有限公司\n乙方（卖方）：东方示例有限公司\n"


def _numbers(text: str, settings: Settings, field: str = FieldName.NUMBER) -> list[object]:
    found = read(text.split("\f"), settings).candidates.get(field, ())
    return [each.value for each in found if each.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("合同编号：ZG-XS-2024-0001", "ZG-XS-2024-0001"),
        ("合同编号：SS/X-1102-002 签订地点：武陵", "SS/X-1102-002"),
        ("合同编号：JM/（2013）101", "JM/(2013)101"),
        ("合同号：〔2024〕15号", "〔2024〕15号"),
        ("合同编号：浙建合字2024第015号", "浙建合字2024第015号"),
        ("合同编号：200805-YRZ-XS-001", "200805-YRZ-XS-001"),
        ("协议编号：BJXY-2025-HR-LD-032（正本）", "BJXY-2025-HR-LD-032"),
        ("合同编号（Contract No.）：ABC-123/24", "ABC-123/24"),
        ("Contract No.: WX24-110\n买卖合同", "WX24-110"),
        ("本合同编号为YL-2024-0033。", "YL-2024-0033"),
        ("买 卖 合 同 合同编号：CJ/(2024)015", "CJ/(2024)015"),
        ("买卖合同（合同编号：XS2024005）", "XS2024005"),
        ("租赁合同编号：ZL24-5501", "ZL24-5501"),
        ("签订地点：武陵市 合同编号：DL-2024-009", "DL-2024-009"),
        ("合同编号\nXS-2024-0077\n", "XS-2024-0077"),
        ("合同编号 签订日期\nYL-2024-0033 2024-03-05", "YL-2024-0033"),
        ("合 同 编 号 ： XS - 2024 - 0001 第1页 共3页", "XS-2024-0001"),
        ("合同编号:XS-2024 -0001", "XS-2024-0001"),
        ("合同编号：__XS-2024-0001__", "XS-2024-0001"),
        ("合同编号：XS-2O24-OO01", "XS-2024-0001"),
        ("合同编号：WL〔2024〕第015号签订日期：2024年3月5日", "WL〔2024〕第015号"),
    ],
)
def test_a_number_stands_under_its_label(text: str, number: str, settings: Settings):
    assert _numbers(text, settings) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "合同编号：________\n签订日期：2024年1月2日",
        "合同编号：\n签订日期：2024年1月2日",
        "合同编号：XS-2024-____",
        "（GF-2000-0101）\n建设工程施工合同\n合同编号：\n",
        "合同编号：GF-2000-0101",
        "合同编号：\n（GF-2017-0201）\n",
        "招标编号：ZB-2024-001",
        "项目编号：XM-2024-01",
        "采购申请号：PR-20240102",
        "凭证号：PZ-2024-001",
        "客户编号：KH-2024-77",
        "发票号码：01234567",
        "合同登记编号：2024330101",
        "资质证书编号：A-2024-551",
        "统一社会信用代码：91000000MA0000000X",
        "账号：6222 0000 1111 2222",
        "电话：0000-55501234",
        "合同编号：0000-55501234",
        "符合GB/T 19001-2016标准",
        "双方应按合同编号：第三条执行",
    ],
)
def test_what_is_no_contract_number_is_not_taken(text: str, settings: Settings):
    assert _numbers(f"买卖合同\n{text}\n", settings) == []


def test_numbers_told_apart_go_to_their_sides(settings: Settings):
    text = "甲方合同编号：HT-88-1\n乙方合同编号：XS-2024-0007\n" + PARTIES
    assert _numbers(text, settings) == ["XS-2024-0007"]
    assert _numbers(text, settings, FieldName.COUNTERPARTY_NUMBER) == ["HT-88-1"]


def test_a_number_of_a_role_goes_to_that_role(settings: Settings):
    text = "买方合同号：PO24-9\n卖方合同号：XS-2024-0008\n" + PARTIES
    assert _numbers(text, settings) == ["XS-2024-0008"]
    assert _numbers(text, settings, FieldName.COUNTERPARTY_NUMBER) == ["PO24-9"]


def test_a_main_contract_s_number_is_neither(settings: Settings):
    text = "补充协议\n主合同编号：XS-2023-0001\n合同编号：XS-2023-0001-B1\n" + PARTIES
    assert _numbers(text, settings) == ["XS-2023-0001-B1"]
    assert _numbers(text, settings, PARENT_NUMBER) == ["XS-2023-0001"]


def test_a_contract_cited_in_a_sentence_is_another(settings: Settings):
    text = "变更协议\n双方于2023年1月1日签订了《买卖合同》（合同编号：XS-2022-0001），现变更如下。"
    assert _numbers(text, settings) == []
    assert _numbers(text, settings, PARENT_NUMBER) == ["XS-2022-0001"]


def test_a_number_of_our_own_form_is_surer(settings: Settings):
    sure = [
        read([f"合同编号：{number}"], settings).candidates[FieldName.NUMBER][0].confidence
        for number in ("XS-2024-0001", "QQ-2024-0001")
    ]
    assert sure[0] > sure[1] >= 0.9


def test_two_contract_numbers_on_one_page_are_a_question(settings: Settings):
    found = read(["合同编号：AB-2024-1\n合同编号：CD-2024-2\n"], settings)
    assert all(each.confidence < 0.9 for each in found.candidates[FieldName.NUMBER])


def test_a_number_with_something_strange_behind_it_is_not_sure(settings: Settings):
    found = read(["合同号：IM-2024/118 Rev.A"], settings)
    assert found.candidates[FieldName.NUMBER][0].confidence < 0.9


def test_the_running_head_agrees_with_the_first_page(settings: Settings):
    pages = "买卖合同\n合同编号：HD-2024-11\f合同编号：HD-2024-11\n第二条\f合同编号：HD-2024-11\n"
    found = read(pages.split("\f"), settings).candidates[FieldName.NUMBER]
    assert [each.value for each in found] == ["HD-2024-11"]
    assert found[0].page == 1


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("销售订单", "单据编号"),
        ("订货确认书", "确认书编号"),
        ("订单确认书", "订单确认号"),
        ("销售合同", "销售合同单号"),
        ("采购订单", "采购订单编号"),
        ("购销合同", "单据编号"),
        ("供货合同", "单据号码"),
    ],
)
def test_the_number_of_a_slip_counts_where_the_paper_has_no_other(
    title: str, label: str, settings: Settings
):
    best = read([f"{title}\n{label}：DJ-2024-0031\n{PARTIES}"], settings).best(FieldName.NUMBER)
    assert best is not None
    assert (best.value, best.confidence >= 0.9) == ("DJ-2024-0031", True)


@pytest.mark.parametrize("label", ["订单编号", "采购单号", "销售单号"])
def test_an_order_s_number_on_a_contract_is_only_offered(label: str, settings: Settings):
    best = read([f"购销合同\n{label}：DD-2024-0031\n{PARTIES}"], settings).best(FieldName.NUMBER)
    assert best is not None
    assert 0.8 <= best.confidence < 0.9


@pytest.mark.parametrize("number", ["HT-2024-01", "________"])
def test_a_slip_s_number_yields_to_the_contract_s_label(number: str, settings: Settings):
    text = f"购销合同\n合同编号：{number}\n单据编号：DJ-2024-0031\n{PARTIES}"
    assert "DJ-2024-0031" not in _numbers(text, settings)


@pytest.mark.parametrize(
    "label", ["贵司订单号", "客户订单编号", "客户PO", "客户P.O. No.", "你方合同号", "贵方采购单号"]
)
def test_a_customer_s_number_is_the_counterparty_s(label: str, settings: Settings):
    text = f"销售确认书\n编号：QR-2024-008\n{label}：PO-88812\n{PARTIES}"
    assert _numbers(text, settings) == ["QR-2024-008"]
    assert _numbers(text, settings, FieldName.COUNTERPARTY_NUMBER) == ["PO-88812"]


def test_where_we_are_the_customer_its_number_is_nobody_else_s(settings: Settings):
    parties = "供方：采菊范例物流有限公司\n需方：东方示例有限公司\n"
    text = f"销售确认书\n编号：QR-2024-008\n客户订单号：PO-88812\n{parties}"
    assert _numbers(text, settings, FieldName.COUNTERPARTY_NUMBER) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("合同编号：第贰拾壹号", "第贰拾壹号"),
        ("合同编号：二〇二四年第十五号", "二〇二四年第十五号"),
        ("合同编号：购字第叁拾号", "购字第叁拾号"),
        ("合同编号：二〇二四〇一五", "二〇二四〇一五"),
        ("设备买卖合同（编号 ABC-2024-01）", "ABC-2024-01"),
        ("设备买卖合同\n（编号ABC-2024-01）", "ABC-2024-01"),
        ("设备买卖合同\n（合同编号ABC-2024-01）", "ABC-2024-01"),
        ("合同编亏：AB-2024-01", "AB-2024-01"),
        ("合间编号：AB-2024-01", "AB-2024-01"),
        ("合同骗号：AB-2024-01", "AB-2024-01"),
    ],
)
def test_numbers_in_words_in_brackets_and_under_misread_labels(
    text: str, number: str, settings: Settings
):
    assert _numbers(f"{text}\n{PARTIES}", settings) == [number]


@pytest.mark.parametrize("label", ["舍同编号", "合向编号", "合同缩号", "合同编导"])
def test_under_a_label_with_one_spoiled_character_a_number_is_offered(
    label: str, settings: Settings
):
    best = read([f"买卖合同\n{label}：AB-2024-01\n{PARTIES}"], settings).best(FieldName.NUMBER)
    assert best is not None
    assert (best.value, 0.8 <= best.confidence < 0.9) == ("AB-2024-01", True)


@pytest.mark.parametrize(
    "label", ["合同批号", "合同型号", "合同房号", "不同编号", "合格编号", "合同编制"]
)
def test_a_label_that_reads_well_is_not_taken_for_a_spoiled_one(label: str, settings: Settings):
    assert _numbers(f"买卖合同\n{label}：AB-2024-01\n{PARTIES}", settings) == []


def test_in_a_customer_s_own_order_your_number_is_not_the_customer_s(settings: Settings):
    text = f"采购订单\n订单编号：PO-88812\n贵司合同号：XS-2024-0001\n{PARTIES}"
    found = read([text], settings).best(FieldName.COUNTERPARTY_NUMBER)
    assert found is None or found.confidence < 0.9


def test_a_customer_s_order_within_a_clause_is_no_number_of_this_contract(settings: Settings):
    text = f"购销合同\n{PARTIES}第三条 乙方按客户订单:PO-12345执行。\n"
    assert _numbers(text, settings, FieldName.COUNTERPARTY_NUMBER) == []


@pytest.mark.parametrize(
    "label", ["NDA编号", "MOU编号", "SLA编号", "OEM 编号", "SOW编号", "LOI编号"]
)
def test_a_kind_of_paper_in_latin_letters_before_its_number(label: str, settings: Settings):
    text = f"保密协议\n{label}：YX-2025-017\n甲方：云岫样本有限公司\n乙方：东方示例有限公司\n"
    best = read([text], settings).best(FieldName.NUMBER)
    assert best is not None
    assert best.value == "YX-2025-017"


@pytest.mark.parametrize(
    "order",
    [
        "买方订单号 Buyers' P.O. No.: PW-77120",
        "买方订单号 Buyer's P.O. No.: PW-77120",
        "买方订单号 Buyer's Order No.: PW-77120",
        "Buyers' P.O. No.: PW-77120",
        "Buyer's Order No.: PW-77120",
        "Customer's P.O. No.: PW-77120",
        "Buyer PO No. PW-77120",
        "Purchaser's Order No.: PW-77120",
        "客户P.O. No.: PW-77120",
        "Clients' Order No.: PW-77120",
    ],
)
def test_the_buyer_s_order_is_not_the_number_of_a_confirmation(order: str, settings: Settings):
    text = (
        "No. 12 Sample Avenue, Yunxiu, China\n售货确认书\nSALES CONFIRMATION\n"
        "编号 No.: YX25SC-0308\n日期 Date: Mar. 18, 2025\n"
        f"卖方 Sellers: 东方示例有限公司\n买方 Buyers: Sample Conveyors Pty Ltd\n{order}\n"
        "兹经买卖双方同意按照以下条款成交:\n"
    )
    reading = read([text], settings)
    best = reading.best(FieldName.NUMBER)
    assert best is not None
    assert best.value == "YX25SC-0308"
    parties = reading.best(FieldName.COUNTERPARTY)
    assert parties is not None
    assert parties.value == "Sample Conveyors Pty Ltd"
