"""Labels of contract numbers that vary, and those that only look alike."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

HEAD = "设备采购合同\n"
PARTIES = "甲方（买方）：采菊范例物流有限公司\n乙方（卖方）：东方示例有限公司\n"


def _best(text: str, settings: Settings, field: str = FieldName.NUMBER) -> object:
    found = read(text.split("\f"), settings).best(field)
    return found.value if found else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("合同统一编号：31A0042201820240017", "31A0042201820240017"),
        ("合同编码：WL-2024-0071", "WL-2024-0071"),
        ("协议号：XY-24-118", "XY-24-118"),
        ("文号：武采函〔2024〕17号", "武采函〔2024〕17号"),
        ("发文字号：武采〔2024〕合字19号", "武采〔2024〕合字19号"),
        ("合同 #WL-2024-0071", "WL-2024-0071"),
        ("编 號 : WL-2024-0071", "WL-2024-0071"),
        ("編號 S/C No.: 24WL-0071", "24WL-0071"),
        ("编号 Ref. No.: 24WL-0071", "24WL-0071"),
        ("Sales Contract No.: 24WL-0071", "24WL-0071"),
        ("委托单编号 W2024-00718", "W2024-00718"),
        ("编号【WL-2024-0071】", "WL-2024-0071"),
    ],
)
def test_a_number_is_read_under_labels_as_they_vary(
    settings: Settings, line: str, number: str
) -> None:
    assert _best(f"{HEAD}{line}\n{PARTIES}", settings) == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("（2024）武法顾字第021号", "（2024）武法顾字第021号"),
        ("WLX-H〔2024〕52号", "WLX-H〔2024〕52号"),
        ("武采〔2024〕合字19号", "武采〔2024〕合字19号"),
        ("武采字第2024-019号", "武采字第2024-019号"),
        ("Licence No. WL-LIC-0081", "WL-LIC-0081"),
    ],
)
def test_a_number_of_an_office_alone_at_the_head_is_offered(
    settings: Settings, line: str, number: str
) -> None:
    found = read([f"{line}\n{HEAD}{PARTIES}"], settings).best(FieldName.NUMBER)
    assert found is not None
    assert str(found.value).replace("(", "（").replace(")", "）") == number
    assert found.confidence < 0.9


def test_a_number_that_a_sentence_at_the_end_gives_is_offered(settings: Settings) -> None:
    text = f"{HEAD}{PARTIES}九、本合同一式两份，签字盖章后生效。编号为WLCG-24-0071。\n"
    assert _best(text, settings) == "WLCG-24-0071"


def test_each_side_has_its_number_behind_one_label(settings: Settings) -> None:
    text = f"{HEAD}{PARTIES}合同编号：（甲方）CJ-24-077  （乙方）DF保2024-031\n"
    assert _best(text, settings) == "DF保2024-031"
    assert _best(text, settings, FieldName.COUNTERPARTY_NUMBER) == "CJ-24-077"


@pytest.mark.parametrize(
    "line",
    [
        "批准文号：武发改〔2024〕17号",
        "Your Ref. No.: 24WL-0071",
        "Invoice No.: 24WL-0071",
        "合同备案编号：20240071",
        "设备编号为SB-2024-0071",
        "附件一：技术协议（编号：JS-2024-01）",
        "合同编号：WL-2024-        ",
    ],
)
def test_a_number_of_something_else_is_not_taken(settings: Settings, line: str) -> None:
    found = read([f"{HEAD}{line}\n{PARTIES}"], settings).best(FieldName.NUMBER)
    assert found is None or found.confidence < 0.9
