"""Completeness: nothing that should be there is missing."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from looked_at import (
    AREA,
    change_rules,
    edit,
    findings,
    folder,
    found,
    place,
    publish,
    publish_texts,
)

from contract_archive.actions import numbers
from contract_archive.actions.ingest import ingest
from contract_archive.records.audits import AuditRequest, Scope
from contract_archive.records.contracts import Draw, Quality
from contract_archive.records.intakes import Intake
from contract_archive.records.queries import Period

XS = "series=XS,year=2024"


def test_a_folder_that_is_gone_is_one_finding(fresh_archive, file_contract):
    number, _other = file_contract(fresh_archive), file_contract(fresh_archive)
    where = place(fresh_archive, number)
    shutil.rmtree(folder(fresh_archive, number))
    assert found(fresh_archive) == [("contract-missing", number, where)]


# --- numbers passed over


def test_numbers_passed_over_are_told_as_runs(fresh_archive, file_contract):
    file_contract(fresh_archive)
    publish(fresh_archive, "XS-2024-0003", Draw(XS, 3))
    publish(fresh_archive, "XS-2024-0007", Draw(XS, 7))
    told = findings(fresh_archive)
    assert [(each.check, each.number, each.expected) for each in told] == [
        ("number-gap", "XS-2024-0002", "XS-2024-0002"),
        ("number-gap", "XS-2024-0004", "XS-2024-0004 .. XS-2024-0006"),
    ]
    assert "XS-2024-0004 to XS-2024-0006" in told[1].message


def test_a_gap_is_filled_by_void_given_and_foreign_numbers(fresh_archive, file_contract):
    file_contract(fresh_archive)
    numbers.void(fresh_archive, "XS-2024-0002", "作废")
    publish(fresh_archive, "xs 2024 0003", Draw(XS, 3, given=True))
    publish(fresh_archive, "XS-2024-0004", None)  # came in before the pattern could read it
    publish(fresh_archive, "XS-2024-0005", Draw(XS, 5))
    assert found(fresh_archive) == []


def test_a_number_given_far_ahead_opens_no_gap(fresh_archive, file_contract):
    file_contract(fresh_archive)
    publish(fresh_archive, "XS-2024-0500", Draw(XS, 500, given=True))
    assert found(fresh_archive) == []


def test_a_deleted_folder_opens_no_gap(fresh_archive, file_contract):
    for _ in range(3):
        file_contract(fresh_archive)
    shutil.rmtree(folder(fresh_archive, "XS-2024-0002"))
    assert [each[0] for each in found(fresh_archive)] == ["contract-missing"]


def test_a_sequence_that_starts_higher_has_no_gap_before_its_start(fresh_archive, file_contract):
    archive = change_rules(fresh_archive, "start: 1\n", "start: 37\n")
    assert file_contract(archive) == "XS-2024-0037"
    assert found(archive) == []


def test_a_start_raised_later_hides_no_gap(fresh_archive, file_contract):
    file_contract(fresh_archive)
    publish(fresh_archive, "XS-2024-0003", Draw(XS, 3))
    archive = change_rules(fresh_archive, "start: 1\n", "start: 100\n")
    assert [each[:2] for each in found(archive)] == [("number-gap", "XS-2024-0002")]


def test_the_head_of_a_sequence_older_than_the_archive_is_only_noted(fresh_archive, file_contract):
    archive = change_rules(fresh_archive, "start: 1\n", "start: 37\n")
    file_contract(archive)
    back = change_rules(archive, "start: 37\n", "start: 1\n")
    (note,) = findings(back)
    assert (note.check, note.severity) == ("number-gap", "note")
    assert note.expected == "XS-2024-0001 .. XS-2024-0036"


def test_the_head_of_a_later_sequence_is_missed(fresh_archive):
    publish(fresh_archive, "XS-2025-0002", Draw("series=XS,year=2025", 2))
    (only,) = findings(fresh_archive, AuditRequest(only=("number-gap",)))
    assert (only.number, only.severity) == ("XS-2025-0001", "warning")


def test_gaps_belong_to_the_sequences_with_a_contract_in_scope(fresh_archive, file_contract):
    file_contract(fresh_archive)
    publish(fresh_archive, "XS-2024-0003", Draw(XS, 3))
    file_contract(fresh_archive, series="FW")
    for series, hits in (("XS", 1), ("FW", 0)):
        request = AuditRequest(scope=Scope(series=series), only=("number-gap",))
        assert len(findings(fresh_archive, request)) == hits


# --- fields


def test_a_required_field_that_a_record_lacks_is_named(fresh_archive, file_contract):
    number, _other = file_contract(fresh_archive), file_contract(fresh_archive)
    edit(fresh_archive, number, "signed_on: 2024-07-10\n", "")
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.expected) == ("field-missing", number, "signed_on")
    assert only.path == f"{place(fresh_archive, number)}/contract.yaml"


def test_a_field_of_the_archives_own_can_be_required(fresh_archive, file_contract):
    archive = change_rules(
        fresh_archive, "\nfields: []", "\nfields: [{key: project, label: 项目, kind: text}]"
    )
    with_it = file_contract(archive, custom={"project": "东区"})
    without = file_contract(archive)
    archive = change_rules(
        archive, "required: [customer, signed_on]", "required: [customer, signed_on, project]"
    )
    assert [each[:2] for each in found(archive)] == [("field-missing", without)]
    assert with_it != without


# --- deadlines


def test_a_contract_archived_after_the_deadline_is_late(fresh_archive, file_contract, clock):
    clock.now = datetime(2024, 9, 1, 8, tzinfo=UTC)
    in_time = file_contract(fresh_archive, signed_on=date(2024, 8, 25))
    late = file_contract(fresh_archive, signed_on=date(2024, 8, 24))
    approved = file_contract(
        fresh_archive, signed_on=date(2024, 8, 1), approved_on=date(2024, 8, 30)
    )
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.path) == (
        "archived-late",
        late,
        place(fresh_archive, late),
    )
    assert (only.expected, only.found) == ("<= 2024-08-31", "2024-09-01")
    assert late not in (in_time, approved)


def test_a_contract_older_than_the_archive_could_not_be_in_time(
    fresh_archive, file_contract, clock
):
    clock.now = datetime(2024, 9, 1, 8, tzinfo=UTC)
    file_contract(fresh_archive, signed_on=date(2019, 1, 5))
    assert found(fresh_archive) == []


def test_a_document_that_waits_past_the_deadline_is_overdue(fresh_archive, make_pdf, clock):
    file = make_pdf("offer.pdf", "Sales Contract")
    list(ingest(fresh_archive, (Intake((file,), review=True),)))
    assert found(fresh_archive) == []
    clock.now += timedelta(days=7)
    assert found(fresh_archive) == []
    clock.now += timedelta(days=1)
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.path) == ("review-overdue", "", "review/0001")
    assert (only.expected, only.found) == ("<= 2024-07-22", "2024-07-15")
    quarter = Scope(period=Period(date(2024, 4, 1), date(2024, 6, 30)))
    assert findings(fresh_archive, AuditRequest(scope=quarter, only=("review-overdue",))) == ()


# --- items


def test_a_supplement_that_only_a_text_names_is_missing(fresh_archive):
    number = publish_texts(fresh_archive, "销售合同", "补充协议", "在 XS-2024-0001-B3 的基础上")
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.expected) == ("item-missing", number, f"{number}-B3")


def test_a_hole_in_the_numbers_of_the_items_is_a_missing_item(fresh_archive):
    number = publish_texts(fresh_archive, "销售合同", "补充一", "补充二", "补充三")
    edit(fresh_archive, number, f"number: {number}-B2", f"number: {number}-B4")
    told = [(each.check, each.expected) for each in findings(fresh_archive)]
    assert told.count(("item-missing", f"{number}-B2")) == 1
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "见 XS-2024-0001-B1 和 XS-2024-0001。",
        "见 XS-2024-0002-B7 和 ZXS-2024-0001-B7。",
        "XS-2024-0001-B77B、XS-2024-0001-B7-3、XS-2024-0001-B0",
        "附件 XS-2024-0001-F1 随本合同装订",
        "如需变更，双方另行签订补充协议，编号为 XS-2024-0001-B7。",
    ],
)
def test_numbers_of_other_things_are_no_missing_items(fresh_archive, text):
    publish_texts(fresh_archive, text, "补充协议")
    assert found(fresh_archive) == []


def test_what_ocr_read_once_may_be_misread(fresh_archive):
    scanned = Quality(ocr_pages=1, confidence=0.9, dpi=300)
    publish_texts(fresh_archive, "依据 XS-2024-0001-B7 供货", "补充", quality=scanned)
    assert found(fresh_archive) == []
    text = "依据 XS-2024-0002-B7 供货\f同 XS-2024-0002-B7"
    publish_texts(fresh_archive, text, "补充", quality=scanned)
    assert [each[:2] for each in found(fresh_archive)] == [("item-missing", "XS-2024-0002")]


def test_an_item_kept_under_another_number_or_as_a_contract_is_not_missing(fresh_archive):
    publish_texts(fresh_archive, "依据 XS-2024-0001-B3 供货", "编号：XS-2024-0001-B3\n补充协议")
    publish_texts(fresh_archive, "依据 XS-2024-0002-B1 供货")
    publish(fresh_archive, "XS-2024-0002-B1", None)
    assert found(fresh_archive) == []


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("补充协议（二）\n双方已签订《补充协议（一）》，现补充如下", "补充协议(1)"),
        ("第二次变更协议\n变更如下", "变更协议(1)"),
        ("关于供货的补充协议二\n补充如下", "补充协议(1)"),
        ("AMENDMENT NO. 2\nto the Agreement", "amendment 1"),
        ("Second Supplemental Agreement\nThe parties", "supplement 1"),
    ],
)
def test_a_later_document_that_counts_another_before_itself(fresh_archive, later, expected):
    number = publish_texts(fresh_archive, "销售合同", later)
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.expected) == ("item-missing", number, expected)


@pytest.mark.parametrize(
    "texts",
    [
        ("销售合同", "补充协议（一）\n补充如下"),
        ("销售合同", "补充协议\n补充如下", "补充协议（二）\n补充如下"),  # the first has no count
        ("销售合同", "补充协议（二）\n补充如下", "补充协议（一）\n补充如下"),
        ("销售合同\f补充协议（一）\n补充如下", "补充协议（二）\n补充如下"),  # bound in
        ("销售合同", "补充协议\n本补充协议一式两份，补充协议二〇二四年生效"),
        ("销售合同", "补充协议\n见补充协议（三）"),
        ("销售合同", "补充协议\n对双方签订的补充协议（二）\n补充如下"),
        ("本合同的补充协议（二）另行约定\n条款", "附件"),
    ],
)
def test_documents_that_count_on_from_what_is_there_are_clean(fresh_archive, texts):
    publish_texts(fresh_archive, *texts)
    assert found(fresh_archive) == []


# --- pages


def footed(*pages: int, of: int, form: str = "条款\n第 {page} 页 共 {of} 页") -> str:
    return "\f".join(form.format(page=page, of=of) for page in pages)


def test_a_document_with_fewer_pages_than_it_says_is_found(fresh_archive):
    number = publish_texts(fresh_archive, footed(1, 2, 3, of=5))
    (only,) = findings(fresh_archive)
    assert (only.check, only.number, only.expected, only.found) == (
        "pages-missing",
        number,
        "5",
        "3",
    )
    assert only.path == f"{place(fresh_archive, number)}/master/0.pdf"


@pytest.mark.parametrize(
    "text",
    [
        footed(1, 2, 3, 4, of=5, form="Page {page} of {of}\nterms"),
        footed(1, 3, 4, 5, of=5, form="条款\n共{of}页，第{page}页"),
        footed(1, 2, 3, of=4, form="条款\n（共 {of} 页）"),
        footed(2, of=3),
    ],
)
def test_every_way_of_counting_pages_is_read(fresh_archive, text):
    publish_texts(fresh_archive, text if text.count("\f") else text.replace("2", "1"))
    assert [each[0] for each in found(fresh_archive)] == ["pages-missing"]


@pytest.mark.parametrize(
    "text",
    [
        footed(1, 2, 3, of=3),
        "封面\f" + footed(1, 2, of=3),  # the page without a foot may be the third
        footed(1, 2, of=5) + "\f" + footed(1, 2, of=3),  # two documents in one scan
        footed(1, 2, 3, of=5) + "\f附图\f附图\f附图\f附图",
        "图纸共 12 页，见第 3 页\n" + "条款\n" * 9,
        footed(101, 102, of=300),  # an excerpt
        "第1页 共4页\n第2页 共4页\f第3页 共4页\n第4页 共4页",  # two pages on one sheet
        footed(7, of=5) + "\f" + footed(8, of=5),
        "\f".join("正文\n" * 9 + "共 9 页\n" + "正文\n" * 9 for _ in range(3)),
    ],
)
def test_pages_that_do_not_surely_miss_others_are_clean(fresh_archive, text):
    publish_texts(fresh_archive, text)
    assert found(fresh_archive) == []


def test_pages_that_are_kept_as_another_item_are_not_missing(fresh_archive):
    publish_texts(fresh_archive, footed(1, 2, of=4), footed(3, 4, of=4))
    assert found(fresh_archive) == []


def test_quick_reads_no_text(fresh_archive):
    publish_texts(fresh_archive, footed(1, 2, 3, of=5))
    assert findings(fresh_archive, AuditRequest(quick=True, only=AREA.only)) == ()


def test_copies_say_nothing_of_their_own(fresh_archive, tmp_path: Path):
    number = publish_texts(fresh_archive, footed(1, 2, 3, of=5))
    shutil.copytree(folder(fresh_archive, number), fresh_archive.root / "2024/copy")
    assert sorted(each[0] for each in found(fresh_archive)) == ["number-twice", "pages-missing"]
