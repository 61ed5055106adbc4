"""Headings of letters, beside other things on their line, and what is left of a misread one."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

PARTIES = "甲方：东方示例有限公司\n乙方：采菊范例物流有限公司\n第一条 托盘十只。\n"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("关于《仓储合同》续期的函", "关于《仓储合同》续期的函"),
        ("采菊云 订阅服务协议          v2024.3", "采菊云订阅服务协议"),
        ("買賣合約          SALES CONFIRMATION", "買賣合約"),
        ("武陵采菊会计师事务所（普通合伙） 审计业务合同", "审计业务合同"),
    ],
)
def test_a_heading_is_told_from_what_stands_beside_it(
    settings: Settings, line: str, title: str
) -> None:
    found = read([f"{line}\n{PARTIES}"], settings).best(FieldName.TITLE)
    assert found is not None
    assert found.value == title
    assert found.confidence >= 0.9


def test_a_heading_that_is_only_the_kind_is_not_taken(settings: Settings) -> None:
    found = read([f"合同\n{PARTIES}"], settings).best(FieldName.TITLE)
    assert found is not None
    assert found.confidence < 0.9
