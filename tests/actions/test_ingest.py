from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contract_archive import disk
from contract_archive.actions.ingest import files_under, ingest
from contract_archive.archive import Archive
from contract_archive.errors import (
    DuplicateError,
    InputError,
    NumberTakenError,
    UsageError,
)
from contract_archive.records.contracts import Draw
from contract_archive.records.intakes import Accession, Intake, Outcome

MakePdf = Callable[..., Path]
DAY = date(2024, 7, 10)


def intake(path: Path, **claims: object) -> Intake:
    base = Intake((path,), series="XS", customer="华东机电有限公司", signed_on=DAY)
    return replace(base, **claims)  # type: ignore[arg-type]


def one(archive: Archive, asked: Intake, **options: object) -> Accession:
    (answer,) = ingest(archive, [asked], jobs=1, **options)  # type: ignore[arg-type]
    return answer


def test_a_pdf_becomes_a_contract_that_describes_itself(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    source = make_pdf("销售 合同.pdf", "Sales Contract", "Second page")
    answer = one(fresh_archive, intake(source, title="电机采购"))
    assert answer.outcome is Outcome.FILED, answer.error
    assert answer.number == "XS-2024-0001"
    folder = fresh_archive.root / answer.path
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) == [
        "XS-2024-0001.pdf",
        "XS-2024-0001.txt",
        "contract.yaml",
        "master",
        "master/销售 合同.pdf",
    ]
    contract = fresh_archive.vault.read(answer.path)
    assert contract.terms.title == "电机采购"
    assert contract.items[0].received_as == ("销售 合同.pdf",)
    assert contract.items[0].masters[0].fixity == disk.fixity_of_file(source)
    assert contract.pages == 2
    text = fresh_archive.vault.text(answer.path, contract)
    assert [page.strip() for page in text.split("\f")] == ["Sales Contract", "Second page"]
    assert source.exists()


