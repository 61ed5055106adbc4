from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from contract_archive.errors import UsageError
from contract_archive.records.intakes import Intake
from contract_archive.rules import claims
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text

RULES = rules_text("zh", "东方示例有限公司", ("东方示例",)).replace(
    "\nfields: []",
    "\nfields: [{key: project, label: 项目}, {key: paid, label: 已付, kind: yes_no}]",
)
SETTINGS = read_or_refuse(RULES.encode())
NOTHING = Intake((Path("scan.pdf"),))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("series", "销售", "XS"),
        ("signed_on", "2024年7月1日", date(2024, 7, 1)),
        ("amount", "1.2万", Decimal(12000)),
        ("currency", "美元", "USD"),
        ("auto_renew", "是", True),
        ("notice_days", "30天", 30),
        ("our_party", "东方示例", "东方示例有限公司"),
        ("parties", "Alpha, Inc.; 华东机电有限公司", ("Alpha, Inc.", "华东机电有限公司")),
        ("credit_code", "9135 0100-m000100y43", "91350100M000100Y43"),
        ("number", " XS-2024-0001 ", "XS-2024-0001"),
        ("customer", " 华东机电有限公司", "华东机电有限公司"),
        ("project", "P-17", "P-17"),
        ("paid", "否", "no"),
    ],
)
def test_text_gives_a_value_whose_own_text_gives_it_again(name, text, value):
    found = claims.parse(SETTINGS, name, text)
    assert found == value
    assert type(found) is type(value)
    assert claims.parse(SETTINGS, name, claims.text_of(found)) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("series", "销"),
        ("signed_on", "2024-02-30"),
        ("notice_days", "一月"),
        ("notice_days", "99999"),
        ("auto_renew", "maybe"),
        ("our_party", "西方示例有限公司"),
        ("nothing", "x"),
        ("credit_code", "123"),
        ("credit_code", "91350100M000100Y44"),
    ],
)
def test_text_that_cannot_be_meant_is_refused(name, text):
    with pytest.raises(UsageError):
        claims.parse(SETTINGS, name, text)


def test_a_claim_is_made_found_and_taken_back():
    values = {"amount": Decimal(0), "auto_renew": False, "tags": ("a",), "project": "P"}
    intake = NOTHING
    for name, value in values.items():
        intake = claims.with_value(intake, name, value)
    assert {name: claims.value_of(intake, name) for name in values} == values
    assert set(claims.given_fields(intake)) == set(values)
    for name in values:
        intake = claims.with_value(intake, name, None)
    assert intake == NOTHING
    assert claims.given_fields(intake) == ()
