"""Days beside signatures, and days that only stand near them."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

HEAD = (
    "采购合同\n甲方：东方示例有限公司\n乙方：采菊范例物流有限公司\n"
    "第一条 托盘十只。\n第二条 送货到库。\n第三条 验收后付款。\n"
)


def _signed(settings: Settings, text: str) -> object:
    found = read(text.split("\f"), settings).best(FieldName.SIGNED_ON)
    return found.value if found else None


@pytest.mark.parametrize(
    "signatures",
    [
        "甲方（盖章）：         乙方（盖章）：\nDate 日期: 04.03.2024     Date 日期: 19.03.2024\n",
        "甲方簽署                乙方簽署\n陶望春                  柳五先\n"
        "日期: 2024/03/18        日期: 2024/03/19\n",
        "买方代表                卖方代表\n陶望春                  柳五先\n"
        "日期: 2024-03-18        日期: 2024-03-19\n",
    ],
)
def test_the_later_signature_counts_in_any_way_of_writing(
    settings: Settings, signatures: str
) -> None:
    assert _signed(settings, HEAD + signatures) == date(2024, 3, 19)


def test_the_day_of_the_draft_gives_way_to_that_of_the_signatures(settings: Settings) -> None:
    text = (
        "销售确认书\n编号：WL-24-0071  日期：2024-03-11\n卖方：东方示例有限公司\n"
        "买方：采菊范例物流有限公司\n1. 托盘十只。\n"
        "卖方（盖章）：        买方（盖章）：\n日期：2024-03-15      日期：2024-03-19\n"
    )
    assert _signed(settings, text) == date(2024, 3, 19)


def test_a_letter_and_its_reply_are_signed_on_the_day_of_the_reply(settings: Settings) -> None:
    text = (
        "关于《仓储合同》续期的函\n采菊范例物流有限公司：\n"
        "　　贵司如同意，请于2024年4月20日前在回执上盖章后寄回。\n"
        "东方示例有限公司（盖章）\n2024年4月3日\n"
        "回执\n　　我司同意。\n采菊范例物流有限公司（盖章）\n2024年4月11日\n"
    )
    assert _signed(settings, text) == date(2024, 4, 11)


@pytest.mark.parametrize(
    "clause",
    [
        "上一年度仓储合同（WL-2023-0019\n，2023年4月21日签订）项下的货物由乙方交还。\n",
        "鉴于双方于2023年4月12日签订合同编号为WL-2023-0041\n的《仓储合同》，总额70,000元。\n",
    ],
)
def test_the_day_of_another_contract_is_not_taken(settings: Settings, clause: str) -> None:
    found = read([HEAD + clause], settings).best(FieldName.SIGNED_ON)
    assert found is None or found.confidence < 0.9
