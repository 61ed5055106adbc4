"""The governing law."""

from __future__ import annotations

import pytest

from contract_archive.reading import read
from contract_archive.records.readings import Candidate, FieldName
from contract_archive.settings import Settings


def _law(text: str, settings: Settings) -> Candidate | None:
    return read([text], settings).best(FieldName.GOVERNING_LAW)


@pytest.mark.parametrize(
    ("text", "law"),
    [
        (
            "本合同的订立、效力、解释、履行及争议的解决均适用中华人民共和国法律。",
            "中华人民共和国法律",
        ),
        ("本协议受中国法律管辖并依其解释。", "中华人民共和国法律"),
        ("本合同适用中华人民共和国大陆地区现行法律法规。", "中华人民共和国法律"),
        ("本合同适用香港特别行政区法律，并按其解释。", "香港法律"),
        ("本合同的解释与争议解决均适用中华人民共和\n国法律。", "中华人民共和国法律"),
        ("本协议之效力及解释适用英国法律。", "英国法律"),
        ("与本合同有关的争议适用新加坡法律。", "新加坡法律"),
    ],
)
def test_a_clause_names_the_law(text: str, law: str, settings: Settings):
    found = _law(text, settings)
    assert found is not None
    assert found.value == law
    assert found.confidence >= 0.9


def test_citing_the_civil_code_as_a_basis_names_no_law(settings: Settings):
    assert _law("根据《中华人民共和国民法典》，双方订立本合同。", settings) is None


@pytest.mark.parametrize(
    "text", ["乙方应遵守国家有关安全生产的规定。", "依照中国法律缴纳税费。", "法律顾问服务合同"]
)
def test_no_law_is_named_where_none_governs(text: str, settings: Settings):
    assert _law(text, settings) is None
