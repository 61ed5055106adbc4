import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contract_archive.records.contracts import Terms
from contract_archive.records.names import MOST_BYTES
from contract_archive.records.patterns import parse_pattern
from contract_archive.rules.filing import place, safe_name
from contract_archive.settings import Series

XS = Series("XS", "销售", "Sales", "销售合同", parse_pattern("{seq}"), ())
NASTY = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from('./\\:*?"<>| \u202e\u200b\x00CONconP1a\u0301̸')
    )
)
DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"),
}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("华东机电有限公司", "华东机电有限公司"),
        ("JM/(2013)101", "JM／(2013)101"),
        ('a\\b:c*d?e"f<g>h|i', "a＼b：c＊d？e＂f＜g＞h｜i"),
        ("Example Co., Ltd.", "Example Co., Ltd"),
        ("..", "_"),
        ("", "_"),
        (" . . ", "_"),
        (".carchive", "．carchive"),
        ("../../etc", "．.／..／etc"),
        ("CON", "CON_"),
        ("nul.txt", "nul_.txt"),
        ("com1", "com1_"),
        ("CONTRACT", "CONTRACT"),
        ("archive.yaml", "archive.yaml_"),
        ("Master", "Master_"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("two\nlines\t here", "two lines here"),
        ("Cafe\u0301", "Café"),
        ("\ud800x", "x"),
    ],
)
def test_a_name_is_repaired_so_that_people_still_read_it(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_is_cut_at_a_character_and_stays_its_own():
    one, other = safe_name("销售" * 90), safe_name("销售" * 90 + "二")
    assert one != other
    assert one.startswith("销售" * 20)
    assert len(one.encode()) <= MOST_BYTES


@given(NASTY)
def test_a_safe_name_is_one_segment_that_any_disk_takes(name):
    safe = safe_name(name)
    assert safe not in ("", ".", "..")
    assert not safe.startswith(".")
    assert not safe.endswith((".", " "))
    assert not set(safe) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in safe)
    assert safe.split(".")[0].strip().upper() not in DEVICES
    assert len(safe.encode("utf-8")) <= MOST_BYTES
    assert unicodedata.is_normalized("NFC", safe)


@example("0\r\U00010aa0\r0")
@given(NASTY)
def test_repairing_twice_changes_nothing(name):
    assert safe_name(safe_name(name)) == safe_name(name)


@given(st.text(alphabet="ab文\u0301.", min_size=150, max_size=400))
def test_repairing_a_long_name_twice_changes_nothing(name):
    assert safe_name(safe_name(name)) == safe_name(name)


def test_a_contract_stands_by_year_series_and_customer():
    terms = Terms("XS", "华东机电有限公司")
    assert place(parse_pattern("{year}/{series}/{customer}"), terms, XS, 2024) == (
        "2024/销售合同/华东机电有限公司"
    )


def test_what_the_terms_do_not_say_stands_as_a_dash():
    folder = parse_pattern("{series_code}-{month}/{owner}/{department}")
    assert place(folder, Terms("XS", "甲"), XS, 2024) == "XS-_/_/_"


def test_the_department_comes_from_its_own_field():
    terms = Terms("XS", "甲", custom={"department": "财务/部"})
    assert place(parse_pattern("{department}"), terms, XS, 2024) == "财务／部"


@given(customer=NASTY, owner=NASTY)
def test_a_place_never_leaves_the_archive(customer, owner):
    where = place(
        parse_pattern("{year}/{customer}/x{owner}"), Terms("XS", customer, owner=owner), XS, 2024
    )
    segments = where.split("/")
    assert len(segments) == 3
    assert all(segment not in ("", ".", "..") and segment[0] != "." for segment in segments)
