"""The disk refuses one call, at any moment of a change: the next writer finds old or new, whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from contract_archive import disk
from contract_archive.actions import review
from contract_archive.archive import Archive
from contract_archive.errors import ArchiveError
from contract_archive.holdings.vault.staging import Staging
from contract_archive.records.contracts import Contract
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Intake
from contract_archive.records.pending import Pending
from contract_archive.records.readings import Reading

pytestmark = pytest.mark.crash

CALLS = ("fsync", "rename", "replace", "unlink", "mkdir", "open")
MOST = 60


class Refusal:
    """Makes the ``nth`` (from 1) of one kind of call fail, once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, call: str, nth: int) -> None:
        self.left = nth
        self._real = getattr(os, call)
        monkeypatch.setattr(os, call, self)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.EIO, "injected")
        return self._real(*arguments, **options)


def revise(archive: Archive, number: str) -> None:
    staging = archive.vault.stage()
    try:
        with archive.recording(Act.READ_AGAIN) as record:
            contract = changed(staging, record.present(number))
            record.revise(staging, contract, "2024/销售合同/丁公司", {})
    finally:
        staging.discard()


def changed(staging: Staging, old: Contract) -> Contract:
    (item,) = old.items
    assert item.text is not None
    text = staging.put("新文本".encode(), item.text.path)
    other = staging.put(b"another", "master/B1/another.jpg")
    item = replace(item, text=text, masters=(*item.masters, other))
    return replace(old, items=(item,), terms=replace(old.terms, customer="丁公司"))


def queue(archive: Archive, name: str = "one") -> None:
    staging = archive.vault.stage()
    try:
        intake = Intake(
            (), (f"{name}.pdf",), series="XS", customer="甲公司", signed_on=date(2024, 7, 1),
            amount=Decimal(1),
        )  # fmt: skip
        master = staging.put(name.encode(), f"master/{name}.pdf")
        text = staging.put(b"text", "text")
        pending = Pending(intake, Reading(1), (), (master,), None, text, 1)
        with archive.recording(Act.QUEUE) as record:
            record.queue(staging, pending)
    finally:
        staging.discard()


def refused(monkeypatch: pytest.MonkeyPatch, call: str, nth: int, work: Callable[[], None]) -> bool:
    """Do the work with one call refused; return whether it got that far."""
    with monkeypatch.context() as patch:
        refusal = Refusal(patch, call, nth)
        try:
            with disk.faults_told():
                work()
        except ArchiveError as error:
            if refusal.left > 0:
                raise
            assert error.hint
    return refusal.left <= 0


def check(archive: Archive, file_contract: Callable[..., str]) -> None:
    """The next writer, and what it must find."""
    archive.close()
    file_contract(archive)
    assert not archive.intents.any()
    assert list((archive.house / "staging").iterdir()) == []
    for place in archive.vault.places():
        contract = archive.vault.read(place)
        assert list(archive.vault.faults(place, contract)) == []
        assert archive.vault.strangers(place, contract.files) == ()
        state = archive.catalog.number_state(contract.number)
        assert state is not None and state.path == place
        digest = archive.vault.record_fixity(place).sha256
        assert archive.catalog.record_of(contract.number) == digest
    before = list(archive.catalog.dump())
    archive.reindex(1)
    assert list(archive.catalog.dump()) == before


@pytest.mark.parametrize("call", CALLS)
def test_a_revision_is_done_or_not_begun(
    call: str,
    fresh_archive_in_memory: Archive,
    file_contract: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = fresh_archive_in_memory
    for nth in range(1, MOST):
        number = file_contract(archive, f"旧文本 {nth}")
        reached = refused(monkeypatch, call, nth, lambda number=number: revise(archive, number))
        check(archive, file_contract)
        contract = archive.vault.read(archive.catalog.number_state(number).path)  # type: ignore[union-attr]
        text = archive.vault.text(archive.catalog.number_state(number).path, contract)  # type: ignore[union-attr]
        assert (text == "新文本") == (contract.terms.customer == "丁公司")
        if not reached:
            assert contract.terms.customer == "丁公司"
            return
    pytest.fail("never got through")


@pytest.mark.parametrize("call", CALLS)
def test_a_queue_loses_nothing_and_keeps_nothing_twice(
    call: str,
    fresh_archive_in_memory: Archive,
    file_contract: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = fresh_archive_in_memory

    def settle(name: str) -> None:
        queue(archive, name)
        review.set_fields(archive, last(archive), {"note": "1"})
        review.accept(archive, last(archive))

    for nth in range(1, 3 * MOST):
        name = f"scan {nth}"
        reached = refused(monkeypatch, call, nth, lambda name=name: settle(name))
        check(archive, file_contract)
        waiting = {each.file for each in review.pending(archive)}
        archived = {
            archive.vault.read(place).items[0].received_as for place in archive.vault.places()
        }
        assert (f"{name}.pdf" in waiting) + ((f"{name}.pdf",) in archived) <= 1
        folders = {path.name for path in (archive.root / "review").glob("[0-9]*")}
        assert folders == {f"{each.id:04}" for each in review.pending(archive)}
        if not reached:
            assert (f"{name}.pdf",) in archived
            return
    pytest.fail("never got through")


def last(archive: Archive) -> int:
    return archive.catalog.reviews.last()


def test_what_a_dead_process_staged_for_a_decided_change_is_not_cleared_away(
    fresh_archive: Archive, file_contract: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = file_contract(fresh_archive)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _refusing_contracts(Path.replace))
        with pytest.raises(ArchiveError, match="decided"):
            revise(fresh_archive, number)
    with Archive.open(fresh_archive.root, clock=fresh_archive.clock) as reopened:
        place = f"2024/销售合同/丁公司/{number}"
        assert reopened.vault.read(place).terms.customer == "丁公司"
        assert (reopened.root / place / "master/B1/another.jpg").read_bytes() == b"another"


def _refusing_contracts(real: Callable[..., Any]) -> Callable[..., Any]:
    def replace_file(path: Path, target: Any) -> Any:
        if path.name.endswith(".txt"):
            raise OSError(errno.EIO, "injected")
        return real(path, target)

    return replace_file
