"""How a report writes days, sizes, shares and text that strangers named."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from datetime import date, datetime

from contract_archive.locale import _, ngettext
from contract_archive.records.queries import Period

_UNITS = ("kB", "MB", "GB", "TB", "PB")
_UNPRINTABLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def numbered(place: int, title: str) -> str:
    """Return a section's title with its number, as the language spoken counts sections."""
    ordinals = _("1 2 3 4 5 6 7 8 9 10 11 12").split()
    return _("{ordinal}. {title}").format(ordinal=ordinals[place - 1], title=title)


def day_in_words(day: date) -> str:
    """Return a day as the language spoken writes it."""
    return _("{year}-{month:02}-{day:02}").format(year=day.year, month=day.month, day=day.day)


def instant_in_words(at: datetime) -> str:
    """Return an instant in local time, with its zone: ``2024-10-08 09:30:00 (UTC+08:00)``."""
    local = at.astimezone()
    return f"{local:%Y-%m-%d %H:%M:%S} (UTC{local.isoformat()[-6:]})"


def period_in_words(period: Period) -> str:
    """Return a period with its first and last day, and by its name if it is a year or quarter."""
    first, last = period
    if first is None or last is None:
        return _open_period(first, last)
    days = _("{first} to {last}").format(first=day_in_words(first), last=day_in_words(last))
    name = _name(first, last)
    return _("{name} ({days})").format(name=name, days=days) if name else days


def _open_period(first: date | None, last: date | None) -> str:
    if first is not None:
        return _("since {day}").format(day=day_in_words(first))
    return _("until {day}").format(day=day_in_words(last)) if last else _("without limit")


def _name(first: date, last: date) -> str:
    """Return what a whole year or quarter is called; empty for any other period."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    months = (first.month, last.month)
    if not whole or first.year != last.year:
        return ""
    if months == (1, 12):
        return _("the year {year}").format(year=first.year)
    if first.month % 3 == 1 and last.month == first.month + 2:
        return quarter_in_words(f"{first.year}Q{last.month // 3}")
    return ""


def quarter_in_words(quarter: str) -> str:
    """Return ``2024Q3`` as people read it."""
    year, _q, number = quarter.partition("Q")
    return _("{year} Q{number}").format(year=year, number=number)


def size_in_words(size: int) -> str:
    """Return a number of bytes; a large one in decimal units too."""
    told = ngettext("{count} byte", "{count} bytes", size).format(count=f"{size:,}")
    if size < 1000:
        return told
    scaled, unit = float(size), ""
    for name in _UNITS:
        if scaled < 1000:
            break
        scaled, unit = scaled / 1000, name
    return f"{scaled:.2f} {unit} ({told})"


def share_in_words(part: int, whole: int) -> str:
    """Return a share in percent, cut and not rounded: only all of it is 100 %."""
    if not whole:
        return "—"
    tenths = part * 1000 // whole
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths / 10:.1f} %"


def printable(text: str) -> str:
    """Return text with what cannot be seen written out (``\\u202e``), so that a name from a
    stranger neither hides in a report nor turns its line round."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if _seen(c) else _written_out(c) for c in text)


def _seen(character: str) -> bool:
    return unicodedata.category(character) not in _UNPRINTABLE


def _written_out(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
