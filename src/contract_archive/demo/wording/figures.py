"""Amounts and dates as contracts write them: 大写, Chinese numerals, English words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_MYRIADS = ("", "万", "亿", "万亿")
_NUMERALS = "〇一二三四五六七八九"
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def amount_in_capitals(amount: Decimal) -> str:
    """Return ``amount`` (yuan, at most two decimals, not negative) in 大写, without 人民币."""
    whole, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    text = f"{_whole_in_capitals(whole)}元" if whole or not cents else ""
    if not cents:
        return f"{text}整"
    if jiao:
        text += f"{_CAPITALS[jiao]}角"
    elif whole:
        text += "零"
    return text + (f"{_CAPITALS[fen]}分" if fen else "整")


def _whole_in_capitals(whole: int) -> str:
    if whole == 0:
        return _CAPITALS[0]
    text, zero = "", False
    for place in reversed(range(4)):
        group = whole // 10_000**place % 10_000
        if group == 0:
            zero = bool(text)
            continue
        if text and (zero or group < 1000):
            text += _CAPITALS[0]
        text, zero = text + _group_in_capitals(group) + _MYRIADS[place], False
    return text


def _group_in_capitals(group: int) -> str:
    text, zero = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit == 0:
            zero = bool(text)
            continue
        text += (_CAPITALS[0] if zero else "") + _CAPITALS[digit] + _PLACES[place]
        zero = False
    return text


def amount_in_english(amount: Decimal) -> str:
    """Return ``amount`` (below a thousand million, not negative) in English words."""
    whole, cents = divmod(int(amount * 100), 100)
    words = _words(whole)
    return f"{words} and cents {_words(cents)} only" if cents else f"{words} only"


def _words(number: int) -> str:
    for value, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= value:
            head = f"{_words(number // value)} {name}"
            return f"{head} {_words(number % value)}" if number % value else head
    if number < 20:
        return _ONES[number]
    tens = _TENS[number // 10]
    return f"{tens}-{_ONES[number % 10]}" if number % 10 else tens


def chinese_numeral(number: int) -> str:
    """Return 1 to 99 in Chinese numerals: 三, 十二, 二十."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_NUMERALS[tens]}十")
    return head + (_NUMERALS[ones] if ones else "")


def date_in(form: str, day: date) -> str:
    """Return ``day`` written in ``form``.

    Forms: ``年月日`` (2024年3月5日), ``〇`` (二〇二四年三月五日), ``.`` (2024.03.05), ``-`` (ISO),
    ``dmy`` (5 March 2024), ``mdy`` (March 5, 2024).
    """
    if form == "年月日":
        return f"{day.year}年{day.month}月{day.day}日"
    if form == "〇":
        year = "".join(_NUMERALS[int(digit)] for digit in str(day.year))
        return f"{year}年{chinese_numeral(day.month)}月{chinese_numeral(day.day)}日"
    month = _MONTHS[day.month - 1]
    if form == "dmy":
        return f"{day.day} {month} {day.year}"
    if form == "mdy":
        return f"{month} {day.day}, {day.year}"
    return day.strftime("%Y.%m.%d") if form == "." else day.isoformat()


def last_day_of_term(first: date, months: int) -> date:
    """Return the last day of a term of ``months`` that begins on ``first``."""
    years, month = divmod(first.month - 1 + months, 12)
    begin = date(first.year + years, month + 1, 1)
    nights = min(first.day, _days_in_month(begin)) - 2
    return begin + timedelta(days=nights)


def _days_in_month(first: date) -> int:
    later = first + timedelta(days=31)
    return (later.replace(day=1) - first).days
