"""The ends of Chinese contracts: columns, broken days, electronic seals, names without seals."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

SURE = 0.9
HEAD = """购销合同
第一条 标的物:乙方向甲方供应离心泵两台。
第二条 争议由甲方所在地法院解决。
"""


def signed(settings: Settings, closing: str) -> tuple[object, float]:
    found = read([HEAD + closing], settings).best(FieldName.SIGNED_ON)
    return (found.value, found.confidence) if found else (None, 0.0)


@pytest.mark.parametrize(
    "closing",
    [
        "甲方:东方示例有限公司\n2024-03-05 14:22:31 电子签章\n乙方:某公司\n"
        "2024-03-06 09:02:11 电子签章",
        "甲方(盖章): 乙方(盖章):\n电子签章 2024-03-06 14:22:31",
        "甲方:东方示例有限公司\n乙方:无锡某泵业有限公司\n2024年3月6日",
        "买方: 卖方:\n代表: 代表:\n日期:2024/03/06 日期:2024/03/06",
        "甲方(盖章):东方示例 乙方(盖章):某某精密泵业\n有限公司 股份有限公司\n"
        "2024年3月5日 2024年3月6日",
        "甲方(盖章):东方示例 乙方(盖章):某某泵业\n开户行:某行 电话:0510-85001234 2024年3月6日\n"
        "2024年3月5日",
        "甲方(盖章):东方示例\n乙方(盖章):某某泵业\n日期:二零二四年三\n月六日",
        "甲方(盖章):东方示例\n乙方(盖章):某某泵业\n日期:2024年3月\n6日",
    ],
)
def test_the_later_signature_counts_however_the_paper_closes(settings: Settings, closing: str):
    day, confidence = signed(settings, closing)
    assert day == date(2024, 3, 6)
    assert confidence >= SURE


def test_a_day_that_goes_on_below_is_made_whole(settings: Settings):
    closing = "甲方(盖章):东方\n乙方(盖章):无锡\n日期:二零二五年五月二十\n八日"
    day, confidence = signed(settings, closing)
    assert day == date(2025, 5, 28)
    assert confidence >= SURE


def test_days_that_go_on_below_in_columns_are_in_doubt(settings: Settings):
    closing = (
        "甲方(盖章):甲 乙方(盖章):乙\n二零二五年五月二十      二零二五年五月二十\n八日    九日"
    )
    day, confidence = signed(settings, closing)
    assert day == date(2025, 5, 29)
    assert confidence < SURE


def test_a_day_whose_rest_may_stand_among_other_words_is_in_doubt(settings: Settings):
    closing = "甲方(盖章):东方\n乙方(盖章):无锡\n二零二五年五月二十\n有限公司 八日"
    assert signed(settings, closing)[1] < SURE


def test_each_party_may_sign_a_page_of_its_own(settings: Settings):
    rest = "\n".join(f"开票资料第{number}行" for number in range(18))
    closing = f"甲方(盖章):东方\n2024年3月5日\n{rest}\n乙方(盖章):无锡\n2024年3月6日"
    assert signed(settings, closing)[0] == date(2024, 3, 6)


def test_a_term_among_the_signatures_is_no_day_of_signing(settings: Settings):
    closing = "供方(章): 需方(章):\n代表人: 代表人:\n有效期限:2024年3月5日至2024年12月31日"
    assert signed(settings, closing)[1] < SURE


def test_two_seals_with_their_hours_on_one_line_count_both(settings: Settings):
    closing = "甲方(章): 乙方(章):\n2024-03-05 14:22:31 2024-03-06 10:12:00\n(电子签章) (电子签章)"
    assert signed(settings, closing)[0] == date(2024, 3, 6)


def test_a_blank_day_is_not_filled_from_the_next_cell(settings: Settings):
    text = "编号 签订日期 协议期限\nA-1 ____年__月__日 2024年3月5日\n至2024年12月31日\n"
    found = read([f"协议\n{text}{HEAD}"], settings).best(FieldName.SIGNED_ON)
    assert found is None or found.confidence < SURE
