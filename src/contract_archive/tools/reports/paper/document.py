"""Lay a report out on paper."""

from __future__ import annotations

from functools import singledispatch

from contract_archive.locale import _
from contract_archive.records.findings import Severity
from contract_archive.rules.naming import severity_name
from contract_archive.tools.reports.blocks import (
    Chart,
    Findings,
    Grid,
    Heading,
    Listed,
    Paragraph,
    Signatures,
)
from contract_archive.tools.reports.codes import checkpoint_text
from contract_archive.tools.reports.content import Report
from contract_archive.tools.reports.outline import evidence, outline
from contract_archive.tools.reports.paper.bars import draw_bars
from contract_archive.tools.reports.paper.sheet import (
    BODY,
    FADED,
    LEFT,
    SMALL,
    WIDTH,
    Sheets,
    Type,
)
from contract_archive.tools.reports.paper.table import (
    CELL,
    GROUP,
    Column,
    Row,
    Table,
    Text,
    cell,
)
from contract_archive.tools.reports.words import printable

MOST = 2_000
"""Findings listed on paper; more would be a book that nobody reads."""

_TITLE = Type(26, bold=True)
_NAME = Type(15)
_FACT = Type(9.5, leading=1.5)
_LABEL = Type(9.5, bold=True, face="sans", leading=1.5)
_FAINT = Type(8, ink=FADED)
_NEW = Type(8, bold=True, face="sans", ink=(140, 25, 25))
_GRAVE = Type(9, bold=True, face="sans", ink=(140, 25, 25))
_CODE = 40.0


def draw(report: Report) -> bytes:
    """Return a report as PDF; the same report gives the same bytes."""
    audit = report.audit
    sheets = Sheets(report.title, f"{audit.fonds_name}  {report.title}", audit.id)
    sheets.set_author(printable(audit.auditor))
    sheets.set_creation_date(audit.ended)
    sheets.add_page()
    _cover(sheets, report)
    sheets.add_page()
    for block in outline(report, MOST):
        _lay(block, sheets)
    return bytes(sheets.output())


def _cover(sheets: Sheets, report: Report) -> None:
    sheets.set_y(46)
    sheets.paragraph(report.title, _TITLE, "C", after=4)
    sheets.paragraph(report.audit.fonds_name, _NAME, "C", after=8)
    table = Table(sheets, (Column("", 38), Column("", WIDTH - 38)), headed=False)
    for label, value in report.facts:
        table.add(Row((cell(label, _LABEL), cell(value, _FACT))))
    table.end(after=8)
    sheets.room_for(_CODE)
    top = sheets.get_y()
    sheets.code(checkpoint_text(report.audit), LEFT + WIDTH - _CODE, top, _CODE)
    _beside_the_code(sheets, checkpoint_text(report.audit), top + 4)


def _beside_the_code(sheets: Sheets, text: str, y: float) -> None:
    said = _("The code says where the ledger stood when the audit began:")
    width = WIDTH - _CODE - 8
    for paragraph, type_ in ((said, CELL), (text, SMALL)):
        for line in sheets.lines(paragraph, type_, width):
            sheets.write_at(LEFT, y, line, type_)
            y += type_.height


@singledispatch
def _lay(block: object, sheets: Sheets) -> None:
    raise TypeError(f"{block} cannot be laid on {sheets}")


@_lay.register
def _heading(block: Heading, sheets: Sheets) -> None:
    sheets.heading(block.text, block.level, block.room)


@_lay.register
def _paragraph(block: Paragraph, sheets: Sheets) -> None:
    sheets.paragraph(block.text, SMALL if block.aside else BODY, after=2)


@_lay.register
def _grid(block: Grid, sheets: Sheets) -> None:
    rest = 100 - sum(each.share for each in block.heads)
    heads = [
        Column(each.text, (each.share or rest) * WIDTH / 100, each.align) for each in block.heads
    ]
    table = Table(sheets, heads)
    for row in block.rows:
        table.add(Row(tuple(map(cell, row))))
    table.end()


@_lay.register
def _chart(block: Chart, sheets: Sheets) -> None:
    draw_bars(sheets, block.bars)


@_lay.register
def _findings(block: Findings, sheets: Sheets) -> None:
    heads = (
        Column(_("No."), 12, "R"),
        Column(_("Severity"), 17),
        Column(_("Number"), 31),
        Column(_("Finding and remedy"), WIDTH - 60),
    )
    table = Table(sheets, heads)
    for group in block.groups:
        table.add(Row((cell(group.heading, GROUP),), spans=True))
        for each in group.findings:
            table.add(_row(each))
    table.end()


def _row(listed: Listed) -> Row:
    found = listed.finding
    grave = _GRAVE if found.severity is Severity.ERROR else CELL
    marks = [Text(severity_name(found.severity), grave)]
    if listed.is_new:
        marks.append(Text(_("new"), _NEW))
    told = [Text(found.message)]
    told += [Text(each, _FAINT) for each in evidence(found)]
    if found.remedy:
        told.append(Text(_("Remedy: {remedy}").format(remedy=found.remedy)))
    number = (Text(found.number or "—"), Text(found.id, _FAINT))
    return Row((cell(f"{listed.place:,}"), tuple(marks), number, tuple(told)))


@_lay.register
def _sign(block: Signatures, sheets: Sheets) -> None:
    sheets.room_for(75)
    top = sheets.get_y() + 1
    sheets.write_at(LEFT + 2, top + 2, block.opinion, _LABEL)
    sheets.set_draw_color(20)
    sheets.set_line_width(0.2)
    sheets.rect(LEFT, top, WIDTH, 32)
    y = top + 44
    for who, name in block.lines:
        _line(sheets, who, name, LEFT, 88, y)
        _line(sheets, block.day, "", LEFT + 100, WIDTH - 100, y)
        y += 15
    sheets.set_y(y)


def _line(sheets: Sheets, label: str, name: str, x: float, width: float, y: float) -> None:
    """Draw a line to sign on, its label before it and the name that is known below it."""
    sheets.write_at(x, y, label, _LABEL)
    begins = x + sheets.width_of(label, _LABEL) + 3
    sheets.set_draw_color(20)
    sheets.set_line_width(0.2)
    sheets.line(begins, y + 5.5, x + width, y + 5.5)
    if name:
        shown = sheets.cut(f"({name})", _FAINT, x + width - begins)
        sheets.write_at(begins, y + 6.2, shown, _FAINT)
