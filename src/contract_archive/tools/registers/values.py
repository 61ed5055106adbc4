"""Cells of a list as values. Each function raises ValueError where the cell cannot be meant."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from contract_archive.errors import UsageError
from contract_archive.records.amounts import read_amount
from contract_archive.rules.periods import parse_day
from contract_archive.tools.registers.rows import Cell, text_of

_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000  # 1927 to 2119
_FIRST_WRITTEN, _LAST_WRITTEN = 19_000_101, 21_991_231  # 20240715 typed as a number
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_SAYS_A_DAY = re.compile("[0-9]|[〇零一二三四五六七八九十]年")
_SAYS_A_SUM = re.compile("[0-9壹贰叁肆伍陆柒捌玖拾]")
_FOREIGN = re.compile("[A-Z]{3}|[$€£]|[美欧港日英澳]元|英镑|港币")
_OURS = re.compile("RMB|CNY|人民币|¥")
_UNSAID = re.compile("[元圆整 ]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_WITH_UNIT = re.compile("([0-9]+)(?:[.]([0-9]+))?([万亿])$")
_MOST_DECIMALS = 6
_MOST = Decimal(10) ** 15  # no contract is about a sum like that
_UNITS = {"万": 4, "亿": 8}


class Amount(NamedTuple):
    """A sum as it is written; ``decimals`` of it are shown. ``unit`` is the power of ten that the
    cell itself says, 0 where it says none."""

    value: Decimal
    decimals: int
    unit: int = 0


def day_of(cell: Cell, *, since_1904: bool) -> date | None:
    """Return the day in a cell: a real date, one in words, or a day number of a spreadsheet.

    None where nothing is said: no digit of a date stands there.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _numbered(_whole(cell), since_1904=since_1904)
    text = _TIME.sub("", unicodedata.normalize("NFKC", text_of(cell)).strip())
    if not _SAYS_A_DAY.search(text):
        return None
    if re.fullmatch("[0-9]{5}(?:[.]0*)?", text):
        return _numbered(int(text[:5]), since_1904=since_1904)
    try:
        return parse_day(text)
    except UsageError as fault:
        raise ValueError(text) from fault


def _whole(cell: float | Decimal) -> int:
    try:
        return int(cell)
    except OverflowError as fault:  # 1E999 is infinite to a spreadsheet's reader
        raise ValueError(str(cell)) from fault


def _numbered(value: int, *, since_1904: bool) -> date:
    if _FIRST_WRITTEN <= value <= _LAST_WRITTEN:
        return date(value // 10_000, value // 100 % 100, value % 100)
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        raise ValueError(str(value))
    return (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(days=value)


def amount_of(cell: Cell) -> Amount | None:
    """Return the sum in a cell. None where nothing is said, or a foreign currency is."""
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        exact = Decimal(str(cell))
        if not exact.is_finite() or abs(exact) >= _MOST:
            raise ValueError(str(cell))
        return _shown(round(exact, _MOST_DECIMALS).normalize())
    text = _OURS.sub("", unicodedata.normalize("NFKC", text_of(cell)).upper())
    if not _SAYS_A_SUM.search(text) or _FOREIGN.search(text):
        return None
    return _read(_UNSAID.sub("", text))


def _read(plain: str) -> Amount:
    unit = _WITH_UNIT.fullmatch(plain.replace(",", ""))
    if unit:
        return _shown(Decimal(f"{unit[1]}.{unit[2] or 0}"), _UNITS[unit[3]], len(unit[2] or ""))
    if _GROUPED.fullmatch(plain) or re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", plain):
        return _shown(Decimal(plain.replace(",", "")))
    return _shown(read_amount(plain))


def _shown(value: Decimal, unit: int = 0, decimals: int | None = None) -> Amount:
    """An amount within what a contract may be about. Raises ValueError beyond."""
    if abs(value) >= _MOST:
        raise ValueError(str(value))
    exponent = value.as_tuple().exponent
    if decimals is None:
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return Amount(round(value, _MOST_DECIMALS), min(decimals, _MOST_DECIMALS), unit)
