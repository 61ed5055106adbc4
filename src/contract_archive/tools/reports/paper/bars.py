"""Bars of findings: one a line, errors dark, warnings lighter, notes pale, so a copy tells them."""

from __future__ import annotations

from collections.abc import Sequence

from contract_archive.records.findings import Severity
from contract_archive.rules.naming import severity_name
from contract_archive.tools.reports.blocks import Bar
from contract_archive.tools.reports.paper.sheet import FADED, LEFT, WIDTH, Sheets, Type

INKS = {
    Severity.ERROR: (140, 25, 25),
    Severity.WARNING: (214, 140, 60),
    Severity.NOTE: (190, 197, 205),
}
_LABEL = 48.0
_BESIDE = 34.0
_ROW = 5.6
_BAR = 3.4
_TEXT = Type(8.5)
_ASIDE = Type(8, ink=FADED)


def draw_bars(sheets: Sheets, bars: Sequence[Bar]) -> None:
    """Draw bars to one scale, and what their shades mean."""
    most = max((sum(bar.counts.values()) for bar in bars), default=0) or 1
    scale = (WIDTH - _LABEL - _BESIDE) / most
    for bar in bars:
        sheets.room_for(_ROW)
        _draw(sheets, bar, scale)
        sheets.set_y(sheets.get_y() + _ROW)
    _legend(sheets)


def _draw(sheets: Sheets, bar: Bar, scale: float) -> None:
    y = sheets.get_y()
    label = sheets.cut(bar.label, _TEXT, _LABEL - 3)
    sheets.write_at(LEFT, y + 0.6, label, _TEXT)
    x = LEFT + _LABEL
    sheets.set_draw_color(150)
    sheets.set_line_width(0.15)
    sheets.line(x, y, x, y + _ROW)
    for severity, count in bar.counts.items():
        sheets.set_fill_color(*INKS[severity])
        if count:
            sheets.rect(x, y + (_ROW - _BAR) / 2, count * scale, _BAR, style="F")
        x += count * scale
    sheets.write_at(x + 2, y + 0.6, sheets.cut(bar.beside, _ASIDE, _BESIDE - 2), _ASIDE)


def _legend(sheets: Sheets) -> None:
    sheets.room_for(_ROW)
    x, y = LEFT + _LABEL, sheets.get_y() + 1
    for severity in Severity:
        sheets.set_fill_color(*INKS[severity])
        sheets.rect(x, y + 1.2, 3, 2.4, style="F")
        name = severity_name(severity)
        sheets.write_at(x + 4.2, y + 0.4, name, _ASIDE)
        x += 4.2 + sheets.width_of(name, _ASIDE) + 5
    sheets.set_y(y + _ROW + 2)
