"""From when and until when a Chinese contract holds, and whether it renews itself."""

from __future__ import annotations

from datetime import date

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Settings

SURE = 0.9
HEAD = "合同\n签订日期:2024年3月5日\n第一条 标的物:乙方向甲方供应离心泵两台,质保期两年。\n"


def taken(settings: Settings, text: str, field: FieldName) -> object:
    best = read([text], settings).best(field)
    return best.value if best and best.confidence >= SURE else None


@pytest.mark.parametrize(
    ("clause", "effective"),
    [
        ("第九条 本合同自双方签字盖章之日起生效。", date(2024, 3, 5)),
        ("第九条 本合同经双方法定代表人或授权代表签字并加盖公章后生效。", date(2024, 3, 5)),
        ("第九条 合同自签订之日起生效,一式四份。", date(2024, 3, 5)),
        ("第九条 本合同一式两份,双方签字盖章后即行生效,具有同等法律效力。", date(2024, 3, 5)),
        ("本协议自双方授权代表签署之日起\n正式生效。", date(2024, 3, 5)),
        ("双方签字盖章后本合同生效,传真件有效。", date(2024, 3, 5)),
        ("本合同一式两份,双方盖章有效。", date(2024, 3, 5)),
        ("本合同自2024年1月1日起生效。签署日晚于生效日的,效力溯及至生效日。", date(2024, 1, 1)),
        ("第九条 本合同自2024年4月1日起生效。", date(2024, 4, 1)),
        ("第九条 本合同于2024年4月1日正式生效。", date(2024, 4, 1)),
        ("合同生效日期:2024年4月1日", date(2024, 4, 1)),
        ("本合同生效日为2024年4月1日。", date(2024, 4, 1)),
        ("本合同有效期自2024年4月1日起至2025年3月31日止。", date(2024, 4, 1)),
        ("合同有效期:2024.4.1-2025.3.31", date(2024, 4, 1)),
    ],
)
def test_the_day_of_coming_into_force_is_taken(settings: Settings, clause: str, effective: date):
    assert taken(settings, HEAD + clause, FieldName.EFFECTIVE_ON) == effective


@pytest.mark.parametrize(
    "clause",
    [
        "第九条 本合同自双方签字盖章且甲方支付定金之日起生效。",
        "第九条 本合同自甲方支付预付款之日起生效。",
        "第九条 本合同经主管部门批准之日起生效。",
        "第九条 本合同签订之日起三日后生效。",
        "第九条 对本合同的变更,经双方签字盖章后生效。",
        "《民法典》自2021年1月1日起施行。",
        "第九条 调价通知自2024年4月1日起生效。",
        "第九条 本合同自办理质押登记之日起生效。",
        "第九条 本合同经双方签字盖章,并自抵押登记之日起生效。",
        "服务期自2024年4月1日起至2025年3月31日止。本合同自公证之日起生效。",
    ],
)
def test_what_depends_on_more_is_not_taken(settings: Settings, clause: str):
    assert taken(settings, HEAD + clause, FieldName.EFFECTIVE_ON) is None


def test_the_start_of_a_service_is_not_the_day_of_coming_into_force(settings: Settings):
    text = "保洁合同\n服务期自2024年4月1日起至2025年3月31日止。\n本合同自双方签字之日起生效。\n"
    assert FieldName.EFFECTIVE_ON not in read([text], settings).candidates
    assert taken(settings, f"{HEAD}{text}", FieldName.EFFECTIVE_ON) == date(2024, 3, 5)


def test_in_a_contract_of_upkeep_its_period_is_the_term(settings: Settings):
    text = "电梯维护保养合同\n维护期限自2024年6月1日至2025年5月31日。"
    assert taken(settings, text, FieldName.EXPIRES_ON) == date(2025, 5, 31)


def test_without_a_day_of_signing_a_term_from_signing_has_none(settings: Settings):
    text = "合同\n本合同自双方签字之日起生效,有效期一年。\n甲方(盖章): 乙方(盖章):\n年 月 日"
    assert taken(settings, text, FieldName.EFFECTIVE_ON) is None
    assert taken(settings, text, FieldName.EXPIRES_ON) is None


