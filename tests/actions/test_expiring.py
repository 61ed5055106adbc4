"""Expiry: what is over goes to the closed stacks by itself, stays findable, and comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from contract_archive.actions.customers import rename
from contract_archive.actions.describe import edit, undo
from contract_archive.actions.expiring import appraised, expire, reopen, set_retention
from contract_archive.actions.ingest import ingest
from contract_archive.actions.retrieve import show
from contract_archive.archive import Archive
from contract_archive.errors import ConflictError, DamagedError, NotFoundError, UsageError
from contract_archive.records.contracts import ItemKind, Money, Status
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.records.queries import Query
from contract_archive.rules.retention import Disposition

File = Callable[..., str]
Pdf = Callable[..., Path]
OVER = {"signed_on": date(2023, 5, 1), "expires_on": date(2024, 4, 30)}


@pytest.fixture
def ended(fresh_archive: Archive, file_contract: File) -> str:
    """A contract that is over."""
    return file_contract(fresh_archive, **OVER)


def _verdicts(archive: Archive, **asked: object) -> dict[str, str]:
    found = tuple(expire(archive, **asked))  # type: ignore[arg-type]
    assert not [each.error for each in found if each.error]
    return {each.number: each.appraisal.verdict.value for each in found if each.appraisal}


def _rebuilt_equals_grown(archive: Archive) -> bool:
    grown = list(archive.catalog.dump())
    archive.reindex()
    return list(archive.catalog.dump()) == grown


def test_what_is_over_moves_to_the_closed_stacks_and_stays_findable(
    fresh_archive: Archive, file_contract: File, ended: str
) -> None:
    active = file_contract(fresh_archive, expires_on=date(2025, 1, 1))
    endless = file_contract(fresh_archive)
    verdicts = _verdicts(fresh_archive)
    assert verdicts == {ended: "close", active: "keep", endless: "keep"}
    card = show(fresh_archive, ended)
    assert card.path == f"closed/2023/销售合同/华东机电有限公司/{ended}"
    assert (fresh_archive.root / card.path / "contract.yaml").is_file()
    assert card.contract.closed_on == fresh_archive.today
    assert card.status is Status.RETAINED
    for query in (Query(words="销售合同"), Query(status="retained"), Query(number=ended)):
        hits = fresh_archive.catalog.find(query._replace(today=fresh_archive.today)).hits
        assert ended in [each.number for each in hits]
    assert not fresh_archive.catalog.find(Query(status="expired", today=fresh_archive.today)).hits
    assert _rebuilt_equals_grown(fresh_archive)


def test_a_second_run_finds_nothing_more_to_close(fresh_archive: Archive, ended: str) -> None:
    assert [each.moved_to for each in expire(fresh_archive)] != [""]
    head = fresh_archive.ledger.head()
    assert _verdicts(fresh_archive) == {ended: "keep"}
    assert fresh_archive.ledger.head() == head


def test_a_dry_run_shows_the_same_and_changes_nothing(fresh_archive: Archive, ended: str) -> None:
    head = fresh_archive.ledger.head()
    (planned,) = expire(fresh_archive, dry_run=True)
    assert fresh_archive.ledger.head() == head
    assert show(fresh_archive, ended).contract.closed_on is None
    (done,) = expire(fresh_archive)
    assert planned.moved_to == done.moved_to == show(fresh_archive, ended).path


def test_a_day_to_come_is_for_dry_runs_only(fresh_archive: Archive, file_contract: File) -> None:
    number = file_contract(fresh_archive, expires_on=date(2025, 1, 1))
    with pytest.raises(UsageError):
        tuple(expire(fresh_archive, date(2025, 1, 2)))
    assert show(fresh_archive, number).contract.closed_on is None
    assert _verdicts(fresh_archive, as_of=date(2025, 1, 1), dry_run=True) == {number: "keep"}
    assert _verdicts(fresh_archive, as_of=date(2025, 1, 2), dry_run=True) == {number: "close"}
    assert _verdicts(fresh_archive, as_of=date(2036, 1, 1), dry_run=True) == {number: "destroy"}


def test_only_the_series_asked_for_is_appraised(
    fresh_archive: Archive, file_contract: File, ended: str
) -> None:
    other = file_contract(fresh_archive, series="KJ", **OVER)
    assert _verdicts(fresh_archive, series="KJ") == {other: "close"}
    assert show(fresh_archive, ended).contract.closed_on is None


def test_one_whose_record_was_changed_by_hand_keeps_no_other_from_being_closed(
    fresh_archive: Archive, file_contract: File, ended: str
) -> None:
    other = file_contract(fresh_archive, **OVER)
    record = fresh_archive.root / show(fresh_archive, ended).path / "contract.yaml"
    record.write_text(record.read_text("utf-8") + "# x\n", "utf-8")
    found = {each.number: each for each in expire(fresh_archive)}
    assert isinstance(found[ended].error, DamagedError)
    assert found[other].moved_to == show(fresh_archive, other).path


def test_a_renewal_brings_a_closed_contract_back(
    fresh_archive: Archive, ended: str, make_pdf: Pdf
) -> None:
    usual = show(fresh_archive, ended).path
    tuple(expire(fresh_archive))
    intake = Intake(
        files=(make_pdf("renewal.pdf"),),
        item_of=ended,
        item_kind=ItemKind.RENEWAL,
        expires_on=date(2025, 4, 30),
    )
    (answer,) = ingest(fresh_archive, [intake])
    card = show(fresh_archive, ended)
    assert (card.path, card.status) == (usual, Status.ACTIVE)
    assert any("closed stacks" in each for each in answer.warnings)
    assert _rebuilt_equals_grown(fresh_archive)


def test_a_document_that_renews_nothing_leaves_it_where_it_is(
    fresh_archive: Archive, ended: str, make_pdf: Pdf
) -> None:
    tuple(expire(fresh_archive))
    intake = Intake(files=(make_pdf("annex.pdf"),), item_of=ended, item_kind=ItemKind.ANNEX)
    (answer,) = ingest(fresh_archive, [intake])
    assert answer.outcome is Outcome.FILED
    card = show(fresh_archive, ended)
    assert card.path.startswith("closed/")
    assert len(card.contract.items) == 2


def test_a_corrected_end_brings_it_back_and_a_corrected_customer_moves_it_within(
    fresh_archive: Archive, ended: str
) -> None:
    usual = show(fresh_archive, ended).path
    tuple(expire(fresh_archive))
    edit(fresh_archive, ended, {"customer": "北方某某"}, new_customer=True)
    assert show(fresh_archive, ended).path == f"closed/2023/销售合同/北方某某/{ended}"
    undo(fresh_archive, ended)
    assert show(fresh_archive, ended).path == f"closed/{usual}"
    edit(fresh_archive, ended, {"expires_on": "2025-04-30"})
    assert show(fresh_archive, ended).path == usual
    assert _rebuilt_equals_grown(fresh_archive)


def test_a_renamed_customers_closed_contracts_stay_closed(
    fresh_archive: Archive, ended: str
) -> None:
    tuple(expire(fresh_archive))
    rename(fresh_archive, "华东机电有限公司", "华东机电股份有限公司")
    card = show(fresh_archive, ended)
    assert card.path == f"closed/2023/销售合同/华东机电股份有限公司/{ended}"
    assert card.status is Status.RETAINED


def test_one_opened_again_stays_out_until_its_day(fresh_archive: Archive, ended: str) -> None:
    usual = show(fresh_archive, ended).path
    with pytest.raises(ConflictError):
        reopen(fresh_archive, ended, "补开发票")
    tuple(expire(fresh_archive))
    with pytest.raises(UsageError):
        reopen(fresh_archive, ended, " ")
    with pytest.raises(UsageError):
        reopen(fresh_archive, ended, "补开发票", date(2024, 7, 14))
    reopen(fresh_archive, ended, "补开发票", date(2024, 8, 1))
    card = show(fresh_archive, ended)
    assert (card.path, card.status) == (usual, Status.EXPIRED)
    assert card.history[-1].details["reason"] == "补开发票"
    assert _verdicts(fresh_archive) == {ended: "keep"}
    assert _verdicts(fresh_archive, as_of=date(2024, 8, 2), dry_run=True) == {ended: "close"}
    assert _rebuilt_equals_grown(fresh_archive)


def test_a_longer_term_needs_no_reason_and_a_shorter_one_does(
    fresh_archive: Archive, file_contract: File
) -> None:
    number = file_contract(fresh_archive, amount=Money(Decimal("2000000")), **OVER)
    raised = set_retention(fresh_archive, number, "Y")
    assert (raised.before, raised.after, raised.lowered) == ("", "Y", False)
    assert raised.appraisal.is_permanent
    head = fresh_archive.ledger.head()
    with pytest.raises(UsageError):
        set_retention(fresh_archive, number, "D10")
    with pytest.raises(ConflictError):
        set_retention(fresh_archive, number, "Y")
    with pytest.raises(UsageError):
        set_retention(fresh_archive, number, "D99")
    with pytest.raises(NotFoundError):
        set_retention(fresh_archive, "XS-2023-0999", "Y")
    assert fresh_archive.ledger.head() == head
    lowered = set_retention(fresh_archive, number, "D10", "误录")
    assert lowered.lowered
    assert show(fresh_archive, number).history[-1].details["lowered"] is True
    assert appraised(fresh_archive, number).contract == show(fresh_archive, number).contract
    assert appraised(fresh_archive, number).appraisal == lowered.appraisal
    back = set_retention(fresh_archive, number, "")
    assert (back.appraisal.rule.key, back.lowered) == ("D30", False)
    assert _rebuilt_equals_grown(fresh_archive)


def test_a_contract_appraised_on_another_day_is_told_as_of_then(
    fresh_archive: Archive, ended: str
) -> None:
    told = appraised(fresh_archive, ended.lower(), date(2040, 1, 1)).appraisal
    assert told is not None and told.verdict is Disposition.DESTROY
    assert told.until == date(2034, 12, 31)


def test_where_something_stands_in_the_closed_stacks_the_contract_gets_another_name(
    fresh_archive: Archive, ended: str
) -> None:
    taken = fresh_archive.root / "closed/2023/销售合同/华东机电有限公司" / ended
    taken.mkdir(parents=True)
    (taken / "note.txt").write_text("x")
    (moved,) = expire(fresh_archive)
    assert moved.moved_to.endswith(f"{ended} (2)")
    assert show(fresh_archive, ended).path == moved.moved_to


def test_the_closed_stacks_stand_where_the_rules_say(fresh_archive: Archive, ended: str) -> None:
    rules = fresh_archive.root / "archive.yaml"
    text = rules.read_text("utf-8").replace(
        "closed_folder: closed", 'closed_folder: "旧档/{series_code}"'
    )
    rules.write_text(text, "utf-8")
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as archive:
        tuple(expire(archive))
        assert show(archive, ended).path.startswith("旧档/XS/2023/销售合同/")
