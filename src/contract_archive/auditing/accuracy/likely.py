"""Whether a value stands on pages in one of the writings it may have: quick, and rather yes than
no."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

from contract_archive.records.numbers import fold_number
from contract_archive.rules.customers import fold, likeness
from contract_archive.rules.customers.anatomy import take_apart

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MARK = r"[年月日./\-—–·]?"
_GROUPING = re.compile(r"(?<=\d)[,'](?=\d)")
_WAN, _YI = 10_000, 100_000_000
_CURRENCIES = {
    "CNY": "cny|rmb|人民币",
    "USD": "usd|us\\$|美元|美金|dollar",
    "EUR": "eur|€|欧元",
    "GBP": "gbp|£|英镑",
    "HKD": "hkd|hk\\$|港币|港元",
    "JPY": "jpy|日元|日圆",
}
_CHINESE = re.compile("[\u4e00-\u9fff]")


@lru_cache(maxsize=2)
def plain(text: str) -> str:
    """Return a text in one width and case, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=2)
def _figures(text: str) -> str:
    return _GROUPING.sub("", plain(text))


def has_date(text: str, day: date) -> bool:
    """Tell whether a day stands in a text, in figures or with an English month."""
    y, m, d, month = day.year, day.month, day.day, _MONTHS[day.month - 1]
    nth = "(?:st|nd|rd|th)?"
    forms = (
        rf"{y}{_MARK}0?{m}{_MARK}0?{d}(?!\d)",
        rf"{month}[a-z.]*0?{d}{nth}(?:dayof)?[,.]?{y}",
        rf"(?<!\d)0?{d}{nth}(?:dayof)?[-,]?{month}[a-z.]*[-,]?{y}",
        rf"(?<!\d)0?{m}[/.-]0?{d}[/.-]{y}",
        rf"(?<!\d)0?{d}[/.-]0?{m}[/.-]{y}",
    )
    return re.search("|".join(forms), plain(text)) is not None


def has_amount(text: str, amount: Decimal) -> bool:
    """Tell whether a sum stands in a text in figures, whole or in 万 or 亿."""
    forms = [_number(amount)]
    for size, sign in ((_WAN, "[万萬]"), (_YI, "[亿億]")):
        if amount >= size // 100:
            forms.append(_number(amount / size) + sign)
    found = "|".join(rf"(?<![\d.]){form}(?![\d]|\.\d)" for form in forms)
    return re.search(found, _figures(text)) is not None


def _number(amount: Decimal) -> str:
    whole, _point, rest = f"{amount.normalize():f}".partition(".")
    return rf"{whole}\.{rest}0*" if rest else rf"{whole}(?:\.0+)?"


def names_foreign_currency(text: str, currency: str) -> bool:
    """Tell whether a text names another currency than ``currency`` (ISO 4217)."""
    others = "|".join(each for code, each in _CURRENCIES.items() if code != currency)
    return re.search(others, plain(text)) is not None


def has_name(text: str, name: str) -> bool:
    """Tell whether a name stands in a text."""
    return plain(name) in plain(text)


def has_number(text: str, number: str) -> bool:
    """Tell whether a number stands in a text, in whatever width, brackets and dashes."""
    folded = fold_number(number)
    return folded.casefold() in plain(text) or folded in fold_number(text)


def may_be_one(name: str, other: str) -> bool:
    """Tell whether two names may be one company's; those in two scripts may always be."""
    if fold(name) == fold(other) or bool(_CHINESE.search(name)) != bool(_CHINESE.search(other)):
        return True
    return likeness(take_apart(name), take_apart(other)) is not None
