import importlib.util
from pathlib import Path

import pytest
import yaml

from contract_archive.settings.checking import read, read_or_refuse
from contract_archive.settings.documents import as_dict, json_schema, reference
from contract_archive.settings.example import flow, rules_text
from contract_archive.settings.keys import SCHEMA
from contract_archive.settings.vocabulary import READ_FIELDS, TERM_FIELDS

ROOT = Path(__file__).parents[2]


def generated() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("written", ROOT / "scripts/write_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.generated()


@pytest.mark.parametrize("name", sorted(generated()))
def test_what_is_generated_is_what_the_schema_says(name):
    assert (ROOT / name).read_text("utf-8") == generated()[name], "run scripts/write_reference.py"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rules_of_a_fresh_archive_are_sound(language):
    settings, faults = read(rules_text(language, "测试公司").encode())
    assert not faults
    assert settings.our_names[0].name == "测试公司"
    assert [each.code for each in settings.series] == [
        "XS",
        "KJ",
        "FW",
        "DL",
        "ZL",
        "BM",
        "CG",
        "JS",
        "QT",
    ]
    assert settings.deadline.days == 7
    assert settings.folder.source == "{year}/{series}/{customer}"


@pytest.mark.parametrize(
    "company",
    [
        "",
        "no",
        "~",
        "null",
        'A "B" \\ Co.',
        "# 公司",
        "a: b",
        "- x",
        "O'Neil & Söhne",
        "*x",
        "{year}",
        "12",
        "甲公司\n乙公司",
        "公司（中国）",
    ],
)
def test_any_company_name_makes_sound_rules(company):
    settings, faults = read(rules_text("zh", company).encode())
    assert not faults
    assert settings.our_names[0].name == (" ".join(company.split()) or "示例机电有限公司")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_is_explained_in_a_fresh_file(language):
    text = rules_text(language)
    for path, key in SCHEMA.walk():
        assert f"{key.name}:" in text, path
        assert key.about(language), path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_fresh_file_fits_a_terminal(language):
    comments = [line for line in rules_text(language).splitlines() if line.lstrip().startswith("#")]
    assert max(len(line) for line in comments) <= 100


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_stands_commented_out_can_be_put_to_use(language):
    lines = []
    for line in rules_text(language).splitlines():
        bare = line.lstrip().removeprefix("# ")
        known = bare.split(":")[0] in (
            "name",
            "aliases",
            "responsible",
            "holidays",
            "workdays",
            "retention",
        )
        commented = line.lstrip().startswith("# ") and known and ": " in bare and bare.isprintable()
        if commented and yaml.safe_load(bare) and len(yaml.safe_load(bare)) == 1:
            line = line.replace("# ", "", 1)
        lines.append(line)
    settings, faults = read("\n".join(lines).encode())
    assert not faults
    assert settings.series[0].responsible
    assert settings.series[0].retention == "D30"
    assert settings.deadline.holidays


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rules_as_data_read_back_the_same(language):
    settings = read_or_refuse(rules_text(language).encode())
    again = read_or_refuse(yaml.safe_dump(as_dict(settings), allow_unicode=True).encode())
    assert again == settings


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_schema_and_the_reference_know_every_key(language):
    schema, text = json_schema(language), reference(language)
    assert set(schema["properties"]) == {key.name for key in SCHEMA.keys}
    assert schema["required"] == ["our_names", "series"]
    assert schema["properties"]["series"]["items"]["properties"]["code"]["description"]
    for path, _key in SCHEMA.walk():
        assert f"`{path}`" in text


def test_the_words_for_required_fields_are_those_of_terms():
    from dataclasses import fields

    from contract_archive.records.contracts import Terms

    always, only_read = {"series", "custom"}, {"parties", "amount_in_words"}
    assert set(TERM_FIELDS) == {each.name for each in fields(Terms)} - always - only_read


def test_thresholds_are_of_terms_and_of_what_numbers_and_amounts_bear():
    from dataclasses import fields

    from contract_archive.records.contracts import Terms

    assert set(READ_FIELDS) - {each.name for each in fields(Terms)} == {"number", "currency"}


@pytest.mark.parametrize(
    "value",
    [
        "a",
        "销售、框架",
        "100万",
        "2024-10-01",
        "yes",
        "a: b",
        'x"y',
        "12",
        "",
        "{n}",
        ["a", {"b": "是"}],
        7,
    ],
)
def test_a_value_on_one_line_reads_back(value):
    assert yaml.safe_load(flow(value)) == value
