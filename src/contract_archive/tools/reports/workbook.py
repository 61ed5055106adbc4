"""A report as a workbook: every finding in a row, to filter, sort and count."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from contract_archive.locale import _
from contract_archive.records.findings import Finding, Fix, Severity
from contract_archive.rules.audit_history import Fate
from contract_archive.rules.naming import area_name, property_name, severity_name
from contract_archive.tools.reports.codes import checkpoint_text
from contract_archive.tools.reports.content import Counts, Report, counted
from contract_archive.tools.reports.words import printable, quarter_in_words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | date | None
_Column: TypeAlias = tuple[str, int]

_FORMULA = tuple("=+-@\t\r")
_LONGEST = 32_000  # characters; a cell of Excel holds 32,767
_MOST_ROWS = 1_000_000  # a sheet holds 1,048,576
_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEADED = Font(bold=True)
_SHADE = PatternFill("solid", fgColor="EFEFEF")
_UNDER = Border(bottom=Side(style="thin"))
_TOP = Alignment(vertical="top", wrap_text=True)


def draw(report: Report) -> bytes:
    """Return a report as .xlsx; the same report gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _summary(book, report)
    _findings(book, report)
    _checks(book, report)
    _properties(book, report)
    _areas(book, report)
    _quarters(book, report)
    _accepted(book, report)
    _gone(book, report)
    book.properties.title = printable(report.title)
    book.properties.creator = printable(report.audit.auditor)
    saved = BytesIO()
    book.save(saved)
    return _settled(saved.getvalue(), report.audit.ended)


