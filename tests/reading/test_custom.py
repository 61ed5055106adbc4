"""The archive's own fields."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.settings import CustomField, FieldKind, Settings
from contract_archive.settings.tame import is_tame


def _field(kind: FieldKind, **more: tuple[str, ...]) -> CustomField:
    return CustomField("own", "自有", "Own", kind, **more)


def _values(text: str, field: CustomField, settings: Settings) -> list[object]:
    ours = settings._replace(custom_fields=(field,))
    return [each.value for each in read([text], ours).candidates.get("own", ())]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.TEXT, "项目经理：安归档 联系电话：0000", "安归档"),
        (FieldKind.TEXT, "项目经理\n安归档\n", "安归档"),
        (FieldKind.TEXT, "3. 项目经理（乙方）： 纪条目；其他", "纪条目"),
        (FieldKind.NUMBER, "项目经理：24个月", "24"),
        (FieldKind.NUMBER, "项目经理：-1,204.50", "-1204.5"),
        (FieldKind.NUMBER, "项目经理：007.0", "7"),
        (FieldKind.MONEY, "项目经理：人民币伍万元整（¥50,000.00）", "50000"),
        (FieldKind.MONEY, "项目经理：¥1,234.50", "1234.50"),
        (FieldKind.DATE, "项目经理：二〇二四年三月五日", "2024-03-05"),
        (FieldKind.DATE, "项目经理：2024.3.5前", "2024-03-05"),
        (FieldKind.YES_NO, "项目经理：是", "yes"),
        (FieldKind.YES_NO, "项目经理：□是 ☑否", "no"),
        (FieldKind.LINK, "项目经理：https://example.com/a?b=1，详见", "https://example.com/a?b=1"),
    ],
)
def test_a_value_stands_behind_its_label(
    kind: FieldKind, text: str, value: str, settings: Settings
):
    assert _values(text, _field(kind, labels=("项目经理",)), settings) == [value]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FieldKind.NUMBER, "项目经理：安归档"),
        (FieldKind.DATE, "项目经理：    年  月  日"),
        (FieldKind.DATE, "项目经理：2024年13月5日"),
        (FieldKind.YES_NO, "项目经理：□是 □否"),
        (FieldKind.MONEY, "项目经理：待定"),
        (FieldKind.MONEY, "项目经理：人民币伍万元整（¥60,000.00）"),
        (FieldKind.LINK, "项目经理：见附件"),
        (FieldKind.TEXT, "项目经理：________"),
        (FieldKind.TEXT, "由乙方的项目经理负责"),
    ],
)
def test_what_does_not_fit_the_kind_is_no_value(kind: FieldKind, text: str, settings: Settings):
    assert _values(text, _field(kind, labels=("项目经理",)), settings) == []


def test_a_choice_is_yielded_as_declared(settings: Settings):
    field = _field(FieldKind.CHOICE, choices=("华东", "华南", "EMEA"), labels=("区域",))
    assert _values("区域：华南\n", field, settings) == ["华南"]
    assert _values("区域：emea\n", field, settings) == ["EMEA"]
    assert _values("区域：□华东 ☑华南 □EMEA\n", field, settings) == ["华南"]
    assert _values("区域：华东 华南\n", field, settings) == ["华东"]
    assert _values("区域：西北\n", field, settings) == []


def test_a_pattern_yields_its_group_or_its_whole_match(settings: Settings):
    group = _field(FieldKind.NUMBER, patterns=(r"质保期[^\d]{0,4}(\d+)个月",))
    assert _values("六、质保期为24个月", group, settings) == ["24"]
    whole = _field(FieldKind.TEXT, patterns=(r"SAP-\d{6}",))
    assert _values("内部单号SAP-004211。", whole, settings) == ["SAP-004211"]


def test_a_pattern_that_could_take_for_ever_is_not_run(settings: Settings):
    field = _field(FieldKind.TEXT, patterns=(r"(a+)+$", r"(?:a|aa)*b"))
    assert _values("a" * 4000, field, settings) == []


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(a|aa)*", r"((?:x*)y){2,}", "a" * 600, "a*" * 11])
def test_patterns_that_backtrack_without_end_are_told(pattern: str):
    assert not is_tame(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"合同金额\s*[:]\s*([\d,.]+)", r"(?:甲|乙)方", r"(ab)+c", r"[(a+)+]*", r"\(a+\)+", r"(a+)?b"],
)
def test_ordinary_patterns_are_tame(pattern: str):
    assert is_tame(pattern)
