"""The review queue in the write protocol."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest

from contract_archive.actions.reindex import Missing, reindex
from contract_archive.archive import Archive
from contract_archive.archive.refusing import refuse_same_bytes
from contract_archive.archive.reviewing import pending_of, waiting
from contract_archive.errors import ConflictError, DamagedError, DuplicateError, NotFoundError
from contract_archive.records.contracts import Quality
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Intake
from contract_archive.records.pending import Pending
from contract_archive.records.readings import Question, Reading


def queue(archive: Archive, label: str = "one", **claims: object) -> str:
    staging = archive.vault.stage()
    try:
        pending = Pending(
            intake=Intake((), (f"{label}.pdf",), **claims),  # type: ignore[arg-type]
            reading=Reading(1),
            questions=(Question("customer", "not found in the text"),),
            masters=(staging.put(label.encode(), f"master/{label}.pdf"),),
            rendition=staging.put(b"%PDF " + label.encode(), "rendition"),
            text=staging.put(f"合同 {label}".encode(), "text"),
            pages=1,
            quality=Quality(1, 0.7, 150),
        )
        with archive.recording(Act.QUEUE) as record:
            return record.queue(staging, pending)
    finally:
        staging.discard()


def amend(archive: Archive, review: int, **claims: object) -> None:
    with archive.recording(Act.AMEND) as record:
        pending = pending_of(archive, review)
        record.amend(replace(pending, intake=replace(pending.intake, **claims)))  # type: ignore[arg-type]


def reject(archive: Archive, review: int, reason: str = "twice") -> str:
    with archive.recording(Act.REJECT) as record:
        return record.reject(replace(pending_of(archive, review), rejected=reason))


def same_as_rebuilt(archive: Archive) -> bool:
    before = list(archive.catalog.dump())
    archive.reindex(1)
    return list(archive.catalog.dump()) == before


def test_a_queued_document_lies_where_a_person_sees_it_and_has_no_number(
    fresh_archive: Archive,
) -> None:
    place = queue(fresh_archive)
    assert place == "review/0001"
    names = sorted(path.name for path in (fresh_archive.root / place).iterdir())
    assert names == ["intake.yaml", "master", "one.pdf", "one.txt"]
    pending = fresh_archive.vault.read_pending(place)
    assert (pending.id, pending.queued_by, pending.file) == (1, "档案员", "one.pdf")
    entry = list(fresh_archive.ledger.entries())[-1].entry
    assert (entry.act, entry.number, entry.details["review"]) == (Act.QUEUE, "", 1)
    assert fresh_archive.catalog.count() == 0
    assert list(fresh_archive.vault.places()) == []
    assert fresh_archive.vault.strangers(place, pending.files) == ()
    assert same_as_rebuilt(fresh_archive)


def test_the_same_bytes_are_refused_while_they_wait_and_taken_after_a_rejection(
    fresh_archive: Archive,
) -> None:
    queue(fresh_archive)
    digests = [each.fixity.sha256 for each in pending_of(fresh_archive, 1).masters]
    with pytest.raises(DuplicateError, match="waits for review already, as 1") as told:
        queue(fresh_archive)
    assert told.value.details == {"review": "1"}
    with pytest.raises(DuplicateError):
        refuse_same_bytes(fresh_archive.catalog, digests)
    refuse_same_bytes(fresh_archive.catalog, digests, besides=1)
    reject(fresh_archive, 1)
    assert queue(fresh_archive) == "review/0002"


def test_an_id_is_never_given_twice(fresh_archive: Archive) -> None:
    queue(fresh_archive, "one")
    reject(fresh_archive, 1)
    assert queue(fresh_archive, "two") == "review/0002"
    for path in (fresh_archive.house / "ledger").glob("*.jsonl"):
        path.unlink()
    fresh_archive.reindex()
    assert queue(fresh_archive, "three") == "review/0003"


def test_an_amended_document_keeps_its_files_and_is_told_in_the_ledger(
    fresh_archive: Archive,
) -> None:
    place = queue(fresh_archive)
    before = pending_of(fresh_archive, 1)
    amend(fresh_archive, 1, customer="华东机电有限公司")
    after = pending_of(fresh_archive, 1)
    assert after.intake.customer == "华东机电有限公司"
    assert (after.files, after.id, after.queued_at) == (before.files, 1, before.queued_at)
    assert list(fresh_archive.ledger.entries())[-1].entry.act == Act.AMEND
    assert (fresh_archive.root / place / "one.pdf").is_file()
    assert same_as_rebuilt(fresh_archive)


def test_a_rejected_document_stays_with_its_reason(fresh_archive: Archive) -> None:
    queue(fresh_archive)
    place = reject(fresh_archive, 1, "an offer, no contract")
    assert place == "review/rejected/0001"
    assert not (fresh_archive.root / "review/0001").exists()
    assert fresh_archive.vault.read_pending(place).rejected == "an offer, no contract"
    entry = list(fresh_archive.ledger.entries())[-1].entry
    assert (entry.act, entry.details["reason"]) == (Act.REJECT, "an offer, no contract")
    assert fresh_archive.catalog.reviews.waiting() == ()
    with pytest.raises(ConflictError, match="rejected"):
        waiting(fresh_archive, 1)
    assert same_as_rebuilt(fresh_archive)


def test_what_never_waited_is_not_found(fresh_archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="no such document"):
        waiting(fresh_archive, 9)


def test_a_record_edited_by_hand_is_not_written_over(fresh_archive: Archive) -> None:
    place = queue(fresh_archive)
    path = fresh_archive.root / place / "intake.yaml"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    with pytest.raises(DamagedError, match="changed by hand"):
        amend(fresh_archive, 1, customer="甲")
    assert path.read_bytes().endswith(b"# by hand\n")


def test_waiting_documents_are_never_adopted_as_contracts(
    fresh_archive: Archive, file_contract: Callable[..., str]
) -> None:
    number = file_contract(fresh_archive)
    place = queue(fresh_archive)
    contract = next(iter(fresh_archive.vault.places()))
    shutil.copy(
        fresh_archive.root / contract / "contract.yaml",
        fresh_archive.root / place / "master" / "contract.yaml",
    )
    for path in (fresh_archive.house / "ledger").glob("*.jsonl"):
        path.unlink()
    fresh_archive.reindex()
    assert fresh_archive.adopt() == (number, place)
    assert list(fresh_archive.vault.places()) == [contract]
    assert fresh_archive.catalog.count() == 1


def test_a_customer_called_review_does_not_meet_the_queue(
    fresh_archive: Archive, file_contract: Callable[..., str]
) -> None:
    file_contract(fresh_archive, customer="review")
    assert next(iter(fresh_archive.vault.places())).split("/")[2] == "review_"


def test_a_waiting_document_that_the_ledger_lost_is_told_and_adopted(
    fresh_archive: Archive,
) -> None:
    place = queue(fresh_archive)
    for path in (fresh_archive.house / "ledger").glob("*.jsonl"):
        path.unlink()
    rebuilt = reindex(fresh_archive, 1)
    assert rebuilt.missing == (Missing("0001", place),)
    adopted = reindex(fresh_archive, 1, adopt=True)
    assert (adopted.adopted, adopted.missing) == ((place,), ())
    assert pending_of(fresh_archive, 1).file == "one.pdf"
    with pytest.raises(DuplicateError):
        queue(fresh_archive)
    assert same_as_rebuilt(fresh_archive)


def test_a_waiting_document_whose_folder_is_gone_is_told(fresh_archive: Archive) -> None:
    place = queue(fresh_archive)
    shutil.rmtree(fresh_archive.root / place)
    assert reindex(fresh_archive, 1).missing == (Missing("0001", place),)
