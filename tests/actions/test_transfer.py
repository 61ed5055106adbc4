"""Contracts handed over in a bag and taken in by another archive; bags that are not believed."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import bagit
import pypdf
import pytest
from lxml import etree

from contract_archive.actions.found import found
from contract_archive.actions.ingest import ingest
from contract_archive.actions.relations import relate, unrelate
from contract_archive.actions.rescan import rescan
from contract_archive.actions.transfer import transfer_in, transfer_out
from contract_archive.archive import Archive
from contract_archive.errors import (
    ArchiveError,
    ConflictError,
    DamagedError,
    DuplicateError,
    InputError,
    NotFoundError,
    NumberTakenError,
    StorageError,
    UsageError,
)
from contract_archive.holdings.vault import RECORD_NAME, record
from contract_archive.records.contracts import (
    Amendment,
    Contract,
    Item,
    ItemKind,
    Money,
    RelationKind,
)
from contract_archive.records.entries import Act, Actor
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.records.modes import OcrMode
from contract_archive.records.readings import Origin, Source

File = Callable[..., str]


@pytest.fixture
def other(tmp_path: Path, clock: Callable) -> Archive:
    """Another archive, of another company."""
    archive = found(
        tmp_path / "other",
        language="zh",
        company="西方示例有限公司",
        actor=Actor("接收员", "receiver", "other-room"),
        clock=clock,
    )
    yield archive
    archive.close()


@pytest.fixture
def number(fresh_archive: Archive, file_contract: File) -> str:
    """A contract with a later document, sources and a relation."""
    frame = file_contract(fresh_archive, "框架协议", series="KJ")
    number = file_contract(
        fresh_archive,
        "销售合同\f第二页",
        title="=泵 50% 采购",
        amount=Money(Decimal("120000.50")),
        tags=("重要",),
        owner="王一",
    )
    _add_supplement(fresh_archive, number)
    relate(fresh_archive, number, frame, RelationKind.FRAMEWORK)
    return number


def _add_supplement(archive: Archive, number: str) -> None:
    with archive.recording(Act.ADD_ITEM) as act:
        before = act.present(number)
        staging = archive.vault.stage()
        master = staging.put("补充协议".encode(), "master/补充 50%.txt")
        said = Amendment(title="补充协议", amount=Money(Decimal(10)), adds=True)
        item = Item(
            f"{number}-B1", ItemKind.SUPPLEMENT, ("补充.txt",), (master,), None, None, 1,
            amendment=said,
        )  # fmt: skip
        sources = {"title": Source(Origin.READING, 1, "泵", 0.95, "heading")}
        after = replace(before, items=(*before.items, item), sources=sources)
        folder = archive.catalog.number_state(number).path.rpartition("/")[0]
        act.revise(staging, after, folder, {})
        staging.discard()


def _read(archive: Archive, number: str) -> Contract:
    return archive.vault.read(archive.catalog.number_state(number).path)


@pytest.fixture
def bag(fresh_archive: Archive, number: str, tmp_path: Path) -> Path:
    return transfer_out(fresh_archive, [number], tmp_path / "bag", "业务移交").bag


def _seal_again(bag: Path) -> None:
    """Make the manifests fit what is in the bag now: a forger can do that too."""
    lines, size, count = [], 0, 0
    for path in sorted(each for each in (bag / "data").rglob("*") if each.is_file()):
        data = path.read_bytes()
        name = path.relative_to(bag).as_posix().replace("%", "%25")
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        size, count = size + len(data), count + 1
    (bag / "manifest-sha256.txt").write_text("".join(lines))
    (bag / "tagmanifest-sha256.txt").unlink(missing_ok=True)
    (bag / "bag-info.txt").write_text(f"Payload-Oxum: {size}.{count}\n")


def test_a_bag_is_one_by_the_judgement_of_the_public_tool(
    fresh_archive: Archive, file_contract: File, tmp_path: Path
) -> None:
    numbers = [file_contract(fresh_archive, customer=f"客户{each}") for each in "甲乙"]
    given = transfer_out(fresh_archive, [*numbers, numbers[0].lower()], tmp_path / "包")
    judged = bagit.Bag(str(given.bag))
    judged.validate()
    assert judged.info["Bagging-Date"] == "2024-07-15"
    assert [each.number for each in given.contracts] == numbers
    assert sum(each.files for each in given.contracts) == len(judged.payload_entries())
    assert [path.name for path in tmp_path.iterdir() if ".part-" in path.name] == []


def test_a_bag_holds_the_folders_byte_for_byte_and_their_lines_of_the_ledger(
    fresh_archive: Archive, number: str, bag: Path
) -> None:
    place = fresh_archive.root / fresh_archive.catalog.number_state(number).path
    there = bag / "data" / number
    files = {path.relative_to(place) for path in place.rglob("*") if path.is_file()}
    assert files == {path.relative_to(there) for path in there.rglob("*") if path.is_file()} - {
        Path("history.jsonl")
    }
    assert all((place / each).read_bytes() == (there / each).read_bytes() for each in files)
    ledger = (fresh_archive.house / "ledger" / "2024-07.jsonl").read_bytes().splitlines()
    about = [line for line in ledger if json.loads(line)["number"] == number]
    assert (there / "history.jsonl").read_bytes().splitlines() == about[:-1]
    last = json.loads(about[-1])
    digest = hashlib.sha256((bag / "manifest-sha256.txt").read_bytes()).hexdigest()
    assert (last["act"], last["details"]["manifest_sha256"]) == ("transfer-out", digest)
    assert last["details"]["reason"] == "业务移交"


def test_the_list_to_sign_and_the_metadata_say_what_is_in_the_bag(number: str, bag: Path) -> None:
    text = (bag / "transfer-list.csv").read_bytes().decode("utf-8-sig")
    head, row = csv.reader(StringIO(text))
    assert len(head) == 9
    assert row == [
        "1", number, "'=泵 50% 采购", "华东机电有限公司", "2024-07-10", "120010.50", "3", "5",
        "1 later document",
    ]  # fmt: skip
    pdf = pypdf.PdfReader(bag / "transfer-list.pdf")
    assert pdf.metadata.title == "Transfer list"
    root = etree.parse(str(bag / "metadata" / "da-t-46.xml")).getroot()
    told = {each.get("code"): each.text for each in root.find("file").findall("element")}
    assert told["M22"] == "=泵 50% 采购"
    assert (told["M11"], told["M14"], told["M31"]) == ("2024", "XS", number)
    assert (told["M12"], told["M27"], told["M28"]) == ("D10", "重要", "王一")
    items = [each.find("element[@code='M17']").text for each in root.iter("item")]
    assert items == [number, f"{number}-B1"]


def test_a_contract_comes_over_with_all_that_it_says_and_its_history(
    fresh_archive: Archive, other: Archive, number: str, bag: Path
) -> None:
    before = _read(fresh_archive, number)
    taken = transfer_in(other, bag)
    assert [each.outcome for each in taken.results] == [Outcome.FILED]
    after = _read(other, number)
    assert after.terms == before.terms
    assert after.items[:-1] == before.items
    assert (after.sources, after.relations) == (before.sources, before.relations)
    assert (after.filing_year, after.draw.given) == (2024, True)
    assert after.archived_by == "接收员"
    place = taken.results[0].path
    assert list(other.vault.faults(place, after)) == []
    for file in before.files:
        assert (other.root / place / file.path).read_bytes() == (
            bag / "data" / number / file.path
        ).read_bytes()
    annex = after.items[-1]
    kept = [(other.root / place / each.path).read_bytes() for each in annex.masters]
    assert kept == [
        (bag / "data" / number / name).read_bytes() for name in ("history.jsonl", RECORD_NAME)
    ]
    assert annex.kind is ItemKind.ANNEX


def test_the_ledger_says_where_a_contract_came_from(
    fresh_archive: Archive, other: Archive, number: str, bag: Path
) -> None:
    taken = transfer_in(other, bag)
    line = list(other.ledger.entries())[-1].entry
    said = line.details["transfer"]
    assert (line.act, line.number) == (Act.INGEST, number)
    assert said["fonds"] == fresh_archive.settings.fonds_code == taken.fonds
    assert said["manifest_sha256"] == taken.manifest
    history = (bag / "data" / number / "history.jsonl").read_bytes()
    assert said["history_sha256"] == hashlib.sha256(history).hexdigest()


def test_a_catalog_built_anew_equals_the_one_that_took_in(
    other: Archive, number: str, bag: Path
) -> None:
    transfer_in(other, bag)
    grown = list(other.catalog.dump())
    other.reindex()
    assert list(other.catalog.dump()) == grown
    assert list(other.ledger.verify()) == []


def test_a_contract_taken_in_can_be_handed_on_with_both_histories(
    other: Archive, number: str, bag: Path, tmp_path: Path, clock: Callable
) -> None:
    transfer_in(other, bag)
    second = transfer_out(other, [number], tmp_path / "second").bag
    third = found(tmp_path / "third", language="zh", company="第三有限公司", clock=clock)
    assert [each.error for each in transfer_in(third, second).results] == [None]
    kinds = [item.kind for item in _read(third, number).items]
    assert kinds[-2:] == [ItemKind.ANNEX, ItemKind.ANNEX]
    third.close()


def test_nothing_is_written_by_a_dry_run(other: Archive, bag: Path) -> None:
    before = sorted(other.root.rglob("*"))
    taken = transfer_in(other, bag, dry_run=True)
    assert [each.outcome for each in taken.results] == [Outcome.PLANNED]
    assert taken.results[0].path
    assert sorted(other.root.rglob("*")) == before


def test_a_bag_taken_in_twice_gives_each_contract_once(other: Archive, bag: Path) -> None:
    transfer_in(other, bag)
    again = transfer_in(other, bag).results[0]
    assert (again.outcome, type(again.error)) == (Outcome.DUPLICATE, DuplicateError)
    assert other.catalog.count() == 1


def test_a_number_that_is_not_free_is_refused_and_keeps_no_other_out(
    fresh_archive: Archive, other: Archive, file_contract: File, tmp_path: Path
) -> None:
    numbers = [file_contract(fresh_archive, f"甲{each}") for each in range(2)]
    file_contract(other, "另一份合同", customer="别的公司")
    bag = transfer_out(fresh_archive, numbers, tmp_path / "bag").bag
    first, second = transfer_in(other, bag).results
    assert isinstance(first.error, NumberTakenError)
    assert numbers[0] in first.error.message
    assert second.outcome is Outcome.FILED


def test_a_type_that_is_not_known_here_is_named_and_can_be_mapped(
    other: Archive, number: str, bag: Path
) -> None:
    path = other.root / "archive.yaml"
    path.write_text(path.read_text().replace("XS", "SALES"))
    with Archive.open(other.root) as renamed:
        refused = transfer_in(renamed, bag).results[0]
        assert isinstance(refused.error, UsageError)
        assert "--series-map XS=" in refused.error.hint
        with pytest.raises(UsageError):
            transfer_in(renamed, bag, series_map={"QQ": "SALES"})
        done = transfer_in(renamed, bag, series_map={"xs": "sales"}).results[0]
        assert (done.outcome, done.series) == (Outcome.FILED, "SALES")
        assert _read(renamed, number).draw is None  # a foreign number here


def test_a_twin_is_refused_unless_a_person_says_that_it_is_another(
    fresh_archive: Archive, other: Archive, file_contract: File, tmp_path: Path
) -> None:
    text = "".join(f"第{each}条 双方应当依照本合同的约定履行各自的义务" for each in range(30))
    there = file_contract(fresh_archive, text)
    file_contract(other, "另一份", customer="别的公司")
    twin = file_contract(other, text)
    assert twin != there
    bag = transfer_out(fresh_archive, [there], tmp_path / "bag").bag
    # Its number is taken there too: with one that is free, only the twin keeps it out.
    _rename(bag, there, "旧-0001")
    result = transfer_in(other, bag).results[0]
    assert result.outcome is Outcome.DUPLICATE
    assert result.error.details["number"] == twin
    assert transfer_in(other, bag, force_new=True).results[0].outcome is Outcome.FILED


def _rename(bag: Path, old: str, new: str) -> None:
    folder = bag / "data" / old
    contract = replace(record.load((folder / RECORD_NAME).read_bytes()), number=new)
    _rewrite(bag, folder, contract, {"number": new})


def _rewrite(bag: Path, folder: Path, contract: Contract, fields: dict) -> None:
    """Put another record into a bag as if it had always been so."""
    data = record.dump(contract)
    (folder / RECORD_NAME).write_bytes(data)
    lines = []
    for line in (folder / "history.jsonl").read_bytes().splitlines():
        told = {**json.loads(line), **fields}
        if "record_sha256" in told["details"]:
            told["details"]["record_sha256"] = hashlib.sha256(data).hexdigest()
        lines.append(json.dumps(told, ensure_ascii=False))
    (folder / "history.jsonl").write_text("\n".join(lines) + "\n")
    _seal_again(bag)


def test_nothing_is_handed_over_that_is_damaged_or_unknown_and_nothing_is_left(
    fresh_archive: Archive, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = fresh_archive.ledger.head()
    target = tmp_path / "bag"
    with pytest.raises(NotFoundError, match="no such contract") as missed:
        transfer_out(fresh_archive, [number, f"{number}9"], target)
    assert number in missed.value.hint
    with pytest.raises(UsageError):
        transfer_out(fresh_archive, [number], fresh_archive.root / "bag")
    free = SimpleNamespace(total=1, used=1, free=1000)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _folder: free)
        with pytest.raises(StorageError, match="needs"):
            transfer_out(fresh_archive, [number], target)
    master = next((fresh_archive.root / "2024" / "销售合同").rglob("scan.jpg"))
    master.write_bytes(master.read_bytes()[:-1] + b"?")
    with pytest.raises(DamagedError, match=r"scan\.jpg"):
        transfer_out(fresh_archive, [number], target)
    target.mkdir()
    with pytest.raises(ConflictError):
        transfer_out(fresh_archive, [number], target)
    assert list(target.iterdir()) == []
    assert [path for path in tmp_path.iterdir() if ".part-" in path.name] == []
    assert fresh_archive.ledger.head() == head


def test_what_is_changed_while_it_is_copied_is_not_handed_over(
    fresh_archive: Archive, number: str, tmp_path: Path
) -> None:
    head = fresh_archive.ledger.head()
    target = tmp_path / "bag"
    with pytest.raises(ConflictError, match="stands there"):
        transfer_out(fresh_archive, [number], target, progress=lambda _number: target.mkdir())
    assert fresh_archive.ledger.head() == head
    target.rmdir()

    def change(number: str) -> None:
        unrelate(fresh_archive, number, "KJ-2024-0001")

    with pytest.raises(ConflictError, match="changed meanwhile"):
        transfer_out(fresh_archive, [number], target, progress=change)
    assert not target.exists()
    assert [path for path in tmp_path.iterdir() if ".part-" in path.name] == []
    last = list(fresh_archive.ledger.entries())[-1].entry
    assert last.act == Act.RELATE


def test_the_history_that_came_along_is_kept_when_a_contract_is_read_again(
    fresh_archive: Archive, other: Archive, make_pdf: Callable, tmp_path: Path
) -> None:
    intake = Intake(
        files=(make_pdf("a.pdf", "Sales Contract between two companies"),),
        series="XS",
        customer="华东机电有限公司",
        signed_on=date(2024, 7, 1),
        amount=Decimal(1),
        title="Sales Contract",
        ocr=OcrMode.SKIP,
    )
    number = next(iter(ingest(fresh_archive, [intake]))).number
    assert number
    transfer_in(other, transfer_out(fresh_archive, [number], tmp_path / "bag").bag)
    before = _read(other, number).items[-1]
    rescan(other, number, mode=OcrMode.SKIP)
    assert _read(other, number).items[-1] == before


def _flip(bag: Path) -> None:
    path = next((bag / "data").rglob("scan.jpg"))
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)


def _drop(bag: Path) -> None:
    next((bag / "data").rglob("scan.jpg")).unlink()


def _add(bag: Path) -> None:
    (bag / "data" / "extra.txt").write_text("more")


def _link(bag: Path) -> None:
    path = next((bag / "data").rglob("scan.jpg"))
    outside = bag.parent / "outside.jpg"
    path.rename(outside)
    path.symlink_to(outside)


def _link_a_folder(bag: Path) -> None:
    (bag / "data").rename(bag.parent / "elsewhere")
    (bag / "data").symlink_to(bag.parent / "elsewhere")


def _pipe(bag: Path) -> None:
    os.mkfifo(bag / "data" / "pipe")


def _climb(bag: Path) -> None:
    (bag.parent / "secret").write_text("s")
    digest = hashlib.sha256(b"s").hexdigest()
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{digest}  data/../../secret\n")


def _climb_in_code(bag: Path) -> None:
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{'0' * 64}  /etc/passwd\n")


def _name_twice(bag: Path) -> None:
    path = bag / "manifest-sha256.txt"
    path.write_text(path.read_text() + path.read_text().splitlines()[0] + "\n")


def _huge(bag: Path) -> None:
    os.truncate(bag / "manifest-sha256.txt", 1 << 40)


def _huge_payload(bag: Path) -> None:
    path = next((bag / "data").rglob("scan.jpg"))
    os.truncate(path, 1 << 42)
    (bag / "bag-info.txt").unlink()
    (bag / "tagmanifest-sha256.txt").unlink()


def _fetch(bag: Path) -> None:
    (bag / "fetch.txt").write_text("https://example.com/a 1 data/a\n")


def _no_bag(bag: Path) -> None:
    (bag / "bagit.txt").unlink()


def _other_version(bag: Path) -> None:
    (bag / "bagit.txt").write_text("BagIt-Version: 9.0\nTag-File-Character-Encoding: UTF-8\n")


def _no_manifest(bag: Path) -> None:
    (bag / "manifest-sha256.txt").unlink()


def _changed_list(bag: Path) -> None:
    (bag / "transfer-list.csv").write_text("1")


def _wrong_sum(bag: Path) -> None:
    (bag / "bag-info.txt").write_text("Payload-Oxum: 1.1\n")
    (bag / "tagmanifest-sha256.txt").unlink()


def _loose(bag: Path) -> None:
    _add(bag)
    _seal_again(bag)


def _no_record(bag: Path) -> None:
    next((bag / "data").rglob(RECORD_NAME)).unlink()
    _seal_again(bag)


def _other_record(bag: Path) -> None:
    path = next((bag / "data").rglob(RECORD_NAME))
    path.write_text(path.read_text().replace("王一", "王二"))
    _seal_again(bag)


def _other_file(bag: Path) -> None:
    _flip(bag)
    _seal_again(bag)


def _no_history(bag: Path) -> None:
    next((bag / "data").rglob("history.jsonl")).write_text("{}\n")
    _seal_again(bag)


def _unlisted(bag: Path) -> None:
    (next((bag / "data").rglob("scan.jpg")).parent / "more.jpg").write_text("more")
    _seal_again(bag)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_flip, "scan.jpg has changed"),
        (_drop, "scan.jpg is in manifest-sha256.txt and not in the bag"),
        (_add, "data/extra.txt is in the bag and not in manifest-sha256.txt"),
        (_link, "scan.jpg is a link"),
        (_link_a_folder, "data is a link"),
        (_pipe, "data/pipe is no plain file"),
        (_climb, "leads out of the bag: data/../../secret"),
        (_climb_in_code, "leads out of the bag: /etc/passwd"),
        (_name_twice, "names a file again"),
        (_huge, "manifest-sha256.txt is larger than"),
        (_huge_payload, "there is room for"),
        (_fetch, "fetch.txt"),
        (_no_bag, "it has no bagit.txt"),
        (_other_version, "9.0"),
        (_no_manifest, "no manifest-sha256.txt"),
        (_changed_list, "transfer-list.csv has changed"),
        (_wrong_sum, "Payload-Oxum says 1.1"),
        (_loose, "data/extra.txt is in no contract's folder"),
        (_no_record, "it has no contract.yaml"),
        (_other_record, "does not end with the record as it is"),
        (_other_file, "is not as its record says"),
        (_no_history, "is no entry of a ledger"),
        (_unlisted, "more.jpg is not in its record"),
    ],
)
def test_a_bag_that_does_not_hold_together_is_refused_in_one_line(
    other: Archive, bag: Path, spoil: Callable, told: str
) -> None:
    spoil(bag)
    head = other.ledger.head()
    with pytest.raises(InputError) as refused:
        transfer_in(other, bag)
    assert told in refused.value.message
    assert "\n" not in refused.value.message
    assert refused.value.hint
    assert (other.ledger.head(), other.catalog.count()) == (head, 0)


@pytest.mark.parametrize("path", ["no-folder", "file.txt"])
def test_what_is_no_bag_at_all_is_said_to_be_none(
    other: Archive, tmp_path: Path, path: str
) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(InputError, match="no bag"):
        transfer_in(other, tmp_path / path)


def _spoilt(contract: Contract, what: str) -> Contract:
    item = contract.items[0]
    terms = contract.terms
    changes = {
        "nan": {"terms": replace(terms, amount=Money(Decimal("NaN")))},
        "vast": {"terms": replace(terms, amount=Money(Decimal("1E+999999")))},
        "pages": {"items": (replace(item, pages=10**30), *contract.items[1:])},
        "year": {"filing_year": 10**30},
    }  # fmt: skip
    return replace(contract, **changes[what])


@pytest.mark.parametrize("what", ["nan", "vast", "pages", "year"])
def test_a_record_that_no_catalog_can_hold_never_reaches_the_archive(
    other: Archive, number: str, bag: Path, what: str
) -> None:
    folder = bag / "data" / number
    contract = record.load((folder / RECORD_NAME).read_bytes())
    _rewrite(bag, folder, _spoilt(contract, what), {})
    head = other.ledger.head()
    try:
        results = transfer_in(other, bag).results
    except InputError:
        results = ()
    assert all(isinstance(each.error, ArchiveError) for each in results)
    assert other.ledger.head() == head
    assert other.reindex() == 0


@pytest.mark.parametrize("path", ["contract.yaml", "../../outside", "a/intake.yaml", ".x", "a\nb"])
def test_a_record_cannot_have_its_files_written_elsewhere(
    other: Archive, number: str, bag: Path, path: str
) -> None:
    folder = bag / "data" / number
    contract = record.load((folder / RECORD_NAME).read_bytes())
    item = contract.items[0]
    (master,) = item.masters
    masters = (replace_path(folder, master, path),)
    items = (replace(item, masters=masters), *contract.items[1:])
    _rewrite(bag, folder, replace(contract, items=items), {})
    with pytest.raises(InputError):
        transfer_in(other, bag)
    assert other.catalog.count() == 0


def replace_path(folder: Path, master: object, path: str) -> object:
    target = folder / path
    if path != RECORD_NAME and ".." not in path:
        target.parent.mkdir(exist_ok=True)
        (folder / master.path).rename(target)  # type: ignore[attr-defined]
    return master._replace(path=path)  # type: ignore[attr-defined]
