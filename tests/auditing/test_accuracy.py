"""The record is what was filed and what the paper says, and the ledger holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from contract_archive.actions.audit import audit
from contract_archive.archive import Archive
from contract_archive.auditing.accuracy.ledger import archive_troubled
from contract_archive.auditing.whole import Whole
from contract_archive.holdings.ledger import Fault
from contract_archive.holdings.survey import Survey
from contract_archive.records.audits import WHOLE, AuditRequest, Scope
from contract_archive.records.contracts import Contract, Money
from contract_archive.records.entries import Act
from contract_archive.records.findings import Finding
from contract_archive.records.queries import Period
from contract_archive.records.readings import Origin, Source

File = Callable[..., str]

PAGE = """销售合同
合同编号:HT-2024-118
甲方(买方):华东机电有限公司
乙方(卖方):东方示例有限公司
签订日期:2024年7月10日
第一条 合同总金额为人民币1,250,000.00元(大写:人民币壹佰贰拾伍万元整)。
第二条 本合同自双方签字盖章之日起生效。
甲方(盖章):华东机电有限公司
法定代表人(签字):
日期:2024年7月10日
乙方(盖章):东方示例有限公司
法定代表人(签字):
日期:2024年7月10日
"""
ALL = ("accuracy",)


def found_in(archive: Archive, *only: str, scope: Scope = WHOLE) -> list[Finding]:
    """The findings of an audit of its own."""
    request = AuditRequest(scope=scope, only=only or ALL)
    return list(audit(archive, request).audit.findings)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(each.check, each.number) for each in findings]


def place_of(archive: Archive, number: str) -> str:
    state = archive.catalog.number_state(number)
    assert state is not None
    return state.path


def edit(archive: Archive, number: str, old: str, new: str) -> Path:
    """Change a record by hand."""
    path = archive.root / place_of(archive, number) / "contract.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new), "utf-8")
    return path


def rewrite(
    archive: Archive, number: str, change: Callable[[Contract], Contract], act: str = Act.MOVE
) -> None:
    """Change a record by the protocol, as a tool does."""
    with archive.recording(act) as recording:
        recording.move(change(recording.present(number)))


def with_terms(**terms: object) -> Callable[[Contract], Contract]:
    return lambda contract: replace(contract, terms=replace(contract.terms, **terms))  # type: ignore[arg-type]


def test_an_archive_as_it_was_filed_has_no_finding(
    fresh_archive: Archive, file_contract: File
) -> None:
    for _each in range(3):
        file_contract(
            fresh_archive,
            PAGE,
            amount=Money(Decimal("1250000")),
            amount_in_words="人民币壹佰贰拾伍万元整",
            counterparty_number="HT-2024-118",
        )

    assert found_in(fresh_archive) == []


def test_a_record_that_was_edited_is_told_with_both_digests(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    file_contract(fresh_archive)
    before = fresh_archive.vault.record_fixity(place_of(fresh_archive, number))

    path = edit(fresh_archive, number, "2024-07-10", "2024-07-09")

    (finding,) = found_in(fresh_archive)
    assert (finding.check, finding.number) == ("record-edited", number)
    assert finding.path == f"{place_of(fresh_archive, number)}/contract.yaml"
    after = fresh_archive.vault.record_fixity(place_of(fresh_archive, number))
    assert (finding.expected, finding.found) == (before.sha256, after.sha256)
    assert "backup" in finding.remedy
    assert path.is_file()


def test_a_record_whose_number_was_edited_comes_under_the_number_that_it_had(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)

    edit(fresh_archive, number, f"number: {number}", "number: XS-2024-0777")

    findings = found_in(fresh_archive, "record-edited", "contract-missing")
    assert told(findings) == [("record-edited", number)]


def test_a_record_that_was_moved_and_edited_is_told_where_it_stands(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    edit(fresh_archive, number, "华东机电有限公司", "华南机电有限公司")
    place = place_of(fresh_archive, number)
    (fresh_archive.root / "2024/elsewhere").mkdir()
    (fresh_archive.root / place).rename(fresh_archive.root / "2024/elsewhere" / number)

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("record-edited", number)
    assert finding.path == f"2024/elsewhere/{number}/contract.yaml"


def test_a_folder_that_was_only_moved_is_not_edited(
    fresh_archive: Archive, file_contract: File
) -> None:
    one, other = file_contract(fresh_archive), file_contract(fresh_archive)
    first, second = (fresh_archive.root / place_of(fresh_archive, each) for each in (one, other))
    aside = first.with_name("aside")
    for source, target in ((first, aside), (second, first), (aside, second)):
        source.rename(target)

    assert found_in(fresh_archive) == []


def test_an_edited_record_out_of_the_scope_is_not_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, signed_on=date(2023, 2, 1))
    edit(fresh_archive, number, "customer: 华东", "customer: 华南")

    inside = Scope(series="XS")
    outside = Scope(series="KJ")
    earlier = Scope(period=Period(date(2022, 1, 1), date(2022, 12, 31)))

    assert told(found_in(fresh_archive, scope=inside)) == [("record-edited", number)]
    assert found_in(fresh_archive, scope=outside) == []
    assert found_in(fresh_archive, scope=earlier) == []


def test_a_record_that_cannot_be_read_is_told_under_its_number(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive)
    place = place_of(fresh_archive, number)
    path = fresh_archive.root / place / "contract.yaml"
    path.write_bytes(path.read_bytes()[:90])

    findings = found_in(fresh_archive, "accuracy", "contract-missing")

    assert told(findings) == [("record-unreadable", number)]
    assert findings[0].path == f"{place}/contract.yaml"
    assert findings[0].expected


def test_a_contract_that_ends_before_it_begins_is_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, expires_on=date(2024, 7, 1))
    file_contract(
        fresh_archive, effective_on=date(2024, 1, 1), expires_on=date(2024, 7, 10)
    )  # effective before signed: usual

    assert told(found_in(fresh_archive)) == [("dates-out-of-order", number)]


def test_a_contract_signed_after_it_was_archived_is_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, signed_on=date(2024, 7, 20))
    file_contract(fresh_archive, signed_on=date(2024, 7, 16))  # archived on the 15th

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("signed-after-archiving", number)
    assert finding.found == "2024-07-20"


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("人民币壹佰贰拾伍万元整", "1250000.01"),
        ("壹佰贰拾伍万元整", "125000"),
        ("One Hundred Twenty Thousand US Dollars", "12000"),
    ],
)
def test_an_amount_that_its_words_deny_is_told(
    fresh_archive: Archive, file_contract: File, words: str, amount: str
) -> None:
    number = file_contract(fresh_archive, amount=Money(Decimal(amount)), amount_in_words=words)

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("figures-against-words", number)
    assert finding.found == amount


@pytest.mark.parametrize("words", ["", "as agreed", "人民币壹佰贰拾万元", "壹佰万元和贰拾万元"])
def test_words_that_agree_or_say_no_one_sum_are_no_fault(
    fresh_archive: Archive, file_contract: File, words: str
) -> None:
    file_contract(fresh_archive, amount=Money(Decimal("1200000.00")), amount_in_words=words)

    assert found_in(fresh_archive) == []


def test_a_negative_amount_is_told(fresh_archive: Archive, file_contract: File) -> None:
    number = file_contract(fresh_archive, amount=Money(Decimal("-5")))

    assert told(found_in(fresh_archive)) == [("amount-negative", number)]


@pytest.mark.parametrize(
    ("check", "terms", "expected", "found"),
    [
        ("date-differs", {"signed_on": date(2024, 7, 3)}, "2024-07-10", "2024-07-03"),
        (
            "amount-differs",
            {"amount": Money(Decimal("1520000"))},
            "1250000 CNY",
            "1520000 CNY",
        ),
        (
            "counterparty-differs",
            {"customer": "西湖水务集团有限公司"},
            "华东机电有限公司",
            "西湖水务集团有限公司",
        ),
    ],
)
def test_a_record_that_says_other_than_its_pages_is_told(
    fresh_archive: Archive,
    file_contract: File,
    check: str,
    terms: dict[str, object],
    expected: str,
    found: str,
) -> None:
    number = file_contract(fresh_archive, PAGE, **terms)

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == (check, number)
    assert (finding.expected, finding.found) == (expected, found)
    assert finding.path == place_of(fresh_archive, number)


def test_a_number_that_the_pages_deny_is_told(fresh_archive: Archive, file_contract: File) -> None:
    number = file_contract(fresh_archive, PAGE, counterparty_number="HT-2024-533")
    said = {"counterparty_number": Source(Origin.OPERATOR)}
    rewrite(fresh_archive, number, lambda contract: replace(contract, sources=said))

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.number) == ("number-differs", number)
    assert (finding.expected, finding.found) == ("HT-2024-118", "HT-2024-533")


def test_quick_reads_no_pages(fresh_archive: Archive, file_contract: File) -> None:
    file_contract(fresh_archive, PAGE, signed_on=date(2024, 7, 3))

    assert audit(fresh_archive, AuditRequest(only=ALL, quick=True)).audit.findings == ()


def test_what_a_person_settled_before_the_page_is_not_held_against_it(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, PAGE, signed_on=date(2024, 7, 3))
    said = {"signed_on": Source(Origin.PERSON)}

    rewrite(fresh_archive, number, lambda contract: replace(contract, sources=said))

    assert found_in(fresh_archive) == []


def test_a_customer_that_was_renamed_is_known_by_its_former_name(
    fresh_archive: Archive, file_contract: File
) -> None:
    from contract_archive.actions.customers import rename

    file_contract(fresh_archive, PAGE)

    rename(fresh_archive, "华东机电有限公司", "长江智造股份有限公司")

    assert found_in(fresh_archive) == []


def test_a_text_that_is_not_the_recorded_one_proves_nothing(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, PAGE)
    path = fresh_archive.root / place_of(fresh_archive, number) / f"{number}.txt"
    path.write_text(PAGE.replace("2024年7月10日", "2024年6月10日"), "utf-8")

    assert found_in(fresh_archive) == []


def lines_of(archive: Archive) -> tuple[Path, list[str]]:
    (path,) = (archive.house / "ledger").glob("*.jsonl")
    return path, path.read_text("utf-8").splitlines(keepends=True)


def test_an_edited_line_of_the_ledger_is_told_once_and_no_contract_is_blamed(
    fresh_archive: Archive, file_contract: File
) -> None:
    for _each in range(3):
        file_contract(fresh_archive)
    path, lines = lines_of(fresh_archive)
    edited = lines[2].replace('record_sha256":"', 'record_sha256":"0f')
    assert edited != lines[2]
    path.write_text("".join((*lines[:2], edited, *lines[3:])), "utf-8")

    (finding,) = found_in(fresh_archive)

    assert finding.check == "ledger-broken"
    assert finding.path == f".carchive/ledger/{path.name}:4"


def test_each_place_where_a_line_is_gone_is_told(
    fresh_archive: Archive, file_contract: File
) -> None:
    for _each in range(5):
        file_contract(fresh_archive)
    path, lines = lines_of(fresh_archive)
    path.write_text("".join((lines[0], *lines[2:4], *lines[5:])), "utf-8")

    findings = found_in(fresh_archive)

    assert [(each.check, each.path) for each in findings] == [
        ("ledger-broken", f".carchive/ledger/{path.name}:{line}") for line in (2, 4)
    ]


def test_last_lines_that_are_gone_are_told_by_what_the_catalog_remembers(
    fresh_archive: Archive, file_contract: File
) -> None:
    for _each in range(3):
        file_contract(fresh_archive)
    path, lines = lines_of(fresh_archive)
    path.write_text("".join(lines[:-1]), "utf-8")

    (finding,) = found_in(fresh_archive)

    assert (finding.check, finding.path) == ("ledger-tail", ".carchive/ledger")
    assert finding.expected.split()[0] == str(len(lines))
    assert finding.found.split()[0] == str(len(lines) - 1)


def test_a_last_line_that_was_edited_is_told(fresh_archive: Archive, file_contract: File) -> None:
    file_contract(fresh_archive)
    path, lines = lines_of(fresh_archive)
    path.write_text("".join((*lines[:-1], lines[-1].replace("华东", "华南"))), "utf-8")

    (finding,) = found_in(fresh_archive)

    assert finding.check == "ledger-tail"
    assert finding.expected.split()[0] == finding.found.split()[0] == str(len(lines))


def test_a_contract_of_another_time_zone_is_not_signed_after_its_archiving(
    fresh_archive: Archive, file_contract: File, clock: Callable[[], datetime]
) -> None:
    clock.now = datetime(2024, 7, 15, 23, 0, tzinfo=UTC)  # type: ignore[attr-defined]
    file_contract(fresh_archive, signed_on=date(2024, 7, 17))

    assert found_in(fresh_archive) == []


def test_what_keeps_the_archive_from_being_written_to_is_told_where_no_other_check_does(
    fresh_archive: Archive, file_contract: File, tmp_path: Path
) -> None:
    file_contract(fresh_archive)
    survey = Survey(tmp_path / "survey.sqlite")
    sound = Whole(fresh_archive, survey, AuditRequest(), fresh_archive.today)
    troubled = replace(sound, trouble=("the disk is full",))
    broken = replace(troubled, breaks=(Fault("2024-07.jsonl", 2, "no entry"),))

    assert list(archive_troubled(sound)) == []
    assert "the disk is full" in next(archive_troubled(troubled)).message
    assert list(archive_troubled(broken)) == []
    survey.close()
