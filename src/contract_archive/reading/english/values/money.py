"""Money as English contracts write it: ``US$1,234.50``, ``EUR 5 million``, number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from contract_archive.reading.english.values.numerals import WORDS, read_words

_SIGNS = {
    "us$": "USD", "usd": "USD", "u.s.$": "USD", "$": "USD", "us dollars": "USD",
    "u.s. dollars": "USD",
    "united states dollars": "USD", "dollars": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR",
    "euros": "EUR", "£": "GBP", "gbp": "GBP", "pounds sterling": "GBP", "pounds": "GBP",
    "rmb": "CNY", "cny": "CNY", "renminbi": "CNY", "yuan": "CNY", "rmb¥": "CNY", "¥": "CNY",
    "hk$": "HKD", "hkd": "HKD", "hong kong dollars": "HKD", "jpy": "JPY", "yen": "JPY",
    "japanese yen": "JPY", "c$": "CAD", "cad": "CAD", "cdn$": "CAD", "canadian dollars": "CAD",
    "a$": "AUD", "aud": "AUD", "australian dollars": "AUD", "s$": "SGD", "sgd": "SGD",
    "singapore dollars": "SGD", "chf": "CHF", "swiss francs": "CHF", "inr": "INR", "krw": "KRW",
    "twd": "TWD", "nt$": "TWD", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "aed": "AED", "dirhams": "AED", "uae dirhams": "AED", "sar": "SAR", "qar": "QAR", "kwd": "KWD",
    "omr": "OMR", "pln": "PLN", "czk": "CZK", "huf": "HUF", "thb": "THB", "myr": "MYR",
    "nz$": "NZD", "nzd": "NZD", "zar": "ZAR", "brl": "BRL", "idr": "IDR", "vnd": "VND",
    "php": "PHP", "ron": "RON", "ils": "ILS", "mxn": "MXN", "egp": "EGP", "kzt": "KZT",
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_SCALE = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mm": 10**6,
    "billion": 10**9,
    "": 1,
}
_FIGURES = r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_MONEY = re.compile(
    rf"(?<![\w$])(?P<before>{_SIGN}) ?(?:{_SIGN})? ?(?P<a>{_FIGURES})(?![\d,]\d)"
    rf"(?: ?(?P<as>million|billion|thousand|mm|m|k)\b)?"
    rf"|(?<![\w.,])(?P<b>{_FIGURES})(?: ?(?P<bs>million|billion|"
    rf"thousand))? ?(?P<after>{_SIGN})(?!\w)",
    re.IGNORECASE,
)
_CENTS = (
    rf"(?:,? (?:and )?cents? (?P<c1>{WORDS})|,? and (?P<c2>{WORDS}) (?:cents|pence)|"
    r",? and (?P<c3>\d\d/100)(?: dollars)?)"
)
_IN_WORDS = re.compile(
    rf"(?:(?P<head>{_SIGN}|say)[ :]+)?(?:(?:{_SIGN})[ :]+)?(?P<words>{WORDS})"
    rf"(?: (?P<unit>{_SIGN}))?{_CENTS}?(?: only)?",
    re.IGNORECASE,
)


class Money(NamedTuple):
    """An amount with its currency (ISO 4217), and its span."""

    amount: Decimal
    currency: str
    start: int
    end: int


def find_money(text: str, start: int = 0, end: int | None = None) -> Iterator[Money]:
    """Yield the amounts in figures in ``text`` from left to right."""
    for match in _MONEY.finditer(text, start, len(text) if end is None else end):
        figures = match["a"] or match["b"]
        scale = _SCALE[(match["as"] or match["bs"] or "").lower()]
        amount = Decimal(re.sub(r"[,' ]", "", figures)) * scale
        sign = (match["before"] or match["after"]).lower()
        yield Money(amount, _SIGNS[sign], match.start(), match.end())


class InWords(NamedTuple):
    """An amount in number words as it is printed, what it comes to, and its span."""

    text: str
    amount: Decimal
    start: int
    end: int


def find_in_words(text: str, start: int, end: int) -> InWords | None:
    """Return the first amount in words between ``start`` and ``end`` that names a currency."""
    for match in _IN_WORDS.finditer(text, start, end):
        if not (match["head"] or match["unit"]):
            continue
        whole = read_words(match["words"])
        if whole is None:
            continue
        amount = Decimal(whole) + _cents(match["c1"] or match["c2"] or match["c3"] or "")
        return InWords(match[0].strip(" ,"), amount, match.start(), match.end())
    return None


def _cents(text: str) -> Decimal:
    figures = re.match(r"(\d\d)/100", text)
    cents = int(figures[1]) if figures else read_words(text) or 0
    return Decimal(cents) / 100 if cents < 100 else Decimal(0)
