"""统一社会信用代码 of GB 32100 on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_archive.reading.values.codes import credit_codes, is_organisation_code
from contract_archive.records.credit_codes import is_credit_code

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def complete(first: str) -> str:
    """Give the seventeen characters their check character (written apart from our code)."""
    total, weight = 0, 1
    for character in first:
        total += ALPHABET.index(character) * weight
        weight = weight * 3 % 31
    return first + ALPHABET[-total % 31]


def organisation(first: str) -> str:
    total = sum(int(c, 36) * w for c, w in zip(first, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    check = 11 - total % 11
    return first + {10: "X", 11: "0"}.get(check, str(check))


GOOD = complete("91320594" + organisation("MA1XYW12"))


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_a_code_with_its_check_character_holds(first: str):
    assert is_credit_code(complete(first))


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_changed_character_is_noticed(first: str, place: int, other: str):
    changed = first[:place] + other + first[place + 1 :]
    assert is_credit_code(changed + complete(first)[17]) == (changed == first)


@pytest.mark.parametrize("code", ["", "9132", GOOD + "0", GOOD[:17] + "I", "O" * 18])
def test_what_is_no_code_does_not_hold(code: str):
    assert not is_credit_code(code)


def test_the_organisation_part_has_its_own_check():
    assert is_organisation_code(GOOD[8:17])
    assert not is_organisation_code(GOOD[8:16] + ("1" if GOOD[16] != "1" else "2"))


@pytest.mark.parametrize(
    "text",
    [
        f"统一社会信用代码:{GOOD}",
        f"统一社会信用代码\n{GOOD}",
        f"统一社会信用代码/纳税人识别号: {GOOD}",
        f"税号 {GOOD} 开户行:某银行",
        f"信用代码:{GOOD[:4]} {GOOD[4:8]} {GOOD[8:12]} {GOOD[12:16]} {GOOD[16:]}",
        f"纳税人识别号:{GOOD.lower()}",
    ],
)
def test_a_labelled_code_is_found_however_it_is_set(text: str):
    (found,) = credit_codes(text)
    assert (found.code, found.valid) == (GOOD, True)
    assert text[slice(*found.span)].replace(" ", "").upper() == GOOD


def test_letters_outside_the_alphabet_are_read_as_what_they_look_like():
    code = complete("91110100MA0B1C5D2")
    misread = code.replace("0", "O").replace("1", "I")
    (found,) = credit_codes(f"统一社会信用代码:{misread}")
    assert (found.code, found.valid) == (code, True)


def test_a_labelled_code_with_a_wrong_check_is_kept_and_marked():
    wrong = GOOD[:17] + ("A" if GOOD[17] != "A" else "B")
    (found,) = credit_codes(f"统一社会信用代码:{wrong}")
    assert not found.valid


def test_a_bare_code_counts_where_both_checks_hold():
    assert [found.code for found in credit_codes(f"示例有限公司({GOOD})")] == [GOOD]


def test_two_sides_on_one_line_give_two_codes():
    other = complete("91310115" + organisation("MA1ABC34"))
    line = f"统一社会信用代码:{GOOD} 统一社会信用代码:{other}"
    assert [found.code for found in credit_codes(line)] == [GOOD, other]


@pytest.mark.parametrize(
    "text",
    ["账号:308272293384983498", "统一社会信用代码:", "统一社会信用代码:____", "合同编号:XS2024"],
)
def test_other_numbers_are_no_codes(text: str):
    assert not list(credit_codes(text))
