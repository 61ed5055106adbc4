"""The same document scanned twice is recognised; its neighbour from the same template is not."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.rules.twins import Traits, are_twins, contradict, likeness

TEMPLATE = (
    "设备采购合同\n甲方（买方）：{buyer}\n乙方（卖方）：武陵虚构材料有限公司\n"
    "根据《中华人民共和国民法典》的有关规定，双方经友好协商，就甲方向乙方采购设备事宜订立本合同。\n"
    "第一条 设备名称、规格、数量及价款见附件清单，合同总价为人民币{amount}元，含增值税及运杂费。\n"
    "第二条 乙方应于合同生效后三十日内将设备运至甲方指定地点并负责安装调试，费用由乙方承担。\n"
    "第三条 质量保证期为验收合格之日起十二个月，质保期内乙方免费维修或更换有缺陷的部件。\n"
    "第四条 任何一方违约，应向守约方支付合同总价百分之五的违约金，并赔偿由此造成的损失。\n"
    "第五条 争议由双方协商解决，协商不成的，提交甲方所在地人民法院诉讼解决。\n"
)
DAY = date(2024, 3, 5)


def text(buyer: str = "东篱样例机电有限公司", amount: str = "161,199.50") -> str:
    return TEMPLATE.format(buyer=buyer, amount=amount)


def misread(clean: str, share: float) -> str:
    """The text as a second scan may give it: ``share`` of the letters wrong, lines run on."""
    chance = random.Random(5)
    return "".join("口" if chance.random() < share else each for each in clean).replace("\n", " ")


def traits(amount: str | None = "161199.50", signed: date | None = DAY, number: str = "") -> Traits:
    numbers = frozenset({number} if number else ())
    return Traits(numbers, "东篱样例", signed, Decimal(amount) if amount else None)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.05])
def test_a_second_scan_of_a_document_is_its_twin(share: float) -> None:
    assert are_twins(traits(), traits(), text(), misread(text(), share))


@pytest.mark.parametrize(
    "other",
    [
        traits("161199.51"),
        traits(signed=date(2024, 3, 6)),
        traits(number="CG-2024-2"),
        traits()._replace(customer="云岫示范"),
    ],
    ids=["amount", "day", "number", "customer"],
)
def test_the_next_contract_of_a_template_is_no_twin(other: Traits) -> None:
    one = traits(number="CG-2024-1")
    assert likeness(text(), text(amount="161,199.51")) > 0.9
    assert not are_twins(one, other, text(), text())


def test_where_nothing_was_scanned_only_the_same_text_is_a_twin() -> None:
    other = text(amount="161,199.51")
    assert are_twins(traits(), traits(), text(), text().replace("\n", " "), scanned=False)
    assert not are_twins(traits(), traits(), text(), other, scanned=False)


def test_what_one_scan_did_not_show_contradicts_nothing() -> None:
    assert not contradict(traits(), traits(None, None))


def test_another_document_of_the_same_day_and_sum_is_no_twin() -> None:
    other = "房屋租赁合同\n出租人将坐落于东湖路的厂房出租给承租人使用，租期三年，租金按季支付。" * 3
    assert not are_twins(traits(), traits(), text(), other)


def test_pages_without_text_are_no_evidence() -> None:
    assert likeness("", "") == 0
    assert not are_twins(traits(), traits(), "买卖合同 附件一", "买卖合同 附件一")
    assert not are_twins(traits(), traits(), "", "")


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
