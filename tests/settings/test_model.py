from decimal import Decimal

import pytest

from contract_archive.errors import UsageError
from contract_archive.settings import Settings
from contract_archive.settings.checking import read_or_refuse
from contract_archive.settings.example import rules_text


@pytest.fixture
def rules() -> Settings:
    fields = "fields: [{key: dept, label: {zh: 部门, en: Department}}]\n"
    return read_or_refuse(rules_text("zh").replace("fields: []\n", fields).encode())


@pytest.mark.parametrize("word", ["XS", "xs", "ｘｓ", "销售", "销售合同", "sales", " Sales "])
def test_a_series_is_found_by_code_folder_or_label(rules, word):
    assert rules.series_named(word).code == "XS"


@pytest.mark.parametrize(
    ("word", "near"), [("sale", "Sales"), ("销售合", "销售合同"), ("XSS", "XS")]
)
def test_an_unknown_series_is_answered_with_the_nearest(rules, word, near):
    with pytest.raises(UsageError) as caught:
        rules.series_named(word)
    assert near in caught.value.hint


def test_a_series_like_no_other_is_answered_with_all(rules):
    with pytest.raises(UsageError) as caught:
        rules.series_named("zzzz")
    assert "XS 销售" in caught.value.hint
    assert "QT 其他" in caught.value.hint


def test_a_band_is_found_by_code_or_label_and_holds_its_amounts(rules):
    general = rules.band_named("一般")
    assert general.code == "general"
    assert general.holds(Decimal(1_000_000))
    assert not general.holds(Decimal(10_000_000))
    assert rules.band_named("MAJOR").holds(Decimal(10_000_000))
    with pytest.raises(UsageError):
        rules.band_named("huge")


def test_a_custom_field_is_found_by_key_or_label(rules):
    assert rules.custom_field("部门").key == "dept"
    with pytest.raises(UsageError, match="colour"):
        rules.custom_field("colour")


def test_labels_speak_both_languages(rules):
    assert rules.series[0].label("zh") == "销售"
    assert rules.series[0].label("en") == "Sales"
