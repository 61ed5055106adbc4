from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contract_archive.errors import DamagedError
from contract_archive.holdings.ledger import Ledger
from contract_archive.records.entries import Actor

ACTOR = Actor("档案员", "root", "archive-room")
JULY = datetime(2024, 7, 15, 8, 30, tzinfo=UTC)
AUGUST = datetime(2024, 8, 1, 0, 0, tzinfo=UTC)


def write(ledger: Ledger, count: int, at: datetime = JULY) -> None:
    for value in range(count):
        ledger.append(
            at=at, actor=ACTOR, act="ingest", act_id=f"{value:016x}", number=f"XS-2024-{value:04}"
        )


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def test_an_empty_ledger_begins_at_zero(ledger: Ledger) -> None:
    assert ledger.head() == (0, "0" * 64)


def test_every_entry_bears_the_digest_of_the_line_before(ledger: Ledger) -> None:
    write(ledger, 3)
    entries = list(ledger.entries())
    assert [each.entry.sequence for each in entries] == [1, 2, 3]
    assert entries[2].entry.previous == entries[1].digest
    assert ledger.head() == (3, entries[2].digest)
    assert list(ledger.verify()) == []


def test_entries_run_on_into_the_next_month(ledger: Ledger) -> None:
    write(ledger, 2)
    write(ledger, 2, AUGUST)
    assert sorted(path.name for path in ledger.folder.iterdir()) == [
        "2024-07.jsonl",
        "2024-08.jsonl",
    ]
    assert [each.entry.sequence for each in ledger.entries(after=2)] == [3, 4]
    assert list(ledger.verify()) == []


def test_a_clock_that_goes_back_does_not_tear_the_order(ledger: Ledger) -> None:
    write(ledger, 1, AUGUST)
    write(ledger, 1, JULY)
    assert [path.name for path in ledger.folder.iterdir()] == ["2024-08.jsonl"]
    assert [each.entry.sequence for each in ledger.entries()] == [1, 2]


def test_a_line_longer_than_the_tail_that_is_read_is_still_found(ledger: Ledger) -> None:
    write(ledger, 1)
    ledger.append(at=JULY, actor=ACTOR, act="x", act_id="1", details={"note": "长" * 40_000})
    write(ledger, 1)
    assert [each.entry.sequence for each in ledger.entries()] == [1, 2, 3]


def test_what_a_crash_tore_is_cut_and_told(ledger: Ledger) -> None:
    write(ledger, 2)
    with (ledger.folder / "2024-07.jsonl").open("ab") as file:
        file.write(b'{"seq":3,"at')
    torn = ledger.mend()
    assert torn is not None and torn.size == 12
    assert ledger.head().sequence == 2
    assert ledger.mend() is None


def test_a_last_line_with_a_hole_in_its_middle_is_torn_too(ledger: Ledger) -> None:
    write(ledger, 2)
    with (ledger.folder / "2024-07.jsonl").open("ab") as file:
        file.write(b"\0" * 512 + b'"}\n')
    assert ledger.mend() is not None
    assert ledger.head().sequence == 2


def test_a_broken_line_that_was_acknowledged_is_damage_and_is_not_cut(ledger: Ledger) -> None:
    write(ledger, 2)
    path = ledger.folder / "2024-07.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"x" * 40 + b"\n")
    before = path.read_bytes()
    assert ledger.mend(acknowledged=2) is None
    assert path.read_bytes() == before
    with pytest.raises(DamagedError):
        ledger.head()


def test_a_torn_first_line_of_a_month_leaves_the_month_before(ledger: Ledger) -> None:
    write(ledger, 2)
    (ledger.folder / "2024-08.jsonl").write_bytes(b'{"seq":3')
    assert ledger.mend() is not None
    assert ledger.head().sequence == 2
    write(ledger, 1, AUGUST)
    assert list(ledger.verify()) == []
    assert ledger.head().sequence == 3


@pytest.mark.parametrize("harm", ["edit", "delete", "swap", "insert"])
def test_a_ledger_bent_by_hand_is_told(ledger: Ledger, harm: str) -> None:
    write(ledger, 5)
    path = ledger.folder / "2024-07.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    if harm == "edit":
        fields = json.loads(lines[2])
        fields["number"] = "XS-2024-9999"
        lines[2] = json.dumps(fields).encode() + b"\n"
    elif harm == "delete":
        del lines[2]
    elif harm == "swap":
        lines[1], lines[2] = lines[2], lines[1]
    else:
        lines.insert(2, lines[2])
    path.write_bytes(b"".join(lines))
    assert list(ledger.verify())
