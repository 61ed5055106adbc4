"""How dates, sums, terms and contract numbers are written: many ways for one value."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from contract_archive.demo.wording.figures import amount_in_capitals, chinese_numeral

_DIGITS = "〇一二三四五六七八九"

DATE_FORMS = ("年月日",) * 6 + ("年0月0日", "年月日", " 年 月 日", "〇", "零", ".", ".0", "-", "/")


def written(day: date, form: str) -> str:
    """Return ``day`` in one of ``DATE_FORMS``."""
    y, m, d = day.year, day.month, day.day
    plain = {
        "年月日": f"{y}年{m}月{d}日",
        "年0月0日": f"{y}年{m:02d}月{d:02d}日",
        " 年 月 日": f"{y} 年 {m} 月 {d} 日",
        ".": f"{y}.{m}.{d}",
        ".0": f"{y}.{m:02d}.{d:02d}",
        "-": day.isoformat(),
        "/": f"{y}/{m}/{d}",
    }
    if form in plain:
        return plain[form]
    year = "".join(_DIGITS[int(digit)] for digit in str(y))
    text = f"{year}年{chinese_numeral(m)}月{chinese_numeral(d)}日"
    return text.replace("〇", "零") if form == "零" else text


BLANKS = ("    年    月    日", "____年__月__日", "       年     月     日", "年  月  日", "")


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def last_day(first: date, months: int) -> date:
    """Return the last day of a term of ``months`` that begins on ``first``."""
    return add_months(first, months) - timedelta(days=1)


def last_days(first: date, months: int) -> tuple[date, ...]:
    """Return the last day of a term, and the next day too where the months differ in length."""
    last = last_day(first, months)
    return (last,) if first.day <= 28 else (last, last + timedelta(days=1))


_NUMERAL = {1: "一", 2: "二", 3: "三", 4: "四", 5: "五", 6: "六", 8: "八", 10: "十", 18: "十八",
            24: "二十四", 36: "三十六", 60: "六十", 12: "十二"}  # fmt: skip
_FORMAL = {1: "壹", 2: "贰", 3: "叁", 5: "伍"}


def term(dice: Random, months: int) -> str:
    """Return a length of time: 一年, 12个月, 壹年, 三年, 1 年, 十八个月."""
    years, rest = divmod(months, 12)
    ways = [f"{months}个月", f"{_NUMERAL[months]}个月"] if months in _NUMERAL else [f"{months}个月"]
    if not rest:
        ways += [f"{years}年", f"{_NUMERAL[years]}年", f"{_NUMERAL[years]}年", f"{years} 年"]
        ways += (
            [f"{_FORMAL[years]}年", f"{_NUMERAL[years]}（{years}）年"] if years in _FORMAL else []
        )
    if months == 6:
        ways += ["半年", "六个月"]
    if years == 2 and not rest:
        ways += ["两年"]
    return dice.choice(ways)


def days_written(dice: Random, days: int) -> str:
    """Return a number of days: 30日, 三十日, 30天, 三十（30）日."""
    numeral = chinese_numeral(days)
    return dice.choice(
        (f"{days}日", f"{numeral}日", f"{days}天", f"{numeral}（{days}）日", f"{numeral}天")
    )


_UNITS = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元"}
_PREFIX = {"CNY": "人民币", "USD": "美元", "EUR": "欧元", "HKD": "港币"}
_SYMBOL = {"CNY": ("¥", "￥", "RMB ", "人民币"), "USD": ("US$", "USD ", "$"), "EUR": ("€", "EUR "),
           "HKD": ("HK$", "HKD ")}  # fmt: skip


def capitals(dice: Random, amount: Decimal, currency: str = "CNY") -> str:
    """Return ``amount`` in 大写: 元 or 圆, 整 or 正, with or without the currency's name before."""
    text = amount_in_capitals(amount)
    if currency != "CNY":
        return text.replace("元", _UNITS[currency])
    if dice.random() < 0.3:
        text = text.replace("元", "圆")
    if dice.random() < 0.2:
        text = text.replace("整", "正")
    return text


def figures(dice: Random, amount: Decimal, currency: str = "CNY") -> str:
    """Return ``amount`` in figures with a sign or unit."""
    number = f"{amount:,.2f}"
    if dice.random() < 0.3:
        number = number.replace(",", "")
    if number.endswith(".00") and dice.random() < 0.3:
        number = number[:-3]
    if currency == "CNY" and dice.random() < 0.4:
        return f"{number}元"
    sign = dice.choice(_SYMBOL[currency])
    tail = "元" if currency == "CNY" and dice.random() < (0.3 if sign in "¥￥" else 1) else ""
    return f"{sign}{number}{tail}"


def currency_name(currency: str) -> str:
    """Return 人民币, 美元, 港币, 欧元."""
    return _PREFIX[currency]


def unit(currency: str) -> str:
    """Return 元, 美元, 港元, 欧元."""
    return _UNITS[currency]


def contract_number(dice: Random, day: date) -> str:
    """Return a contract number as companies make them up."""
    y, m, d = day.year, day.month, day.day
    n, letters = dice.randrange(1, 900), "".join(dice.choice("ABCDHJKLMSTXYZ") for _ in range(2))
    return dice.choice(
        (
            f"{letters}-{y}-{n:04d}",
            f"{letters}-XS-{y}-{n:03d}",
            f"{letters}/({y}){n:03d}",
            f"{letters}〔{y}〕{n}号",
            f"{letters}{y}{m:02d}{d:02d}{n:03d}",
            f"{y}{m:02d}-{letters}-{n:03d}",
            f"{letters}/X-{y % 100}{m:02d}-{n:03d}",
            f"{y}-{letters}-HT-{n:03d}",
            f"HT{y}{n:05d}",
            f"{letters}{y}-{n:05d}",
            f"{letters}XS{y % 100}{m:02d}{n:03d}",
            f"{letters}H-{y}-CG-{n:02d}",
            f"({y}){letters}字第{n:03d}号",
            f"{y}{n:06d}",
            f"{letters}-{y % 100}-{m:02d}-{n}",
        )
    )
