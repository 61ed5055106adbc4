"""Everything stands under its type, year and customer, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from contract_archive.actions.audit import audit
from contract_archive.actions.customers import rename
from contract_archive.actions.ingest import ingest
from contract_archive.archive import Archive
from contract_archive.records.audits import AuditRequest
from contract_archive.records.contracts import Contract, Item, ItemKind, Money, Terms
from contract_archive.records.entries import Act
from contract_archive.records.findings import Finding, Fix
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.records.readings import Origin, Source
from contract_archive.rules import filing

File = Callable[..., str]
CODE = "91330100MA27XL0U1T"
TEXT = (
    "设备采购合同 甲方向乙方购买离心泵三台,用于城北水厂二期工程。乙方应于合同生效后四十五日内交货,"
    "运费由乙方承担。质量保证期为十二个月,自验收合格之日起计算。争议提交甲方所在地人民法院解决。"
)


def found_in(archive: Archive, *only: str) -> list[Finding]:
    """The findings of an audit of its own."""
    return list(audit(archive, AuditRequest(only=only or ("classification",))).audit.findings)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(each.check, each.number) for each in findings]


def place_of(archive: Archive, number: str) -> str:
    state = archive.catalog.number_state(number)
    assert state is not None
    return state.path


def move(archive: Archive, number: str, place: str) -> str:
    """Move a folder by hand; returns where it stood."""
    before = place_of(archive, number)
    target = archive.root / place
    target.parent.mkdir(parents=True, exist_ok=True)
    (archive.root / before).rename(target)
    return before


def edit(archive: Archive, number: str, old: str, new: str) -> None:
    """Change a record by hand."""
    path = archive.root / place_of(archive, number) / "contract.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def change_rules(archive: Archive, old: str, new: str) -> Archive:
    """Edit archive.yaml as a person does, and open the archive again."""
    path = archive.root / "archive.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    archive.close()
    return Archive.open(archive.root, actor=archive.actor, clock=archive.clock)


def file_scan(
    archive: Archive, *masters: bytes, forced: bool = False, filing_year: int = 2024, **terms: Any
) -> str:
    """File a contract with just these masters."""
    staging = archive.vault.stage()
    series = archive.settings.series_named("XS")
    with archive.recording(Act.INGEST) as record:
        number, draw = record.draw(series, date(2024, 7, 10))
        kept = [staging.put(each, f"master/{at}.jpg") for at, each in enumerate(masters)]
        names = tuple(each.path for each in kept)
        item = Item(number, ItemKind.MAIN, names, tuple(kept), None, None, len(kept))
        said = {"customer": "华东机电有限公司", "signed_on": date(2024, 7, 10), **terms}
        contract = Contract(
            number, Terms("XS", **said), filing_year, archive.clock(), "档案员", (item,), draw
        )
        place = filing.place(archive.settings.folder, contract.terms, series, filing_year)
        record.publish(staging, contract, place, {"forced": True} if forced else {})
    staging.discard()
    return number


@pytest.mark.parametrize(
    ("folder", "check"),
    [
        ("2023/销售合同/华东机电有限公司", "misfiled-year"),
        ("2024/租赁合同/华东机电有限公司", "misfiled-type"),
        ("2024/销售合同/西湖水务有限公司", "misfiled-customer"),
        ("2023/租赁合同/华东机电有限公司", "misfiled"),
        ("华东机电有限公司", "misfiled"),
    ],
)
def test_a_folder_that_was_moved_is_told_by_what_it_was_moved_to(
    fresh_archive: Archive, file_contract: File, folder: str, check: str
) -> None:
    number = file_contract(fresh_archive)
    file_contract(fresh_archive)

    before = move(fresh_archive, number, f"{folder}/{number}")

    (finding,) = found_in(fresh_archive, "classification", "accuracy", "contract-missing")
    assert (finding.check, finding.number) == (check, number)
    assert (finding.expected, finding.found) == (before, f"{folder}/{number}")
    assert (finding.path, finding.fix) == (f"{folder}/{number}", Fix.MOVE_BACK)


def test_a_folder_that_was_renamed_is_misfiled(fresh_archive: Archive, file_contract: File) -> None:
    number = file_contract(fresh_archive)

    move(fresh_archive, number, f"2024/销售合同/华东机电有限公司/{number} 已归档")

    assert told(found_in(fresh_archive)) == [("misfiled", number)]


def test_two_folders_that_changed_places_are_both_told_and_not_moved_by_a_program(
    fresh_archive: Archive, file_contract: File
) -> None:
    one, other = file_contract(fresh_archive), file_contract(fresh_archive)
    first, second = place_of(fresh_archive, one), place_of(fresh_archive, other)
    root = fresh_archive.root
    for source, target in ((first, "aside"), (second, first), ("aside", second)):
        (root / source).rename(root / target)

    findings = found_in(fresh_archive)

    assert told(findings) == [("misfiled", one), ("misfiled", other)]
    assert {each.fix for each in findings} == {Fix.NONE}


def test_a_copy_beside_the_contract_is_not_misfiled(
    fresh_archive: Archive, file_contract: File
) -> None:
    from shutil import copytree

    number = file_contract(fresh_archive)
    copytree(fresh_archive.root / place_of(fresh_archive, number), fresh_archive.root / "copy")

    assert found_in(fresh_archive) == []


def test_a_pattern_that_changed_later_leaves_what_was_filed_in_peace(
    fresh_archive: Archive, file_contract: File
) -> None:
    one = file_contract(fresh_archive)

    archive = change_rules(
        fresh_archive, "{year}/{series}/{customer}", "{customer}/{series_code}-{year}"
    )
    other = file_contract(archive)

    assert place_of(archive, one).startswith("2024/")
    assert place_of(archive, other).startswith("华东机电有限公司/")
    assert found_in(archive, "classification", "accuracy") == []
    move(archive, one, f"2023/销售合同/华东机电有限公司/{one}")
    move(archive, other, f"华东机电有限公司/XS-2023/{other}")
    assert told(found_in(archive)) == [("misfiled", other), ("misfiled-year", one)]
    archive.close()


def test_an_edited_record_is_held_against_the_folders_it_stands_in(
    fresh_archive: Archive, file_contract: File
) -> None:
    customer, series, year, title = (file_contract(fresh_archive, title="泵") for _ in range(4))
    edit(fresh_archive, customer, "customer: 华东机电有限公司", "customer: 西湖水务有限公司")
    edit(fresh_archive, series, "series: XS", "series: ZL")
    edit(fresh_archive, year, "filing_year: 2024", "filing_year: 2022")
    edit(fresh_archive, title, "title: 泵", "title: 阀")

    findings = found_in(fresh_archive)

    assert {each.check for each in findings} == {"folder-differs-from-record"}
    assert [(each.number, each.expected, each.found) for each in findings] == [
        (customer, "西湖水务有限公司", "华东机电有限公司"),
        (series, "租赁合同", "销售合同"),
        (year, "2022", "2024"),
    ]


def test_a_filing_year_that_is_not_the_signing_s_is_told(fresh_archive: Archive) -> None:
    number = file_scan(fresh_archive, b"one", filing_year=2023)
    file_scan(fresh_archive, b"two", signed_on=None, filing_year=2023)

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("filing-year-differs", number)
    assert (finding.expected, finding.found) == ("2024", "2023")


def test_a_type_that_is_declared_no_more_is_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, series="JS")
    file_contract(fresh_archive)
    rules = fresh_archive.root / "archive.yaml"

    archive = change_rules(fresh_archive, *_renamed_series(rules, "JS", "JX"))

    (finding,) = found_in(archive)
    assert (finding.check, finding.number, finding.found) == ("series-unknown", number, "JS")
    archive.close()


def _renamed_series(rules: Path, old: str, new: str) -> tuple[str, str]:
    line = next(each for each in rules.read_text("utf-8").splitlines() if f"code: {old}" in each)
    return line, line.replace(old, new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华东机电(上海)有限公司", "华东机电（上海）有限公司"),
        ("Acme Pump Co., Ltd.", "ACME PUMP COMPANY LIMITED"),
        ("華東機電有限公司", "华东机电有限公司"),
    ],
)
def test_one_company_under_two_writings_of_its_name_is_told_once(
    fresh_archive: Archive, file_contract: File, one: str, other: str
) -> None:
    file_contract(fresh_archive, customer=one)
    later = file_contract(fresh_archive, customer=other)
    file_contract(fresh_archive, customer=other)
    file_contract(fresh_archive, customer="华东机电集团有限公司")

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("customer-twice", later)
    assert (finding.expected, finding.found) == (one, other)
    assert "merge" in finding.remedy


def test_one_credit_code_under_two_names_is_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive, customer="华东机电有限公司", credit_code=CODE)
    later = file_contract(fresh_archive, customer="长江智造股份有限公司", credit_code=CODE)
    file_contract(fresh_archive, customer="西湖水务有限公司", credit_code="91330100MA27XL0U10")
    file_contract(fresh_archive, customer="东湖水务有限公司", credit_code="91330100MA27XL0U10")

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("customer-twice", later)
    assert CODE in finding.message


def test_names_that_a_person_kept_apart_are_not_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    file_contract(fresh_archive, customer="华东机电有限公司", credit_code=CODE)
    later = file_contract(fresh_archive, customer="华东机电销售有限公司", credit_code=CODE)
    asked = {"customer": Source(Origin.PERSON)}
    with fresh_archive.recording(Act.MOVE) as record:
        record.move(replace(record.present(later), sources=asked))

    assert found_in(fresh_archive) == []


def test_a_customer_that_was_renamed_is_one(fresh_archive: Archive, file_contract: File) -> None:
    file_contract(fresh_archive, customer="华东机电(上海)有限公司")
    file_contract(fresh_archive, customer="长江智造股份有限公司")

    rename(fresh_archive, "华东机电(上海)有限公司", "华东机电（上海）有限公司")

    assert found_in(fresh_archive) == []


def test_two_scans_of_one_document_are_told_under_the_later_number(
    fresh_archive: Archive, file_contract: File
) -> None:
    money = Money(Decimal("1250000"))
    one = file_contract(fresh_archive, TEXT, amount=money)
    other = file_contract(fresh_archive, TEXT, amount=money)
    file_contract(fresh_archive, TEXT, amount=Money(Decimal("1250001")))
    file_contract(fresh_archive, TEXT, amount=money, signed_on=date(2024, 7, 11))
    file_contract(fresh_archive, TEXT.replace("三台", "四台"), amount=money)

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number, finding.found) == ("likely-twin", other, one)


def test_contracts_whose_pages_bear_two_numbers_are_no_twins(
    fresh_archive: Archive, file_contract: File
) -> None:
    for number in ("HT-2024-001", "HT-2024-002"):
        file_contract(fresh_archive, TEXT, counterparty_number=number)

    assert found_in(fresh_archive) == []


def test_a_twin_that_a_person_took_in_on_purpose_is_not_told(
    fresh_archive: Archive, make_pdf: Callable[..., Path]
) -> None:
    page = "Supply of three centrifugal pumps for the northern water works, second stage, " * 3
    said = {"series": "XS", "customer": "Acme Pump Ltd", "signed_on": date(2024, 7, 10)}
    files = [make_pdf(f"{mark}.pdf", page + mark) for mark in (".", "..")]
    intakes = [
        Intake((file,), force_new=forced, **said)  # type: ignore[arg-type]
        for file, forced in ((files[0], False), (files[1], False), (files[1], True))
    ]

    outcomes = [each.outcome for each in ingest(fresh_archive, intakes, jobs=1)]

    assert outcomes == [Outcome.FILED, Outcome.DUPLICATE, Outcome.FILED]
    assert found_in(fresh_archive, "likely-twin", "same-bytes") == []


def test_one_scan_under_two_numbers_is_told_once(fresh_archive: Archive) -> None:
    one = file_scan(fresh_archive, b"page 1", b"page 2")
    file_scan(fresh_archive, b"page 1", b"page 3")  # a cover page in common
    other = file_scan(fresh_archive, b"page 2", b"page 1")

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("same-bytes", other)
    assert finding.found.split()[0] == one


def test_one_scan_that_was_filed_twice_on_purpose_is_not_told(fresh_archive: Archive) -> None:
    file_scan(fresh_archive, b"page 1")
    file_scan(fresh_archive, b"page 1", forced=True)

    assert found_in(fresh_archive) == []


def test_a_mark_that_names_another_band_than_the_amount_s_is_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, amount=Money(Decimal("999999.99")), tags=("加急", "重大"))
    file_contract(fresh_archive, amount=Money(Decimal("10000000")), tags=("重大", "加急"))
    file_contract(fresh_archive, amount=Money(Decimal("10"), "USD"), tags=("重大",))
    file_contract(fresh_archive, tags=("重大",))

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("amount-band", number)
    assert (finding.expected, finding.found) == ("small", "major")
