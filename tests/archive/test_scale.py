from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from contract_archive.actions import numbers
from contract_archive.archive import Archive

WORDS = "甲方乙方合同货物交付验收付款违约责任争议解决仲裁法院质量标准运输保险税率发票"


def some_text(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(WORDS) for _each in range(length))


@pytest.mark.scale
def test_a_rebuilt_catalog_of_ten_thousand_contracts_is_the_same(
    fresh_archive_in_memory: Archive, file_contract
) -> None:
    fresh_archive = fresh_archive_in_memory
    dice = random.Random(20240715)
    for count in range(10_000):
        if count % 100 == 99:
            series = dice.choice(fresh_archive.settings.series)
            numbers.void(fresh_archive, numbers.next_number(fresh_archive, series.code), "误发")
        file_contract(
            fresh_archive,
            "\f".join(some_text(dice, 120) for _page in range(dice.randrange(1, 4))),
            customer=f"示例{dice.randrange(300)}号有限公司",
            signed_on=date(2020, 1, 1) + timedelta(days=dice.randrange(1600)),
            series=dice.choice(fresh_archive.settings.series).code,
            title=some_text(dice, 8),
            tags=(dice.choice(("重要", "框架", "续签")),),
        )
    before = list(fresh_archive.catalog.dump())
    assert fresh_archive.reindex(jobs=2) == 10_000
    assert list(fresh_archive.catalog.dump()) == before
    assert fresh_archive.reindex(jobs=1) == 10_000
    assert list(fresh_archive.catalog.dump()) == before
    assert numbers.gaps(fresh_archive) == ()