@pytest.mark.parametrize(
    ("clause", "expires"),
    [
        ("本合同有效期自2024年4月1日起至2025年3月31日止。", date(2025, 3, 31)),
        ("合同期限:2024年4月1日至2025年3月31日。", date(2025, 3, 31)),
        ("服务期限为2024.04.01—2025.03.31。", date(2025, 3, 31)),
        ("租赁期限\n自2024年4月1日起至2027年3月31日止,共计叁年。", date(2027, 3, 31)),
        ("租期三年,即从2024年4月1日到2027年3月31日。", date(2027, 3, 31)),
        ("本协议有效期至2025年12月31日。", date(2025, 12, 31)),
        ("合同到期日:2025年12月31日", date(2025, 12, 31)),
        ("合同终止日期为2025-12-31", date(2025, 12, 31)),
        ("本合同至2025年12月31日止。", date(2025, 12, 31)),
        ("合作期限:自2024年1月1日至12月31日。", date(2024, 12, 31)),
        ("代理期限自二〇二四年四月一日起至二〇二六年三月三十一日止。", date(2026, 3, 31)),
        ("本合同有效期一年,自双方签字盖章之日起生效。", date(2025, 3, 4)),
        ("本合同自签订之日起生效,有效期为两年。", date(2026, 3, 4)),
        ("本合同有效期为叁(3)年,自2024年4月1日起计算。", date(2027, 3, 31)),
        ("服务期限:十二个月,自2024年4月1日起。", date(2025, 3, 31)),
        ("本协议自签署之日起三年内有效。", date(2027, 3, 4)),
        ("本合同有效期半年,自签订之日起算。", date(2024, 9, 4)),
        ("服务期限:自_2024_年__4__月__1__日起至 2025 年 3 月 31 日止。", date(2025, 3, 31)),
        ("租赁期限自2024年2月29日起壹年。", date(2025, 2, 28)),
        ("第八条 合同期限\n本合同自2024年4月1日起执行,期限24个月。", date(2026, 3, 31)),
        ("发布期限:2024年4月1日至2024年9月30日", date(2024, 9, 30)),
        ("刊登期限:自2024年4月1日起至2024年9月30日止。", date(2024, 9, 30)),
        ("聘期一年,自2024年4月1日至2025年3月31日。", date(2025, 3, 31)),
        ("聘期两年,自2024年4月1日起。", date(2026, 3, 31)),
        ("原合作期限于2024年3月31日届满,现续约至2026年3月31日。", date(2026, 3, 31)),
        ("储存期间:自2024年4月1日至2024年10月31日", date(2024, 10, 31)),
        ("仓储期从2024年4月1日起到2024年10月31日止", date(2024, 10, 31)),
        ("借期:自2024年4月1日起至2025年3月31日止", date(2025, 3, 31)),
        ("承包期为五年,自2024年4月1日起至2029年3月31日止。", date(2029, 3, 31)),
        (
            "原合同期限为2023年4月1日至2024年3月31日,现延长至2025年3月31日。",
            date(2025, 3, 31),
        ),
    ],
)
def test_the_last_day_is_taken_or_computed(settings: Settings, clause: str, expires: date):
    assert taken(settings, HEAD + clause, FieldName.EXPIRES_ON) == expires


@pytest.mark.parametrize(
    "clause",
    [
        "质保期自验收合格之日起至2026年3月4日止。",
        "第五条 质量保证期为一年,自签订之日起计算。",
        "乙方应于2024年3月10日至2024年5月20日供货。",
        "计划开工日期:2024年4月1日,计划竣工日期:2024年12月31日,工期275天。",
        "保密义务在本合同终止后三年内继续有效。",
        "保密期限为自签订之日起五年。",
        "报价有效期至2024年4月30日。",
        "乙方营业执照有效期至2035年1月1日。",
        "授权委托书有效期自2024年1月1日至2024年12月31日。",
        "付款期限为收到发票之日起三十日。",
        "账期60天。",
        "本合同有效期至双方义务履行完毕之日止。",
        "交货期限:2024年5月20日前。",
        "试用期三个月,自2024年4月1日至2024年6月30日。",
        "免租期自2024年4月1日至2024年4月30日。",
        "投标有效期90天。",
        "租赁期:自起租日起12个月。",
        "合同工期至2024年12月31日止。",
        "保养期:自2024年6月1日至2025年5月31日。",
        "免费维护期限为两年,自2024年4月1日起。",
        "维护期限自2024年6月1日至2025年5月31日。",
        "双方保密义务不因合同终止而终止,期限为五年。",
        "原租赁合同租赁期自2022年4月1日至2024年3月31日。",
        "授权期:自2024年4月1日起至2029年3月31日止。",
    ],
)
def test_other_periods_are_not_the_contract_s(settings: Settings, clause: str):
    assert taken(settings, HEAD + clause, FieldName.EXPIRES_ON) is None


