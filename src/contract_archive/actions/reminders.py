"""What falls due soon: a list, and a calendar that stays the same over runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from contract_archive.archive import Archive
from contract_archive.holdings.catalog.due import Due
from contract_archive.locale import _

_FAR = 36_500
_FOLD = 75  # octets to a line, RFC 5545 section 3.1


def due(archive: Archive, within: int) -> tuple[Due, ...]:
    """Return the contracts on which somebody must act within so many days, the soonest first."""
    archive.authorise("due")
    until = archive.today + timedelta(days=min(within, _FAR))
    return archive.catalog.due(archive.today, until)


def said(each: Due) -> str:
    """Return in a few words what is to be done by that day."""
    if each.notice_on is None or each.on != each.notice_on:
        if each.auto_renew:
            return _("renews itself")
        return _("ends")
    if each.auto_renew:
        return _("last day to give notice, else it renews itself")
    return _("last day to give notice")


def calendar(archive: Archive, found: Iterable[Due]) -> bytes:
    """Return the days as a calendar (RFC 5545), an event for each that lasts the whole day.

    An event keeps its UID over runs, so that importing again moves it and doubles nothing.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//contract_archive//due//EN"]
    fonds = archive.settings.fonds_code
    for each in found:
        lines += _event(fonds, each)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(fonds: str, each: Due) -> Iterator[str]:
    kind = "notice" if each.on == each.notice_on else "end"
    stamp = datetime(each.on.year, each.on.month, each.on.day, tzinfo=UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(each.number)}-{kind}@{_text(fonds)}.carchive"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{each.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{_after(each.on):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{each.number} {each.customer}: {said(each)}')}"
    yield f"DESCRIPTION:{_text(each.title or each.customer)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _text(text: str) -> str:
    """Escape a text (RFC 5545, section 3.3.11); line ends and controls become blanks."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, "\\" + sign)
    return plain


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, cut between characters."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _FOLD:
            yield piece
            piece, size = " ", 1
        piece += char
        size += width
    yield piece
