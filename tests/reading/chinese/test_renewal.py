"""Whether a contract goes on by itself, and what only sounds like it."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

HEAD = "仓储合同\n第一条 合同期限自2024年1月1日起至2024年12月31日止。\n第二条 "


def _taken(settings: Settings, clause: str) -> object:
    found = read([HEAD + clause], settings).best(FieldName.AUTO_RENEW)
    return found.value if found and found.confidence >= 0.9 else None


@pytest.mark.parametrize(
    ("clause", "renews"),
    [
        ("期满前一个月双方均无书面异议的，本合同自动顺延一年。", True),
        ("合同到期双方未提出终止的，视为同意续签一年。", True),
        ("本合同期满不自动续期。", False),
        ("合同期限届满，本合同自行终止。", False),
    ],
)
def test_what_a_contract_says_of_its_renewal_is_taken(
    settings: Settings, clause: str, renews: bool
) -> None:
    assert _taken(settings, clause) is renews


@pytest.mark.parametrize(
    "clause",
    [
        "合同期满前逾期未答复的，视为放弃续约。",
        "合同到期前未书面提出的，视为不再续签。",
        "保密义务在合同期满后自动延续三年。",
        "合同期内，货物的保险期限自动顺延。",
        "合同到期而货物未交付完毕的，本合同自动延长至交付完毕之日。",
        "合同期满，经双方协商一致后可自动延长一年。",
        "合同期内订单到期未发货的，订单自动终止。",
    ],
)
def test_what_only_sounds_like_a_renewal_is_not_taken(settings: Settings, clause: str) -> None:
    assert _taken(settings, clause) is not True
    if "终止" in clause:
        assert _taken(settings, clause) is None
