"""The day of signing, wherever a Chinese contract states it."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import DoubtKind, FieldName
from contract_archive.settings import Settings

DAY = date(2024, 3, 5)
SURE = 0.9

CLAUSES = """第一条 标的物:乙方向甲方供应离心泵两台,执行GB/T 5657-2013标准。
第二条 交货期:2024年5月20日前交付至甲方厂区。
第三条 质保期:自验收合格之日起十二个月。
第四条 根据2021年1月1日起施行的《中华人民共和国民法典》,双方协商解决争议。
"""


def signed(settings: Settings, *pages: str) -> tuple[date | None, float]:
    best = read(pages, settings).best(FieldName.SIGNED_ON)
    if best is None:
        return None, 0.0
    assert isinstance(best.value, date)
    return best.value, best.confidence


@pytest.mark.parametrize(
    "text",
    [
        f"设备买卖合同\n合同编号:LX-2024-018\n签订日期:2024年3月5日\n签订地点:无锡\n{CLAUSES}",
        f"购销合同\n签 订 日 期：２０２４ 年 ３ 月 ５ 日\n{CLAUSES}",
        f"采购合同\n合同签订时间: 2024.03.05\n{CLAUSES}",
        f"协议书\n签约时间 2024-3-5\n{CLAUSES}",
        f"技术合同\n签订日期\n2024年3月5日\n{CLAUSES}",
        f"合同编号 签订日期 签订地点\nLX-018 2024年3月5日 无锡\n{CLAUSES}",
        f"加工合同\n签订地点及时间:江苏无锡,2024年3月5日\n{CLAUSES}",
        f"合同\n签署日期：20240305\n{CLAUSES}",
        f"合同\n日期：2024年3月5日\n供方:甲公司\n{CLAUSES}",
        f"合同\n合同编号:A-1 日期:2024年3月5日\n{CLAUSES}",
        f"本合同由以下双方于2024年3月5日在南京市签订:\n甲方:某某公司\n{CLAUSES}",
        f"本协议于二〇二四年三月五日由下列各方在北京市海淀区共同签署。\n{CLAUSES}",
        f"甲、乙双方经友好协商,于2024年3月5日达成如下协议:\n{CLAUSES}",
        f"本合同签订于2024年3月5日。\n{CLAUSES}",
        f"鉴于甲方拟购设备,双方于2024年3月5日在杭州订立本合同,共同遵守。\n{CLAUSES}",
        f"合同\n{CLAUSES}甲方(盖章):某某机械厂 乙方(盖章):某某泵业公司\n2024年3月5日 2024年3月5日",
        f"合同\n{CLAUSES}甲方(公章)\n法定代表人(签字):\n日期:2024年3月5日\n"
        "乙方(公章)\n法定代表人(签字):\n日期:2024年3月5日\n",
        f"合同\n{CLAUSES}甲方(盖章):    乙方(盖章):\n授权代表:李某 授权代表:王某\n"
        "日期:2024年3月5日 日期: 年 月 日",
        f"合同\n{CLAUSES}出租人(签章): 承租人(签章):\n二〇二四年三月五日",
        f"合同\n{CLAUSES}甲方(盖章):\n乙方(盖章):\n签字日期:\n2024年3月5日",
        f"合同\n{CLAUSES}甲方(电子签章): 乙方(电子签章):\n签署时间:2024-03-05 19:35:32",
        f"购货合同\n签约日期 Signing Date: 2024年3月5日 / March 5, 2024\n{CLAUSES}",
        f"购货合同\n日期 Date: March 5, 2024\n{CLAUSES}",
        f"编号 签订日期 合同期限\nA-1 2024年3月5日 2024年4月1日至2025年3月31日\n{CLAUSES}",
        f"合同\n{CLAUSES}甲方代表签字:____ 2024 年 3 月 5 日\n乙方代表签字:____ 2024年3月5日",
        f"合同\n{CLAUSES}供方(章):\n委托代理人:赵某\n电话:0510-85001234\n开户银行:某行\n"
        "账号:3202 0240 3051 2345\n日期:2024/3/5",
    ],
)
def test_the_day_of_signing_is_taken_wherever_it_stands(settings: Settings, text: str):
    day, confidence = signed(settings, text)
    assert day == DAY
    assert confidence >= SURE


@pytest.mark.parametrize(
    "text",
    [
        f"合同\n签订日期:    年   月   日\n{CLAUSES}",
        f"合同\n签订日期:20__年__月__日\n交货日期:2024年3月5日\n{CLAUSES}",
        f"打印日期:2024年3月5日\n合同\n{CLAUSES}",
        f"2024-03-05 14:22 FROM:0510-85001234 P.01/03\n合同\n{CLAUSES}",
        f"传真 2024年3月5日 09:15\n合同\n{CLAUSES}甲方(盖章): 乙方(盖章):\n年 月 日",
        f"合同\n开标日期:2024年3月5日\n中标通知书日期:2024年3月12日\n{CLAUSES}",
        f"合同\n{CLAUSES}甲方(盖章): 乙方(盖章):\n收文日期:2024年3月5日",
        f"合同\n{CLAUSES}甲方(盖章): 乙方(盖章):\n归档日期:2024.3.5",
        f"补充协议\n甲乙双方于2024年3月5日签订了编号为LX-018的《设备买卖合同》。\n{CLAUSES}",
        f"补充协议\n原合同签订日期:2024年3月5日\n{CLAUSES}",
        f"补充协议\n双方2024年3月5日签订的买卖合同继续有效。\n{CLAUSES}",
        f"合同\n{CLAUSES}本合同未尽事宜,按2024年3月5日发布的办法执行。",
        f"合同\n生效日期:2024年3月5日\n{CLAUSES}",
        f"合同\n{CLAUSES}甲方(盖章): 乙方(盖章):\n附件一:验收单\n验收日期:2024年3月5日",
        f"合同\n{CLAUSES}甲方(盖章): 乙方(盖章):\n第2页 版本V3.1 2024/03/05",
    ],
)
def test_other_days_are_not_taken_for_it(settings: Settings, text: str):
    _, confidence = signed(settings, text)
    assert confidence < SURE


def test_of_two_signatures_the_later_counts_and_both_are_kept(settings: Settings):
    text = f"合同\n{CLAUSES}甲方(盖章):某厂 乙方(盖章):某公司\n2024年3月5日 2024年3月8日"
    reading = read([text], settings)
    days = [each.value for each in reading.candidates[FieldName.SIGNED_ON]]
    assert days == [date(2024, 3, 8), DAY]
    assert reading.candidates[FieldName.SIGNED_ON][0].confidence >= SURE
    assert not [each for each in reading.doubts if each.kind is DoubtKind.DATES_DIFFER]


def test_signatures_far_apart_are_a_doubt(settings: Settings):
    text = f"合同\n{CLAUSES}甲方(盖章):某厂 乙方(盖章):某公司\n2024年3月5日 2025年3月8日"
    reading = read([text], settings)
    best = reading.best(FieldName.SIGNED_ON)
    assert best is not None
    assert best.confidence < SURE
    assert DoubtKind.DATES_DIFFER in {each.kind for each in reading.doubts}


def test_a_stated_day_against_the_signatures_is_a_doubt(settings: Settings):
    text = (
        f"合同\n签订日期:2024年3月5日\n{CLAUSES}甲方(盖章):某厂 乙方(盖章):某公司\n"
        "日期:2024年6月8日 日期:2024年6月8日"
    )
    reading = read([text], settings)
    best = reading.best(FieldName.SIGNED_ON)
    assert best is not None
    assert best.confidence < SURE
    assert DoubtKind.DATES_DIFFER in {each.kind for each in reading.doubts}


def test_a_stated_day_that_the_signatures_confirm_is_surer(settings: Settings):
    head = f"合同\n签订日期:2024年3月5日\n{CLAUSES}"
    block = "甲方(盖章):某厂 乙方(盖章):某公司\n日期:2024年3月5日 日期:2024年3月5日"
    assert signed(settings, head + block)[1] > signed(settings, head)[1]


def test_the_evidence_is_the_page_and_the_words(settings: Settings):
    pages = [f"合同\n{CLAUSES}", "甲方（盖章）：  乙方（盖章）：\n日期：2024年3月5日"]
    best = read(pages, settings).best(FieldName.SIGNED_ON)
    assert best is not None
    assert (best.page, best.snippet) == (2, "日期：2024年3月5日")


def test_a_letter_read_for_a_digit_makes_the_day_uncertain(settings: Settings):
    day, confidence = signed(settings, f"合同\n签订日期:2O24年3月5日\n{CLAUSES}")
    assert day == DAY
    assert confidence < SURE


def test_of_two_labelled_days_on_one_line_the_later_counts(settings: Settings):
    text = f"购销合同\n{CLAUSES}签署日期:2024年2月27日 签署日期:2024年3月5日\n"
    assert signed(settings, text) == (DAY, 0.97)


def test_the_day_of_an_annex_is_not_the_contract_s(settings: Settings):
    text = (
        "购销合同\n附件:技术协议(日期:2024年6月1日)\n"
        f"{CLAUSES}甲方(盖章): 乙方(盖章):\n日期:2024年3月5日\n附件 签署日期:2024年6月1日\n"
    )
    assert signed(settings, text) == (DAY, 0.95)
