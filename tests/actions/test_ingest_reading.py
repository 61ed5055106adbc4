"""Ingest with the reading: what is taken from the pages, what is asked of a person at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from contract_archive.actions import numbers
from contract_archive.actions.ingest import Answer, ingest
from contract_archive.archive import Archive
from contract_archive.records.intakes import Accession, Intake, Outcome
from contract_archive.records.queries import Query
from contract_archive.records.readings import Origin, Question

MakePdf = Callable[..., Path]

CONTRACT = """产品销售合同
甲方（买方）：华东机电有限公司
乙方（卖方）：东方示例有限公司
第一条 产品名称：深沟球轴承，数量一百套。
第二条 合同总金额：人民币壹拾万元整（¥100,000.00）。
甲方（盖章）：华东机电有限公司
乙方（盖章）：东方示例有限公司
签订日期：2024年7月10日
"""
UNDATED = CONTRACT.replace("2024年7月10日", "    年  月  日").replace(
    "人民币壹拾万元整（¥100,000.00）", "人民币贰拾万元整（¥200,000.00）"
)
DAY = date(2024, 7, 10)


def take_in(archive: Archive, *files: Path, **options: object) -> list[Accession]:
    return list(ingest(archive, [Intake((file,)) for file in files], jobs=1, **options))  # type: ignore[arg-type]


def test_a_contract_that_says_what_it_is_needs_no_option(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    (answer,) = take_in(fresh_archive, make_chinese_pdf("scan.pdf", CONTRACT))

    assert answer.outcome is Outcome.FILED, answer
    contract = fresh_archive.vault.read(answer.path)
    assert contract.number == "XS-2024-0001"
    terms = contract.terms
    assert (terms.series, terms.customer, terms.signed_on) == ("XS", "华东机电有限公司", DAY)
    assert terms.our_party == "东方示例有限公司"
    assert terms.amount
    assert terms.amount.amount == Decimal(100_000)
    source = contract.sources["customer"]
    assert source.origin is Origin.READING
    assert source.page == 1
    assert "华东机电有限公司" in source.snippet
    assert {claim.field: claim.value for claim in answer.claims}["signed_on"] == DAY


def test_the_ledger_names_the_fields_that_nobody_typed(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    scan = make_chinese_pdf("scan.pdf", CONTRACT)
    (answer,) = ingest(fresh_archive, [Intake((scan,), series="XS")], jobs=1)

    *_before, line = fresh_archive.ledger.entries()
    assert line.entry.number == answer.number
    assert {"customer", "signed_on"} <= set(line.entry.details["read"])
    assert "series" not in line.entry.details["read"]


def test_a_printed_number_of_ours_is_the_number_and_the_sequence_does_not_run_on(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    numbered = CONTRACT.replace("甲方（买方）", "合同编号：XS-2024-0017\n甲方（买方）", 1)
    first, second = take_in(
        fresh_archive,
        make_chinese_pdf("1.pdf", numbered),
        make_chinese_pdf("2.pdf", CONTRACT.replace("壹拾万元整（¥1", "叁拾万元整（¥3")),
    )
    assert first.number == "XS-2024-0017"
    assert second.number == "XS-2024-0001"


def test_a_printed_number_that_is_void_is_told_as_void_with_its_reason(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    numbers.void(fresh_archive, "XS-2024-0017", "打印作废")
    numbered = CONTRACT.replace("甲方（买方）", "合同编号：XS-2024-0017\n甲方（买方）", 1)
    (answer,) = take_in(fresh_archive, make_chinese_pdf("1.pdf", numbered))

    assert answer.outcome is Outcome.REVIEW
    (question,) = answer.questions
    assert question.reason == "XS-2024-0017 is void: 打印作废"


def test_the_operators_word_holds_and_the_page_is_quoted(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    scan = make_chinese_pdf("scan.pdf", CONTRACT)
    intake = Intake((scan,), series="XS", customer="瑞华科技有限公司", signed_on=DAY)
    (answer,) = ingest(fresh_archive, [intake], jobs=1)

    contract = fresh_archive.vault.read(answer.path)
    assert contract.terms.customer == "瑞华科技有限公司"
    assert contract.sources["customer"].origin is Origin.OPERATOR
    assert any("华东机电有限公司" in warning for warning in answer.warnings)


class Person:
    """Answers questions as a script says; remembers what was asked."""

    def __init__(self, *answers: Answer | None) -> None:
        self.answers = list(answers)
        self.asked: list[Question] = []

    def __call__(self, _intake: Intake, question: Question) -> Answer | None:
        self.asked.append(question)
        return self.answers.pop(0)


def test_what_is_open_is_asked_and_the_answer_is_the_persons(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    person = Person(Answer(DAY))
    (answer,) = take_in(fresh_archive, make_chinese_pdf("scan.pdf", UNDATED), ask=person)

    assert [question.field for question in person.asked] == ["signed_on"]
    assert answer.outcome is Outcome.FILED
    contract = fresh_archive.vault.read(answer.path)
    assert contract.terms.signed_on == DAY
    assert contract.sources["signed_on"].origin is Origin.PERSON


def test_an_answer_that_cannot_be_is_asked_again_with_the_reason(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    person = Person(Answer(date(2034, 1, 1)), Answer(DAY))
    (answer,) = take_in(fresh_archive, make_chinese_pdf("scan.pdf", UNDATED), ask=person)

    assert answer.outcome is Outcome.FILED
    assert "not come yet" in person.asked[1].reason


def test_a_dry_run_reads_says_what_it_would_do_and_keeps_nothing(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    files = make_chinese_pdf("1.pdf", CONTRACT), make_chinese_pdf("2.pdf", UNDATED)
    before = sorted(fresh_archive.root.rglob("*"))
    planned, open_ = take_in(fresh_archive, *files, dry_run=True)

    assert planned.outcome is Outcome.PLANNED
    assert planned.number == "XS-2024-0001"
    assert {claim.field for claim in planned.claims} >= {"series", "customer", "signed_on"}
    assert open_.outcome is Outcome.REVIEW
    assert [question.field for question in open_.questions] == ["signed_on"]
    assert sorted(fresh_archive.root.rglob("*")) == before


def test_numbers_of_a_department_follow_the_field_that_is_given_or_read(
    tmp_path: Path, make_chinese_pdf: MakePdf
) -> None:
    rules = (
        "our_names: [东方示例有限公司]\n"
        "fields: [{key: department, label: 部门, kind: choice, choices: [A, B], labels: [部门]}]\n"
        "series:\n  - {code: XS, label: 销售, number: '{series}-{department}-{year}-{seq:3}',\n"
        "     scope: [series, department, year], required: [customer, signed_on, department]}\n"
    )
    archive = Archive.found(tmp_path / "departments", rules)
    given, read = (
        make_chinese_pdf("1.pdf", CONTRACT),
        make_chinese_pdf("2.pdf", CONTRACT + "部门：B\n"),
    )
    intakes = [Intake((given,), custom={"department": "A"}), Intake((read,))]
    answers = list(ingest(archive, intakes, jobs=1))
    archive.close()
    assert [answer.number for answer in answers] == ["XS-A-2024-001", "XS-B-2024-001"]


def test_what_nobody_can_be_asked_about_waits_for_review_whole_and_without_a_number(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    scan = make_chinese_pdf("scan.pdf", UNDATED)
    (answer,) = ingest(fresh_archive, [Intake((scan,), owner="王芳")], jobs=1)

    assert answer.outcome is Outcome.REVIEW
    assert (answer.review, answer.number) == (1, "")
    assert [question.field for question in answer.questions] == ["signed_on"]
    pending = fresh_archive.vault.read_pending(answer.path)
    assert pending.intake.owner == "王芳"
    assert not pending.intake.customer  # what was read stays a reading, to be resolved again
    assert str(pending.reading.candidates["counterparty"][0].value) == "华东机电有限公司"
    (master,) = pending.masters
    assert (fresh_archive.root / answer.path / master.path).read_bytes() == scan.read_bytes()
    assert fresh_archive.catalog.number_state("XS-2024-0001") is None


def test_a_batch_is_not_held_up_and_numbers_have_no_gap(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    texts = (CONTRACT, UNDATED, CONTRACT.replace("壹拾万元整（¥1", "叁拾万元整（¥3"))
    files = [make_chinese_pdf(f"{at}.pdf", text) for at, text in enumerate(texts)]
    answers = take_in(fresh_archive, *files)

    assert [each.outcome for each in answers] == [Outcome.FILED, Outcome.REVIEW, Outcome.FILED]
    assert [each.number for each in answers] == ["XS-2024-0001", "", "XS-2024-0002"]


def test_a_person_may_leave_and_what_he_said_waits_with_the_document(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    bare = UNDATED.replace("华东机电有限公司", "")
    person = Person(Answer("华东机电有限公司"), None)
    (answer,) = take_in(fresh_archive, make_chinese_pdf("scan.pdf", bare), ask=person)

    assert [question.field for question in person.asked] == ["customer", "signed_on"]
    assert answer.outcome is Outcome.REVIEW
    pending = fresh_archive.vault.read_pending(answer.path)
    assert pending.intake.customer == "华东机电有限公司"
    assert pending.answered["customer"].origin is Origin.PERSON
    assert [question.field for question in pending.questions] == ["signed_on"]


def test_review_is_for_all_who_ask_for_it_however_sure_the_reading(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    scan = make_chinese_pdf("scan.pdf", CONTRACT)
    (answer,) = ingest(fresh_archive, [Intake((scan,), review=True)], jobs=1, ask=Person())

    assert answer.outcome is Outcome.REVIEW
    assert answer.questions == ()


def test_the_same_bytes_do_not_wait_twice(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    scan = make_chinese_pdf("scan.pdf", UNDATED)
    first, second = take_in(fresh_archive, scan, scan)

    assert first.outcome is Outcome.REVIEW
    assert second.outcome is Outcome.DUPLICATE
    assert second.review == first.review


def test_of_two_documents_that_print_one_number_the_second_waits(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    numbered = CONTRACT.replace("甲方（买方）", "合同编号：XS-2024-0017\n甲方（买方）", 1)
    first, second = take_in(
        fresh_archive,
        make_chinese_pdf("1.pdf", numbered),
        make_chinese_pdf("2.pdf", numbered.replace("壹拾万元整（¥1", "叁拾万元整（¥3")),
    )
    assert first.number == "XS-2024-0017"
    assert second.outcome is Outcome.REVIEW, second
    assert [question.field for question in second.questions] == ["number"]


def test_a_source_is_removed_only_when_it_is_safe_in_the_queue(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    scan = make_chinese_pdf("scan.pdf", UNDATED)
    bytes_given = scan.read_bytes()
    (answer,) = ingest(fresh_archive, [Intake((scan,), move=True)], jobs=1)

    assert not scan.exists()
    pending = fresh_archive.vault.read_pending(answer.path)
    kept = fresh_archive.root / answer.path / pending.masters[0].path
    assert kept.read_bytes() == bytes_given


def test_an_interrupt_at_a_question_keeps_nothing(
    fresh_archive: Archive, make_chinese_pdf: MakePdf
) -> None:
    def interrupted(_intake: Intake, _question: Question) -> Answer | None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(fresh_archive, make_chinese_pdf("scan.pdf", UNDATED), ask=interrupted)

    assert not (fresh_archive.root / "review/0001").exists()
    assert not list((fresh_archive.house / "staging").iterdir())


OWN = """\
our_names: [东方示例有限公司]
series:
  - {code: XS, label: 销售, required: [customer, signed_on, project]}
