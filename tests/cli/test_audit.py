"""``carchive audit`` as an archivist, cron and a program meet it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contract_archive.archive import Archive
from contract_archive.records.entries import Act

Call = Callable[..., Any]


@pytest.fixture
def filed(fresh_archive: Archive, file_contract: Callable[..., str]) -> Archive:
    """An archive with three contracts, nothing wrong with them."""
    for _count in range(3):
        file_contract(fresh_archive)
    return fresh_archive


def _place(archive: Archive, number: str) -> Path:
    state = archive.catalog.number_state(number)
    assert state is not None
    return archive.root / state.path


def _spoil(archive: Archive, number: str = "XS-2024-0002") -> Path:
    path = _place(archive, number) / "master" / "scan.jpg"
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)
    return path


def test_a_sound_archive_is_said_to_be_sound_and_exits_with_0(
    carchive: Call, filed: Archive
) -> None:
    result = carchive("--archive", filed.root, "audit")
    assert result.code == 0
    assert "Nothing was found." in result.out
    assert "3 contracts; read 9 files" in result.out


def test_a_flipped_bit_is_told_with_its_contract_file_and_remedy_and_exits_with_1(
    carchive: Call, filed: Archive
) -> None:
    _spoil(filed)
    result = carchive("--archive", filed.root, "audit")
    assert result.code == 1
    assert "✗ XS-2024-0002  file-changed" in result.out
    assert "master/scan.jpg" in result.out
    assert "→ Restore" in result.out
    assert "error: 1" in result.out


def test_quiet_is_silent_only_where_nothing_was_found(carchive: Call, filed: Archive) -> None:
    quiet = carchive("--archive", filed.root, "audit", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    _spoil(filed)
    loud = carchive("--archive", filed.root, "audit", "--quiet")
    assert loud.code == 1
    assert "XS-2024-0002" in loud.out


def test_the_json_document_has_the_keys_that_programs_were_promised(
    carchive: Call, filed: Archive
) -> None:
    _spoil(filed)
    result = carchive("--archive", filed.root, "audit", "--json")
    document = json.loads(result.out)
    assert {"scope", "verified", "counts", "findings"} <= document.keys()
    assert document["verified"]["files"] == 9
    (finding,) = document["findings"]
    promised = {"check", "property", "severity", "number", "path", "message"}
    assert promised | {"expected", "found", "remedy", "id"} <= finding.keys()
    assert finding["number"] == "XS-2024-0002"


def test_every_audit_is_kept_and_stands_in_the_ledger(carchive: Call, filed: Archive) -> None:
    carchive("--archive", filed.root, "audit")
    kept = list((filed.house / "audits").glob("*.json"))
    assert len(kept) == 1
    (entry,) = [each.entry for each in filed.ledger.entries() if each.entry.act == Act.AUDIT]
    assert entry.details["audit"] == kept[0].stem
    again = carchive("--archive", filed.root, "audit", "show")
    assert again.code == 0
    assert kept[0].stem in again.out


def test_an_accepted_finding_needs_a_reason_and_does_not_count_any_more(
    carchive: Call, filed: Archive
) -> None:
    _spoil(filed)
    document = json.loads(carchive("--archive", filed.root, "audit", "--json").out)
    finding = document["findings"][0]["id"]
    bare = carchive("--archive", filed.root, "audit", "--accept", finding)
    assert bare.code == 2
    carchive("--archive", filed.root, "audit", "--accept", finding, "--reason", "known")
    after = carchive("--archive", filed.root, "audit", "--json")
    assert after.code == 0
    assert json.loads(after.out)["counts"]["accepted"] == 1
    assert json.loads(after.out)["findings"][0]["accepted"]["reason"] == "known"


def test_an_accepted_finding_does_not_cover_another_fault_of_the_same_file(
    carchive: Call, filed: Archive
) -> None:
    path = _spoil(filed)
    document = json.loads(carchive("--archive", filed.root, "audit", "--json").out)
    finding = document["findings"][0]["id"]
    carchive("--archive", filed.root, "audit", "--accept", finding, "--reason", "known")
    path.write_bytes(b"something else again, of another length")
    assert carchive("--archive", filed.root, "audit").code == 1


def test_a_finding_nobody_saw_cannot_be_accepted(carchive: Call, filed: Archive) -> None:
    carchive("--archive", filed.root, "audit")
    result = carchive("--archive", filed.root, "audit", "--accept", "00000000", "--reason", "x")
    assert result.code == 4


def test_fix_moves_a_folder_back_and_puts_it_on_record(carchive: Call, filed: Archive) -> None:
    place = _place(filed, "XS-2024-0003")
    elsewhere = filed.root / "2023" / "别处"
    elsewhere.mkdir(parents=True)
    shutil.move(place, elsewhere / "XS-2024-0003")
    dry = carchive("--archive", filed.root, "audit", "--fix", "--dry-run")
    assert dry.code == 1
    assert not place.exists()
    assert "would be done" in dry.err
    fixed = carchive("--archive", filed.root, "audit", "--fix")
    assert place.is_dir()
    assert "done: XS-2024-0003" in fixed.err
    acts = [each.entry.act for each in filed.ledger.entries()]
    assert Act.REMEDY in acts


def test_fix_never_moves_a_folder_over_another(carchive: Call, filed: Archive) -> None:
    place = _place(filed, "XS-2024-0003")
    shutil.move(place, filed.root / "2023-XS-2024-0003")
    place.mkdir()
    (place / "mine.txt").write_text("a person's own")
    result = carchive("--archive", filed.root, "audit", "--fix")
    assert result.code == 1
    assert (place / "mine.txt").read_text() == "a person's own"
    assert (filed.root / "2023-XS-2024-0003" / "contract.yaml").is_file()


def test_samples_rotate_so_that_four_runs_read_all(
    carchive: Call, filed: Archive, file_contract: Callable[..., str]
) -> None:
    for _count in range(17):
        file_contract(filed)
    shares, files = [], 0
    for _run in range(4):
        document = json.loads(
            carchive("--archive", filed.root, "audit", "--sample", "1/4", "--json").out
        )
        shares.append(document["sample"])
        files += document["verified"]["files"] - 20  # each record is read every time
    assert shares == ["1/4", "2/4", "3/4", "4/4"]
    assert files == 2 * 20


def test_a_report_is_written_in_each_form_and_never_over_another_file(
    carchive: Call, filed: Archive, tmp_path: Path
) -> None:
    for form in ("pdf", "html", "xlsx", "json", "md"):
        target = tmp_path / f"report.{form}"
        assert carchive("--archive", filed.root, "audit", "--report", target).code == 0
        assert target.stat().st_size > 500
    before = (tmp_path / "report.pdf").read_bytes()
    result = carchive("--archive", filed.root, "audit", "--report", tmp_path / "report.pdf")
    assert result.code == 5
    assert (tmp_path / "report.pdf").read_bytes() == before


def test_a_report_of_unknown_form_is_refused_before_the_audit(
    carchive: Call, filed: Archive, tmp_path: Path
) -> None:
    result = carchive("--archive", filed.root, "audit", "--report", tmp_path / "report.docx")
    assert result.code == 2
    assert not (filed.house / "audits").exists()


def test_a_folder_takes_a_report_named_by_its_audit(
    carchive: Call, filed: Archive, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    carchive("--archive", filed.root, "audit", "--report", folder)
    carchive("--archive", filed.root, "audit", "--report", folder)
    assert len(list(folder.glob("audit-*.pdf"))) == 2


def test_history_tells_what_is_new_gone_and_still_there(carchive: Call, filed: Archive) -> None:
    carchive("--archive", filed.root, "audit")
    path = _spoil(filed)
    carchive("--archive", filed.root, "audit")
    carchive("--archive", filed.root, "audit")
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)
    carchive("--archive", filed.root, "audit")
    rows = json.loads(carchive("--archive", filed.root, "audit", "history", "--json").out)["audits"]
    assert [(each["new"], each["still"], each["gone"]) for each in rows] == [
        (0, 0, 0),
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]


def test_a_quarter_holds_only_its_own_contracts(
    carchive: Call, filed: Archive, file_contract: Callable[..., str]
) -> None:
    document = json.loads(
        carchive("--archive", filed.root, "audit", "--quarter", "2023Q1", "--json").out
    )
    assert document["verified"]["contracts"] == 0
    document = json.loads(
        carchive("--archive", filed.root, "audit", "--quarter", "2024年第三季度", "--json").out
    )
    assert document["verified"]["contracts"] == 3
    assert document["scope"]["first"] == "2024-07-01"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--quarter", "2024Q5"), 2),
        (("--quarter", "2024-07"), 2),
        (("--only", "no-such-check"), 2),
        (("--sample", "2/4"), 2),
        (("--sample", "1/4", "--quick"), 2),
        (("--series", "ZZZ"), 2),
        (("--customer", "没有这家公司"), 4),
        (("--dry-run",), 2),
        (("--reason", "x"), 2),
        (("--against", "/no/such/list.xlsx"), 3),
    ],
)
def test_a_typing_error_gets_one_line_and_no_audit(
    carchive: Call, filed: Archive, words: tuple[str, ...], code: int
) -> None:
    result = carchive("--archive", filed.root, "audit", *words)
    assert result.code == code
    assert result.err.count("\n") <= 2
    assert not list(filed.house.glob("audits/*.json"))


def test_all_checks_are_listed_with_what_they_find(carchive: Call, filed: Archive) -> None:
    document = json.loads(carchive("--archive", filed.root, "audit", "--list-checks", "--json").out)
    checks = document["checks"]
    assert len(checks) >= 30
    assert len({each["check"] for each in checks}) == len(checks)
    assert {each["area"] for each in checks} == {
        *("completeness", "accuracy", "classification", "numbering", "storage")
    }
    assert all(each["finds"] for each in checks)


def test_a_second_audit_at_the_same_time_is_told_so(carchive: Call, filed: Archive) -> None:
    from contract_archive.archive.lock import locked

    (filed.house / "audits").mkdir()
    with locked(filed.house / "audits" / "lock", 0.0):
        result = carchive("--archive", filed.root, "audit")
    assert result.code == 7
    assert "another audit is running" in result.err


def test_the_tenth_audit_of_a_day_is_the_last_and_is_listed_last(
    carchive: Call, filed: Archive
) -> None:
    carchive("--archive", filed.root, "audit", "--quick")
    folder = filed.house / "audits"
    (first,) = folder.glob("*-1.json")
    day = first.stem.removesuffix("-1")
    for count in range(2, 11):
        kept = json.loads(first.read_bytes()) | {"id": f"{day}-{count}"}
        (folder / f"{day}-{count}.json").write_text(json.dumps(kept), "utf-8")
    assert f"Audit {day}-10:" in carchive("--archive", filed.root, "audit", "show").out
    listed = carchive("--archive", filed.root, "audit", "history").out.splitlines()[1:]
    assert [line.split()[0] for line in listed] == [f"{day}-{count}" for count in range(1, 11)]
    told = json.loads(carchive("--archive", filed.root, "audit", "--quick", "--json").out)
    assert (told["id"], told["previous"]) == (f"{day}-11", f"{day}-10")


@pytest.mark.parametrize("spoilt", [b"garbage", b"[]", b"\xff", b"[" * 100_000])
def test_a_damaged_kept_audit_keeps_nobody_from_auditing_and_is_told(
    carchive: Call, filed: Archive, spoilt: bytes
) -> None:
    carchive("--archive", filed.root, "audit", "--quick")
    carchive("--archive", filed.root, "audit", "--quick")
    second = max((filed.house / "audits").glob("*.json"))
    second.write_bytes(spoilt)
    asked = carchive("--archive", filed.root, "audit", "show")
    assert asked.code == 7
    assert "the kept audit cannot be read" in asked.err
    assert carchive("--archive", filed.root, "audit", "--quick").code == 0
    history = carchive("--archive", filed.root, "audit", "history")
    assert history.code == 0
    assert len(history.out.splitlines()) == 3
    assert f"{second.name}: the kept audit cannot be read" in history.err
    assert carchive("--archive", filed.root, "audit", "show").code == 0


def test_a_name_that_is_no_utf_8_anywhere_in_the_tree_is_told_and_ends_no_audit(
    carchive: Call, filed: Archive, tmp_path: Path
) -> None:
    root = os.fsencode(filed.root)
    Path(os.fsdecode(root + b"/\xff\nerror: 0.bin")).write_bytes(b"x")
    shutil.copytree(_place(filed, "XS-2024-0002"), os.fsdecode(root + b"/2024/\xfe"))
    result = carchive("--archive", filed.root, "audit")
    assert result.code == 1
    assert "\\udcff error: 0.bin belongs to nothing" in result.out
    assert "number-twice" in result.out
    kept = next((filed.house / "audits").glob("*.json")).read_bytes()
    paths = [each["path"] for each in json.loads(kept.decode("utf-8"))["findings"]]
    assert "\udcff\nerror: 0.bin" in paths
    for form in ("pdf", "html", "xlsx", "json", "md"):
        target = tmp_path / f"report.{form}"
        assert carchive("--archive", filed.root, "audit", "show", "--report", target).code == 0


def test_what_was_found_is_told_even_where_its_report_cannot_be_written(
    carchive: Call, filed: Archive, tmp_path: Path
) -> None:
    _spoil(filed)
    target = tmp_path / "report.md"
    target.symlink_to(tmp_path / "nowhere" / "report.md")  # seen only when it is written
    result = carchive("--archive", filed.root, "audit", "--report", target)
    assert result.code == 5
    assert "file-changed" in result.out
    assert "The report is kept in the archive: carchive audit show" in result.err


def test_a_report_into_a_folder_is_told_with_its_name(
    carchive: Call, filed: Archive, tmp_path: Path
) -> None:
    result = carchive("--archive", filed.root, "audit", "--quick", "--report", tmp_path)
    (written,) = tmp_path.glob("audit-*.pdf")
    assert f"Report: {written}" in result.out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--quick", "--only", "file-changed"), "--quick reads none"),
        (("--only", "register-differs"), "compares with a list"),
        (("--series", "XS", "--only", "catalog-unreadable"), "the archive as a whole"),
    ],
)
def test_a_check_that_would_not_run_is_refused_instead_of_passing(
    carchive: Call, filed: Archive, asked: tuple[str, ...], said: str
) -> None:
    result = carchive("--archive", filed.root, "audit", *asked)
    assert result.code == 2
    assert said in result.err


def test_a_mistyped_area_is_told_by_its_name(carchive: Call, filed: Archive) -> None:
    result = carchive("--archive", filed.root, "audit", "--only", "numbring")
    assert "Did you mean “numbering”?" in result.err
