from __future__ import annotations

import json
import shutil

from contract_archive.actions.ingest import ingest
from contract_archive.actions.reindex import Changed, Missing, reindex
from contract_archive.archive import Archive
from contract_archive.records.intakes import Intake, Outcome


def test_a_sound_archive_has_nothing_to_say(fresh_archive: Archive, file_contract) -> None:
    file_contract(fresh_archive)
    assert reindex(fresh_archive) == (1, (), (), (), ())


def test_a_contract_that_is_gone_is_named(fresh_archive: Archive, file_contract) -> None:
    number = file_contract(fresh_archive)
    shutil.rmtree(fresh_archive.root / "2024")
    rebuilt = reindex(fresh_archive)
    assert rebuilt.missing == (Missing(number, f"2024/销售合同/华东机电有限公司/{number}"),)
    assert reindex(fresh_archive, adopt=True).adopted == ()


def test_a_ledger_bent_by_hand_is_told_line_by_line(fresh_archive: Archive, file_contract) -> None:
    for _each in range(3):
        file_contract(fresh_archive)
    (path,) = (fresh_archive.house / "ledger").iterdir()
    lines = path.read_bytes().splitlines(keepends=True)
    fields = json.loads(lines[2])
    fields["person"] = "somebody else"
    lines[2] = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    path.write_bytes(b"".join(lines))
    faults = reindex(fresh_archive).faults
    assert [(fault.file, fault.line) for fault in faults] == [("2024-07.jsonl", 4)]


def test_a_record_changed_by_hand_is_named_and_read_as_it_is(
    fresh_archive: Archive, file_contract
) -> None:
    number = file_contract(fresh_archive, title="轴承")
    file_contract(fresh_archive)
    place = f"2024/销售合同/华东机电有限公司/{number}"
    record = fresh_archive.root / place / "contract.yaml"
    record.write_text(record.read_text("utf-8").replace("title: 轴承", "title: 电机"), "utf-8")

    rebuilt = reindex(fresh_archive)

    assert rebuilt.changed == (Changed(number, place),)
    assert rebuilt.missing == ()
    hit = fresh_archive.catalog.hit(number)
    assert hit is not None and hit.title == "电机"


def test_a_waiting_scan_whose_record_was_changed_by_hand_is_named(
    fresh_archive: Archive, make_pdf
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (answer,) = ingest(fresh_archive, [Intake(files=(make_pdf(name, name),))])
        assert answer.outcome is Outcome.REVIEW
    first, second = (fresh_archive.root / f"review/000{each}/intake.yaml" for each in (1, 2))
    first.write_text(first.read_text("utf-8") + "# seen\n", "utf-8")
    second.write_text("garbage: [", "utf-8")

    rebuilt = reindex(fresh_archive)

    assert rebuilt.changed == (Changed("0001", "review/0001"),)
    assert rebuilt.missing == (Missing("0002", "review/0002"),)