def _settled(archive: bytes, at: datetime) -> bytes:
    """Put the times of writing in a workbook to the time of the audit."""
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as written, zipfile.ZipFile(kept, "w") as settled:
        for name in written.namelist():
            content = written.read(name)
            if name == "docProps/core.xml":
                content = _SAVED.sub(rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            settled.writestr(entry, content)
    return kept.getvalue()


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Any:
    """Put a value into a cell; text stays text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        text = printable(value)[:_LONGEST]
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, int):
            cell.number_format = "#,##0"
    cell.alignment = _TOP
    return cell


def _listing(
    book: Workbook, title: str, columns: Sequence[_Column], rows: Iterable[Sequence[Value]]
) -> Worksheet:
    """Add a sheet with a head that stays, filters, and a row for each of ``rows``."""
    sheet: Worksheet = book.create_sheet(title)
    for place, (head, width) in enumerate(columns, 1):
        cell = _put(sheet, 1, place, head)
        cell.font, cell.fill, cell.border = _HEADED, _SHADE, _UNDER
        sheet.column_dimensions[get_column_letter(place)].width = width
    for down, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            _put(sheet, down, place, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _for_print(sheet)
    return sheet


def _for_print(sheet: Worksheet) -> None:
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = _("Page {page} of {pages}").format(page="&P", pages="&N")


def _summary(book: Workbook, report: Report) -> None:
    sheet = book.create_sheet(_("Summary"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    title = _put(sheet, 1, 1, report.title)
    title.font, title.alignment = Font(bold=True, size=18), Alignment(horizontal="left")
    row = 3
    for label, value in report.facts:
        row = _pair(sheet, row, label, value)
    row = _pair(sheet, row, _("Checkpoint code"), checkpoint_text(report.audit)) + 1
    for sentence in report.verdict:
        row = _pair(sheet, row, "", sentence)
    for severity, count in report.open.items():
        row = _pair(sheet, row, severity_name(severity).capitalize(), count)
    row = _pair(sheet, row, _("Accepted"), len(report.accepted)) + 1
    for label, figure in _figures(report):
        row = _pair(sheet, row, label, figure)
    row += 1
    for who, name in ((_("Auditor"), report.audit.auditor), (_("Reviewer"), ""), (_("Date"), "")):
        row = _pair(sheet, row, who, name) + 1
        sheet.cell(row - 2, 2).border = _UNDER
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _figures(report: Report) -> tuple[tuple[str, Value], ...]:
    """Return what was read as numbers, and when as times of day, to calculate with."""
    audit, verified = report.audit, report.audit.verified
    return (
        (_("Contracts looked at"), verified.contracts),
        (_("Files read"), verified.files),
        (_("Files in the scope"), verified.files_in_scope),
        (_("Bytes read"), verified.bytes),
        (_("Bytes in the scope"), verified.bytes_in_scope),
        (_("Began"), _as_excel(audit.began)),
        (_("Ended"), _as_excel(audit.ended)),
    )


def _as_excel(at: datetime) -> datetime:
    """Return local time without its zone, which Excel does not know."""
    return at.astimezone().replace(tzinfo=None, microsecond=0)


def _pair(sheet: Worksheet, row: int, label: str, value: Value) -> int:
    """Put a label and its value into a row. Returns the next row."""
    _put(sheet, row, 1, label).font = _HEADED
    _put(sheet, row, 2, value).alignment = Alignment(
        horizontal="left", vertical="top", wrap_text=True
    )
    return row + 1


def _findings(book: Workbook, report: Report) -> None:
    columns = (
        *((_("No."), 7), (_("Finding"), 11), (_("State"), 12), (_("Severity"), 10)),
        *((_("Area"), 14), (_("Property"), 14), (_("Check"), 22), (_("Number"), 22)),
        *((_("Quarter of signing"), 16), (_("Path"), 50), (_("What was found"), 50)),
        *((_("Expected"), 30), (_("Found"), 30), (_("Remedy"), 45), (_("Mended by --fix"), 16)),
        *((_("Accepted by"), 16), (_("Accepted on"), 14), (_("Reason"), 30)),
    )
    findings = report.audit.findings[:_MOST_ROWS]
    rows = ((place, *_row(report, each)) for place, each in enumerate(findings, 1))
    _listing(book, _("Findings"), columns, rows)


def _row(report: Report, found: Finding) -> tuple[Value, ...]:
    waiver = found.waiver
    return (
        *(found.id, _state(report, found), severity_name(found.severity)),
        *(area_name(found.area), property_name(found.property), found.check, found.number),
        *(report.audit.quarter_of.get(found.number, ""), found.path, found.message),
        *(found.expected, found.found, found.remedy),
        _("yes") if found.fix is not Fix.NONE else "",
        waiver.person if waiver else "",
        waiver.at.astimezone().date() if waiver else None,
        waiver.reason if waiver else "",
    )


def _state(report: Report, found: Finding) -> str:
    if found.waiver is not None:
        return _("accepted")
    fates = report.comparison.fates if report.comparison else {}
    names = {Fate.NEW: _("new"), Fate.STILL: _("still there")}
    return names.get(fates.get(found.id, Fate.ACCEPTED), _("open"))


_COUNTS = 10


def _count_columns() -> tuple[_Column, ...]:
    return (*((severity_name(each).capitalize(), _COUNTS) for each in Severity), (_("Open"), 10))


def _counts(counts: Counts) -> tuple[int, ...]:
    return (*counts.values(), sum(counts.values()))


def _checks(book: Workbook, report: Report) -> None:
    columns = (
        *((_("Check"), 24), (_("What it looks for"), 60), (_("Area"), 14), (_("Property"), 14)),
        *((_("Ran"), 8), *_count_columns(), (_("Accepted"), 10)),
    )
    rows: list[tuple[Value, ...]] = [
        (
            *(line.check.name, line.check.says),
            *(area_name(line.check.area), property_name(line.check.property)),
            _("yes") if line.ran else _("no"),
            *(*_counts(line.open), line.accepted),
        )
        for line in report.lines
    ]
    sheet = _listing(book, _("By check"), columns, rows)
    _chart(sheet, len(rows), 1, 6, "M2")


def _properties(book: Workbook, report: Report) -> None:
    columns = ((_("Property"), 20), *_count_columns())
    rows: list[tuple[Value, ...]] = [
        (property_name(each.property), *_counts(counted(each.findings))) for each in report.chapters
    ]
    _listing(book, _("By property"), columns, rows)


def _areas(book: Workbook, report: Report) -> None:
    columns = ((_("Area"), 20), (_("Checks"), 10), *_count_columns(), (_("Accepted"), 10))
    rows: list[tuple[Value, ...]] = [
        (area_name(each.area), each.ran, *_counts(each.open), each.accepted)
        for each in report.areas
    ]
    _listing(book, _("By area"), columns, rows)


def _quarters(book: Workbook, report: Report) -> None:
    columns = ((_("Quarter of signing"), 24), (_("Contracts"), 12), *_count_columns())
    rows: list[tuple[Value, ...]] = [
        (
            quarter_in_words(each.quarter) if each.quarter else _("of no quarter"),
            *(each.contracts, *_counts(each.open)),
        )
        for each in report.quarters
    ]
    sheet = _listing(book, _("By quarter"), columns, rows)
    _chart(sheet, len(rows), 1, 3, "I2")


def _chart(sheet: Worksheet, rows: int, labels: int, first: int, place: str) -> None:
    """Draw the severities of a listing as bars, one on the other, beside it."""
    if not rows:
        return
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    last = first + len(Severity) - 1
    chart.add_data(Reference(sheet, first, 1, last, rows + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, labels, 2, labels, rows + 1))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.title, chart.width, chart.height = _("Open findings"), 20, max(7.0, rows * 0.6)
    sheet.add_chart(chart, place)


def _accepted(book: Workbook, report: Report) -> None:
    columns = (
        *((_("Finding"), 11), (_("Check"), 22), (_("Number"), 22), (_("What was found"), 60)),
        *((_("Accepted by"), 16), (_("Accepted on"), 14), (_("Reason"), 40)),
    )
    rows: list[tuple[Value, ...]] = [
        (
            *(each.id, each.check, each.number, each.message),
            *(each.waiver.person, each.waiver.at.astimezone().date(), each.waiver.reason),
        )
        for each in report.accepted
        if each.waiver is not None
    ]
    _listing(book, _("Accepted"), columns, rows)


def _gone(book: Workbook, report: Report) -> None:
    """List what the previous audit found and this one did not."""
    compared = report.comparison
    if compared is None:
        return
    columns = (
        *((_("State"), 20), (_("Finding"), 11), (_("Severity"), 10), (_("Check"), 22)),
        *((_("Number"), 22), (_("Path"), 50), (_("What was found"), 60)),
    )
    states = ((_("gone"), compared.gone), (_("not looked at again"), compared.unseen))
    rows: list[tuple[Value, ...]] = [
        (
            *(state, each.id, severity_name(each.severity), each.check),
            *(each.number, each.path, each.message),
        )
        for state, findings in states
        for each in findings
    ]
    _listing(book, _("No longer found"), columns, rows)
