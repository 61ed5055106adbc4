"""The transfer list on paper, with the lines that both sides sign."""

from __future__ import annotations

from datetime import UTC, datetime, time

from contract_archive.locale import _
from contract_archive.records.transfers import TransferList
from contract_archive.tools.reports import handover
from contract_archive.tools.reports.paper.sheet import LEFT, WIDTH, Sheets, Type
from contract_archive.tools.reports.paper.table import Row, Table, cell, columns
from contract_archive.tools.reports.words import printable

_TITLE = Type(20, bold=True)
_FACT = Type(9.5, leading=1.5)
_SMALL = Type(7.5)
_LABEL = Type(10, bold=True, face="sans")
_SHARES = (9.0, 23.0, 0.0, 32.0, 17.5, 22.0, 12.5, 10.5, 12.0)  # millimetres; 0 takes the rest
_ALIGNS = "RLLLLRRRL"


def draw(told: TransferList) -> bytes:
    """Return the list as a PDF to print and sign; the same list gives the same bytes."""
    title = _("Transfer list")
    head = printable(f"{told.fonds_name or told.fonds_code}  {title}")
    sheets = Sheets(title, head, printable(told.bag))
    sheets.set_creation_date(datetime.combine(told.on, time(), UTC))
    sheets.add_page()
    sheets.paragraph(title, _TITLE, "C", after=4)
    for line in handover.facts(told):
        sheets.paragraph(line, _FACT, after=0.5)
    sheets.set_y(sheets.get_y() + 3)
    table = Table(sheets, columns(*zip(handover.heads(), _SHARES, _ALIGNS, strict=True)))
    for place, row in enumerate(told.rows, 1):
        shown = handover.cells(told, place, row, grouped=True)
        table.add(Row(tuple(cell(each, _SMALL) for each in shown)))
    table.end()
    sheets.paragraph(handover.total(told), _FACT)
    _sign(sheets)
    return bytes(sheets.output())


def _sign(sheets: Sheets) -> None:
    """Draw the lines that those who hand over and receive sign on, each with the day."""
    sheets.room_for(42)
    y = sheets.get_y() + 12
    sheets.set_draw_color(20)
    sheets.set_line_width(0.2)
    for who in (_("Handed over by"), _("Received by")):
        for text, x, end in ((who, LEFT, LEFT + 92), (_("Date"), LEFT + 100, LEFT + WIDTH)):
            sheets.write_at(x, y, text, _LABEL)
            sheets.line(x + sheets.width_of(text, _LABEL) + 3, y + 5.5, end, y + 5.5)
        y += 15
    sheets.set_y(y)
