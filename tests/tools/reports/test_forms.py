"""The report on a screen, in a workbook and as Markdown: whole, and safe to open."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import openpyxl
import pytest

from contract_archive import locale
from contract_archive.records.audits import Audit, Verified
from contract_archive.records.findings import Severity
from contract_archive.tools.reports import FORMS, draw

from .making import CHECKS, finding, make_audit, waived


class Tags(HTMLParser):
    """The tags and attributes of a page, and whether each tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br", "col"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def drawn(audit: Audit, form: str, previous: Audit | None = None) -> str:
    return draw(audit, CHECKS, form, previous).decode("utf-8")


def book(audit: Audit, previous: Audit | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(draw(audit, CHECKS, "xlsx", previous)))


@pytest.mark.parametrize("form", ["html", "md"])
def test_every_form_tells_cover_findings_accepted_and_signatures(form: str) -> None:
    one = finding(16, message="its bytes have changed")
    audit = make_audit(one, waived(0), quick=True, verified=Verified(9, 0, 0, 40, 400))
    text = re.sub(r"\\(.)", r"\1", drawn(audit, form))
    for said in (
        *("Audit report", "东方示例有限公司", "2024-10-08-1", "2024 Q3", "5,321 entries"),
        *("quick: no file was read", "This audit did not read every file", "0 of 40 (0 %)"),
        *("1 error", "3. Authenticity", "6. Security", "loan-overdue", "no fault"),
        *(one.id, one.number, one.path, one.expected, one.found, one.remedy, one.message),
        *("王主任", "2024-09-01", "The paper original was seen.", "Reviewer", "Date"),
        "carchive-checkpoint:HT:5321:" + "ab12" * 16,
    ):
        assert said in text


@pytest.mark.parametrize("form", FORMS)
def test_the_same_audit_gives_the_same_bytes_in_every_form(form: str) -> None:
    audit = make_audit(finding(6), waived(0))
    assert draw(audit, CHECKS, form) == draw(audit, CHECKS, form)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_drawn_in_chinese_too(form: str) -> None:
    audit = make_audit(finding(6), waived(0))
    english = draw(audit, CHECKS, form, make_audit())
    locale.use("zh")
    assert draw(audit, CHECKS, form, make_audit()) != english


@pytest.mark.parametrize("form", FORMS)
def test_names_that_no_encoding_knows_do_not_stop_a_report(form: str) -> None:
    strange = finding(6, path="\udcff\x00\x0b.pdf", message="\ud800")
    assert draw(make_audit(strange, auditor="\udcff", fonds_name="\x01"), CHECKS, form)


@pytest.mark.parametrize("form", ["html", "md"])
def test_all_of_five_thousand_findings_are_listed(form: str) -> None:
    many = [finding(place) for place in range(5000)]
    text = drawn(make_audit(*many), form)
    assert sum(each.id in text for each in many) == 5000


