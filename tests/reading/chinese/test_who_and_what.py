"""Who the parties are and what the contract is, where the page says it in another way."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings import Settings

US = "东方示例有限公司"
THEM = "云岫样本仪表有限公司"
SIDES = f"甲方：{US}\n乙方：{THEM}\n"


def _best(text: str, field: str, settings: Settings) -> Candidate | None:
    return read(text.split("\f"), settings).best(field)


def _value(text: str, field: str, settings: Settings) -> object:
    found = _best(text, field, settings)
    return found.value if found else None


@pytest.mark.parametrize(
    "part", ["霁川直属库", "南山项目部", "武陵电缆厂", "武陵水电站", "斜川营业部", "东皋分公司"]
)
@pytest.mark.parametrize("behind", ["\n", "（盖章）\n", "\n地址：五柳街8号\n"])
def test_a_part_of_a_company_belongs_to_its_name(part: str, behind: str, settings: Settings):
    name = f"采菊范例实业有限公司{part}"
    found = _best(f"采购合同\n甲方：{US}\n乙方：{name}{behind}", FieldName.COUNTERPARTY, settings)
    assert found is not None
    assert found.value == name
    assert found.confidence >= 0.92


@pytest.mark.parametrize(
    "label", ["鉴证方", "见证方", "见证机构", "采购代理机构", "招标代理", "监理单位", "业主"]
)
def test_who_only_witnesses_or_procures_is_no_party(label: str, settings: Settings):
    text = f"采购合同\n买方：{US}\n卖方：{THEM}\n{label}（盖章）：武陵样例工程咨询有限公司\n"
    assert _value(text, FieldName.PARTIES, settings) == (US, THEM)


def test_an_employer_above_the_two_is_no_party(settings: Settings):
    text = f"分包合同\n承包人：{US}\n分包人：{THEM}\n发包人：武陵样例水务有限公司\n"
    assert _value(text, FieldName.PARTIES, settings) == (US, THEM)


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("SaaS软件订阅合同", "FW"),
        ("货物运输合同", "FW"),
        ("员工餐饮供餐合同", "FW"),
        ("设备借用协议", "QT"),
        ("会谈备忘录", "QT"),
        ("关于《设备采购合同》的补充协议", "CG"),
        ("《房屋租赁合同》之补充协议", "ZL"),
        ("房屋租赁合同变更协议", "ZL"),
    ],
)
def test_the_title_tells_the_series(title: str, series: str, settings: Settings):
    assert _value(f"{title}\n{SIDES}", FieldName.SERIES, settings) == series


def test_a_change_takes_the_series_of_the_contract_it_names(settings: Settings):
    text = f"补充协议\n{SIDES}鉴于双方于2024年1月3日签订了《房屋租赁合同》，现约定：\n"
    assert _value(text, FieldName.SERIES, settings) == "ZL"


def test_a_law_in_book_marks_is_no_parent(settings: Settings):
    text = f"补充协议\n{SIDES}根据《中华人民共和国合同法》，双方约定：\n"
    assert _value(text, FieldName.SERIES, settings) is None


@pytest.mark.parametrize(("ours", "series"), [("定作人", "CG"), ("承揽人", "XS")])
def test_our_role_tells_what_made_goods_are(ours: str, series: str, settings: Settings):
    other = "承揽人" if ours == "定作人" else "定作人"
    text = f"承揽合同\n{ours}：{US}\n{other}：{THEM}\n"
    assert _value(text, FieldName.SERIES, settings) == series


@pytest.mark.parametrize(
    "text",
    [
        "适用法律：中华人民共和国法律",
        "适用法律为中国法律。",
        "法律适用 | 中国法律",
        "准据法：中国法",
    ],
)
def test_a_label_names_the_law(text: str, settings: Settings):
    found = _value(f"采购合同\n{SIDES}{text}\n", FieldName.GOVERNING_LAW, settings)
    assert found == "中华人民共和国法律"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("采购订单\n单号：YX-2024-0031\n", "YX-2024-0031"),
        ("购货单\n购货单号：YX20240031\n", "YX20240031"),
        ("設備採購合同\n合同編號：YX-2024-0031\n", "YX-2024-0031"),
        ("设备采购合同（编号：YX-2024-0031）\n", "YX-2024-0031"),
        ("设备采购合同 编号：YX-2024-0031\n", "YX-2024-0031"),
        ("设备采购合同\nYX-2024-0031（合同编号）\n", "YX-2024-0031"),
    ],
)
def test_a_number_is_taken_by_its_label(head: str, number: str, settings: Settings):
    found = _best(head + SIDES, FieldName.NUMBER, settings)
    assert found is not None
    assert found.value == number
    assert found.confidence >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        f"YX-2024-0031\n设备采购合同\n{SIDES}",
        f"设备采购合同 YX-2024-0031\n{SIDES}",
        f"设备采购合同\n{SIDES}第一条\nYX-2024-0031\f第二条\nYX-2024-0031",
    ],
)
def test_a_number_without_a_label_is_offered_and_not_taken(text: str, settings: Settings):
    found = _best(text, FieldName.NUMBER, settings)
    assert found is not None
    assert found.value == "YX-2024-0031"
    assert found.confidence < 0.9


@pytest.mark.parametrize("line", ["GF-2000-0101", "2024-03-15", "QR-7.2-2019", "0000-12345678"])
def test_a_form_s_code_at_the_top_is_no_number(line: str, settings: Settings):
    assert _value(f"{line}\n设备采购合同\n{SIDES}", FieldName.NUMBER, settings) is None


@pytest.mark.parametrize(
    "title", ["关于《设备采购合同》的补充协议", "《设备采购合同》之补充协议（二）"]
)
def test_a_title_may_name_another(title: str, settings: Settings):
    text = f"{title}\n原合同编号：YX-2024-0031\n{SIDES}"
    assert _value(text, FieldName.TITLE, settings) == title
    assert _value(text, FieldName.NUMBER, settings) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{US}与{THEM}经友好协商，就合作事宜达成如下协议：\n",
        f"本协议由{US}和{THEM}共同签署。\n",
        f"1. {US}（以下称“买方”）\n2. {THEM}（以下称“卖方”）\n",
        f"本合同由{US}（下称“甲方”）与{THEM}（下称“乙方”）订立。\n",
        f"鉴于{US}（以下简称“甲方”）需要服务，{THEM}（以下简称“乙方”）愿意提供：\n",
    ],
)
@pytest.mark.parametrize("title", ["技术服务合同\n", "合作协议\n"])
def test_an_opening_sentence_names_the_parties(title: str, text: str, settings: Settings):
    found = _best(title + text, FieldName.PARTIES, settings)
    assert found is not None
    assert found.value == (US, THEM)
    assert found.confidence >= 0.92


def test_two_persons_may_stand_under_one_label(settings: Settings):
    text = f"房屋租赁合同\n出租方（甲方）：甄可查、贾归档\n承租方（乙方）：{US}\n"
    assert _value(text, FieldName.PARTIES, settings) == ("甄可查", "贾归档", US)


def test_our_side_alone_says_nothing_of_the_other(settings: Settings):
    assert _value(f"采购合同\n甲方：{US}\n", FieldName.COUNTERPARTY, settings) is None


CODE = "91350100M000100Y43"


@pytest.mark.parametrize("whose", [US, "我方", "我司"])
def test_our_tax_number_is_not_the_counterparty_s(whose: str, settings: Settings):
    text = f"采购合同\n需方：{US}\n供方：{THEM}\n发票抬头：{whose}，税号：{CODE}\n"
    assert _value(text, FieldName.CREDIT_CODE, settings) is None


def test_the_tax_number_beside_the_counterparty_s_name_is_theirs(settings: Settings):
    text = f"销售合同\n需方：{THEM}\n供方：{US}\n发票抬头：{THEM}，税号：{CODE}\n"
    assert _value(text, FieldName.CREDIT_CODE, settings) == CODE


def test_a_supplement_s_main_contract_gives_it_no_number(settings: Settings):
    text = (
        f"补充协议\n合同编号：YX-2024-0031\n{SIDES}"
        "双方于2024年1月3日签订了《设备采购合同》（合同编号：YX-2024-0031），现约定：\n"
    )
    assert _value(text, FieldName.NUMBER, settings) is None
    assert _value(text, "parent_number", settings) == "YX-2024-0031"


def test_an_agency_that_seals_twice_is_no_party(settings: Settings):
    agency = "武陵样例招标代理有限公司"
    text = f"采购合同\n{SIDES}招标代理：{agency}（盖章）\n{agency}（盖章）\n"
    assert _value(text, FieldName.PARTIES, settings) == (US, THEM)
