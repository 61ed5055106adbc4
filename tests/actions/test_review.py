"""What a person does with the documents that wait for review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from contract_archive.accession.settling import Answer
from contract_archive.actions import review
from contract_archive.archive import Archive
from contract_archive.archive.reviewing import pending_of
from contract_archive.errors import (
    ConflictError,
    DamagedError,
    DuplicateError,
    MissingFieldsError,
    NotFoundError,
    UsageError,
)
from contract_archive.records.contracts import ItemKind
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.records.pending import Pending
from contract_archive.records.readings import (
    Candidate,
    Doubt,
    DoubtKind,
    Origin,
    Question,
    Reading,
)

CUSTOMER = "华东机电有限公司"


def found(value: object, confidence: float = 0.99, rule: str = "r") -> tuple[Candidate, ...]:
    return (Candidate(value, 1, f"…{value}…", confidence, rule),)  # type: ignore[arg-type]


def reading(**candidates: tuple[Candidate, ...]) -> Reading:
    whole = {
        "series": found("XS"),
        "counterparty": found(CUSTOMER, 0.6),
        "signed_on": found(date(2024, 7, 10)),
        "amount": found(Decimal(1000)),
        "currency": found("CNY"),
    }
    return Reading(1, {**whole, **candidates})


def queue(
    archive: Archive,
    label: str = "one",
    read: Reading | None = None,
    text: str = "",
    **claims: object,
) -> int:
    staging = archive.vault.stage()
    try:
        pending = Pending(
            intake=Intake((), (f"{label}.pdf",), **claims),  # type: ignore[arg-type]
            reading=read or reading(),
            questions=(),
            masters=(staging.put(label.encode(), f"master/{label}.pdf"),),
            rendition=staging.put(b"%PDF " + label.encode(), "rendition"),
            text=staging.put((text or f"合同 {label}").encode(), "text"),
            pages=1,
            warnings=("faint print on page 1",),
        )
        with archive.recording(Act.QUEUE) as record:
            return int(record.queue(staging, pending).rpartition("/")[2])
    finally:
        staging.discard()


def same_as_rebuilt(archive: Archive) -> bool:
    before = list(archive.catalog.dump())
    archive.reindex(1)
    return list(archive.catalog.dump()) == before


def test_the_list_says_what_waits_since_when_and_why(fresh_archive: Archive) -> None:
    queue(fresh_archive)
    (line,) = review.pending(fresh_archive)
    assert (line.id, line.file, line.customer, line.queued_by) == (1, "one.pdf", CUSTOMER, "档案员")
    assert [each.field for each in line.questions] == ["customer"]
    assert "60 %" in line.questions[0].reason
    assert line.since is not None


def test_what_cannot_be_read_is_listed_with_why(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    (fresh_archive.root / "review/0001/intake.yaml").write_text("no record")
    (line,) = review.pending(fresh_archive)
    assert line.id == number and isinstance(line.error, DamagedError)


def test_the_card_shows_what_is_known_and_what_else_was_read(fresh_archive: Archive) -> None:
    card = review.show(fresh_archive, queue(fresh_archive))
    known = {claim.field: claim for claim in card.claims}
    assert known["signed_on"].value == date(2024, 7, 10)
    assert known["signed_on"].source.origin is Origin.READING
    assert "customer" not in known
    assert card.candidates["counterparty"][0].value == CUSTOMER
    assert "faint print on page 1" in card.warnings


def test_nothing_is_filed_under_a_guess(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    with pytest.raises(MissingFieldsError, match="still open: Customer") as told:
        review.accept(fresh_archive, number)
    assert told.value.details == {"fields": "customer"}
    assert "review set 1 customer=…" in told.value.hint
    assert fresh_archive.catalog.count() == 0
    assert len(review.pending(fresh_archive)) == 1


def test_a_guess_is_taken_where_a_person_names_its_field(fresh_archive: Archive) -> None:
    accession = review.accept(fresh_archive, queue(fresh_archive), fields=["customer"])
    assert (accession.outcome, accession.number) == (Outcome.FILED, "XS-2024-0001")
    contract = fresh_archive.vault.read(accession.path)
    assert contract.terms.customer == CUSTOMER
    source = contract.sources["customer"]
    assert (source.origin, source.page, source.confidence) == (Origin.PERSON, 1, 0.6)
    assert contract.sources["signed_on"].origin is Origin.READING


def test_all_guesses_are_taken_where_a_person_says_so(fresh_archive: Archive) -> None:
    unsure = reading(signed_on=found(date(2024, 7, 10), 0.5))
    accession = review.accept(fresh_archive, queue(fresh_archive, read=unsure), guesses=True)
    assert accession.number == "XS-2024-0001"


@pytest.mark.parametrize("name", ["signed_on", "note"])
def test_a_field_that_is_not_open_has_no_guess_to_take(fresh_archive: Archive, name: str) -> None:
    with pytest.raises(UsageError, match="not open"):
        review.accept(fresh_archive, queue(fresh_archive), fields=[name])


def test_a_field_without_a_guess_must_be_given(fresh_archive: Archive) -> None:
    number = queue(fresh_archive, read=reading(counterparty=()))
    with pytest.raises(UsageError, match="no guess"):
        review.accept(fresh_archive, number, fields=["customer"])


def test_what_a_person_sets_is_kept_and_filed_as_the_persons(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    review.set_fields(
        fresh_archive, number, {"customer": "丁公司", "amount": "10万", "owner": "张三"}
    )
    assert pending_of(fresh_archive, number).intake.customer == "丁公司"
    accession = review.accept(fresh_archive, number)
    contract = fresh_archive.vault.read(accession.path)
    assert contract.terms.customer == "丁公司"
    assert contract.terms.amount is not None and contract.terms.amount.amount == 100_000
    assert contract.sources["customer"].origin is Origin.PERSON
    assert contract.sources["customer"].page == 0
    assert [each.entry.act for each in fresh_archive.ledger.entries()][1:] == [
        Act.QUEUE,
        Act.AMEND,
        Act.INGEST,
    ]


def test_a_person_who_says_what_was_read_has_its_evidence(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    review.set_fields(fresh_archive, number, {"customer": CUSTOMER})
    accession = review.accept(fresh_archive, number)
    source = fresh_archive.vault.read(accession.path).sources["customer"]
    assert (source.origin, source.page) == (Origin.PERSON, 1)


def test_an_empty_value_leaves_a_field_empty_on_purpose(fresh_archive: Archive) -> None:
    number = queue(fresh_archive, customer="丁公司")
    review.set_fields(fresh_archive, number, {"amount": ""})
    accession = review.accept(fresh_archive, number)
    assert fresh_archive.vault.read(accession.path).terms.amount is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"signed_on": "soon"}, "soon"),
        ({"signed_on": "2031-01-01"}, "has not come yet"),
        ({"colour": "blue"}, "no field is called"),
        ({"series": "ZZ"}, "no series is called"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    fresh_archive: Archive, changes: dict[str, str], told: str
) -> None:
    number = queue(fresh_archive)
    before = fresh_archive.ledger.head()
    with pytest.raises(UsageError, match=told):
        review.set_fields(fresh_archive, number, changes)
    assert fresh_archive.ledger.head() == before


def test_an_accepted_document_leaves_the_queue_and_its_files_are_the_contracts(
    fresh_archive: Archive,
) -> None:
    number = queue(fresh_archive)
    accession = review.accept(fresh_archive, number, guesses=True)
    folder = fresh_archive.root / accession.path
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
    assert names == ["XS-2024-0001.pdf", "XS-2024-0001.txt", "contract.yaml", "master/one.pdf"]
    contract = fresh_archive.vault.read(accession.path)
    assert list(fresh_archive.vault.faults(accession.path, contract)) == []
    assert contract.items[0].received_as == ("one.pdf",)
    assert not (fresh_archive.root / "review/0001").exists()
    assert review.pending(fresh_archive) == ()
    entry = list(fresh_archive.ledger.entries())[-1].entry
    assert (entry.act, entry.details["review"]) == (Act.INGEST, 1)
    state = fresh_archive.catalog.reviews.state_of(number)
    assert state is not None and (state.state, state.number) == ("accepted", "XS-2024-0001")
    assert not fresh_archive.intents.any()
    assert list((fresh_archive.house / "staging").iterdir()) == []
    assert same_as_rebuilt(fresh_archive)


def test_an_accepted_document_is_not_accepted_again(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    review.accept(fresh_archive, number, guesses=True)
    with pytest.raises(ConflictError, match="archived as XS-2024-0001"):
        review.accept(fresh_archive, number, guesses=True)
    with pytest.raises(DuplicateError):
        queue(fresh_archive)


def test_a_number_is_drawn_only_when_a_document_is_accepted(fresh_archive: Archive) -> None:
    first, second = queue(fresh_archive, "one"), queue(fresh_archive, "two")
    assert review.accept(fresh_archive, second, guesses=True).number == "XS-2024-0001"
    assert review.accept(fresh_archive, first, guesses=True).number == "XS-2024-0002"


def test_open_questions_are_put_to_a_person_at_hand(fresh_archive: Archive) -> None:
    asked: list[str] = []

    def ask(_intake: Intake, question: Question) -> Answer:
        asked.append(question.field)
        assert question.guess is not None
        return Answer("戊公司")

    accession = review.accept(fresh_archive, queue(fresh_archive), ask=ask)
    assert asked == ["customer"]
    assert fresh_archive.vault.read(accession.path).terms.customer == "戊公司"


def test_what_was_answered_is_kept_when_the_person_leaves(fresh_archive: Archive) -> None:
    number = queue(fresh_archive, read=reading(signed_on=found(date(2024, 7, 10), 0.5)))
    asked: list[str] = []

    def ask(_intake: Intake, question: Question) -> Answer | None:
        asked.append(question.field)
        return Answer("戊公司") if question.field == "customer" else None

    with pytest.raises(MissingFieldsError, match="Signed"):
        review.accept(fresh_archive, number, ask=ask)
    assert asked == ["customer", "signed_on"]
    assert pending_of(fresh_archive, number).intake.customer == "戊公司"


def test_two_contracts_in_one_file_are_filed_only_where_a_person_says_so(
    fresh_archive: Archive,
) -> None:
    doubt = Doubt(DoubtKind.SEVERAL_CONTRACTS, "", "two contracts in one file", 3)
    several = Reading(1, reading().candidates, (doubt,))
    number = queue(fresh_archive, read=several)
    with pytest.raises(MissingFieldsError, match="the document itself"):
        review.accept(fresh_archive, number, guesses=True)
    assert review.accept(fresh_archive, number, fields=["document"], guesses=True).number


def test_a_rejected_document_stays_and_its_bytes_may_come_again(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    place = review.reject(fresh_archive, number, " an offer ")
    assert fresh_archive.vault.read_pending(place).rejected == "an offer"
    assert review.pending(fresh_archive) == ()
    assert queue(fresh_archive) == 2


def test_a_rejection_needs_a_reason(fresh_archive: Archive) -> None:
    with pytest.raises(UsageError, match="reason"):
        review.reject(fresh_archive, queue(fresh_archive), " ")


def test_what_never_waited_cannot_be_rejected(fresh_archive: Archive) -> None:
    with pytest.raises(NotFoundError):
        review.reject(fresh_archive, 7, "why")


def test_a_document_whose_folder_is_gone_can_be_rejected(fresh_archive: Archive) -> None:
    import shutil

    number = queue(fresh_archive)
    shutil.rmtree(fresh_archive.root / "review/0001")
    assert review.reject(fresh_archive, number, "lost") == ""
    assert review.pending(fresh_archive) == ()
    assert same_as_rebuilt(fresh_archive)


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b"changed"), Path.unlink])
def test_a_file_that_changed_while_it_waited_is_not_filed(
    fresh_archive: Archive, change: Callable[[Path], object]
) -> None:
    number = queue(fresh_archive)
    change(fresh_archive.root / "review/0001/master/one.pdf")
    with pytest.raises(DamagedError, match="not as recorded"):
        review.accept(fresh_archive, number, guesses=True)
    assert fresh_archive.catalog.count() == 0


def test_a_persons_own_file_in_the_folder_is_never_swept_away(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    note = fresh_archive.root / "review/0001/note.txt"
    note.write_text("call them")
    with pytest.raises(ConflictError, match=r"note\.txt"):
        review.accept(fresh_archive, number, guesses=True)
    assert note.read_text() == "call them"
    assert fresh_archive.catalog.count() == 0


def test_a_twin_of_an_archived_contract_is_accepted_only_where_a_person_insists(
    fresh_archive: Archive,
) -> None:
    text = (
        "设备采购合同 根据有关法律规定，双方经友好协商，就设备的供应、安装和调试订立本合同。"
        "质量保证期为验收合格之日起十二个月，保证期内免费维修或者更换有缺陷的部件。"
    )
    first = queue(fresh_archive, "one", text=text)
    number = review.accept(fresh_archive, first, guesses=True).number
    second = queue(fresh_archive, "two", text=text)
    with pytest.raises(DuplicateError, match="another scan") as told:
        review.accept(fresh_archive, second, guesses=True)
    assert told.value.details["number"] == number
    assert len(review.pending(fresh_archive)) == 1
    accession = review.accept(fresh_archive, second, guesses=True, force_new=True)
    assert accession.number == "XS-2024-0002"


def test_a_later_document_is_accepted_as_an_item_of_its_contract(fresh_archive: Archive) -> None:
    number = review.accept(fresh_archive, queue(fresh_archive, "one"), guesses=True).number
    second = queue(fresh_archive, "two", read=Reading(1, {"title": found("补充协议")}))
    accession = review.accept(fresh_archive, second, item_of=number.lower())
    assert (accession.number, accession.outcome) == (number, Outcome.FILED)
    contract = fresh_archive.vault.read(accession.path)
    assert [item.number for item in contract.items] == [number, f"{number}-B1"]
    assert contract.items[1].kind is ItemKind.SUPPLEMENT
    assert list(fresh_archive.vault.faults(accession.path, contract)) == []
    assert review.pending(fresh_archive) == ()
    assert not (fresh_archive.root / "review/0002").exists()
    state = fresh_archive.catalog.reviews.state_of(second)
    assert state is not None and (state.state, state.number) == ("accepted", number)
    assert same_as_rebuilt(fresh_archive)


def test_a_later_document_of_no_contract_stays(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)
    with pytest.raises(NotFoundError):
        review.accept(fresh_archive, number, item_of="XS-2024-0099")
    assert len(review.pending(fresh_archive)) == 1


def test_of_two_persons_who_accept_at_once_the_second_is_told(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)

    def ask(_intake: Intake, _question: Question) -> Answer:
        with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as other:
            review.accept(other, number, guesses=True)
        return Answer("戊公司")

    with pytest.raises(ConflictError, match="archived as XS-2024-0001"):
        review.accept(fresh_archive, number, ask=ask)
    assert fresh_archive.catalog.count() == 1


def test_of_two_persons_who_settle_at_once_the_second_looks_again(fresh_archive: Archive) -> None:
    number = queue(fresh_archive)

    def ask(_intake: Intake, _question: Question) -> Answer:
        with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as other:
            review.set_fields(other, number, {"note": "call them"})
        return Answer("戊公司")

    with pytest.raises(ConflictError, match="changed meanwhile"):
        review.accept(fresh_archive, number, ask=ask)
    assert pending_of(fresh_archive, number).intake.note == "call them"
