"""Sums in figures: ¥1,234.56, 1.2万元, 人民币 1 234 567 元, USD 12,000.00.

Digits are grouped by threes (or, as some do in Chinese, by fours); groups that fit neither make no
sum. What is plainly a count, a share or a rate (5台, 30%, 200元/吨) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contract_archive.reading.scanning import matches, places, starts
from contract_archive.reading.values.money import (
    CURRENCY_MARK,
    CURRENCY_NAMES,
    UNIT_WORDS,
    FoundMoney,
    currency_of,
    in_cents,
)

_D = r"[0-9]"
_COMMA = r" ?, ?\n?"  # a number may be broken over lines behind a comma
_CENTS = r"(?: ?\. ?[0-9]{1,6})?"
_GROUPED = rf"{_D}{{1,3}}(?:{_COMMA}{_D}{{3}})+{_CENTS}"
_BY_FOURS = rf"{_D}{{1,4}}(?:,{_D}{{4}})+{_CENTS}"
_SPACED = rf"{_D}{{1,3}}(?: {_D}{{3}})+(?:\.{_D}{{1,2}})?"
# A full stop read as comma or a comma as full stop: only with groups of three and two cents.
_MIXED = rf"{_D}{{1,3}}(?:[.,]{_D}{{3}})+[.,]{_D}{{2}}"
_PLAIN = rf"{_D}{{1,15}}{_CENTS}"
_LIKE = r"(?=[0-9OolI,. ]{0,20}[OolI])[0-9OolI]{1,3}(?:,[0-9OolI]{3})*(?:\.[0-9OolI]{2})?"
_NO_MORE = r"(?![0-9]|[,.-][0-9A-Za-z]|[A-Za-z%‰])"

_NUMBERS = {
    "grouped": _GROUPED,
    "fours": _BY_FOURS,
    "mixed": _MIXED,
    "spaced": _SPACED,
    "plain": _PLAIN,
    "like": _LIKE,
}
_REPAIRED = ("mixed", "like")
_ANY_NUMBER = "|".join(f"(?P<{name}>(?:{regex}){_NO_MORE})" for name, regex in _NUMBERS.items())
_FOREIGN = "|".join(UNIT_WORDS)
_MONEY = re.compile(
    rf"(?P<mark>(?i:{CURRENCY_MARK}))?(?(mark)[ _:]{{0,3}}|(?<![0-9A-Za-z.,/#-]))"
    rf"(?:{_ANY_NUMBER})"
    rf"(?: ?_*(?P<scale>[十百千]?[万萬]|[十百千]?[亿億]|千(?=元)))?"
    rf"(?: ?_*(?P<unit>{_FOREIGN}|人民币元?|[元圆圓](?!/|每)))?"
)
_HAN_NAMES = "|".join(name for name in CURRENCY_NAMES if not name[0].isascii())
_LATIN = {case for name in CURRENCY_NAMES if name.isascii() for case in (name[0], name[0].lower())}
_BEGINS = re.compile(
    "|".join(
        (
            starts(_HAN_NAMES),
            *map(re.escape, sorted(_LATIN)),
            *(f"{digit}(?<![0-9A-Za-z.,/#-]{digit})" for digit in "0123456789OolI"),
        )
    )
)
"""Where a sum can begin: at a currency, or at a digit that opens a number."""
_COUNTED = (
    "年月日天时分秒周期次个台套件吨项条页份号室层章款组批人名家户位座栋级类种只卷箱桶把根张块瓶包"
    "米公千平立"
)
_COUNT = re.compile(rf" ?(?:[{_COUNTED}%‰℃°/a-zA-Z]|[元圆](?:/|每))")
_PER_UNIT = re.compile(r" ?/| ?每")
_SPACES = re.compile(r"[\s_]+")
_RATE = re.compile(r" ?(?:[元圆]? ?/(?!-)|[元圆]?每)")
_SCALES = {"十": 10, "百": 100, "千": 1000, "": 1}


def figures(text: str) -> Iterator[FoundMoney]:
    """Yield the sums in figures in a folded text, in its order.

    A number without currency or unit is one too where nothing speaks against it: ``stated`` is
    False then, and its place must say that it is money.
    """
    for match in matches(_MONEY, places(_BEGINS, text), text):
        found = _money(text, match)
        if found is not None:
            yield found


def _money(text: str, match: re.Match[str]) -> FoundMoney | None:
    mark, scale, unit = match["mark"], match["scale"] or "", match["unit"] or ""
    name = next(name for name in _NUMBERS if match[name])
    if not mark and (name == "like" or (name == "spaced" and not unit)):
        return None
    if (
        not unit
        and _COUNT.match(text, match.end())
        and not (mark and text[match.end() : match.end() + 1] != "/")
    ):
        return None
    if unit and _PER_UNIT.match(text, match.end()):
        return None  # 200元/吨
    try:
        amount = in_cents(_number(match[name], name) * _scale(scale))
    except ValueError:
        return None
    currency = currency_of(unit) or currency_of(mark or "")
    start = match.start("mark") if mark else match.start(name)
    return FoundMoney(
        (start, match.end()),
        amount,
        currency,
        bool(mark or unit or scale),
        repaired=name in _REPAIRED,
    )


def _number(digits: str, name: str) -> Decimal:
    """Return the number that digits written in the named way mean."""
    plain = _SPACES.sub("", digits)
    if name == "mixed":
        whole, cents = plain[:-3], plain[-2:]
        plain = re.sub("[.,]", "", whole) + "." + cents
    if name == "like":
        plain = plain.translate(str.maketrans("OolI", "0011"))
    return Decimal(plain.replace(",", ""))


def _scale(scale: str) -> Decimal:
    power = 10**8 if scale.endswith(("亿", "億")) else 10**4 if scale.endswith(("万", "萬")) else 1
    return Decimal(_SCALES[scale.rstrip("万萬亿億")] * power)