fields:
  - {key: project, label: 项目, labels: [项目编号]}
  - {key: weight, label: 重量, kind: number, labels: [总重量]}
  - {key: deposit, label: 定金, kind: money, labels: [定金]}
  - {key: delivery, label: 交货, kind: date, labels: [交货日期]}
  - {key: grade, label: 等级, kind: choice, choices: [甲级, 乙级], labels: [质量等级]}
  - {key: insured, label: 投保, kind: yes_no, labels: [是否投保]}
  - {key: site, label: 网址, kind: link, patterns: ['网址:(https?://\\S+)']}
"""
OWN_LINES = """项目编号：P-2024-17
总重量：1,250.5
定金：¥20,000.00
交货日期：2024年9月1日
质量等级：乙级
是否投保：是
网址：https://example.com/p17
"""
OWN_VALUES = {
    "project": "P-2024-17",
    "weight": "1250.5",
    "deposit": "20000",
    "delivery": "2024-09-01",
    "grade": "乙级",
    "insured": "yes",
    "site": "https://example.com/p17",
}


def test_the_archives_own_fields_are_read_whatever_they_hold_stored_and_found(
    tmp_path: Path, make_chinese_pdf: MakePdf
) -> None:
    archive = Archive.found(tmp_path / "own", OWN)
    (answer,) = take_in(archive, make_chinese_pdf("scan.pdf", CONTRACT + OWN_LINES))

    assert answer.outcome is Outcome.FILED, answer
    contract = archive.vault.read(answer.path)
    assert contract.terms.custom == OWN_VALUES
    assert contract.sources["project"].snippet == "项目编号：P-2024-17"
    for pair in OWN_VALUES.items():
        assert archive.catalog.find(Query(custom=(pair,))).total == 1, pair
    (hit,) = archive.catalog.find(Query()).hits
    assert dict(hit.custom) == OWN_VALUES
    archive.close()


def test_an_own_field_that_is_required_and_not_on_the_page_is_asked_about(
    tmp_path: Path, make_chinese_pdf: MakePdf
) -> None:
    archive = Archive.found(tmp_path / "own", OWN)
    (answer,) = take_in(archive, make_chinese_pdf("scan.pdf", CONTRACT))

    assert answer.outcome is Outcome.REVIEW
    assert [question.field for question in answer.questions] == ["project"]
    archive.close()
