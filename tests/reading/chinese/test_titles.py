"""The heading of a contract."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("买 卖 合 同\n", "买卖合同"),
        ("买　　卖　　合　　同\n", "买卖合同"),
        ("设备采购合同（修订版）\n", "设备采购合同（修订版）"),
        ("工矿产品购销合同（示范文本）\n", "工矿产品购销合同"),
        ("（GF-2000-0101）\n建设工程施工合同\n", "建设工程施工合同"),
        ("建设工程施工合同（GF-2017-0201）\n", "建设工程施工合同"),
        ("东方示例有限公司\n产品购销合同\n", "产品购销合同"),
        ("武陵智慧园区二期项目技术服务合同\n", "武陵智慧园区二期项目技术服务合同"),
        ("武陵智慧园区二期项目\n技术服务合同\n", "武陵智慧园区二期项目技术服务合同"),
        ("武陵政务云软硬件采购及\n集成服务合同\n", "武陵政务云软硬件采购及集成服务合同"),
        ("武陵样例大桥检测工程\n合 同 书\n", "武陵样例大桥检测工程合同书"),
        ("“产线追溯系统”软件开发合同\n", "“产线追溯系统”软件开发合同"),
        ("《房屋租赁合同》\n", "房屋租赁合同"),
        ("采 购 合 同 合同编号：XX-1\n", "采购合同"),
        ("合同编号：XX-1\n补 充 协 议\n", "补充协议"),
        ("合同名称：数控机床采购合同\n合同编号：X-1\n", "数控机床采购合同"),
        ("技术开发（委托）合同\n", "技术开发（委托）合同"),
        ("买 卖 台 同\n", "买卖合同"),
        ("经销合同\n", "经销合同"),
        ("原材料采购合同\n", "原材料采购合同"),
        ("技 术 开 发 ( 委 托 ) 合 同\n", "技术开发（委托）合同"),
        ("建 设 工 程 ( 装 修 ) 施 工 合 同\n", "建设工程（装修）施工合同"),
        ("技术服务 (运维) 合同\n", "技术服务（运维）合同"),
        ("供应商廉洁承诺书\n", "供应商廉洁承诺书"),
        ("质量保证承诺函\n", "质量保证承诺函"),
        ("参展申请及合约表\n", "参展申请及合约表"),
        ("展位租用合同表\n", "展位租用合同表"),
        ("关于延长《设备维保合同》有效期的补充协议\n", "关于延长《设备维保合同》有效期的补充协议"),
        ("关于变更《采购合同》付款方式的补充协议\n", "关于变更《采购合同》付款方式的补充协议"),
        ("关于修改《租赁合同》租金的补充协议\n", "关于修改《租赁合同》租金的补充协议"),
    ],
)
def test_the_heading_is_the_title(text: str, title: str, settings: Settings):
    best = read([text + "甲方：东方示例有限公司\n"], settings).best(FieldName.TITLE)
    assert best is not None
    assert best.value == title


@pytest.mark.parametrize(
    "text",
    [
        "东方示例有限公司\n甲方：\n",
        "根据《中华人民共和国民法典》签订本合同\n",
        "附件一：保密协议\n",
        "甲乙双方签订补充协议\n",
        "第三条 本合同\n",
        "合同编号：XS-2024-0001\n",
        "双方应当解除合同\n",
    ],
)
def test_a_line_that_is_no_heading_is_no_title(text: str, settings: Settings):
    assert read([text], settings).best(FieldName.TITLE) is None


def test_the_running_head_is_not_taken_for_the_heading(settings: Settings):
    pages = [
        "产品合同（样张）\n产品销售合同\n",
        "产品合同（样张）\n第二条",
        "产品合同（样张）\n第三条",
    ]
    best = read(pages, settings).best(FieldName.TITLE)
    assert best is not None
    assert best.value == "产品销售合同"


def test_a_blank_first_page_does_not_hide_the_heading(settings: Settings):
    best = read(["", "买卖合同\n甲方：东方示例有限公司"], settings).best(FieldName.TITLE)
    assert best is not None
    assert (best.value, best.page) == ("买卖合同", 2)