@pytest.mark.parametrize(
    ("clause", "renews", "days"),
    [
        ("合同期满前30日内,双方均未提出书面异议的,本合同自动续展一年。", True, 30),
        ("本合同到期前一个月,任何一方未书面通知对方终止的,自动顺延一年。", True, 30),
        ("有效期届满前六十(60)日,双方无书面异议,本协议自动延长壹年,依此类推。", True, 60),
        ("期满如双方无异议,合同自动续签。", True, None),
        ("合同期满后自动终止,不再自动续期。", False, None),
        ("任何一方拟解除本合同,应提前三十日书面通知对方。", None, 30),
        ("承租人退租应提前2个月书面通知出租人,合同解除。", None, 60),
        ("双方无异议的,自动续期一年。", True, None),
        ("合作期限届满,双方无异议的,合作自动延续一年。", True, None),
        ("甲方退回派遣员工的,应提前三十日书面通知乙方并说明终止用工的理由。", None, None),
        ("乙方调价须提前三十日书面通知甲方,甲方可解除合同。", None, None),
        ("工期遇不可抗力自动顺延。", None, None),
        ("付款日遇法定节假日自动顺延。", None, None),
        ("乙方发货应提前3日通知甲方准备卸货。", None, None),
    ],
)
def test_renewal_and_notice_are_taken(
    settings: Settings, clause: str, renews: bool | None, days: int | None
):
    text = HEAD + clause
    assert taken(settings, text, FieldName.AUTO_RENEW) is renews
    assert taken(settings, text, FieldName.NOTICE_DAYS) == days


@pytest.mark.parametrize(
    ("clause", "expires"),
    [
        ("运输期间自2024年4月1日至2025年3月31日。", date(2025, 3, 31)),
        ("本合同自2024年4月1日至2025年3月31日有效。", date(2025, 3, 31)),
        ("合同自2024年4月1日起至2025年3月31日止内有效。", date(2025, 3, 31)),
        ("本合同价格自2024年4月1日至2025年3月31日有效。", None),
        ("本报价自2024年4月1日至2025年3月31日有效。", None),
    ],
)
def test_a_range_of_days_that_is_valid_is_the_term(
    settings: Settings, clause: str, expires: date | None
):
    assert taken(settings, f"运输合同\n第九条 {clause}\n", FieldName.EXPIRES_ON) == expires


@pytest.mark.parametrize("force", ["生郊", "主效", "坐效"])
def test_a_misread_character_leaves_the_clause_in_force(settings: Settings, force: str):
    text = f"购销合同\n签订日期：2024年3月5日\n第九条 本合同自签订之日起{force}。\n"
    assert taken(settings, text, FieldName.EFFECTIVE_ON) == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("clause", "renews"),
    [
        ("合同有效期至2025年3月31日，本合同自动终止。", False),
        ("合同期限届满，本合同自行终止。", False),
        ("合同到期自然终止。", False),
        ("乙方破产的，本合同自动终止。", None),
        ("合同期满无异议的自动续期一年，否则自动终止。", True),
    ],
)
def test_a_contract_that_ends_by_itself_does_not_renew_itself(
    settings: Settings, clause: str, renews: bool | None
):
    assert taken(settings, f"购销合同\n第九条 {clause}\n", FieldName.AUTO_RENEW) is renews


@pytest.mark.parametrize(
    "clause",
    [
        "承运方应投保货物运输险,保单(保单号YX0177)有效期至2025年6月30日,到期前续保。",
        "承运方应为每车投保货物运输险,首次保单(保单号YX2024990044)\n有效期至2025年6月30日。",
        "乙方的安全生产许可证(证号样安许0031)有效期至2025年6月30日。",
        "乙方营业执照副本复印件有效期至2025年6月30日。",
        "计量器具检定证书一份,有效期至2025年6月30日。",
        "乙方提供的银行保函,金额10万元,有效期至2025年6月30日。",
        "乙方质量体系认证有效期至2025年6月30日。",
        "货款以信用证支付,有效期至2025年6月30日。",
        "本报价单有效期至2025年6月30日。",
        "道路运输资质编号9902,有效期至2025年6月30日。",
    ],
)
def test_the_validity_of_another_paper_is_not_the_term(settings: Settings, clause: str):
    text = f"{HEAD}第二条 {clause}\n"
    assert read([text], settings).best(FieldName.EXPIRES_ON) is None


def test_a_licence_before_it_does_not_take_the_contract_s_own_validity_away(settings: Settings):
    text = f"{HEAD}第二条 乙方许可证编号9902,本合同有效期至2025年6月30日。\n"
    best = read([text], settings).best(FieldName.EXPIRES_ON)
    assert best is not None
    assert best.value == date(2025, 6, 30)


def test_what_a_bracket_says_of_the_old_contract_over_the_line_is_its_own(settings: Settings):
    text = (
        "关于延长《设备维保合同》有效期的补充协议\n双方原于2023年3月20日签订《设备维保合同》(合同号\n"
        "YX-2023-FW-06,期限2023年4月1日至2025年3月31日)。双方同意:\n"
        "一、将原合同有效期延长至2026年3月31日。\n"
    )
    best = read([text], settings).best(FieldName.EXPIRES_ON)
    assert best is not None
    assert (best.value, best.confidence >= SURE) == (date(2026, 3, 31), True)
