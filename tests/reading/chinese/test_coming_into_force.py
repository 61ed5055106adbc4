"""Contracts that come into force when signed, and those that wait for something else."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

HEAD = "设备租赁合同\n签订日期：2024年3月5日\n第一条 租赁物为叉车两台。\n"


def _taken(settings: Settings, clause: str, field: str = FieldName.EFFECTIVE_ON) -> object:
    found = read([HEAD + clause], settings).best(field)
    return found.value if found and found.confidence >= 0.9 else None


@pytest.mark.parametrize(
    "clause",
    [
        "本合同自双方法定代表人或授权代表签字并加盖公章之日起生效。",
        "本合同经甲乙双方签字（或盖章）后生效。",
        "第九条 生效\n本合同自双方盖章（含电子签章）之日起成立并生效。",
        "本合同由双方授权代表签字并盖合同专用章后即行生效。",
        "双方签字盖章后本合同生效，一式两份。",
    ],
)
def test_a_contract_is_in_force_when_signed(settings: Settings, clause: str) -> None:
    assert _taken(settings, clause) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "clause",
    [
        "本合同经双方签字盖章、承租人付讫保证金后生效。",
        "本合同自双方签章且出租人收到首期租金之日起生效。",
        "本合同双方签字盖章并经公证处公证后生效。",
        "本合同经甲方上级主管部门批准后，双方签字盖章后生效。",
        "本合同自双方签字、设备进场安装调试完毕之日起生效。",
        "本合同双方签字盖章后，自办理抵押登记之日起生效。",
        "本合同自2024年4月1日起生效，但须经主管部门批准。",
        "本合同生效日期：2024年4月1日（以保证金到账为准）。",
        "本合同签字盖章后生效。生效条件：出租人取得设备所有权证明。",
        "本合同自签订之日起成立，自乙方交付履约保函之日起生效。",
    ],
)
def test_a_contract_that_waits_for_more_than_its_signing_has_no_day(
    settings: Settings, clause: str
) -> None:
    assert _taken(settings, clause) is None


@pytest.mark.parametrize(
    "clause",
    [
        "租期八个月，自设备验收合格并由双方签署交接单之日起计算。",
        "租赁期限两年，以乙方实际入场之日起算。",
        "服务期限一年，验收合格之日起计。",
        "服务期限三年，合同一年一签。",
        "租期三年，自交付之日起算，暂定2024年4月1日起。",
        "合同期限五年，首期一年，自2024年4月1日至2025年3月31日。",
        "服务期三年，按年度签订合同，本合同为第二年度。",
    ],
)
def test_a_term_from_an_unknown_day_or_of_many_contracts_has_no_last_day(
    settings: Settings, clause: str
) -> None:
    assert _taken(settings, clause, FieldName.EXPIRES_ON) is None


def test_the_year_at_hand_is_the_term_of_a_contract_made_yearly(settings: Settings) -> None:
    clause = "服务期三年，合同一年一签。本合同为第二年度，服务期自2024年5月1日至2025年4月30日。"
    assert _taken(settings, clause, FieldName.EXPIRES_ON) == date(2025, 4, 30)


@pytest.mark.parametrize(
    "clause",
    [
        "本合同有效期两年，自双方签字盖章之日起计算。",
        "本合同自签订之日起生效，有效期两年。",
    ],
)
def test_a_term_from_the_signing_ends_on_the_day_before(settings: Settings, clause: str) -> None:
    assert _taken(settings, clause, FieldName.EXPIRES_ON) == date(2026, 3, 4)


@pytest.mark.parametrize(
    "clause",
    [
        "本协议自2025年4月1日起执行。",
        "本合同自2025年4月1日起施行。",
        "本补充协议自2025年4月1日起执行。",
        "本合同从2025年4月1日起实施。",
        "本协议自2025年4月1日起开始执行。",
        "本协议书自2025年4月1日起正式执行。",
        "本变更协议自2025年4月1日起执行，其余条款不变。",
        "本续签协议自2025年4月1日起执行。",
        "本合同于2025年4月1日起执行。",
        "本修订协议自2025年4月1日起实施。",
    ],
)
def test_a_contract_carried_out_from_a_day_is_in_force_on_it(
    settings: Settings, clause: str
) -> None:
    assert _taken(settings, clause) == date(2025, 4, 1)


@pytest.mark.parametrize(
    "clause",
    [
        "新价格自2025年4月1日起执行。",
        "本合同附件二的单价自2025年4月1日起执行。",
        "国家标准自2025年4月1日起实施。",
        "调整后的税率自2025年4月1日起施行。",
        "原合同自2025年4月1日起执行。",
    ],
)
def test_what_else_is_carried_out_from_a_day_is_not_the_contract(
    settings: Settings, clause: str
) -> None:
    assert _taken(settings, clause) != date(2025, 4, 1)
