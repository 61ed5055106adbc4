"""The series of a contract."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import FieldName
from contract_archive.settings import Series, Settings

WE_SELL = "甲方（买方）：采菊范例物流有限公司\n乙方（卖方）：东方示例有限公司\n"
WE_BUY = "甲方（买方）：东方示例有限公司\n乙方（卖方）：采菊范例物流有限公司\n"
LETTERS = "甲方：采菊范例物流有限公司\n乙方：东方示例有限公司\n"


def _series(text: str, settings: Settings) -> object:
    best = read([text], settings).best(FieldName.SERIES)
    return best.value if best else None


def _only(settings: Settings, **labels: str) -> Settings:
    """Return the rules with these series alone, by code and Chinese label."""
    model = settings.series[0]
    series = tuple(
        Series(code, label, "", label, model.number, model.scope) for code, label in labels.items()
    )
    return settings._replace(series=series)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("保密协议", "BM"), ("战略合作框架协议", "KJ"), ("年度采购框架合同", "KJ"),
        ("销售代理协议", "DL"), ("独家代理合同", "DL"), ("厂房租赁合同", "ZL"),
        ("技术开发（委托）合同", "JS"), ("软件开发合同", "JS"), ("专利权转让合同", "JS"),
        ("设备维护保养服务合同", "FW"), ("物业服务合同", "FW"), ("咨询服务协议", "FW"),
        ("借款合同", "QT"),
    ],
)  # fmt: skip
def test_the_heading_tells_the_series(title: str, code: str, settings: Settings):
    assert _series(f"{title}\n{LETTERS}", settings) == code


@pytest.mark.parametrize("title", ["买卖合同", "产品购销合同", "设备采购合同", "销售合同"])
def test_a_trade_is_a_sale_or_a_purchase_by_our_side(title: str, settings: Settings):
    assert _series(f"{title}\n{WE_SELL}", settings) == "XS"
    assert _series(f"{title}\n{WE_BUY}", settings) == "CG"


def test_clauses_tell_who_sells_where_labels_do_not(settings: Settings):
    assert _series(f"买卖合同\n{LETTERS}甲方向乙方购买下列货物。", settings) == "XS"
    assert _series(f"买卖合同\n{LETTERS}甲方将设备一批出售给乙方。", settings) == "CG"


def test_a_trade_whose_sides_are_unknown_is_not_sure(settings: Settings):
    best = read([f"买卖合同\n{LETTERS}"], settings).best(FieldName.SERIES)
    assert best is not None
    assert best.confidence < 0.9


def test_series_are_known_by_their_labels_whatever_their_codes(settings: Settings):
    named = _only(settings, A1="销售类", B2="采购类", C3="租赁类")
    assert _series(f"买卖合同\n{WE_BUY}", named) == "B2"
    assert _series("厂房租赁合同\n", named) == "C3"


def test_a_series_of_the_archive_s_own_is_found_by_its_label(settings: Settings):
    named = _only(settings, XS="销售", GC="施工", QT="其他")
    assert _series("厂房施工合同\n", named) == "GC"


def test_a_code_that_the_archive_lacks_is_never_yielded(settings: Settings):
    few = _only(settings, XS="销售", QT="其他")
    reading = read([f"买卖合同\n{WE_BUY}"], few)
    assert {each.value for each in reading.candidates[FieldName.SERIES]} <= {"XS", "QT"}
    assert reading.candidates[FieldName.SERIES][0].confidence < 0.9
    assert _series("保密协议\n", _only(settings, XS="销售")) is None


def test_a_code_reused_for_something_else_is_not_the_usual_kind(settings: Settings):
    assert _series("保密协议\n", _only(settings, BM="销售", QT="其他")) == "QT"


def test_a_supplement_takes_no_series_from_its_heading(settings: Settings):
    assert _series("补充协议\n", settings) is None


def test_a_number_of_a_series_points_to_it(settings: Settings):
    assert _series("补充协议\n合同编号：FW-2024-0003\n", settings) == "FW"


@pytest.mark.parametrize("title", ["委托代销协议", "寄售合同"])
def test_consignment_is_perhaps_an_agency(title: str, settings: Settings):
    best = read([f"{title}\n"], settings).best(FieldName.SERIES)
    assert best is not None
    assert (best.value, best.confidence < 0.9) == ("DL", True)


def test_a_renewal_has_the_series_of_the_contract_it_names(settings: Settings):
    text = "合同续签协议书\n就双方2023年签订的保洁服务合同续签事宜，达成如下协议。\n"
    assert _series(text, settings) == "FW"


def test_used_machines_are_sold(settings: Settings):
    text = (
        "二手设备转让合同\n出让方（卖方）：东方示例有限公司\n受让方（买方）：采菊范例物流有限公司\n"
    )
    assert _series(text, settings) == "XS"


DEALERS = (
    "产品经销合同", "区域经销协议", "经销商协议", "独家经销合同", "特约经销协议书", "授权经销合同",
    "电动工具经销协议", "一级经销商合作协议", "分销协议", "年度经销合同",
)  # fmt: skip


@pytest.mark.parametrize("title", DEALERS)
def test_a_dealer_is_no_agent(title: str, settings: Settings):
    best = read([f"{title}\n{LETTERS}"], settings).best(FieldName.SERIES)
    assert best is not None
    assert best.value in ("XS", "CG", "KJ")
    assert best.confidence < 0.9


@pytest.mark.parametrize("title", DEALERS[:8])
def test_an_archive_with_a_type_for_dealers_files_them_there(title: str, settings: Settings):
    rules = _only(settings, DL="代理", JX="经销", XS="销售")
    assert _series(f"{title}\n{LETTERS}", rules) == "JX"
