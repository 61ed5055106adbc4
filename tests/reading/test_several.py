"""Two contracts in one file, and what only looks like it."""

from __future__ import annotations

from contract_archive.reading import read
from contract_archive.records.readings import DoubtKind
from contract_archive.settings import Settings

HEAD = """{title}
合同编号：{number}
甲方：{other}
乙方：东方示例有限公司
第一条 标的
"""
SEALS = """第九条 其他
甲方（盖章）：{other}
乙方（盖章）：东方示例有限公司
"""
ONE = {"title": "买卖合同", "number": "XS-2024-0001", "other": "云岫样本仪表股份有限公司"}
TWO = {"title": "服务合同", "number": "FW-2024-0009", "other": "武陵样例大学"}


def _several(pages: list[str], settings: Settings) -> list[int]:
    doubts = read(pages, settings).doubts
    return [each.page for each in doubts if each.kind is DoubtKind.SEVERAL_CONTRACTS]


def test_a_second_head_with_another_number_is_another_contract(settings: Settings):
    pages = [HEAD.format(**ONE), SEALS.format(**ONE), HEAD.format(**TWO), SEALS.format(**TWO)]
    assert _several(pages, settings) == [3]


def test_without_numbers_other_parties_are_another_contract(settings: Settings):
    heads = [HEAD.format(**each).replace("合同编号：" + each["number"], "") for each in (ONE, TWO)]
    pages = [heads[0], SEALS.format(**ONE), heads[1], SEALS.format(**TWO)]
    assert _several(pages, settings) == [3]


def test_a_second_copy_is_the_same_contract(settings: Settings):
    copy = [HEAD.format(**ONE), SEALS.format(**ONE)]
    assert _several(copy + copy, settings) == []


def test_an_annex_with_its_own_parties_is_part_of_the_contract(settings: Settings):
    annex = "附件二\n廉洁协议\n甲方：云岫样本仪表股份有限公司\n乙方：东方示例有限公司\n"
    assert _several([HEAD.format(**ONE), SEALS.format(**ONE), annex], settings) == []


def test_a_heading_that_runs_on_every_page_begins_nothing(settings: Settings):
    pages = [HEAD.format(**ONE), "买卖合同\n第二条 交货\n", "买卖合同\n" + SEALS.format(**ONE)]
    assert _several(pages, settings) == []


def test_a_cover_before_the_contract_is_no_contract_of_its_own(settings: Settings):
    cover = HEAD.format(**ONE)
    assert _several([cover, HEAD.format(**ONE), SEALS.format(**ONE)], settings) == []
