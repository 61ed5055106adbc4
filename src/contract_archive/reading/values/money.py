"""Sums of money as found on a page, whoever read them: figures or words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

CENT = Decimal("0.01")


class FoundMoney(NamedTuple):
    """A sum in a text.

    ``span`` is the number with its units; ``currency`` is ISO 4217, empty where the place does
    not name one. ``stated`` tells that a currency or unit (¥, 元, 万) stands with the number,
    ``in_words`` that it is written in words, ``repaired`` that a character had to be taken for
    one that looks like it.
    """

    span: tuple[int, int]
    amount: Decimal
    currency: str
    stated: bool = True
    in_words: bool = False
    repaired: bool = False


_NAMES = {
    "CNY": ("人民币", "人民幣", "人民市", "RMB", "CNY", "¥", "Y"),
    "USD": ("美元", "美金", "USD", "US$", "$"),
    "HKD": ("港元", "港币", "港幣", "港圆", "HKD", "HK$"),
    "EUR": ("欧元", "歐元", "EUR", "€"),
    "JPY": ("日元", "日圆", "日币", "JPY"),
    "GBP": ("英镑", "GBP", "£"),
    "AUD": ("澳元", "澳大利亚元", "AUD"),
    "CAD": ("加元", "加拿大元", "CAD"),
    "SGD": ("新加坡元", "新元", "SGD", "S$"),
    "TWD": ("新台币", "新台幣", "台币", "TWD", "NT$"),
    "MOP": ("澳门元", "澳门币", "MOP"),
    "CHF": ("瑞士法郎", "CHF"),
    "KRW": ("韩元", "KRW"),
    "RUB": ("卢布", "RUB"),
}
_CODE_OF = {name.upper(): code for code, names in _NAMES.items() for name in names}
_LONGEST_FIRST = sorted(_CODE_OF, key=len, reverse=True)

UNIT_WORDS = tuple(
    name for name in _LONGEST_FIRST if name[-1] in "元圆镑币幣金郎布" and name[:2] != "人民"
)
"""Names of foreign currencies that may follow a number: 美元, 英镑, 港币 …"""

CURRENCY_NAMES = tuple(_LONGEST_FIRST)
"""Every name and sign of a currency, the lone Y too."""

CURRENCY_MARK = (
    "(?:"
    + "|".join(re.escape(name) for name in _LONGEST_FIRST if name != "Y")
    + r"|(?<![A-Za-z])Y(?=[ ]?\d))"
)
"""A pattern for any name or sign of a currency; a lone Y before a digit is a ¥ read wrong."""


def currency_of(name: str) -> str:
    """Return the ISO 4217 code of a name or sign of a currency; empty where it is none."""
    return _CODE_OF.get(name.strip().upper(), "")


def in_cents(amount: Decimal) -> Decimal:
    """Return ``amount`` without needless zeros, with two decimals where it has any.

    Raises ValueError where it has parts of a cent.
    """
    if amount == amount.to_integral_value():
        return Decimal(int(amount))
    cents = amount.quantize(CENT)
    if cents != amount:
        raise ValueError(str(amount))
    return cents