def test_html_is_whole_has_no_scripts_and_loads_nothing() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
    one = finding(6, message=evil, path=evil, number=evil, expected=evil, found=evil, remedy=evil)
    page = drawn(make_audit(one, fonds_name=evil, auditor=evil, scope_told=evil), "html")
    tags = Tags(page)
    assert tags.open == []
    assert not {"script", "img", "link", "iframe", "object"} & set(tags.names)
    names = {name for name, _value in tags.attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href")}
    assert "http:" not in page
    assert "url(" not in page
    assert tags.text.count(evil) >= 7


def test_html_prints_with_page_numbers_and_repeats_the_heads_of_tables() -> None:
    page = drawn(make_audit(finding(0)), "html")
    assert '"Page " counter(page) " of " counter(pages)' in page
    assert "table-header-group" in page
    assert '<svg viewBox="0 0 ' in page


def test_markdown_tables_keep_their_columns_whatever_stands_in_them() -> None:
    evil = "a|b`c*d\n| e | f |\n# g <b>h</b> [i](j)"
    one = finding(6, message=evil, path=evil, number=evil, expected=evil, found=evil, remedy=evil)
    lines = drawn(make_audit(one), "md").splitlines()
    width = 0
    for place, line in enumerate(lines):
        bars = len(re.findall(r"(?<!\\)\|", line))
        if line.startswith("|"):
            width = bars if not lines[place - 1].startswith("|") else width
            assert bars == width
        else:
            assert bars == 0
    assert not any(line.startswith("# g") for line in lines)


def test_a_workbook_lists_every_finding_to_filter_and_sort() -> None:
    many = [finding(place) for place in range(5000)]
    sheet = book(make_audit(*many))["Findings"]
    assert sheet.max_row == 5001
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert {row[1].value for row in sheet.iter_rows(min_row=2)} == {each.id for each in many}


def test_a_workbook_has_numbers_and_days_and_not_their_text() -> None:
    made = book(make_audit(finding(0), waived(10)))
    summary = {row[0].value: row[1].value for row in made["Summary"].iter_rows()}
    assert summary["Files in the scope"] == 4567
    assert summary["Bytes read"] == 1_234_567_890
    assert summary["Ended"] == make_audit().ended.astimezone().replace(tzinfo=None)
    accepted = made["Accepted"]
    assert accepted.cell(2, 6).value.date() == date(2024, 9, 1)
    by_quarter = {row[0].value: row[1].value for row in made["By quarter"].iter_rows(min_row=2)}
    assert by_quarter["2024 Q3"] == 360
    by_check = made["By check"]
    counts = {row[0].value: row[8].value for row in by_check.iter_rows(min_row=2)}
    assert counts["number-gap"] == 1
    assert counts["file-changed"] == 0


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_nothing_in_a_workbook_is_a_formula(evil: str) -> None:
    one = finding(6, message=evil, path=evil, number=evil, expected=evil, found=evil, remedy=evil)
    made = book(make_audit(one, waived(0), fonds_name=evil, auditor=evil))
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    begun = [cell for cell in cells if cell.value == evil]
    assert len(begun) >= 6
    assert all(cell.quotePrefix for cell in begun)


def test_a_workbook_says_what_is_new_still_there_and_gone() -> None:
    old, still, new = finding(0), finding(10), finding(20)
    previous = replace(make_audit(old, still), id="2024-07-08-1")
    made = book(make_audit(still, new), previous)
    states = {row[1].value: row[2].value for row in made["Findings"].iter_rows(min_row=2)}
    assert states == {still.id: "still there", new.id: "new"}
    gone = [(row[0].value, row[1].value) for row in made["No longer found"].iter_rows(min_row=2)]
    assert gone == [("gone", old.id)]


def test_a_workbook_bears_the_time_of_the_audit_and_not_of_its_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(draw(make_audit(), CHECKS, "xlsx"))) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r">(\d{4}-[^<]*)<", core) == ["2024-10-08T01:42:07Z"] * 2


def test_a_quarter_counts_the_findings_of_the_contracts_signed_in_it() -> None:
    one, two, strange = finding(0), finding(10), finding(20, number="")
    quarters = {one.number: "2024Q1", two.number: "2024Q3"}
    made = book(make_audit(one, two, strange, quarter_of=quarters))["By quarter"]
    rows = {row[0].value: row[5].value for row in made.iter_rows(min_row=2)}
    assert rows == {"2023 Q4": 0, "2024 Q1": 1, "2024 Q2": 0, "2024 Q3": 1, "of no quarter": 1}


def test_only_notes_are_no_fault() -> None:
    assert "No fault was found." in drawn(make_audit(finding(0, severity=Severity.NOTE)), "md")
    assert "something is to be done" in drawn(
        make_audit(finding(0, severity=Severity.WARNING)), "md"
    )
    assert "not in order" in drawn(make_audit(finding(0, severity=Severity.ERROR)), "md")
