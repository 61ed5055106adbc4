"""Small whole numbers in Chinese or Arabic numerals: 三十, 叁, 廿三, 一百二十, 12, 二〇二四."""

from __future__ import annotations

import re

_DIGITS = {
    "〇": 0, "○": 0, "零": 0, "O": 0, "o": 0, "0": 0,
    "一": 1, "壹": 1, "二": 2, "贰": 2, "貳": 2, "两": 2, "兩": 2, "三": 3, "叁": 3, "參": 3,
    "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陆": 6, "陸": 6, "七": 7, "柒": 7,
    "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TWENTIES = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})

CHINESE_DIGITS = "〇○零一壹二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖"
CHINESE_NUMERALS = CHINESE_DIGITS + "".join(_TENS) + "廿卅卌"


def read_number(word: str) -> int:
    """Return the number below ten thousand that ``word`` writes, in either kind of numeral.

    Digits in a row are read as such (二〇二四, 一五). Raises ValueError where it is no number.
    """
    if re.fullmatch(r"[0-9]{1,4}", word):
        return int(word)
    plain = word.translate(_TWENTIES)
    if not plain or any(each not in _DIGITS and each not in _TENS for each in plain):
        raise ValueError(word)
    if not any(each in _TENS for each in plain):
        return _in_a_row(plain)
    return _with_tens(plain)


def _in_a_row(digits: str) -> int:
    if len(digits) > 4:
        raise ValueError(digits)
    return int("".join(str(_DIGITS[each]) for each in digits))


def _with_tens(word: str) -> int:
    total, digit, least = 0, None, 10_000
    for each in word:
        if each in _DIGITS:
            if digit:
                raise ValueError(word)
            digit = _DIGITS[each]
            continue
        unit = _TENS[each]
        if unit >= least or (digit is None and (total or unit > 10)):
            raise ValueError(word)
        total, digit, least = total + (1 if digit is None else digit) * unit, None, unit
    return total + (digit or 0)
