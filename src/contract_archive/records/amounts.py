"""The writing of amounts: what a person may write for a sum of money.

Here an amount is only understood; the complaint about a bad one is made by whoever asked.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_UNITS = {
    "": 1, "十": 10, "百": 100, "千": 1_000,
    "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000,
    "亿": 100_000_000, "十亿": 1_000_000_000, "百亿": 10_000_000_000,
    "千亿": 100_000_000_000, "万亿": 1_000_000_000_000,
}  # fmt: skip
_VARIANTS = str.maketrans("萬億仟佰拾圓圆", "万亿千百十元元")
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY|¥)\s*", re.IGNORECASE)
_PIECE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*([十百千万亿]{0,2})\s*")
_GROUPED = re.compile(r"(?<![0-9,.])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9,])")


def read_amount(text: str) -> Decimal:
    """Return the sum that ``text`` writes: ``1,234.56``, ``10万``, ``¥1.2亿``, ``1万2千``.

    Full-width digits count as digits. Raises ValueError where it is no sum, is negative, or has
    parts of a cent (分).
    """
    plain = unicodedata.normalize("NFKC", text).translate(_VARIANTS).strip()
    plain = _CURRENCY.sub("", plain).removesuffix("整").removesuffix("元").strip()
    plain = _GROUPED.sub(lambda found: found[1].replace(",", ""), plain)
    return _sum(plain)


def _sum(plain: str) -> Decimal:
    total, position, last = Decimal(0), 0, 0
    while position < len(plain) or not position:
        found = _PIECE.match(plain, position)
        unit = _UNITS.get(found[2]) if found else None
        if found is None or unit is None or (position and not _continues(found, unit, last)):
            raise ValueError(plain)
        total += Decimal(found[1]) * unit
        position, last = found.end(), unit
    return _in_cents(total)


def _continues(found: re.Match[str], unit: int, last: int) -> bool:
    """Tell whether a piece may follow one in units of ``last``: 3万5000 and 1万2千, but not 1万2.

    People say 1万2 and mean 12000; 10002 would be a silent mistake.
    """
    return unit < last and (unit > 1 or len(found[1].split(".")[0]) == len(str(last)) - 1)


def _in_cents(total: Decimal) -> Decimal:
    """Return ``total`` without needless zeros; two decimals where it has any."""
    if total == total.to_integral_value():
        return Decimal(int(total))
    cents = total.quantize(Decimal("0.01"))
    if cents != total:
        raise ValueError(str(total))
    return cents
