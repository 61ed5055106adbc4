"""What was read and found right is not read again, and a change of anything that counts is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from contract_archive.actions.audit import audit
from contract_archive.archive import Archive
from contract_archive.auditing import checks
from contract_archive.auditing.case import Case
from contract_archive.auditing.checks import Check, Fault, Needs
from contract_archive.records.audits import AuditRequest
from contract_archive.records.entries import Act
from contract_archive.records.findings import Area, Property, Severity

File = Callable[..., str]


class Reader:
    """A check that reads, and tells which contracts it was asked about."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.wrong = ""
        self.asks = False
        self.looks_at_day = False

    def __call__(self, case: Case) -> Iterator[Fault]:
        self.read.append(case.number)
        if self.asks:
            case.customers.official("华东机电")
        if self.looks_at_day and case.today:
            pass
        if case.number == self.wrong:
            yield Fault("wrong")

    def taken(self) -> list[str]:
        """Return whom it was asked about since the last time."""
        read, self.read = self.read, []
        return read


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    found = Reader()
    checks.all_checks()
    check = Check(
        *("test-reads", Area.ACCURACY, Property.AUTHENTICITY, Severity.ERROR, lambda: "", found),
        of_contract=True,
        needs=Needs.TEXT,
    )
    monkeypatch.setitem(checks._registered, "test-reads", check)
    return found


@pytest.fixture
def filed(fresh_archive: Archive, file_contract: File, reader: Reader) -> tuple[Archive, list[str]]:
    """An archive of three contracts, and their numbers; the second is read wrong."""
    numbers = [file_contract(fresh_archive, f"合同 {each}") for each in "甲乙丙"]
    reader.wrong = numbers[1]
    return fresh_archive, numbers


Filed = tuple[Archive, list[str]]


def _audit(archive: Archive, **request: object) -> list[str]:
    asked = AuditRequest(only=("test-reads", "file-changed"), **request)  # type: ignore[arg-type]
    return [each.check for each in audit(archive, asked).audit.findings]


def test_only_what_was_found_wrong_is_read_again(filed: Filed, reader: Reader) -> None:
    archive, numbers = filed
    assert _audit(archive) == ["test-reads"]
    assert reader.taken() == numbers
    assert _audit(archive) == ["test-reads"]
    assert reader.taken() == [numbers[1]]


def test_a_changed_text_is_read_again_and_told(filed: Filed, reader: Reader) -> None:
    archive, numbers = filed
    _audit(archive)
    state = archive.catalog.number_state(numbers[2])
    assert state is not None
    text = next((archive.root / state.path).glob("*.txt"))
    text.write_bytes(bytes(len(text.read_bytes())))
    reader.taken()
    assert _audit(archive) == ["test-reads", "file-changed"]
    assert reader.taken() == numbers[1:]


def test_a_record_changed_by_hand_is_read_again(filed: Filed, reader: Reader) -> None:
    archive, numbers = filed
    _audit(archive)
    state = archive.catalog.number_state(numbers[2])
    assert state is not None
    record = archive.root / state.path / "contract.yaml"
    record.write_bytes(record.read_bytes() + b"note: x\n")
    reader.taken()
    _audit(archive)
    _audit(archive)
    assert reader.taken() == numbers[1:] * 2


def test_other_rules_other_checks_and_a_year_make_all_be_read_again(
    filed: Filed, reader: Reader
) -> None:
    archive, numbers = filed
    _audit(archive)
    reader.taken()
    archive.settings = archive.settings._replace(expiring_days=99)
    _audit(archive)
    assert reader.taken() == numbers
    audit(archive, AuditRequest(only=("test-reads", "accuracy")))
    assert reader.taken() == numbers
    _audit(archive)
    now = archive.clock()
    archive.clock = lambda: now + timedelta(days=400)
    reader.taken()
    _audit(archive)
    assert reader.taken() == numbers


def test_bytes_that_were_not_read_remember_nothing_and_are_not_trusted(
    filed: Filed, reader: Reader
) -> None:
    archive, numbers = filed
    for _turn in range(2):
        audit(archive, AuditRequest(only=("test-reads",)))
        assert reader.taken() == numbers
    _audit(archive)
    reader.taken()
    audit(archive, AuditRequest(only=("test-reads",)))
    assert reader.taken() == numbers


def test_a_new_name_of_a_customer_that_was_asked_for_counts_and_others_do_not(
    filed: Filed, reader: Reader, file_contract: File
) -> None:
    archive, numbers = filed
    reader.asks = True
    _audit(archive)
    file_contract(archive, "合同 丁", customer="北方示例公司")
    reader.taken()
    _audit(archive)
    assert sorted(reader.taken()) == [numbers[1], "XS-2024-0004"]
    with archive.recording(Act.ALIAS_CUSTOMER) as record:
        record.log(details={"customer": "华东机电有限公司", "alias": "华东机电"})
    _audit(archive)
    assert sorted(reader.taken()) == [*numbers, "XS-2024-0004"]


def test_a_reading_that_looks_at_the_day_is_never_remembered(filed: Filed, reader: Reader) -> None:
    archive, numbers = filed
    reader.looks_at_day = True
    _audit(archive)
    _audit(archive)
    assert reader.taken() == numbers * 2


def test_a_memory_that_is_broken_is_as_if_there_were_none(filed: Filed, reader: Reader) -> None:
    archive, numbers = filed
    _audit(archive)
    (archive.house / "audits/seen.sqlite").write_bytes(b"broken" * 1000)
    reader.taken()
    assert _audit(archive) == ["test-reads"]
    assert reader.taken() == numbers
    assert _audit(archive) == ["test-reads"]
    assert reader.taken() == [numbers[1]]
