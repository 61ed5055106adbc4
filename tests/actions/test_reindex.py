from __future__ import annotations

import json
import shutil

from contract_archive.actions.reindex import Missing, reindex
from contract_archive.archive import Archive


def test_a_sound_archive_has_nothing_to_say(fresh_archive: Archive, file_contract) -> None:
    file_contract(fresh_archive)
    assert reindex(fresh_archive) == (1, (), (), ())


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