def test_the_same_bytes_are_refused_with_the_number_that_has_them(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    source = make_pdf("a.pdf")
    one(fresh_archive, intake(source))
    again = source.with_name("copy.pdf")
    again.write_bytes(source.read_bytes())
    answers = list(ingest(fresh_archive, [intake(source), intake(again)], jobs=2))
    assert [each.outcome for each in answers] == [Outcome.DUPLICATE] * 2
    assert {each.number for each in answers} == {"XS-2024-0001"}
    assert all(isinstance(each.error, DuplicateError) for each in answers)
    assert fresh_archive.catalog.count() == 1


def test_twins_within_one_batch_are_told_apart_too(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    first = make_pdf("a.pdf")
    second = first.with_name("b.pdf")
    second.write_bytes(first.read_bytes())
    answers = list(ingest(fresh_archive, [intake(first), intake(second)], jobs=2))
    assert [each.outcome for each in answers] == [Outcome.FILED, Outcome.DUPLICATE]


def test_numbers_follow_the_order_in_which_files_were_handed_in(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    sources = [make_pdf(f"{name}.pdf", name * 50) for name in "zyxwvu"]
    answers = list(ingest(fresh_archive, [intake(each) for each in sources], jobs=2))
    assert [each.number for each in answers] == [f"XS-2024-{n:04}" for n in range(1, 7)]
    assert [Path(each.file).name for each in answers] == [path.name for path in sources]


def test_a_batch_goes_on_past_a_bad_file_and_no_number_is_lost(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    good, other = make_pdf("good.pdf", "one"), make_pdf("other.pdf", "two")
    empty = good.with_name("empty.pdf")
    empty.touch()
    missing = good.with_name("missing.pdf")
    answers = list(
        ingest(fresh_archive, [intake(each) for each in (good, empty, missing, other)], jobs=2)
    )
    assert [each.outcome for each in answers] == [
        Outcome.FILED,
        Outcome.FAILED,
        Outcome.FAILED,
        Outcome.FILED,
    ]
    assert isinstance(answers[1].error, InputError)
    assert answers[3].number == "XS-2024-0002"
    assert empty.exists()
    assert list((fresh_archive.house / "staging").iterdir()) == []


def test_every_missing_field_is_a_question_of_the_review(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    answer = one(fresh_archive, Intake((make_pdf("a.pdf"),), series="XS"))
    assert answer.outcome is Outcome.REVIEW
    assert [question.field for question in answer.questions] == ["customer", "signed_on"]


@pytest.mark.parametrize(
    "claims",
    [
        {"signed_on": date(2024, 8, 1)},
        {"effective_on": date(2024, 7, 1), "expires_on": date(2024, 6, 30)},
        {"expires_on": date(2024, 7, 9)},
        {"series": "XSS"},
        {"amount": 5, "currency": "dollars"},
        {"our_party": "别家公司"},
        {"custom": {"nonsense": "1"}},
        {"number": "  "},
        {"number": "A\x1b[31m"},
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_filed(
    fresh_archive: Archive, make_pdf: MakePdf, claims: dict[str, object]
) -> None:
    answer = one(fresh_archive, intake(make_pdf("a.pdf"), **claims))
    assert isinstance(answer.error, UsageError)
    assert answer.error.hint
    assert fresh_archive.catalog.count() == 0


def test_a_number_given_by_hand_is_kept_as_given_and_never_given_again(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    foreign = one(fresh_archive, intake(make_pdf("a.pdf", "a"), number="JM/(2013)〔101〕"))
    assert foreign.number == "JM/(2013)〔101〕"
    assert fresh_archive.vault.read(foreign.path).draw is None
    twice = one(fresh_archive, intake(make_pdf("b.pdf", "b"), number="jm/［2013］(101)"))
    assert isinstance(twice.error, NumberTakenError)


def test_a_number_of_ours_given_by_hand_leaves_no_gap_and_is_passed_over(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    given = one(fresh_archive, intake(make_pdf("a.pdf", "a"), number="XS-2024-0002"))
    contract = fresh_archive.vault.read(given.path)
    assert contract.draw == Draw("series=XS,year=2024", 2, given=True)
    drawn = [one(fresh_archive, intake(make_pdf(f"{n}.pdf", f"page {n}"))).number for n in range(2)]
    assert drawn == ["XS-2024-0001", "XS-2024-0003"]


def test_filing_after_the_deadline_is_done_and_said(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    late = one(fresh_archive, intake(make_pdf("a.pdf", "a"), signed_on=date(2024, 7, 1)))
    assert late.outcome is Outcome.FILED
    assert late.warnings == ("archived 7 days late (it was due on 2024-07-08)",)
    assert fresh_archive.vault.read(late.path).warnings == late.warnings


def test_approval_puts_the_deadline_off(fresh_archive: Archive, make_pdf: MakePdf) -> None:
    claims = {"signed_on": date(2024, 7, 1), "approved_on": date(2024, 7, 9)}
    assert one(fresh_archive, intake(make_pdf("a.pdf", "a"), **claims)).warnings == ()


def test_move_deletes_the_source_only_when_the_contract_is_safe(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    source = make_pdf("a.pdf")
    refused = one(fresh_archive, intake(source, move=True, series="nonsense"))
    assert refused.outcome is Outcome.FAILED and source.exists()
    filed = one(fresh_archive, intake(source, move=True))
    assert filed.outcome is Outcome.FILED and not source.exists()


def test_move_leaves_a_link_and_what_it_points_to_alone(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    source = make_pdf("a.pdf")
    link = source.with_name("link.pdf")
    link.symlink_to(source)
    answer = one(fresh_archive, intake(link, move=True))
    assert answer.outcome is Outcome.FILED
    assert source.exists() and link.is_symlink()
    assert any("not removed" in warning for warning in answer.warnings)


def test_a_dry_run_tells_number_and_place_and_files_nothing(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    sources = [make_pdf(f"{n}.pdf", f"page {n}") for n in range(2)]
    before = fresh_archive.ledger.head()
    answers = list(ingest(fresh_archive, [intake(each) for each in sources], dry_run=True))
    assert [each.number for each in answers] == ["XS-2024-0001", "XS-2024-0002"]
    assert {each.outcome for each in answers} == {Outcome.PLANNED}
    assert fresh_archive.ledger.head() == before
    assert not (fresh_archive.root / "2024").exists()


def test_a_name_from_hell_is_filed_under_the_root(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    name = '../../‮..\\CON:<>|"?*' + "长" * 90
    answer = one(fresh_archive, intake(make_pdf("a.pdf"), customer=name))
    assert answer.outcome is Outcome.FILED
    folder = (fresh_archive.root / answer.path).resolve()
    assert folder.is_relative_to(fresh_archive.root.resolve())
    assert fresh_archive.vault.read(answer.path).terms.customer == name


def test_a_folder_gives_its_documents_in_counting_order(tmp_path: Path) -> None:
    for name in ("page10.jpg", "page2.jpg", "notes.txt", ".hidden.pdf", "sub/PAGE1.PDF"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "page2.jpg")
    found = [path.relative_to(tmp_path).as_posix() for path in files_under(tmp_path)]
    assert found == ["page2.jpg", "page10.jpg", "sub/PAGE1.PDF"]


def test_closing_the_batch_early_leaves_nothing_behind(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    sources = [make_pdf(f"{n}.pdf", f"page {n}") for n in range(8)]
    answers = ingest(fresh_archive, [intake(each) for each in sources], jobs=2)
    assert next(answers).number == "XS-2024-0001"
    answers.close()
    assert list((fresh_archive.house / "staging").iterdir()) == []
    assert fresh_archive.catalog.count() == 1


def test_a_name_that_is_no_utf8_is_remembered_readably(
    fresh_archive: Archive, make_pdf: MakePdf
) -> None:
    source = make_pdf("scan.pdf", "Contract").rename(
        make_pdf("other.pdf", "Other").with_name("caf\udce9.pdf")
    )
    answer = one(fresh_archive, intake(source))
    assert answer.outcome is Outcome.FILED, answer.error
    contract = fresh_archive.vault.read(answer.path)
    assert contract.items[0].received_as == ("caf\\xe9.pdf",)
    assert contract.items[0].masters[0].path == "master/caf＼xe9.pdf"
