"""A heading that says one kind of contract over clauses of another."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

PARTIES = "甲方：东方示例有限公司\n乙方：采菊范例物流有限公司\n"
LEASE = (
    "一、出租方将叉车两台出租给承租方，租期一年，自2024年3月1日起至2025年2月28日止。\n"
    "二、租金每月三千元，承租方按月支付租金，逾期支付租金的，每日按千分之一支付违约金。\n"
    "三、租赁期间，承租方不得转租；续租的，应于租期届满前一个月通知出租方。\n"
    "四、退租时承租方应结清租金，租赁物完好归还出租方，出租方验明后退还押金。\n"
    "五、本合同一式两份，双方各执一份，经双方签字盖章之日起生效，争议由法院管辖。\n"
)


def _series(title: str, body: str, settings: Settings) -> object:
    found = read([f"{title}\n{PARTIES}{body}"], settings).best(FieldName.SERIES)
    return found.value if found and found.confidence >= 0.9 else None


def test_a_heading_that_the_clauses_bear_out_is_taken(settings: Settings) -> None:
    assert _series("叉车租赁合同", LEASE, settings) == "ZL"


@pytest.mark.parametrize(
    "title", ["设备维护服务合同", "经销协议", "软件开发合同", "保密协议", "技术服务合同"]
)
def test_a_heading_over_clauses_of_another_kind_is_not_taken(
    settings: Settings, title: str
) -> None:
    assert _series(title, LEASE, settings) is None


@pytest.mark.parametrize(
    "title", ["代理记账合同", "专利代理委托合同", "云主机租用服务合同", "设备采购及运维服务合同"]
)
def test_a_heading_of_two_kinds_is_not_taken(settings: Settings, title: str) -> None:
    assert _series(title, "第一条 按附件执行。\n", settings) is None
