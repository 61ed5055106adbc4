"""Single values as people read them: money, days, status, sizes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from contract_archive.locale import _

_DECIMALS = 2


def money(amount: Decimal | None, currency: str) -> str:
    """Return ``1,234,567.00 CNY``; nothing where there is no amount."""
    return "" if amount is None else f"{figures(amount)} {currency}".rstrip()


def figures(amount: Decimal) -> str:
    """Return ``1,234,567.00``: at least two decimals, so that amounts stand below each other."""
    exponent = amount.as_tuple().exponent
    whole = isinstance(exponent, int) and exponent > -_DECIMALS
    return f"{amount:,.{_DECIMALS}f}" if whole else f"{amount:,f}"


def day(value: date | None) -> str:
    """Return a day as ``2024-07-15``."""
    return "" if value is None else value.isoformat()


def moment(value: datetime) -> str:
    """Return a moment in local time, to the minute."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M")


def utc(value: datetime) -> str:
    """Return a moment as programs read it everywhere: ISO 8601 in UTC, ending in ``Z``."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def status(word: str) -> str:
    """Return a contract's status in the language spoken."""
    names = {
        "draft": _("unsigned"),
        "active": _("in force"),
        "expiring": _("expiring"),
        "expired": _("expired"),
        "terminated": _("terminated"),
        "retained": _("retained"),
    }
    return names.get(word, word)


def size(count: int) -> str:
    """Return a number of bytes in a unit that fits."""
    amount = float(count)
    for unit in ("B", "KB", "MB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:.1f} GB"
