"""Whether a value stands on pages in one of the writings it may have: quick, and rather yes than
no."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import lru_cache

from contract_archive.records.numbers import fold_number
from contract_archive.rules.customers import fold, likeness
from contract_archive.rules.customers.anatomy import take_apart

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = f"({'|'.join(_MONTHS)})[a-z.]*"
_NTH = "(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(r"(\d{4})[年./\-—–·](\d\d?)[月./\-—–·](\d\d?)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d?)[/.-](\d\d?)[/.-](\d{4})")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")
_MONTH_FIRST = re.compile(rf"{_MONTH}(\d\d?){_NTH}[,.]?(\d{{4}})")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d\d?){_NTH}(?:dayof)?[-,]?{_MONTH}[-,]?(\d{{4}})")
_GROUPING = re.compile(r"(?<=\d)[,'](?=\d)")
_SUM = re.compile(r"(?<![\d.])(\d{1,18}(?:\.\d{1,6})?)([万萬亿億]?)(?![\d]|\.\d)")
_SCALES = {"": 1, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CURRENCIES = {
    "CNY": ("cny", "rmb", "人民币"),
    "USD": ("usd", "$", "美元", "美金", "dollar"),
    "EUR": ("eur", "€", "欧元"),
    "GBP": ("gbp", "£", "英镑"),
    "HKD": ("hkd", "hk$", "港币", "港元"),
    "JPY": ("jpy", "日元", "日圆"),
}
_CHINESE = re.compile("[\u4e00-\u9fff]")


@lru_cache(maxsize=2)
def plain(text: str) -> str:
    """Return a text in one width and case, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def times_of_date(text: str, day: date) -> int:
    """Return how often a day stands in a text, in figures or with an English month."""
    return _days(text)[day.year, day.month, day.day]


@lru_cache(maxsize=2)
def _days(text: str) -> Counter[tuple[int, int, int]]:
    """Every day that a text may name, and how often."""
    text, found = plain(text), Counter[tuple[int, int, int]]()
    for pattern in (_YEAR_FIRST, _COMPACT):
        found.update((int(y), int(m), int(d)) for y, m, d in pattern.findall(text))
    for one, other, y in _YEAR_LAST.findall(text):
        found.update({(int(y), int(one), int(other)), (int(y), int(other), int(one))})
    for name, d, y in _MONTH_FIRST.findall(text):
        found[int(y), _MONTHS.index(name) + 1, int(d)] += 1
    for d, name, y in _DAY_FIRST.findall(text):
        found[int(y), _MONTHS.index(name) + 1, int(d)] += 1
    return found


def has_amount(text: str, amount: Decimal) -> bool:
    """Tell whether a sum stands in a text in figures, whole or in 万 or 亿."""
    return amount in _sums(text)


@lru_cache(maxsize=2)
def _sums(text: str) -> frozenset[Decimal]:
    figures = _GROUPING.sub("", plain(text))
    return frozenset(Decimal(number) * _SCALES[sign] for number, sign in _SUM.findall(figures))


def names_currency(text: str, currency: str) -> bool:
    """Tell whether a text names a currency (ISO 4217)."""
    page = plain(text)
    return any(each in page for each in _CURRENCIES.get(currency, (currency.casefold(),)))


def names_another_currency(text: str, currency: str) -> bool:
    """Tell whether a text names another currency than ``currency`` (ISO 4217)."""
    return any(names_currency(text, each) for each in _CURRENCIES if each != currency)


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
